//! The words of the format in the language of a table.

use super::columns::SheetColumn;
use crate::input::print::Vocabulary;
use crate::model::{KEYS, KeyGroup, key_of};

/// The rank of a key in either language.
pub(super) fn place(group: KeyGroup, word: &str) -> Option<usize> {
    KEYS.iter().position(|key| key.group == group && (key.english == word || key.chinese == word))
}

impl Vocabulary {
    /// A key inside a key of the process or of a step.
    pub(super) fn within(self, outer: &str, key: &'static str) -> &'static str {
        let outer = key_of(KeyGroup::Process, outer).or_else(|| key_of(KeyGroup::Step, outer));
        let group = outer.and_then(|outer| outer.form.group()).expect("a column is of a key that is a map");
        self.key(group, key)
    }

    /// A boolean as an office writes it.
    pub(super) fn pick_flag(self, truth: &str) -> &'static str {
        if truth == "true" { self.pick("yes", "是") } else { self.pick("no", "否") }
    }

    pub(super) fn heading(self, column: &SheetColumn) -> &'static str {
        self.pick(column.english, column.chinese)
    }
}
