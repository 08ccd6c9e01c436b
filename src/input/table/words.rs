//! The words of the format in the language of a table.

use super::columns::Column;
use super::units::Suffix;
use crate::input::print::Vocabulary;
use crate::model::{KEYS, KeyGroup, Spelled};

/// The words of the format in the language of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    pub vocabulary: Vocabulary,
}

impl Words {
    pub fn key(self, group: KeyGroup, key: &'static str) -> &'static str {
        let known = KEYS.iter().find(|known| known.group == group && known.english == key);
        match self.vocabulary {
            Vocabulary::English => key,
            Vocabulary::Chinese => known.map_or(key, |known| known.chinese),
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

    /// A key inside `limits` or `targets`.
    pub fn inner(self, outer: &str, key: &'static str) -> &'static str {
        self.key(if outer == "limits" { KeyGroup::Limits } else { KeyGroup::Figures }, key)
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

    pub fn heading(self, column: &Column) -> &'static str {
        self.pick(column.english, column.chinese)
    }

    pub fn pick(self, english: &'static str, chinese: &'static str) -> &'static str {
        match self.vocabulary {
            Vocabulary::English => english,
            Vocabulary::Chinese => chinese,
        }
    }
}
