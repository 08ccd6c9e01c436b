//! "Did you mean": the known word nearest to the written one.

use crate::model::is_opposite;

/// Returns whether a text is in the Chinese vocabulary.
#[must_use]
pub fn is_chinese(text: &str) -> bool {
    !text.is_ascii()
}

/// The nearest of `known`, if one is near: those in the language of what was
/// written come first, then those of fewest wrong letters.
pub fn nearest<'w>(written: &str, known: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let letters = written.chars().count();
    // A name is no misspelling of a word however long it is.
    if letters > 40 {
        return None;
    }
    let folded = written.to_lowercase();
    // Of words equally near the one with the same first letter.
    let near = |word: &'w str| {
        let longest = letters.max(word.chars().count());
        let lower = word.to_lowercase();
        if is_opposite(&folded, &lower) {
            return None;
        }
        let wrong = strsim::osa_distance(&folded, &lower);
        let part = letters > 1 && (word.contains(&folded) || (word.chars().count() > 1 && folded.contains(word)));
        let close = wrong * 10 <= longest * 4 || (wrong == 1 && longest <= 3) || part;
        close.then_some((
            is_chinese(word) != is_chinese(written),
            wrong,
            lower.chars().next() != folded.chars().next(),
            word,
        ))
    };
    known.filter_map(near).min().map(|(.., word)| word)
}
