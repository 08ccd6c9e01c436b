//! Several names in one sentence.

use super::{Lang, Text};

/// The texts one after the other, with a sign between them in each language.
pub fn joined(texts: &[Text], english: &str, chinese: &str) -> Text {
    let of = |lang, sign: &str| texts.iter().map(|text| text.in_lang(lang)).collect::<Vec<_>>().join(sign);
    Text::new(of(Lang::English, english), of(Lang::Chinese, chinese))
}

/// The most names that are listed.
pub const MOST_NAMED: usize = 3;

/// At most three names in quotes, in both languages.
#[must_use]
pub fn names(names: &[impl AsRef<str>]) -> (String, String) {
    let shown = &names[..names.len().min(MOST_NAMED)];
    let hidden = names.len() - shown.len();
    let english: Vec<String> = shown.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    let chinese: String = shown.iter().map(|name| format!("「{}」", name.as_ref())).collect();
    match (english.as_slice(), hidden) {
        ([one], 0) => (one.clone(), chinese),
        ([head @ .., last], 0) => (format!("{} and {last}", head.join(", ")), chinese),
        _ => (format!("{} and {hidden} more", english.join(", ")), format!("{chinese}等 {} 个环节", names.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_of_names_end_with_a_count() {
        let many: Vec<String> = ["a", "b", "c", "d", "e"].map(String::from).to_vec();
        assert_eq!(names(&many).0, "`a`, `b`, `c` and 2 more");
        assert_eq!(names(&many[..2]).0, "`a` and `b`");
        assert_eq!(names(&many).1, "「a」「b」「c」等 5 个环节");
    }
}
