//! From a definition to the same definition in canonical layout.
//!
//! Keys stand in the order of the format's tables, indented by two blanks;
//! what is in brackets stays so where it fits on a line. Everything else is
//! as it was written: words of either language, quotes, anchors, comments.

mod lines;
mod order;
mod page;

use crate::model::Process;
use crate::source::Source;
use crate::source::written::{NotWritten, Written};

pub(super) use page::{INDENT, WIDTH};

/// Why a definition is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoLayout {
    /// It holds something that has no place in the layout.
    Unusual(NotWritten),
    /// It would not say the same, or not hold the same comments.
    Differs,
}

/// A definition, of which `process` is what it says, in canonical layout,
/// without a byte-order mark, its lines ending as its first line does.
///
/// # Errors
/// What keeps it from being laid out. The result is read again before it is
/// returned: it says the same and holds the same comments.
pub fn lay_out(source: &Source, process: &Process) -> Result<String, NoLayout> {
    let written = source.written().map_err(NoLayout::Unusual)?;
    let comments = comments(&written);
    let text = page::print(&order::in_order(written)).text(line_end(source.text()));
    if same(source, process, &comments, &text) { Ok(text) } else { Err(NoLayout::Differs) }
}

/// A text taken apart, laid out, its keys in the order they have.
pub(super) fn print(written: &Written, line_end: &str) -> String {
    page::print(written).text(line_end)
}

/// Whether a text says what the source does, with the same comments.
fn same(source: &Source, process: &Process, wanted: &[String], text: &str) -> bool {
    let Ok(again) = Source::read(source.name(), text.as_bytes().to_vec()) else { return false };
    let same_comments = || {
        // Without their sign there are none.
        let none = wanted.is_empty() && !text.contains('#');
        none || again.written().is_ok_and(|again| comments(&again) == wanted)
    };
    super::read(&again).is_ok_and(|again| again == *process) && same_comments()
}

/// Every comment, sorted.
fn comments(written: &Written) -> Vec<String> {
    let mut comments: Vec<String> = written.comments().into_iter().map(str::to_owned).collect();
    comments.sort_unstable();
    comments
}

/// How the lines of a text end: as the first one does.
pub(super) fn line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        _ => "\n",
    }
}
