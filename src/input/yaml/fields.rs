//! Reads the keys of a map: each known, none twice, none without a value.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use super::{At, ENOUGH, Reader};
use crate::input::suggest;
use crate::model::{Expected, KEYS, Key, KeyGroup, Note, Place, Problem, Related, key_of};
use crate::source::{Entry, NodeId, ScalarText, Shown, key_before_colon};

/// The entries of a map of the format by their canonical keys.
pub(crate) struct Fields {
    group: KeyGroup,
    found: Vec<Found>,
    /// Keys that unknown ones may have been meant for.
    misspelt: Vec<&'static str>,
}

struct Found {
    key: &'static Key,
    /// The index of the entry in the map.
    nth: usize,
    value: Option<NodeId>,
}

/// The content of a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    /// The key does not exist.
    Absent,
    /// A faulty key, already reported.
    Faulty,
    /// Its value.
    Value(NodeId),
}

impl Fields {
    /// The group of the map.
    pub(crate) fn group(&self) -> KeyGroup {
        self.group
    }

    /// The content of a canonical key.
    pub(crate) fn field(&self, key: &str) -> Field {
        match self.found.iter().find(|found| found.key.english == key) {
            Some(Found { value: Some(node), .. }) => Field::Value(*node),
            Some(_) => Field::Faulty,
            None if self.misspelt.contains(&key) => Field::Faulty,
            None => Field::Absent,
        }
    }

    /// The existing keys with their values.
    pub(crate) fn present(&self) -> impl Iterator<Item = (&'static Key, NodeId)> {
        self.found.iter().filter_map(|found| Some((found.key, found.value?)))
    }

    /// The value of a key, where it exists.
    pub(crate) fn get(&self, key: &str) -> Option<NodeId> {
        match self.field(key) {
            Field::Value(node) => Some(node),
            Field::Absent | Field::Faulty => None,
        }
    }
}

impl<'s> Reader<'s> {
    /// Reads the entries of a map of the format; `None` where there is no map.
    pub(crate) fn fields(&mut self, node: NodeId, group: KeyGroup, at: At<'_>, expected: Expected) -> Option<Fields> {
        let source = self.source;
        let Shown::Map(entries) = source.tree().show(node) else {
            self.wrong_shape(node, at, expected);
            return None;
        };
        let mut fields = Fields { group, found: Vec::with_capacity(entries.len()), misspelt: Vec::new() };
        for (nth, entry) in entries.iter().enumerate() {
            let Some(text) = self.key_text(entry, nth, at) else { continue };
            let Some(key) = key_of(group, text) else {
                if self.defects.len() >= ENOUGH {
                    continue;
                }
                let (meant, problem) = unknown(group, text);
                fields.misspelt.extend(meant);
                self.report(self.key_place(entries, nth, at), problem);
                continue;
            };
            match fields.found.iter().find(|found| found.key.english == key.english) {
                None => {
                    let value = self.value(entries, nth, at);
                    fields.found.push(Found { key, nth, value });
                }
                Some(_) if entry.merged => {}
                Some(first) => self.duplicate(entries, nth, first.nth, at),
            }
        }
        Some(fields)
    }

    /// Reads a map whose keys are names: `each` gets the name, its index and
    /// the value. Returns whether every key could be read as a name.
    pub(crate) fn names(
        &mut self,
        entries: &'s [Entry],
        at: At<'_>,
        mut each: impl FnMut(&mut Self, &'s str, usize, Option<NodeId>),
    ) -> bool {
        let mut seen = HashMap::with_capacity(entries.len());
        let mut named = true;
        for (nth, entry) in entries.iter().enumerate() {
            let Some(name) = self.key_text(entry, nth, at) else {
                named = false;
                continue;
            };
            match seen.entry(name) {
                Slot::Occupied(first) => self.duplicate(entries, nth, *first.get(), at),
                Slot::Vacant(slot) => {
                    slot.insert(nth);
                    if name.trim().is_empty() {
                        named = false;
                        self.report(self.key_place(entries, nth, at), Problem::EmptyName);
                    } else {
                        let value = self.value(entries, nth, at);
                        each(self, name, nth, value);
                    }
                }
            }
        }
        named
    }

    /// The value of the `nth` key; a missing one is reported.
    fn value(&mut self, entries: &[Entry], nth: usize, at: At<'_>) -> Option<NodeId> {
        let Entry { key, value, .. } = *entries.get(nth)?;
        if !self.source.scalar(value).is_some_and(ScalarText::is_null) {
            return Some(value);
        }
        let text = self.source.scalar(key).map(|key| key.text).unwrap_or_default();
        let problem = match key_before_colon(text) {
            Some((key, found)) => Problem::MistakenColon { key: key.to_owned(), found },
            None => Problem::EmptyValue(text.to_owned()),
        };
        self.report(self.key_place(entries, nth, at), problem);
        None
    }

    pub(crate) fn duplicate(&mut self, entries: &[Entry], nth: usize, first: usize, at: At<'_>) {
        let key = entries.get(nth).and_then(|entry| self.source.scalar(entry.key));
        let problem = Problem::DuplicateKey(key.map(|key| key.text).unwrap_or_default().to_owned());
        let first = Related { place: self.key_place(entries, first, at), note: Note::First };
        self.report_second(self.key_place(entries, nth, at), problem, first);
    }

    /// The text of a key; a key that has none is reported.
    fn key_text(&mut self, entry: &Entry, nth: usize, at: At<'_>) -> Option<&'s str> {
        let key = self.source.scalar(entry.key).filter(|key| !key.is_null());
        if key.is_none() {
            self.report(at.place().item(nth), Problem::KeyNotText);
        }
        key.map(|key| key.text)
    }

    /// The place of the `nth` key of a map. Computing it looks at all keys
    /// before it, so it is only done for a defect that is reported.
    pub(crate) fn key_place(&self, entries: &[Entry], nth: usize, at: At<'_>) -> Place {
        if self.defects.len() >= ENOUGH {
            return at.place();
        }
        let text = |entry: &Entry| self.source.scalar(entry.key).map(|key| key.text).unwrap_or_default();
        let spelled = entries.get(nth).map(text).unwrap_or_default();
        let before = entries.iter().take(nth).filter(|entry| text(entry) == spelled).count();
        at.place().key(spelled, before)
    }
}

/// The likely intended key for an unknown one, and the problem to report.
fn unknown(group: KeyGroup, spelled: &str) -> (Option<&'static str>, Problem) {
    if let Some((key, found)) = key_before_colon(spelled) {
        let problem = Problem::MistakenColon { key: key.to_owned(), found };
        return (key_of(group, key.trim()).map(|key| key.english), problem);
    }
    let mut groups = [KeyGroup::Process, KeyGroup::Step].into_iter().chain(KEYS.iter().map(|key| key.group));
    // One English key may have two Chinese names, each in maps of its own.
    let twin = groups.clone().find_map(|other| key_of(other, spelled)).and_then(|other| {
        KEYS.iter().find(|key| key.group == group && key.english == other.english).map(|key| key.chinese)
    });
    let suggestion = twin.or_else(|| suggest::nearest_key(group, spelled));
    let problem = Problem::UnknownKey {
        key: spelled.to_owned(),
        suggestion: suggestion.map(str::to_owned),
        known: suggest::keys(group, spelled),
        elsewhere: groups.find(|group| key_of(*group, spelled).is_some()),
    };
    (suggestion.and_then(|suggestion| key_of(group, suggestion)).map(|key| key.english), problem)
}
