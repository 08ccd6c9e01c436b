//! The marks that distinguish entries of a feed: holidays and observances.
//!
//! Feeds mark their entries in their own language. Where the marks differ, the
//! user has to say which of them are days off.

use std::collections::BTreeMap;

use super::Entry;
use super::error::FileError;

/// The marks of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Its categories.
    pub(super) categories: Vec<String>,
    /// The first line of its description.
    pub(super) description: Option<String>,
    /// Whether a machine-readable mark settles the question.
    pub(super) settled: bool,
}

/// Stands for the entries without a mark.
const NONE: &str = "-";
/// Stands for every entry.
const ALL: &str = "*";

impl Marks {
    fn all(&self) -> impl Iterator<Item = &str> {
        self.categories.iter().chain(&self.description).map(String::as_str)
    }

    /// Returns whether a choice of marks includes an entry with these.
    fn are_chosen(&self, only: &[String]) -> bool {
        let takes = |mark: &str| only.iter().any(|chosen| chosen == mark);
        takes(ALL) || self.all().any(takes) || (takes(NONE) && self.all().next().is_none())
    }
}

/// The entries that count: those with one of the chosen marks, or all where the
/// marks do not differ. Make-up working days always count.
pub(super) fn choose(entries: Vec<Entry>, only: &[String]) -> Result<Vec<Entry>, FileError> {
    let off = || entries.iter().filter(|entry| !entry.works && !entry.marks.settled);
    let differ = |of: fn(&Marks) -> Vec<&String>| {
        let mut marks = off().map(|entry| {
            let mut marks = of(&entry.marks);
            marks.sort_unstable();
            marks.dedup();
            marks
        });
        marks.next().is_some_and(|first| marks.any(|other| other != first))
    };
    let in_categories = differ(|marks| marks.categories.iter().collect());
    let in_descriptions = differ(|marks| marks.description.iter().collect());
    if only.is_empty() {
        if !in_categories && !in_descriptions {
            return Ok(entries);
        }
        let names = |marks: &Marks| -> Vec<String> {
            let categories = marks.categories.iter().filter(|_| in_categories);
            categories.chain(marks.description.iter().filter(|_| in_descriptions)).cloned().collect()
        };
        return Err(FileError::Marks { known: count(off().map(|entry| names(&entry.marks))) });
    }
    let unknown = only.iter().find(|mark| !off().any(|entry| entry.marks.are_chosen(&[(*mark).clone()])));
    if let Some(mark) = unknown {
        let known = count(off().map(|entry| entry.marks.all().map(str::to_owned).collect()));
        return Err(FileError::UnknownMark { mark: mark.clone(), known });
    }
    let counts = |entry: &Entry| entry.works || entry.marks.settled || entry.marks.are_chosen(only);
    Ok(entries.into_iter().filter(counts).collect())
}

/// Each mark with the number of its entries, the most frequent first.
fn count(entries: impl Iterator<Item = Vec<String>>) -> Vec<(Option<String>, usize)> {
    let mut counts: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for mut marks in entries {
        marks.sort_unstable();
        marks.dedup();
        if marks.is_empty() {
            *counts.entry(None).or_default() += 1;
        }
        for mark in marks {
            *counts.entry(Some(mark)).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}
