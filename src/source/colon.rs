//! The mistake behind many syntax errors in Chinese files: a colon that is no
//! colon to YAML, full-width (`：`) or without a blank behind it.

use crate::model::{KEYS, Problem};

/// Lines above an error in which its cause is looked for.
const LINES_ABOVE: usize = 3;

/// The nearest such colon in the line of an error (from 1) or a few lines
/// above it: line, column and what is wrong.
pub(super) fn mistaken(text: &str, line: usize) -> Option<(usize, usize, Problem)> {
    let first = line.saturating_sub(LINES_ABOVE).max(1);
    let lines: Vec<&str> = text.lines().skip(first - 1).take(line + 1 - first).collect();
    let found = lines.iter().enumerate().rev().find_map(|(at, line)| Some((first + at, in_line(line)?)));
    let (line, (column, problem)) = found?;
    Some((line, column, problem))
}

/// The same within a line: the column, from 1.
fn in_line(line: &str) -> Option<(usize, Problem)> {
    let start = line.len() - line.trim_start_matches([' ', '\t', '-', '{', '[', '?', '"', '\'']).len();
    let (key, found) = key_before_colon(&line[start..])?;
    let column = line[..start].chars().count() + key.chars().count() + 1;
    Some((column, Problem::MistakenColon { key: key.to_owned(), found }))
}

/// A key of the format with a colon behind it that is none to YAML.
pub(crate) fn key_before_colon(text: &str) -> Option<(&str, char)> {
    let (at, found) = text.char_indices().find(|(_, character)| matches!(character, ':' | '：'))?;
    let (key, behind) = (&text[..at], &text[at + found.len_utf8()..]);
    let mistaken = found == '：' || !(behind.is_empty() || behind.starts_with([' ', '\t']));
    let known =
        |key: &str| KEYS.iter().any(|known| known.english == key || known.chinese == key || known.also.contains(&key));
    (mistaken && known(key.trim())).then_some((key, found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_known_key_with_a_mistaken_colon_is_told() {
        assert_eq!(key_before_colon("名称：企业开办"), Some(("名称", '：')));
        assert_eq!(key_before_colon("days:3"), Some(("days", ':')));
        assert_eq!(key_before_colon("days: 3"), None);
        assert_eq!(key_before_colon("注：以下略"), None);
        assert_eq!(key_before_colon("name: 关于：事项"), None);
    }

    #[test]
    fn the_nearest_line_above_the_error_is_told() {
        let text = "名称：甲\nname: a\n  - 部门：乙\n    x\n";
        let problem = |key: &str| Problem::MistakenColon { key: key.to_owned(), found: '：' };
        assert_eq!(mistaken(text, 4), Some((3, 7, problem("部门"))));
        assert_eq!(mistaken(text, 2), Some((1, 3, problem("名称"))));
    }
}
