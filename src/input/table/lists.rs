//! Splits cells that hold several values.

use super::cells::grid::{half_width, one_line};

/// Words for none, which say more than an empty cell.
const NONE: &[&str] = &["无", "没有", "无需", "none", "nil"];
/// Signs that only fill a cell.
const BLANK: &[&str] = &["-", "--", "—", "——", "–", "/", "\\", "－", "／", "…"];

/// The content of a cell with a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Listed {
    /// The cell is silent.
    Silent,
    /// A statement that there is none.
    None,
    /// The items, each on one line.
    Items(Vec<String>),
}

/// Returns whether a text only fills its cell.
pub(super) fn is_blank(text: &str) -> bool {
    BLANK.contains(&text.trim())
}

/// Returns whether a text says that there is none.
pub(super) fn is_none(text: &str) -> bool {
    NONE.iter().any(|word| word.eq_ignore_ascii_case(text.trim()))
}

/// The items of a cell. Laws are cited with `、` inside, so theirs are only
/// separated by lines and semicolons.
pub(super) fn items(text: &str, of_laws: bool) -> Listed {
    if is_blank(text) {
        return Listed::Silent;
    }
    if is_none(text) {
        return Listed::None;
    }
    let parts = enumerated(text).unwrap_or_else(|| {
        let strong: &[char] = if of_laws { &['；', ';', '\n'] } else { &['、', '；', ';', '\n'] };
        let parts = split(text, strong);
        if parts.len() == 1 && !of_laws { split(text, &[',', '，']) } else { parts }
    });
    let items: Vec<String> = parts.iter().map(|part| one_line(part)).filter(|part| !part.is_empty()).collect();
    if items.is_empty() { Listed::Silent } else { Listed::Items(items) }
}

/// Splits a text at signs that are not within brackets or quotation marks.
pub(super) fn split<'t>(text: &'t str, signs: &[char]) -> Vec<&'t str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, character) in text.char_indices() {
        match character {
            '(' | '[' | '{' | '（' | '［' | '【' | '《' | '〈' | '“' | '‘' | '「' | '『' => depth += 1,
            ')' | ']' | '}' | '）' | '］' | '】' | '》' | '〉' | '”' | '’' | '」' | '』' => {
                depth = depth.saturating_sub(1);
            }
            sign if depth == 0 && signs.contains(&sign) => {
                parts.push(&text[start..at]);
                start = at + sign.len_utf8();
            }
            _ => {}
        }
    }
    if depth > 0 {
        // An unclosed bracket holds nothing together.
        return text.split(|character| signs.contains(&character)).collect();
    }
    parts.push(&text[start..]);
    parts
}

/// Splits a text whose parts are numbered from 1: `1.申请书 2.身份证`.
fn enumerated(text: &str) -> Option<Vec<&str>> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    let mut before = '\n';
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let begins = before.is_whitespace() || "、；;,，。".contains(before);
        if begins
            && (half_width(&character.to_string()).chars().all(|digit| digit.is_ascii_digit())
                || "(（".contains(character))
            && let Some(length) = mark(&text[at..], starts.len() + 1)
        {
            starts.push((at, at + length));
            while characters.next_if(|(next, _)| *next < at + length).is_some() {}
            before = ' ';
            continue;
        }
        before = character;
    }
    if starts.first().is_none_or(|(at, _)| *at > 0) {
        return None;
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let part = |((_, start), end): (&(usize, usize), usize)| {
        text[*start..end].trim().trim_end_matches(['、', '；', ';', ',', '，', '。'])
    };
    Some(starts.iter().zip(ends).map(part).collect())
}

/// The length of `3.`, `3、`, `3)` or `(3)` at the start of a text.
fn mark(text: &str, number: usize) -> Option<usize> {
    let mut rest = text;
    let opened = rest.starts_with(['(', '（']);
    rest = rest.trim_start_matches(['(', '（']);
    let digits =
        rest.chars().take_while(|character| half_width(&character.to_string()).chars().all(|c| c.is_ascii_digit()));
    let digits: String = digits.collect();
    rest = rest.get(digits.len()..)?;
    if half_width(&digits) != number.to_string() {
        return None;
    }
    let sign = rest.chars().next()?;
    let closes = matches!(sign, ')' | '）');
    if closes != opened && opened || !(closes || matches!(sign, '.' | '．' | '、')) {
        return None;
    }
    rest = rest.get(sign.len_utf8()..)?;
    // `3.5` is a number.
    if rest.starts_with(|next: char| next.is_ascii_digit()) || rest.trim().is_empty() {
        return None;
    }
    Some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        match items(text, false) {
            Listed::Items(items) => items,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn items_are_parted_by_the_signs_that_offices_use() {
        assert_eq!(of("申请表、营业执照；委托书\n身份证"), ["申请表", "营业执照", "委托书", "身份证"]);
        assert_eq!(of("form; licence"), ["form", "licence"]);
        assert_eq!(of("form, licence"), ["form", "licence"]);
        assert_eq!(of("plan, 1:500; form"), ["plan, 1:500", "form"], "commas part only where nothing else does");
        assert_eq!(of("申请表（甲、乙）、图纸"), ["申请表（甲、乙）", "图纸"]);
        assert_eq!(of("申请表（甲、图纸"), ["申请表（甲", "图纸"]);
    }

    #[test]
    fn numbered_items_lose_their_numbers() {
        for text in [
            "1.申请书 2.身份证",
            "1、申请书；2、身份证",
            "（1）申请书\n（2）身份证",
            "１．申请书\n２．身份证。",
            "1) 申请书, 2) 身份证",
        ] {
            assert_eq!(of(text), ["申请书", "身份证"], "{text}");
        }
        assert_eq!(of("1.申请书、委托书；2.身份证"), ["申请书、委托书", "身份证"]);
        assert_eq!(of("2.5米图、3层图"), ["2.5米图", "3层图"]);
    }

    #[test]
    fn a_cell_may_say_that_there_is_none_or_nothing() {
        assert_eq!(items("无", false), Listed::None);
        assert_eq!(items("—", false), Listed::Silent);
        assert_eq!(items("；", false), Listed::Silent);
        assert_eq!(
            items("《城乡规划法》第四十条、第四十一条；消防法", true),
            Listed::Items(vec!["《城乡规划法》第四十条、第四十一条".into(), "消防法".into()])
        );
    }
}
