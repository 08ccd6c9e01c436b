//! The mistake behind many syntax errors in Chinese files: a colon that YAML
//! does not read as one, full-width (`：`) or without a space behind it.

use super::{NodeId, Source, at};
use crate::model::{Defect, KEYS, Problem};

/// The number of lines above an error that are searched for its cause.
const LINES_ABOVE: usize = 3;

/// The nearest mistaken colon in the line of an error (from 1) or a few lines
/// above it: line, column and the problem.
pub(super) fn mistaken(text: &str, line: usize) -> Option<(usize, usize, Problem)> {
    let first = line.saturating_sub(LINES_ABOVE).max(1);
    let lines: Vec<&str> = text.lines().skip(first - 1).take(line + 1 - first).collect();
    let found = lines.iter().enumerate().rev().find_map(|(at, line)| Some((first + at, in_line(line)?)));
    let (line, (column, problem)) = found?;
    Some((line, column, problem))
}

/// Every mistaken colon of a text, except those in block scalars.
pub(super) fn all(text: &str) -> impl Iterator<Item = (usize, usize, Problem)> {
    let mut block = None;
    (1..).zip(text.lines()).flat_map(move |(nth, line)| {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let inside = block.is_some_and(|above| indent > above || line.trim().is_empty());
        if !inside {
            block = block_below(line);
        }
        let parts = if inside { Vec::new() } else { entries(line) };
        let mistaken = |start: usize| {
            let (column, problem) = in_line(&line[start..])?;
            Some((nth, line[..start].chars().count() + column, problem))
        };
        parts.into_iter().filter_map(mistaken).collect::<Vec<_>>()
    })
}

impl Source {
    /// The mistaken colons below the first line of a multi-line scalar.
    pub(crate) fn mistaken_colons_below(&self, node: NodeId) -> Vec<Defect> {
        let span = self.tree.span(node);
        let (above, start) = (span.line as usize, self.line_start(span.line as usize + 1));
        let end = self.text.char_indices().nth(span.end as usize).map_or(self.text.len(), |(offset, _)| offset);
        let lines = self.text.get(start..end).unwrap_or_default();
        all(lines).map(|(line, column, problem)| at(above + line, column, problem)).collect()
    }
}

/// Where entries of maps may begin in a line: at its start and, if it has
/// braces and no quotes, behind each brace and comma.
fn entries(line: &str) -> Vec<usize> {
    let flow = line.contains('{') && !line.contains(['"', '\'']);
    let behind = line.match_indices(['{', ',']).map(|(at, sign)| at + sign.len());
    // The text before a brace is not an entry of its own.
    let starts = |at: &usize| !line[*at..].trim_start_matches([' ', '\t', '-', '[', '?']).starts_with('{');
    if flow { [0].into_iter().chain(behind).filter(starts).collect() } else { vec![0] }
}

/// The indentation of the entry whose block scalar begins below this line.
fn block_below(line: &str) -> Option<usize> {
    let before = line.trim_end().trim_end_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    let before = before.strip_suffix(['|', '>'])?;
    let opens = before.is_empty() || before.ends_with(' ');
    let entry = before.len() - before.trim_start_matches([' ', '-']).len();
    let item = before.rfind('-').filter(|_| entry == before.len());
    opens.then_some(item.unwrap_or(entry))
}

/// The mistaken colon of one line: its column, from 1, and the problem.
fn in_line(line: &str) -> Option<(usize, Problem)> {
    let start = line.len() - line.trim_start_matches([' ', '\t', '-', '{', '[', '?', '"', '\'']).len();
    let (key, found) = key_before_colon(&line[start..])?;
    let column = line[..start].chars().count() + key.chars().count() + 1;
    Some((column, Problem::MistakenColon { key: key.to_owned(), found }))
}

/// Splits a key of the format from a colon behind it that YAML does not read as
/// one.
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
    #[test]
    fn every_such_colon_is_found_but_for_those_in_blocks_of_text() {
        let text = "名称：甲\n步骤：无\n环节：\n  - {名称：乙, 时长：1}\n  - 依据: |\n      名称：不算\n\n      时长：不算\n    时长：2\n  - |\n    名称：不算\n部门:\n  - 名称： 丙\n";
        let found: Vec<(usize, usize)> = all(text).map(|(line, column, _)| (line, column)).collect();
        assert_eq!(found, [(1, 3), (3, 3), (4, 8), (4, 14), (9, 7), (13, 7)]);
    }

    #[test]
    fn a_line_with_quotes_is_looked_at_from_its_start_only() {
        let found: Vec<usize> = all("- {名称: \"甲, 时长：1\"}\n- {名称：\"甲\", 时长：1}\n").map(|it| it.0).collect();
        assert_eq!(found, [2]);
    }
}
