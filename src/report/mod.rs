//! The answer of a command, before it has a format.
//!
//! Formats for people are made of a [`Report`], formats for programs of
//! [`Json`] or of a [`Sheet`]. A command that builds these has every format; a
//! format that reads one of them serves every command.

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

use sheet::{or_empty, sheet};

use parts::{bars, change, contract, figures, lengths, name_or};

use std::sync::Arc;

use crate::finding::Finding;
use crate::model::Days;
use crate::source::Source;
use crate::text::Text;
use crate::text::labels::Label;

/// One document, from top to bottom.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct Report {
    /// Its parts.
    pub blocks: Vec<Block>,
}

/// A part of a report.
#[derive(Clone, Debug)]
pub enum Block {
    /// The summary at the top, in three lines.
    Headline {
        /// The subject.
        title: Text,
        /// The main figure.
        figure: Text,
        /// Further figures, each with its name.
        facts: Vec<(Label, Cell)>,
    },
    /// The title of the blocks that follow.
    Section(Text),
    /// Running text.
    Paragraph(Text),
    /// Items joined by arrows.
    Chain(Vec<Text>),
    /// Items of a list without an order.
    List(Vec<Text>),
    /// Rows and columns.
    Table(Table),
    /// Bars on one scale.
    Bars(Bars),
    /// A picture of the order of steps.
    Diagram(Box<diagram::Diagram>),
    /// The time of each step, and how late it may be.
    Plan(Box<diagram::Plan>),
    /// Questions with lines to fill in.
    Form {
        /// The title.
        title: Text,
        /// The questions.
        items: Vec<FormItem>,
    },
    /// Lines printed as they are.
    Verbatim(Verbatim),
    /// The result in one line: first in a document, last on a terminal.
    Verdict(Text),
    /// A finding, with the lines that it is about.
    Found(ShownFinding),
    /// A page of this program's documentation, in Markdown.
    Page(Text),
    /// Details beyond a first overview, for formats that can fold them away
    /// behind a title.
    Folded {
        /// The title.
        title: Text,
        /// The folded blocks.
        blocks: Vec<Block>,
    },
    /// The mark by which a later document finds and replaces this one; it is
    /// not shown.
    Mark(String),
}

impl Block {
    /// The block behind its own title, folded away.
    fn folded(self) -> Self {
        let title = match &self {
            Self::Table(table) => table.title.clone(),
            Self::Bars(bars) => bars.title.clone(),
            Self::Diagram(diagram) => diagram.title.clone(),
            Self::Plan(plan) => plan.title.clone(),
            _ => Text::default(),
        };
        Self::Folded { title, blocks: vec![self] }
    }
}

/// A question and the lines on which it is answered.
#[derive(Clone, Debug)]
pub struct FormItem {
    /// The question.
    pub text: Text,
    /// The label in front of each line.
    pub lines: Vec<Label>,
}

/// Lines that are not wrapped, indented or translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verbatim {
    /// Their language in the terms of Markdown: `yaml`, `diff`.
    pub notation: &'static str,
    /// The lines, each with its end.
    pub text: String,
}

/// A finding in a text.
#[derive(Clone, Debug)]
pub struct ShownFinding {
    /// The finding and its place.
    pub finding: Arc<Finding>,
    /// The text, where it could be read.
    pub source: Option<Arc<Source>>,
    /// The reason it does not count; then a first overview leaves it out.
    pub suppressed: Option<Text>,
}

/// Rows of cells under named columns.
#[derive(Clone, Debug)]
#[must_use]
pub struct Table {
    /// The title.
    pub title: Text,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// The part that is enough for a first overview; `None` where the whole is
    /// shown.
    pub glance: Option<Glance>,
}

/// A table whose columns are each written once, the head and the cell of a
/// row: `table!(title, rows, |row| [(Column::words(HEAD), cell), …])`, with the
/// part for a first overview behind it where there is one.
macro_rules! table {
    (@glance) => { None };
    (@glance $glance:expr) => { $glance };
    ($title:expr, $rows:expr, |$row:pat_param| [$(($column:expr, $cell:expr $(,)?)),+ $(,)?] $(, $glance:expr)? $(,)?) => {
        $crate::report::Table {
            title: $crate::text::Text::from($title),
            columns: vec![$($column),+],
            rows: $rows.into_iter().map(|$row| vec![$($crate::report::Cell::from($cell)),+]).collect(),
            glance: $crate::report::table!(@glance $($glance)?),
        }
    };
}
use table;

/// The part of a table for a first overview.
#[derive(Clone, Debug, Default)]
pub struct Glance {
    /// The rows that are shown, in ascending order.
    pub rows: Vec<usize>,
    /// The remarks about the other rows; without rows and remarks the whole is
    /// left out.
    pub rest: Vec<Text>,
}

impl Glance {
    /// The first rows, at most `most`; `None` where that is all of them.
    #[must_use]
    pub fn first(most: usize, of: usize) -> Option<Self> {
        (of > most).then(|| Self { rows: (0..most).collect(), rest: vec![analysis::say::more(of - most)] })
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Column {
    /// Its name.
    pub head: Label,
    /// The side on which its cells line up.
    pub side: Side,
    /// Whether it may be left out where space is short.
    pub optional: bool,
}

impl Column {
    /// A column of words.
    pub const fn words(head: Label) -> Self {
        Self { head, side: Side::Left, optional: false }
    }

    /// A column of figures.
    pub const fn figures(head: Label) -> Self {
        Self { head, side: Side::Right, optional: false }
    }

    /// The same column, left out where space is short.
    pub const fn where_it_fits(self) -> Self {
        Self { optional: true, ..self }
    }
}

/// The side that cells are aligned to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// For words.
    Left,
    /// For figures.
    Right,
}

/// Bars side by side on one scale: a row for each item, a series of bars for
/// each scenario.
#[derive(Clone, Debug)]
pub struct Bars {
    /// The title.
    pub title: Text,
    /// The scenarios, each with its whole length.
    pub series: Vec<(Label, Days)>,
    /// The rows.
    pub rows: Vec<BarRow>,
    /// The part that is enough for a first overview; `None` where the whole is
    /// shown.
    pub glance: Option<Glance>,
}

/// An item and its bars.
#[derive(Clone, Debug)]
pub struct BarRow {
    /// Its name.
    pub name: Text,
    /// Its own length.
    pub length: Cell,
    /// Its bar in each series; `None` where the item is missing from it.
    pub bars: Vec<Option<Bar>>,
    /// The label where it is missing.
    pub absent: Label,
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The start.
    pub start: Days,
    /// The end.
    pub finish: Days,
    /// The meaning of the bar.
    pub style: BarStyle,
}

/// The meaning of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarStyle {
    /// On a critical path.
    Critical,
    /// Adds nothing.
    Waste,
    /// Has some float.
    Normal,
    /// A plan, not the present state.
    Planned,
    /// An amount that is not of a single step.
    Whole,
    /// An amount that is saved.
    Saved,
    /// An amount that is added.
    Added,
}
