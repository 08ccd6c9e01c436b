//! Spells texts as YAML scalars.

use std::borrow::Cow;
use std::fmt::Write;

use crate::model::LIST_MARKS;

/// A text as a scalar on one line: bare where that has the same meaning, also
/// within a list in brackets, else between double quotes.
pub(super) fn scalar(text: &str) -> Cow<'_, str> {
    if is_bare(text) { Cow::Borrowed(text) } else { Cow::Owned(quoted(text)) }
}

/// The scalar of a name in a list: quoted if it contains a separator of names,
/// since the reader refuses that bare.
pub(super) fn item(text: &str) -> Cow<'_, str> {
    if text.contains(LIST_MARKS) { Cow::Owned(quoted(text)) } else { scalar(text) }
}

fn is_bare(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let reserved = matches!(text, "~" | "null" | "Null" | "NULL" | "<<" | "=");
    !(reserved
        || "-?:,[]{}#&*!|>'\"%@`".contains(first)
        || text.starts_with("...")
        || text.ends_with(':')
        || text.starts_with(char::is_whitespace)
        || text.ends_with(char::is_whitespace)
        || text.contains(": ")
        || text.contains(" #")
        || text
            .contains(|character: char| matches!(character, ',' | '[' | ']' | '{' | '}' | '，') || is_odd(character)))
}

/// Returns whether a character cannot stand bare in a line: it ends the line,
/// changes the direction of the text, or is invisible.
fn is_odd(character: char) -> bool {
    let turns = matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    character.is_control() || turns || matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            odd if is_odd(odd) => {
                // Writing into a string cannot fail.
                let _ = write!(quoted, "\\u{:04X}", u32::from(odd));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// Returns whether a text of several lines can be a block below its key.
pub(super) fn can_be_block(text: &str) -> bool {
    let first = text.chars().next();
    text.contains('\n')
        && first.is_some_and(|first| !first.is_whitespace())
        && !text.ends_with(char::is_whitespace)
        && !text.chars().any(|character| character != '\n' && is_odd(character))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn every_text_comes_back_as_it_was() {
        for text in [
            "受理",
            "a b",
            "a: b",
            "a:b",
            "a #b",
            "#a",
            "- a",
            "-1",
            "+1",
            "@SUM(1)",
            "=A1",
            "null",
            "~",
            "no",
            "007",
            "1e3",
            "[a]",
            "a, b",
            "a，b",
            "备注：见附件",
            "\"a\"",
            "'a'",
            "a\\b",
            "a\nb",
            "a\tb",
            "]]>",
            "\u{202e}倒写",
            "a\u{2028}b",
            "<<",
            "a&b<c>\"d\"",
            "%",
            "a%",
            "|",
            "> a",
            "...",
            "---",
            "a:",
            "\u{feff}a",
            "？",
            "? a",
            "!a",
            "&a",
            "*a",
            "`a`",
            "{}",
        ] {
            for list in [false, true] {
                let written = if list { format!("a: [{}]\n", scalar(text)) } else { format!("a: {}\n", scalar(text)) };
                let source = Source::read("x", written.clone().into_bytes()).unwrap_or_else(|_| panic!("{written}"));
                let crate::source::Shown::Map(entries) = source.tree().show(source.tree().root().unwrap()) else {
                    panic!()
                };
                let mut node = entries[0].value;
                if let crate::source::Shown::List(items) = source.tree().show(node) {
                    assert_eq!(items.len(), 1, "{written}");
                    node = items[0];
                }
                let scalar = source.scalar(node).unwrap();
                assert_eq!((scalar.text, scalar.is_null()), (text, false), "{written}");
            }
        }
    }
}
