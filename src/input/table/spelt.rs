//! Values as the format spells them, broken into lines as the layout does: the
//! output is in canonical layout, so that it need not be laid out, and read, a
//! second time.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::scalar::{self, can_be_block, scalar};
use crate::input::layout::{INDENT, WIDTH};
use crate::source::CellAt;

/// A value of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Spelt {
    /// A scalar, spelled on one line.
    Scalar(String),
    /// A text of several lines, one line each.
    Lines(String),
    List(Vec<Spelt>),
    /// A map whose keys are spelled scalars.
    Map(Vec<(Cow<'static, str>, Spelt)>),
    /// A map with a line for every entry, since each comes from a cell of its
    /// own.
    Cells(Vec<Inner>),
}

/// An entry of a map that comes from several cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Inner {
    pub key: &'static str,
    pub value: Spelt,
    pub at: CellAt,
    /// Whether the reader will accept it.
    pub is_fit: bool,
}

/// The start of the line before a value.
#[derive(Clone, Copy)]
pub(super) enum Lead<'k> {
    /// A key.
    Key(&'k str),
    /// The dash of an item.
    Dash,
}

impl<'k> Lead<'k> {
    fn parts(self) -> [&'k str; 2] {
        match self {
            Self::Key(key) => [key, ":"],
            Self::Dash => ["-", ""],
        }
    }
}

impl Spelt {
    /// A text, quoted where that is necessary.
    pub fn text(text: &str) -> Self {
        if can_be_block(text) { Self::Lines(text.to_owned()) } else { Self::Scalar(scalar(text).into_owned()) }
    }

    /// A text on one line.
    pub fn line(text: &str) -> Self {
        Self::Scalar(scalar(text).into_owned())
    }

    /// A word of the format, which needs no quotes.
    pub fn word(word: &str) -> Self {
        Self::Scalar(word.to_owned())
    }

    /// A map of the values of several cells: on one line as people write it,
    /// unless one of them is faulty and has to be found.
    pub fn of_cells(entries: Vec<Inner>) -> Self {
        if entries.iter().all(|entry| entry.is_fit) {
            return Self::Map(entries.into_iter().map(|entry| (entry.key.into(), entry.value)).collect());
        }
        Self::Cells(entries)
    }

    /// A list of texts.
    pub fn texts(items: &[String]) -> Self {
        Self::List(items.iter().map(|item| Self::Scalar(scalar::item(item).into_owned())).collect())
    }

    /// On one line, with lists and maps in brackets.
    fn inline(&self) -> String {
        match self {
            Self::Scalar(text) => text.clone(),
            Self::Lines(text) => scalar(text).into_owned(),
            Self::List(items) => format!("[{}]", items.iter().map(Self::inline).collect::<Vec<_>>().join(", ")),
            Self::Map(entries) => {
                let entries: Vec<String> =
                    entries.iter().map(|(key, value)| format!("{key}: {}", value.inline())).collect();
                format!("{{{}}}", entries.join(", "))
            }
            Self::Cells(_) => String::new(),
        }
    }

    /// Lays out the value behind `lead`, with this indentation; `margin` stands
    /// before the first line. Calls `line` with the parts of every line, and
    /// with its own cell where it has one.
    pub fn lay(&self, margin: &str, indent: usize, lead: Lead<'_>, line: &mut dyn FnMut(&[&str], Option<CellAt>)) {
        let [key, sign] = lead.parts();
        if let Self::Scalar(text) = self {
            return line(&[margin, key, sign, " ", text], None);
        }
        if let Self::Cells(entries) = self {
            line(&[margin, key, sign], None);
            let blanks = " ".repeat(indent + INDENT);
            for entry in entries {
                let own = &mut |parts: &[&str], _: Option<CellAt>| line(parts, Some(entry.at));
                entry.value.lay(&blanks, indent + INDENT, Lead::Key(entry.key), own);
            }
            return;
        }
        if let Self::Lines(text) = self {
            line(&[margin, key, sign, " |-"], None);
            for part in text.split('\n') {
                let gap = if part.is_empty() { 0 } else { indent + INDENT };
                line(&[&" ".repeat(gap), part], None);
            }
            return;
        }
        let inline = self.inline();
        let width = indent + key.width() + sign.len() + 1 + inline.width();
        let inner = match self {
            Self::List(items) if items.is_empty() => None,
            Self::List(_) | Self::Map(_) if width > WIDTH => Some(indent + INDENT),
            _ => None,
        };
        let Some(inner) = inner else { return line(&[margin, key, sign, " ", &inline], None) };
        let is_item = matches!(lead, Lead::Dash);
        if !is_item {
            line(&[margin, key, sign], None);
        }
        let blanks = " ".repeat(inner);
        match self {
            Self::List(items) => items.iter().for_each(|item| item.lay(&blanks, inner, Lead::Dash, line)),
            Self::Map(entries) => {
                for (nth, (key, value)) in entries.iter().enumerate() {
                    // The first entry of an item is behind its dash.
                    let margin = if is_item && nth == 0 { format!("{margin}- ") } else { blanks.clone() };
                    value.lay(&margin, inner, Lead::Key(key), line);
                }
            }
            Self::Scalar(_) | Self::Lines(_) | Self::Cells(_) => {}
        }
    }
}
