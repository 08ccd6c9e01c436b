//! Changes a definition within its text.
//!
//! The text is taken apart with its comments, changed there, and laid out;
//! compared with the layout of the text before, that shows which lines change.
//! Only those are replaced; every other line stays exactly as it is. The result
//! is read again: it has the intended meaning, and holds every comment once.

mod lines;
mod node;
mod part;
mod process;
mod step;

use super::layout;
use super::print::Vocabulary;
use crate::model::{KeyGroup, Place, Process};
use crate::source::written::Written;
use crate::source::{Shown, Source};

/// The reason why a definition cannot be changed in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// The text at this place cannot be changed in place: an anchor, an alias,
    /// a merged map, or a construct that nobody writes in a definition.
    Place(Place),
    /// A line and a column, for text that has no place in the process.
    At(usize, usize),
    /// The result would have another meaning, or not all comments.
    Differs,
}

/// What changes of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed<'c> {
    /// What stands under a key.
    Key {
        /// The key in English.
        key: &'static str,
        /// As the file calls it.
        called: &'c str,
        /// What stood there, on one line; none where nothing did.
        was: Option<&'c str>,
    },
    /// All of it: it goes.
    Goes {
        /// What it was called.
        name: &'c str,
    },
    /// All of it: it comes.
    Comes,
}

/// What is said of a step that changes: by its new id, its old one where it
/// goes.
pub type OfStep<'r> = &'r dyn Fn(&str, Changed<'_>) -> Option<String>;

/// The remarks above lines that change.
pub struct Remarks<'r> {
    /// On a step.
    pub of_step: OfStep<'r>,
    /// On a key of the process.
    pub of_process: &'r dyn Fn(&'static str) -> Option<String>,
}

/// A definition, its successor, and which step is which.
pub struct Renewal<'r> {
    /// The current definition.
    pub old: &'r Process,
    /// The new definition.
    pub new: &'r Process,
    /// For each old step its id in the new definition; `None` where it is
    /// removed.
    pub called: &'r [Option<String>],
}

/// The text of a definition with the changes made.
///
/// # Errors
///
/// The reason why they cannot be made.
pub fn rewrite(source: &Source, renewal: &Renewal<'_>, remarks: &Remarks<'_>) -> Result<String, Unwritable> {
    let written = source.written().map_err(|unusual| Unwritable::At(unusual.line, unusual.column))?;
    let mut edited = written.clone();
    let words = vocabulary(source);
    let mut added = Vec::new();
    process::edit(&mut edited.root, renewal, words, remarks, &mut added)?;
    let end = layout::line_end(source.text());
    let (before, after) = (layout::print(&written, "\n"), layout::print(&edited, "\n"));
    let text = lines::take_over(&source.text().replace("\r\n", "\n"), &before, &after);
    let text = if end == "\r\n" { text.replace('\n', end) } else { text };
    let text = canonical(source, renewal, text);
    if says(source, renewal.new, &written, &added, &text) { Ok(text) } else { Err(Unwritable::Differs) }
}

/// A text in canonical layout stays in it.
fn canonical(source: &Source, renewal: &Renewal<'_>, text: String) -> String {
    let is_laid_out = layout::lay_out(source, renewal.old).is_ok_and(|laid_out| laid_out == source.text());
    if !is_laid_out {
        return text;
    }
    let again = Source::read(source.name(), text.clone().into_bytes()).ok();
    let laid_out = again.and_then(|again| {
        let process = super::read(&again).ok()?;
        layout::lay_out(&again, &process).ok()
    });
    laid_out.unwrap_or(text)
}

/// Returns whether a text has the intended meaning and holds every comment
/// once, including the added ones.
fn says(source: &Source, new: &Process, before: &Written, added: &[String], text: &str) -> bool {
    let Ok(again) = Source::read(source.name(), text.as_bytes().to_vec()) else { return false };
    let (Ok(process), Ok(after)) = (super::read(&again), again.written()) else { return false };
    let mut comments: Vec<&str> = before.comments();
    comments.extend(added.iter().map(String::as_str));
    let mut found = after.comments();
    comments.sort_unstable();
    found.sort_unstable();
    process == *new && comments == found
}

/// The language of the keys of a definition.
pub fn vocabulary(source: &Source) -> Vocabulary {
    let tree = source.tree();
    let Some(Shown::Map(entries)) = tree.root().map(|root| tree.show(root)) else { return Vocabulary::English };
    let is_chinese = entries
        .iter()
        .filter_map(|entry| source.scalar(entry.key))
        .any(|key| crate::model::key_of(KeyGroup::Process, key.text).is_some_and(|known| known.english != key.text));
    if is_chinese { Vocabulary::Chinese } else { Vocabulary::English }
}
