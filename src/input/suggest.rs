//! "Did you mean": the word of the format nearest to what was written.

use crate::model::{KEYS, KeyGroup, Word};

/// Whether a text is in the Chinese vocabulary.
pub(super) fn is_chinese(text: &str) -> bool {
    !text.is_ascii()
}

/// The spellings of the values of one type, in the language of `written`.
pub(super) fn words<T>(words: &'static [Word<T>], written: &str) -> Vec<&'static str> {
    words.iter().map(|word| if is_chinese(written) { word.chinese } else { word.english }).collect()
}

/// The nearest of the values of one type.
pub(super) fn nearest_word<T>(words: &'static [Word<T>], written: &str) -> Option<&'static str> {
    nearest(written, words.iter().flat_map(|word| [word.english, word.chinese]))
}

/// The keys of one map, in the language of `written`.
pub(super) fn keys(group: KeyGroup, written: &str) -> Vec<&'static str> {
    let of_group = KEYS.iter().filter(|key| key.group == group);
    of_group.map(|key| if is_chinese(written) { key.chinese } else { key.english }).collect()
}

/// The nearest of the keys of one map.
pub(super) fn nearest_key(group: KeyGroup, written: &str) -> Option<&'static str> {
    let of_group = KEYS.iter().filter(|key| key.group == group);
    nearest(written, of_group.flat_map(|key| [key.english, key.chinese].into_iter().chain(key.also.iter().copied())))
}

/// The nearest of `known`, if one is near: those in the language of what was
/// written come first, then those of fewest wrong letters.
pub(super) fn nearest(written: &str, known: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let letters = written.chars().count();
    // A name is no misspelling of a word however long it is.
    if letters > 40 {
        return None;
    }
    let folded = written.to_lowercase();
    // Of words equally near the one with the same first letter.
    let near = |word: &'static str| {
        let longest = letters.max(word.chars().count());
        let wrong = strsim::osa_distance(&folded, &word.to_lowercase());
        let part = letters > 1 && (word.contains(&folded) || (word.chars().count() > 1 && folded.contains(word)));
        let close = wrong * 10 <= longest * 4 || (wrong == 1 && longest <= 3) || part;
        close.then_some((
            is_chinese(word) != is_chinese(written),
            wrong,
            word.chars().next() != folded.chars().next(),
            word,
        ))
    };
    known.filter_map(near).min().map(|(.., word)| word)
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
        assert_eq!(nearest_word(Kind::WORDS, "现场踏勘"), Some("踏勘"));
        assert_eq!(nearest_key(KeyGroup::Step, "colour"), None);
    }
}
