//! Texts in both languages, joined.

use crate::text::{self, Lang, Text, say};

/// Joins the values before and after; those that are alike on the page were
/// only written otherwise.
pub(super) fn arrow(before: Text, after: Text) -> Text {
    if before == after {
        return say!("{before}, written otherwise", "{before}，写法不同", both(before));
    }
    both(&[&before, &after], " → ")
}

pub(super) fn joined(texts: Vec<Text>) -> Text {
    text::joined(&texts, ", ", "，")
}

pub(super) fn both(texts: &[&Text], joint: &str) -> Text {
    let in_lang = |lang: Lang| texts.iter().map(|text| text.in_lang(lang)).collect::<Vec<_>>().join(joint);
    Text::new(in_lang(Lang::English), in_lang(Lang::Chinese))
}
