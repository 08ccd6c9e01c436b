//! The source of a process: its text, and the location of each [`Place`] in it.
//!
//! A YAML text resolves its own places; a table resolves them by cell.

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

/// A named text and its layout.
#[derive(Clone, Debug)]
pub struct Source {
    name: String,
    text: String,
    tree: Tree,
    /// The offset of each line, computed on first use.
    lines: OnceLock<Vec<usize>>,
    /// The index of its characters, built on first use.
    characters: OnceLock<characters::Characters>,
    /// The data of a table, whose text is the page of its rows.
    table: Option<Box<table::Table>>,
}

/// A text that could not be read.
#[derive(Clone, Debug)]
pub struct Unread {
    /// As much of the source as is needed to show where it fails. Its text is
    /// empty where not even the characters could be decoded.
    pub source: Source,
    /// The reasons; at least one.
    pub defects: Vec<Defect>,
}

/// A location in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The line, from 1; in a table the row of the sheet.
    pub line: usize,
    /// The column in characters, from 1; in a table the column of the sheet.
    pub column: usize,
    /// The bytes to point at, within [`Source::text`].
    pub bytes: Range<usize>,
    /// The line of [`Source::text`]; differs from `line` where a table has
    /// sheets before this one.
    pub text_line: usize,
}

impl Source {
    /// Reads a text in YAML; `name` is the path that messages show.
    ///
    /// # Errors
    ///
    /// Defects of the text itself, before a process is read from it: encoding,
    /// control characters, syntax, limits, documents.
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

    /// Reads a text without a layout: only `Segment::At` can be located in it.
    ///
    /// # Errors
    ///
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

    /// The path that messages show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte-order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte range of a line, from 1, without its line end; empty behind the
    /// last line.
    pub fn line_bytes(&self, line: usize) -> Range<usize> {
        let (start, end) = (self.line_start(line), self.line_start(line + 1));
        let text = &self.text[start..end];
        start..start + text.trim_end_matches(['\n', '\r']).len()
    }

    /// The number of UTF-16 units in a part of the text.
    pub fn units(&self, part: Range<usize>) -> usize {
        self.characters().units(&self.text, part)
    }

    fn characters(&self) -> &characters::Characters {
        self.characters.get_or_init(|| characters::Characters::of(&self.text))
    }

    /// Returns whether the text has comments.
    pub fn has_comments(&self) -> bool {
        // Parsing costs more than this look at the text: skip it where there can
        // be no comment.
        self.table.is_none()
            && self.text.contains('#')
            && self.written().is_ok_and(|written| !written.comments().is_empty())
    }

    /// The layout of the text.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The text of a scalar; that of a plain one is its own spelling.
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

/// The value of a scalar and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScalarText<'s> {
    /// Its text.
    pub text: &'s str,
    /// Whether it has no quotes, block indicator or tag.
    pub plain: bool,
}

impl ScalarText<'_> {
    /// Returns whether it is null: empty, `~` or `null` without quotes.
    pub fn is_null(self) -> bool {
        self.plain && matches!(self.text, "" | "~" | "null" | "Null" | "NULL")
    }
}

/// A defect of the text itself.
fn at(line: usize, column: usize, problem: Problem) -> Defect {
    Defect::new(Place::process().at(line, column), problem)
}
