//! A few lines of a long page.

/// The lines that have a word.
pub fn rows(text: &str, word: &str) -> String {
    text.lines().filter(|line| line.contains(word)).collect::<Vec<_>>().join("\n")
}
