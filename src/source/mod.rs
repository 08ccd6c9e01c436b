//! The text that was read, and where in it each [`Place`] lies.
//!
//! A text in YAML finds its own places; a table finds them by cell.

mod characters;
mod colon;
mod compose;
mod conflict;
mod decode;
mod line_changes;
mod locate;
mod table;
mod tree;
pub mod written;

use std::ops::Range;
use std::sync::OnceLock;

use crate::model::{Defect, Place, Problem};

pub(crate) use colon::key_before_colon;
pub use decode::MOST_BYTES;
pub use line_changes::line_changes;
pub use table::{CellAt, CellName, TablePage, TableParts};
pub use tree::{Entry, NodeId, Shown, Tree, Words};

/// A text with a name, and how it is laid out.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    tree: Tree,
    /// Where each line starts, found when it is first asked for.
    lines: OnceLock<Vec<usize>>,
    /// Where its characters are, found when that is first asked for.
    characters: OnceLock<characters::Characters>,
    /// What a table knows besides: its text is the page of its rows.
    table: Option<Box<table::Table>>,
}

/// A text that could not be read.
#[derive(Clone, Debug)]
pub struct Unread {
    /// What is known of the text, enough to show where it fails. Its text is
    /// empty where not even the characters could be made out.
    pub source: Source,
    /// Why; at least one.
    pub defects: Vec<Defect>,
}

/// Where in a text something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// From 1; in a table the row of the sheet.
    pub line: usize,
    /// In characters, from 1; in a table the column of the sheet.
    pub column: usize,
    /// The bytes to point at, within [`Source::text`].
    pub bytes: Range<usize>,
    /// The line of [`Source::text`]: `line`, but where a table has sheets
    /// before this one.
    pub text_line: usize,
}

impl Source {
    /// Reads a text in YAML; `name` is the path that is printed with it.
    ///
    /// # Errors
    /// What is wrong with the text before anything is known of a process:
    /// encoding, control characters, syntax, limits, documents.
    pub fn read(name: &str, bytes: Vec<u8>) -> Result<Self, Box<Unread>> {
        let mut source = Self::text_only(name, bytes)?;
        let defects = conflict::conflicts(&source.text);
        if !defects.is_empty() {
            return Err(Box::new(Unread { source, defects }));
        }
        let composed = compose::compose(&source.text);
        source.tree = composed.tree;
        if composed.defects.is_empty() {
            return Ok(source);
        }
        Err(Box::new(Unread { source, defects: composed.defects }))
    }

    /// Reads a text of whose layout nothing is known: only `Segment::At`
    /// leads anywhere in it.
    ///
    /// # Errors
    /// An encoding that is not UTF-8, control characters, more than
    /// [`MOST_BYTES`].
    pub fn text_only(name: &str, bytes: Vec<u8>) -> Result<Self, Box<Unread>> {
        match decode::decode(bytes) {
            Ok(text) => Ok(Self::of_text(name, text)),
            Err(undecoded) => {
                Err(Box::new(Unread { source: Self::of_text(name, undecoded.text), defects: vec![undecoded.defect] }))
            }
        }
    }

    fn of_text(name: &str, text: String) -> Self {
        Self {
            name: name.to_owned(),
            text,
            tree: Tree::default(),
            lines: OnceLock::new(),
            characters: OnceLock::new(),
            table: None,
        }
    }

    /// The path that is printed.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The characters, without a byte-order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of a line, from 1, without its end; none behind the last.
    #[must_use]
    pub fn line_bytes(&self, line: usize) -> Range<usize> {
        let (start, end) = (self.line_start(line), self.line_start(line + 1));
        let text = &self.text[start..end];
        start..start + text.trim_end_matches(['\n', '\r']).len()
    }

    /// How many units of UTF-16 a part of the text has.
    #[must_use]
    pub fn units(&self, part: Range<usize>) -> usize {
        self.characters().units(&self.text, part)
    }

    fn characters(&self) -> &characters::Characters {
        self.characters.get_or_init(|| characters::Characters::of(&self.text))
    }

    /// Whether the text has comments of its author.
    #[must_use]
    pub fn has_comments(&self) -> bool {
        // Taking a text apart costs more than reading it: not where none can be.
        self.table.is_none()
            && self.text.contains('#')
            && self.written().is_ok_and(|written| !written.comments().is_empty())
    }

    /// How the text is laid out.
    #[must_use]
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The text of a scalar, which for a plain one is its own spelling.
    #[must_use]
    pub fn scalar(&self, node: NodeId) -> Option<ScalarText<'_>> {
        match self.tree.show(node) {
            Shown::Scalar { text, plain } => {
                let written = self.definition().unwrap_or(&self.text);
                Some(ScalarText { text: text.of(written), plain })
            }
            Shown::List(_) | Shown::Map(_) => None,
        }
    }
}

/// A scalar as it is meant and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScalarText<'s> {
    /// Its text.
    pub text: &'s str,
    /// Without quotes, block indicator or tag.
    pub plain: bool,
}

impl ScalarText<'_> {
    /// Whether it stands for nothing: empty, `~` or `null` without quotes.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.plain && matches!(self.text, "" | "~" | "null" | "Null" | "NULL")
    }
}

/// A defect of the text itself.
fn at(line: usize, column: usize, problem: Problem) -> Defect {
    Defect::new(Place::process().at(line, column), problem)
}
