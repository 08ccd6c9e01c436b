//! Puts a definition into canonical layout.
//!
//! Keys are in the order of the format's tables, indented by two spaces;
//! whatever is in brackets stays so where it fits on a line. Everything else is
//! as its author wrote it: words of either language, quotes, anchors, comments.

mod lines;
mod order;
mod page;

use crate::model::Process;
use crate::source::Source;
use crate::source::written::{NotWritten, Written};

pub(super) use page::{INDENT, WIDTH};

/// The reason why a definition is not laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoLayout {
    /// It holds a construct that has no place in the layout.
    Unusual(NotWritten),
    /// The result would have another meaning, or other comments.
    Differs,
}

/// The definition in canonical layout, without a byte-order mark, with the line
/// ends of its first line; `process` is its meaning.
///
/// # Errors
///
/// The reason why it cannot be laid out. The result is read again before it is
/// returned: it has the same meaning and holds the same comments.
pub fn lay_out(source: &Source, process: &Process) -> Result<String, NoLayout> {
    let written = source.written().map_err(NoLayout::Unusual)?;
    let comments = comments(&written);
    let text = page::print(&order::in_order(written)).text(line_end(source.text()));
    if same(source, process, &comments, &text) { Ok(text) } else { Err(NoLayout::Differs) }
}

/// A text that was taken apart, laid out with its keys in their order.
pub(super) fn print(written: &Written, line_end: &str) -> String {
    page::print(written).text(line_end)
}

/// Returns whether a text has the meaning of the source, and the same comments.
fn same(source: &Source, process: &Process, wanted: &[String], text: &str) -> bool {
    let Ok(again) = Source::read(source.name(), text.as_bytes().to_vec()) else { return false };
    let same_comments = || {
        // Without the sign of comments there are none.
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

/// The line end of a text: that of its first line.
pub(super) fn line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        _ => "\n",
    }
}
