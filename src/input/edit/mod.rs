//! A definition changed in the text as it stands.
//!
//! The text is taken apart with its comments, changed there, and laid out;
//! against the layout of the text before, that shows which lines change. Only
//! those are taken over; every other line stays to the letter. What comes out
//! is read again: it says what was meant, and holds every comment once.

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

/// Why a definition cannot be changed in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritable {
    /// What stands here is written in a way that cannot be changed in place:
    /// an anchor, an alias, a map merged in, or something that nobody writes
    /// in a definition.
    Place(Place),
    /// A line and a column, for what has no place in the process.
    At(usize, usize),
    /// What would come out says something else, or not all comments.
    Differs,
}

/// What is said of a step: by its new id, the key that changes, and what
/// stood there.
pub type OfStep<'r> = &'r dyn Fn(&str, Option<&'static str>, Option<&str>) -> Option<String>;

/// What is said above a line that changes.
pub struct Remarks<'r> {
    /// Of a step by its new id, the key that changes, and what stood there;
    /// none for a step that comes or goes whole.
    pub of_step: OfStep<'r>,
    /// Of a key of the process.
    pub of_process: &'r dyn Fn(&'static str) -> Option<String>,
}

/// Which steps of the new definition those of the old one are.
pub struct Renewal<'r> {
    /// The definition as it stands.
    pub old: &'r Process,
    /// As it is to be.
    pub new: &'r Process,
    /// For each step of the old one its id in the new one; none where it went.
    pub called: &'r [Option<String>],
}

/// The text of a definition with the changes made.
///
/// # Errors
/// What keeps them from being made.
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

/// What was laid out stays laid out.
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

/// Whether a text says what is meant and holds every comment once, those that
/// were added among them.
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
#[must_use]
pub fn vocabulary(source: &Source) -> Vocabulary {
    let tree = source.tree();
    let Some(Shown::Map(entries)) = tree.root().map(|root| tree.show(root)) else { return Vocabulary::English };
    let is_chinese = entries
        .iter()
        .filter_map(|entry| source.scalar(entry.key))
        .any(|key| crate::model::key_of(KeyGroup::Process, key.text).is_some_and(|known| known.english != key.text));
    if is_chinese { Vocabulary::Chinese } else { Vocabulary::English }
}
