//! Makes text of the input harmless to terminals, logs, pages and sheets.
//!
//! Three kinds of harm: characters that are invisible or reorder the text
//! around them, lines that a build server takes for a command, and cells that a
//! spreadsheet takes for a formula.

use std::borrow::Cow;

use crate::text::Lang;

/// The text on one line, with an escape for each character that a terminal
/// would obey or that is invisible.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\t' => plain.push(' '),
            _ => push(&mut plain, character),
        }
    }
    plain
}

/// Many lines, with the same escapes, and none that a build server takes for a
/// command. A mark of the order of bytes at their beginning stays.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        match character {
            '\n' | '\r' | '\t' => visible.push(character),
            '\u{FEFF}' if at == 0 => visible.push(character),
            _ => push(&mut visible, character),
        }
    }
    inert(&visible).into_owned()
}

/// The same for a page that is not a terminal: what stands between two ticks
/// there stands between quotation marks here. Ticks that are no pairs stay.
#[must_use]
pub fn typeset(text: &str, lang: Lang) -> String {
    let text = plain(text);
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len() == 1 || parts.len().is_multiple_of(2) {
        return text;
    }
    let (open, close) = if lang == Lang::Chinese { ("「", "」") } else { ("\"", "\"") };
    let mut typeset = String::with_capacity(text.len() + parts.len());
    // These marks bring their own space; the ticks had spaces around them.
    let words = |part: &str| match lang {
        Lang::Chinese => part.strip_prefix(' ').unwrap_or(part).to_owned(),
        Lang::English => part.to_owned(),
    };
    for (at, part) in parts.iter().enumerate() {
        match at % 2 {
            0 if at == 0 => typeset.push_str(part),
            0 => typeset.push_str(&words(part)),
            _ if lang == Lang::Chinese && typeset.ends_with(' ') => {
                typeset.pop();
                typeset.extend([open, part, close]);
            }
            _ => typeset.extend([open, part, close]),
        }
    }
    typeset
}

/// Adds a character as it is shown.
pub(in crate::render) fn push(text: &mut String, character: char) {
    match u32::from(character) {
        // Most of a text is this.
        0x20..=0x7E => text.push(character),
        _ if !is_hidden(character) => text.push(character),
        // As YAML and JSON write them.
        code @ 0..=0xFFFF => text.push_str(&format!("\\u{code:04x}")),
        code => text.push_str(&format!("\\U{code:08x}")),
    }
}

/// Returns whether a character is shown by its escape: control characters, line
/// separators, characters that change the direction of text or that no font
/// draws.
pub(in crate::render) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// The first byte of each character that is shown by its escape, in UTF-8.
pub(in crate::render) const fn may_be_hidden(byte: u8) -> bool {
    byte < b' ' || matches!(byte, 0x7F | 0xC2 | 0xCD | 0xD8 | 0xE1..=0xE3 | 0xEF | 0xF0 | 0xF3)
}

/// The lines with every command to a build server broken: a line that begins
/// with `::`, after optional blanks, or that has `##[`, `##vso[` or the like
/// anywhere. The second sign is escaped.
#[must_use]
pub fn inert(text: &str) -> Cow<'_, str> {
    inert_with(text, "\\u003a", "\\u0023")
}

/// The same of a page or a picture, where an entity shows the sign itself.
pub(in crate::render) fn inert_in_markup(text: &str) -> Cow<'_, str> {
    inert_with(text, "&#58;", "&#35;")
}

/// The same with these escapes of `:` and `#`.
fn inert_with<'t>(text: &'t str, colon: &str, hash: &str) -> Cow<'t, str> {
    if !text.contains("::") && !text.contains("##") {
        return Cow::Borrowed(text);
    }
    let mut inert = String::with_capacity(text.len() + 16);
    for line in text.split_inclusive('\n') {
        let start = line.len() - line.trim_start().len();
        let mut rest = line;
        if line[start..].starts_with("::") {
            inert.extend([&line[..=start], colon]);
            rest = &line[start + 2..];
        }
        while let Some(at) = command(rest) {
            inert.extend([&rest[..=at], hash]);
            rest = &rest[at + 2..];
        }
        inert.push_str(rest);
    }
    Cow::Owned(inert)
}

/// The position of `##`, an optional name, and `[` in a text.
pub(in crate::render) fn command(text: &str) -> Option<usize> {
    text.match_indices('#').map(|(at, _)| at).find(|at| {
        let behind = text[at + 1..].strip_prefix('#');
        let named = |sign: char| sign.is_ascii_alphanumeric() || sign == '.';
        behind.is_some_and(|behind| behind.trim_start_matches(named).starts_with('['))
    })
}

/// A cell that no spreadsheet takes for a formula: one that begins like one
/// gets an apostrophe before it. Numbers stay numbers.
#[must_use]
pub fn cell(text: &str) -> Cow<'_, str> {
    if is_number(text) || !is_formula(text) { Cow::Borrowed(text) } else { Cow::Owned(format!("'{text}")) }
}

/// The cell without that prefix.
#[must_use]
pub fn cell_as_meant(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| !is_number(rest) && is_formula(rest)).unwrap_or(text)
}

fn is_formula(text: &str) -> bool {
    let begun = text.trim_start_matches('\'');
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let computes = |text: &str| text.strip_prefix(signs).is_some_and(|rest| !rest.is_empty());
    begun.starts_with('\t') || computes(begun.trim_start())
}

fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    unsigned.split_once('.').map_or(digits(unsigned), |(whole, rest)| digits(whole) && digits(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_ticks_stands_between_quotation_marks() {
        assert_eq!(typeset("key `days` of `a`", Lang::English), "key \"days\" of \"a\"");
        assert_eq!(typeset("见 `analyze`", Lang::Chinese), "见「analyze」");
        assert_eq!(typeset("a`b", Lang::English), "a`b");
    }

    #[test]
    fn what_nobody_sees_is_shown_by_its_escape() {
        assert_eq!(plain("a\x1b[31mb\u{9b}c\u{202e}d\ne"), "a\\u001b[31mb\\u009bc\\u202ed e");
        assert_eq!(plain("\u{200b}\u{feff}\u{2028}\u{ad}\u{e0041}"), "\\u200b\\ufeff\\u2028\\u00ad\\U000e0041");
        assert_eq!(plain("规划 𠮷 é\u{301} a\u{a0}b\u{3000}c"), "规划 𠮷 é\u{301} a\u{a0}b\u{3000}c");
    }

    #[test]
    fn no_hidden_character_is_passed_over_by_its_first_byte() {
        for character in (0..=0x0010_FFFFu32).filter_map(char::from_u32).filter(|character| is_hidden(*character)) {
            let first = character.encode_utf8(&mut [0; 4]).as_bytes()[0];
            assert!(may_be_hidden(first), "{character:?}");
        }
    }

    #[test]
    fn no_line_is_a_command() {
        for (line, shown) in [
            ("::error::x", ":\\u003aerror::x"),
            ("a\n \t\u{3000}::set-env name=a::b", "a\n \t\u{3000}:\\u003aset-env name=a::b"),
            (":::", ":\\u003a:"),
            ("x ##vso[task.setvariable]y", "x #\\u0023vso[task.setvariable]y"),
            ("##[error]##[warning]", "#\\u0023[error]#\\u0023[warning]"),
            ("##teamcity[x", "#\\u0023teamcity[x"),
            ("###[x", "##\\u0023[x"),
            ("## Title [x]\na::b", "## Title [x]\na::b"),
        ] {
            assert_eq!(inert(line), shown);
            let again = inert(shown);
            assert_eq!(again, shown, "once is enough");
        }
    }

    #[test]
    fn a_cell_that_begins_like_a_formula_is_text_and_comes_back_as_it_was() {
        for text in ["=1+1", "+cmd|' /C calc'!A0", "-x", "@SUM(A1)", "\tx", "'=x", " =x", "＝x", "-1-1"] {
            assert_eq!(cell(text), format!("'{text}"));
        }
        for text in ["-5", "+5.5", "5", "a=b", "", "-", "'", "'a", "−5"] {
            assert_eq!(cell(text), text);
        }
        for text in ["=1", "'=1", "''=1", "'a", "-5", "'-5", "", "'", "\t=", "规划"] {
            assert_eq!(cell_as_meant(&cell(text)), text);
        }
    }
}
