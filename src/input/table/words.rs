//! The words of the format in the language of a table.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::columns::SheetColumn;
use super::heads::units::Suffix;
use crate::input::print::Vocabulary;
use crate::model::{KEYS, KeyGroup, Spelled};

/// The words of the format in the language of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    pub vocabulary: Vocabulary,
}

/// The rank of a key in the order of the format. Computed for every cell.
pub(super) fn order(group: KeyGroup, key: &str) -> Option<usize> {
    static ORDER: LazyLock<HashMap<(KeyGroup, &str), usize>> =
        LazyLock::new(|| KEYS.iter().enumerate().map(|(nth, key)| ((key.group, key.english), nth)).collect());
    ORDER.get(&(group, key)).copied()
}

/// The rank of a key in either language.
pub(super) fn place(group: KeyGroup, word: &str) -> Option<usize> {
    KEYS.iter().position(|key| key.group == group && (key.english == word || key.chinese == word))
}

impl Words {
    pub fn key(self, group: KeyGroup, key: &'static str) -> &'static str {
        match self.vocabulary {
            Vocabulary::English => key,
            Vocabulary::Chinese => order(group, key).and_then(|nth| KEYS.get(nth)).map_or(key, |known| known.chinese),
        }
    }

    pub fn process(self, key: &'static str) -> &'static str {
        self.key(KeyGroup::Process, key)
    }

    pub fn step(self, key: &'static str) -> &'static str {
        self.key(KeyGroup::Step, key)
    }

    pub fn after(self, key: &'static str) -> &'static str {
        self.key(KeyGroup::After, key)
    }

    pub fn need(self, key: &'static str) -> &'static str {
        self.key(KeyGroup::Need, key)
    }

    pub fn days(self, key: &'static str) -> &'static str {
        self.key(KeyGroup::Days, key)
    }

    /// A key inside a key of the process or of a step.
    pub fn within(self, outer: &str, key: &'static str) -> &'static str {
        let group = match outer {
            "limits" => KeyGroup::Limits,
            "limit" => KeyGroup::Limit,
            "rework" => KeyGroup::Rework,
            _ => KeyGroup::Figures,
        };
        self.key(group, key)
    }

    pub fn of<T: Spelled>(self, value: T) -> &'static str {
        match self.vocabulary {
            Vocabulary::English => value.english(),
            Vocabulary::Chinese => value.chinese(),
        }
    }

    pub fn suffix(self, (english, chinese): Suffix) -> &'static str {
        self.pick(english, chinese)
    }

    /// A boolean as an office writes it.
    pub fn pick_flag(self, truth: &str) -> &'static str {
        if truth == "true" { self.pick("yes", "是") } else { self.pick("no", "否") }
    }

    pub fn heading(self, column: &SheetColumn) -> &'static str {
        self.pick(column.english, column.chinese)
    }

    pub fn pick(self, english: &'static str, chinese: &'static str) -> &'static str {
        match self.vocabulary {
            Vocabulary::English => english,
            Vocabulary::Chinese => chinese,
        }
    }
}
