//! "Did you mean": the word of the format nearest to the written one.

use crate::model::{KEYS, KeyGroup, Wording};
use crate::text::nearest::is_chinese;
pub(crate) use crate::text::nearest::nearest;

/// The spellings of the values of one type, in the language of `written`.
pub(crate) fn words(words: &[Wording], written: &str) -> Vec<&'static str> {
    words.iter().map(|(english, chinese)| if is_chinese(written) { *chinese } else { *english }).collect()
}

/// The nearest of the values of one type.
pub(crate) fn nearest_word(words: &[Wording], written: &str) -> Option<&'static str> {
    nearest(written, words.iter().flat_map(|(english, chinese)| [*english, *chinese]))
}

/// The keys of one map, in the language of `written`.
pub(crate) fn keys(group: KeyGroup, written: &str) -> Vec<&'static str> {
    let of_group = KEYS.iter().filter(|key| key.group == group);
    of_group.map(|key| if is_chinese(written) { key.chinese } else { key.english }).collect()
}

/// The nearest of the keys of one map.
pub(crate) fn nearest_key(group: KeyGroup, written: &str) -> Option<&'static str> {
    let of_group = KEYS.iter().filter(|key| key.group == group);
    nearest(written, of_group.flat_map(crate::model::Key::spellings))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Spelled};

    #[test]
    fn a_slip_in_either_language_is_understood() {
        assert_eq!(nearest_key(KeyGroup::Step, "aftr"), Some("after"));
        assert_eq!(nearest_key(KeyGroup::Step, "Department"), Some("department"));
        assert_eq!(nearest_key(KeyGroup::Step, "前值"), Some("前置"));
        assert_eq!(nearest_key(KeyGroup::Process, "step"), Some("steps"));
        assert_eq!(nearest_word(&Kind::spellings(), "现场踏勘"), Some("踏勘"));
        assert_eq!(nearest_key(KeyGroup::Step, "colour"), None);
    }
}
