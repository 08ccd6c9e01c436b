//! Decides which lines of a text change; all others stay exactly as they are.

use std::ops::Range;

use similar::{DiffOp, DiffTag};

use crate::source::line_changes;

/// The text with the lines replaced in which `after` differs from `before`;
/// `before` is the layout of the text. Where a line to change is laid out
/// differently in the text, the lines that belong together are replaced, with
/// the indentation of their like in the text.
pub(super) fn take_over(text: &str, before: &str, after: &str) -> String {
    let [text, before, after] = [text, before, after].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let own = line_changes(&at_depth(&before), &at_depth(&text));
    let in_layout = |lines: &[&str]| -> Vec<String> {
        lines.iter().map(|line| format!("{}|{}", indent(line), bare(line))).collect()
    };
    let new = line_changes(&in_layout(&before), &in_layout(&after));
    let alike = alike(&own, before.len());
    let mut out = String::new();
    let mut from = 0;
    for old in hunks(&own, &new, &before, &after) {
        // Whatever the text has between two lines of the layout is kept.
        let stays = place(&own, old.start, Side::End);
        text[from..stays].iter().for_each(|line| out.push_str(line));
        let (first, last) = (place(&new, old.start, Side::Start), place(&new, old.end, Side::End));
        let mut open: Vec<Above<'_>> = Vec::new();
        // A map where the text has a list that is indented as its key stays beneath that key.
        open.extend(after[first..last].first().and_then(|line| key_of(&alike, (&before, &text), old.start, line)));
        for line in &after[first..last] {
            let content = line.trim_start_matches(' ');
            let margin = margin(&alike, (&before, &text), old.start, line);
            let margin = beneath(&mut open, (indent(line), margin), content);
            out.push_str(&" ".repeat(if content.trim().is_empty() { 0 } else { margin }));
            out.push_str(content);
        }
        from = if old.is_empty() { stays } else { place(&own, old.end, Side::Start) };
    }
    text[from..].iter().for_each(|line| out.push_str(line));
    out
}

/// The lines of the layout before that are replaced, in order. Lines that the
/// text lays out differently are replaced together, also where a more indented
/// line is inserted behind them.
fn hunks(own: &[DiffOp], new: &[DiffOp], before: &[&str], after: &[&str]) -> Vec<Range<usize>> {
    let otherwise = || own.iter().filter(|op| op.tag() != DiffTag::Equal).map(DiffOp::old_range);
    let mut hunks: Vec<Range<usize>> = Vec::new();
    for op in new.iter().filter(|op| op.tag() != DiffTag::Equal) {
        let mut hunk = op.old_range();
        let far_in = after.get(op.new_range().start).map_or(0, |line| indent(line));
        let continued =
            |other: &Range<usize>| other.end == hunk.start && !other.is_empty() && indent(before[other.start]) < far_in;
        if let Some(wider) = otherwise().find(|other| !op.new_range().is_empty() && continued(other)) {
            hunk = wider.start..hunk.end;
        }
        while let Some(wider) = otherwise().find(|other| {
            let touches = other.start < hunk.end && hunk.start < other.end;
            touches && (other.start < hunk.start || hunk.end < other.end)
        }) {
            hunk = hunk.start.min(wider.start)..hunk.end.max(wider.end);
        }
        // What is inserted behind the last line of a hunk is part of it.
        while let Some(last) = hunks.pop_if(|last| {
            hunk.start < last.end || hunk.start <= last.start || (hunk.is_empty() && hunk.start == last.end)
        }) {
            hunk = hunk.start.min(last.start)..hunk.end.max(last.end);
        }
        hunks.push(hunk);
    }
    hunks
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    /// Before the lines inserted at that place.
    Start,
    /// Behind them.
    End,
}

/// The position in the other text of the place before a line of the layout, in
/// front of the lines inserted there or behind them.
fn place(ops: &[DiffOp], line: usize, side: Side) -> usize {
    let mut at = 0;
    for op in ops {
        let (old, new) = (op.old_range(), op.new_range());
        match op.tag() {
            _ if old.start > line => break,
            DiffTag::Equal if line < old.end => return new.start + (line - old.start),
            DiffTag::Insert if old.start == line && side == Side::Start => return at,
            DiffTag::Delete | DiffTag::Replace if old.start == line => return at,
            _ => at = new.end,
        }
    }
    at
}

/// A new line, for the more indented ones beneath it.
struct Above<'l> {
    far_in: usize,
    margin: usize,
    content: &'l str,
}

/// The indentation of a new line among others before it: that of its like in
/// the text, provided that lines beneath another line of the layout stay
/// beneath it. A list in the text may have the indentation of its key, where
/// the layout indents it, so the like does not always fit.
fn beneath<'l>(open: &mut Vec<Above<'l>>, (far_in, like): (usize, usize), content: &'l str) -> usize {
    if content.trim().is_empty() {
        return like;
    }
    let beside = |above: &Above<'_>| above.far_in >= far_in;
    let mut sibling = None;
    while let Some(last) = open.pop_if(|last| beside(last)) {
        sibling = Some(last).filter(|last| last.far_in == far_in).or(sibling);
    }
    let margin = match (sibling, open.last()) {
        (Some(sibling), _) => sibling.margin,
        (None, None) => like,
        // The keys of an item are below its first one.
        (None, Some(above)) if is_item(above.content) => above.margin + (far_in - above.far_in),
        (None, Some(above)) => {
            let is_of_list = is_item(content) || is_comment(content);
            let is_beneath = like > above.margin || (like == above.margin && is_of_list);
            if is_beneath { like } else { above.margin + (far_in - above.far_in) }
        }
    };
    if !is_comment(content) {
        open.push(Above { far_in, margin, content });
    }
    margin
}

/// The key that a line put in at a place of the layout is beneath.
fn key_of<'l>(
    alike: &[Option<usize>],
    (before, text): (&[&'l str], &[&str]),
    near: usize,
    line: &str,
) -> Option<Above<'l>> {
    let holds = |old: &usize| !before[*old].trim().is_empty() && !is_comment(before[*old]);
    let old = (0..near).rev().filter(holds).find(|old| indent(before[*old]) < indent(line))?;
    let margin = indent(text[alike[old]?]);
    (!is_item(before[old])).then_some(Above { far_in: indent(before[old]), margin, content: before[old] })
}

/// For each line of the layout the matching line of the text, if there is one.
fn alike(own: &[DiffOp], lines: usize) -> Vec<Option<usize>> {
    let mut alike = vec![None; lines];
    for op in own.iter().filter(|op| op.tag() == DiffTag::Equal) {
        op.old_range().zip(op.new_range()).for_each(|(old, at)| alike[old] = Some(at));
    }
    alike
}

/// The indentation in the text for a line that the layout inserts at a place:
/// that of a neighbour in the same list or map, else of the nearest line with
/// the same indentation in the layout.
fn margin(alike: &[Option<usize>], (before, text): (&[&str], &[&str]), near: usize, line: &str) -> usize {
    let far_in = indent(line);
    let has_place = |old: usize| !before[old].trim().is_empty() && !is_comment(before[old]);
    let in_text = |old: usize| alike[old].map(|at| indent(text[at]));
    let so_far_in = |old: &usize| has_place(*old) && indent(before[*old]) == far_in;
    let within = |old: &usize| !has_place(*old) || indent(before[*old]) >= far_in;
    let above = (0..near).rev().take_while(within).filter(so_far_in).find_map(in_text);
    let beside = above.or_else(|| (near..before.len()).take_while(within).filter(so_far_in).find_map(in_text));
    beside.unwrap_or_else(|| {
        let of_its_kind = |old: &usize| is_item(before[*old]) == is_item(line);
        let places = (0..before.len()).filter(so_far_in).filter(of_its_kind);
        let places = places.filter_map(|old| Some((old.abs_diff(near), in_text(old)?)));
        places.min_by_key(|(distance, _)| *distance).map_or(far_in, |(_, margin)| margin)
    })
}

fn is_item(line: &str) -> bool {
    line.trim_start_matches(' ').starts_with("- ")
}

fn is_comment(line: &str) -> bool {
    line.trim_start_matches(' ').starts_with('#')
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// A line without its indentation; the comment beside it may be aligned
/// differently.
fn bare(line: &str) -> String {
    let line = line.trim();
    match line.contains(" #") {
        true => line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "),
        false => line.to_owned(),
    }
}

/// The lines without their indentation, each with the number of lines that it
/// is beneath, which is the same however far a text indents: `department: x` of
/// a step is not that of a lever. A comment may be indented as it likes.
fn at_depth(lines: &[&str]) -> Vec<String> {
    let mut open: Vec<(usize, bool)> = Vec::new();
    let depth = |line: &&str| {
        if line.trim().is_empty() || is_comment(line) {
            return bare(line);
        }
        let (far_in, item) = (indent(line), is_item(line));
        // The items of a list may have the indentation of its key.
        while open.pop_if(|above| above.0 > far_in || (above.0 == far_in && (above.1 || !item))).is_some() {}
        open.push((far_in, item));
        format!("{}|{}", open.len(), bare(line))
    };
    lines.iter().map(depth).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text whose lists have the indentation of their keys, and its layout.
    const TEXT: &str = "materials:\n  A:\n    copies: 2\nsteps:\n- name: x\n  papers:\n  - A\n- name: y\n";
    const LAYOUT: &str = "materials:\n  A:\n    copies: 2\nsteps:\n  - name: x\n    papers:\n      - A\n  - name: y\n";

    #[test]
    fn what_is_put_in_stands_with_its_neighbours_and_beneath_what_it_belongs_to() {
        let with = |place: &str, new: &str| LAYOUT.replace(place, &format!("{place}{new}"));
        let material = take_over(TEXT, LAYOUT, &with("copies: 2\n", "  B: {}\n"));
        assert_eq!(material, TEXT.replace("copies: 2\n", "copies: 2\n  B: {}\n"));
        let lever = take_over(TEXT, LAYOUT, &with("      - A\n", "    may:\n      merge: m\n      joint: j\n"));
        assert_eq!(lever, TEXT.replace("  - A\n", "  - A\n  may:\n    merge: m\n    joint: j\n"));
    }

    #[test]
    fn a_list_at_the_indentation_of_its_key_becomes_a_map_beneath_it() {
        let text = "materials:\n- A\n- B\nsteps:\n- name: x\n";
        let before = "materials:\n  - A\n  - B\nsteps:\n  - name: x\n";
        let after = "materials:\n  A: {}\n  B: {}\nsteps:\n  # as it is\n  - name: x\n";
        let new = "materials:\n  A: {}\n  B: {}\nsteps:\n# as it is\n- name: x\n";
        assert_eq!(take_over(text, before, after), new);
    }
}
