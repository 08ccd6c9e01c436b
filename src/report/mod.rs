//! What a command says, before it has a format.
//!
//! People's formats are made of a [`Report`], machines' of [`Json`] or of a
//! [`Sheet`]. A command that builds these has every format; a format that
//! reads one of them serves every command.

pub mod analysis;
mod answer;
mod cell;
pub mod check;
pub mod config;
pub mod deadline;
pub mod diagram;
pub mod diff;
mod document;
mod exact;
pub mod explanation;
mod failure;
pub mod graph;
pub mod init;
mod json;
pub mod layout;
pub mod paper;
mod parts;
pub mod propose;
pub mod rules;
pub mod say;
mod sheet;
pub mod what_if;

pub(crate) use answer::answers;
pub use answer::{Answer, MadeOf};
pub use cell::{Cell, per_cent};
pub use document::{CONTRACTS, Contract, Document};
pub use exact::{Exact, Iso, LimitValue, WrittenDefinition};
pub use failure::{DefectOfFailure, Failure, FailureDocument, Fault};
pub use json::Json;
pub use sheet::Sheet;

use parts::{bars, change, figures, lengths};

use std::sync::Arc;

use crate::finding::Finding;
use crate::model::Days;
use crate::source::Source;
use crate::text::Text;
use crate::text::labels::Label;

/// One document, from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Its parts.
    pub blocks: Vec<Block>,
}

/// A part of a report.
#[derive(Clone, Debug)]
pub enum Block {
    /// What it is all about, in three lines.
    Headline {
        /// The subject.
        title: Text,
        /// The one figure.
        figure: Text,
        /// A few more, each with its name.
        facts: Vec<(Label, Cell)>,
    },
    /// The title of what follows.
    Section(Text),
    /// Running text.
    Paragraph(Text),
    /// One thing after the other, joined by arrows.
    Chain(Vec<Text>),
    /// Points without an order.
    List(Vec<Text>),
    /// Rows and columns.
    Table(Table),
    /// Bars on one scale.
    Bars(Bars),
    /// What follows what.
    Diagram(Box<diagram::Diagram>),
    /// When each step runs, and how late it may be.
    Plan(Box<diagram::Plan>),
    /// Questions with lines to fill in.
    Form {
        /// What it is about.
        title: Text,
        /// The questions.
        items: Vec<FormItem>,
    },
    /// Lines as they are.
    Verbatim(Verbatim),
    /// What it comes to, in one line: first in a document, last on a terminal.
    Verdict(Text),
    /// Something that was found, with the lines that it is about.
    Found(ShownFinding),
    /// Documentation of ours, in Markdown.
    Page(Text),
    /// What a first look bears not, where the format can fold it away; with
    /// the words that stand for it then.
    Folded {
        /// What it is.
        title: Text,
        /// What is folded.
        blocks: Vec<Block>,
    },
    /// What a later document is known by that takes the place of this one;
    /// nobody sees it.
    Mark(String),
}

/// A question and the lines on which it is answered.
#[derive(Clone, Debug)]
pub struct FormItem {
    /// The question.
    pub text: Text,
    /// What is written on each line.
    pub lines: Vec<Label>,
}

/// Lines that are not wrapped, indented or translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verbatim {
    /// What they are written in, as Markdown calls it: `yaml`, `diff`.
    pub notation: &'static str,
    /// The lines, each with its end.
    pub text: String,
}

/// Something that was found in a text.
#[derive(Clone, Debug)]
pub struct ShownFinding {
    /// What, and where.
    pub finding: Finding,
    /// The text, where it could be read.
    pub source: Option<Arc<Source>>,
    /// Why it does not count; then a first look bears it not.
    pub suppressed: Option<Text>,
}

/// Rows of cells under named columns.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it shows.
    pub title: Text,
    /// What the rows have in common.
    pub columns: Vec<Column>,
    /// As many cells as there are columns in each.
    pub rows: Vec<Vec<Cell>>,
    /// What is enough for a first look; all of it where nothing is said.
    pub glance: Option<Glance>,
}

/// What a first look bears.
#[derive(Clone, Debug, Default)]
pub struct Glance {
    /// The rows that are shown, in ascending order.
    pub rows: Vec<usize>,
    /// What is said of the others; with no rows either, the whole is left out.
    pub rest: Vec<Text>,
}

impl Glance {
    /// The first rows, at most so many; none where that is all of them.
    #[must_use]
    pub fn first(most: usize, of: usize) -> Option<Self> {
        (of > most).then(|| Self { rows: (0..most).collect(), rest: vec![analysis::say::more(of - most)] })
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name.
    pub head: Label,
    /// The side on which its cells line up.
    pub side: Side,
    /// Whether it may be left out where there is little room.
    pub optional: bool,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub const fn words(head: Label) -> Self {
        Self { head, side: Side::Left, optional: false }
    }

    /// A column of figures.
    #[must_use]
    pub const fn figures(head: Label) -> Self {
        Self { head, side: Side::Right, optional: false }
    }

    /// The same column, left out where there is little room.
    #[must_use]
    pub const fn where_it_fits(self) -> Self {
        Self { optional: true, ..self }
    }
}

/// A side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Words line up here.
    Left,
    /// Figures line up here.
    Right,
}

/// Bars beside each other on one scale: one row a thing, one series of bars a
/// scenario.
#[derive(Clone, Debug)]
pub struct Bars {
    /// What they show.
    pub title: Text,
    /// The scenarios, each with its whole length.
    pub series: Vec<(Label, Days)>,
    /// The rows.
    pub rows: Vec<BarRow>,
    /// What is enough for a first look; all of it where nothing is said.
    pub glance: Option<Glance>,
}

/// One thing and its bars.
#[derive(Clone, Debug)]
pub struct BarRow {
    /// Its name.
    pub name: Text,
    /// Its own length.
    pub length: Cell,
    /// Its bar in each series; none where it is not there.
    pub bars: Vec<Option<Bar>>,
    /// What is said where it is not there.
    pub absent: Label,
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Where it starts.
    pub start: Days,
    /// Where it ends.
    pub finish: Days,
    /// What it means.
    pub style: BarStyle,
}

/// What a bar means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarStyle {
    /// On a critical path.
    Critical,
    /// Adds nothing.
    Waste,
    /// Can be late.
    Normal,
    /// Not as it is, but as it could be.
    Planned,
    /// An amount, of whatever steps.
    Whole,
    /// What is taken off.
    Saved,
}
