//! Compares two texts line by line.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Up to this many lines on both sides together the shortest edit script is
/// searched for (Myers 1986), which takes time in their number times the number
/// of changes.
const FEW: usize = 1_000;

/// The edit script from one list of lines to another, in order and without
/// gaps. Where the lists differ much, the lines that occur once on either side
/// are the anchors, as in the patience diff of Bram Cohen, and the lines
/// between two anchors may be replaced as a whole: O(n log n).
pub fn line_changes<L: Hash + Ord>(old: &[L], new: &[L]) -> Vec<DiffOp> {
    let mut changes = Changes { old, new, at: (0, 0), ops: Vec::new() };
    let ends = same_ends(old, new);
    let [olds, news] = [ends.start..old.len() - ends.end, ends.start..new.len() - ends.end];
    if olds.len() + news.len() <= FEW {
        changes.fewest(old.len(), new.len());
        return changes.ops;
    }
    changes.equal(ends.start);
    for (one, other) in anchors(&old[olds.clone()], &new[news.clone()]) {
        changes.up_to(olds.start + one, news.start + other);
        changes.equal(1);
    }
    changes.up_to(olds.end, news.end);
    changes.equal(ends.end);
    changes.ops
}

/// The number of equal lines at the start and at the end.
fn same_ends<L: PartialEq>(old: &[L], new: &[L]) -> Range<usize> {
    let same = |(one, other): &(&L, &L)| one == other;
    let start = old.iter().zip(new).take_while(same).count();
    let end = old[start..].iter().rev().zip(new[start..].iter().rev()).take_while(same).count();
    start..end
}

struct Changes<'l, L> {
    old: &'l [L],
    new: &'l [L],
    /// How far the edit script has come on either side.
    at: (usize, usize),
    ops: Vec<DiffOp>,
}

impl<L: Hash + Ord> Changes<'_, L> {
    fn equal(&mut self, more: usize) {
        let (old_index, new_index) = self.at;
        self.at = (old_index + more, new_index + more);
        if let Some(DiffOp::Equal { len, .. }) = self.ops.last_mut() {
            *len += more;
        } else if more > 0 {
            self.ops.push(DiffOp::Equal { old_index, new_index, len: more });
        }
    }

    fn replace(&mut self, old_len: usize, new_len: usize) {
        let (old_index, new_index) = self.at;
        self.at = (old_index + old_len, new_index + new_len);
        match (old_len, new_len) {
            (0, 0) => {}
            (0, _) => self.ops.push(DiffOp::Insert { old_index, new_index, new_len }),
            (_, 0) => self.ops.push(DiffOp::Delete { old_index, old_len, new_index }),
            _ => self.ops.push(DiffOp::Replace { old_index, old_len, new_index, new_len }),
        }
    }

    /// Adds the shortest edit script for the next lines of either side.
    fn fewest(&mut self, olds: usize, news: usize) {
        let (old, new) = self.at;
        // A deletion does not always carry its place in the new list; its
        // length is right.
        for op in capture_diff_slices(Algorithm::Myers, &self.old[old..old + olds], &self.new[new..new + news]) {
            match op {
                DiffOp::Equal { len, .. } => self.equal(len),
                _ => self.replace(op.old_range().len(), op.new_range().len()),
            }
        }
    }

    /// Adds the lines up to an anchor.
    fn up_to(&mut self, old: usize, new: usize) {
        let (olds, news) = (old - self.at.0, new - self.at.1);
        if olds + news <= FEW {
            return self.fewest(olds, news);
        }
        let ends = same_ends(&self.old[self.at.0..old], &self.new[self.at.1..new]);
        self.equal(ends.start);
        self.replace(olds - ends.start - ends.end, news - ends.start - ends.end);
        self.equal(ends.end);
    }
}

/// The lines that occur once on either side, by their positions: the largest
/// set that is in the same order on both.
fn anchors<L: Hash + Eq>(old: &[L], new: &[L]) -> Vec<(usize, usize)> {
    let mut places: HashMap<&L, [Option<usize>; 2]> = HashMap::with_capacity(old.len());
    let mut often: HashMap<&L, [usize; 2]> = HashMap::with_capacity(old.len());
    for (side, lines) in [old, new].into_iter().enumerate() {
        for (at, line) in lines.iter().enumerate() {
            places.entry(line).or_default()[side] = Some(at);
            often.entry(line).or_default()[side] += 1;
        }
    }
    let once = |line: &&L| often[*line] == [1, 1];
    let pair = |line: &L| places[line][0].zip(places[line][1]);
    let pairs: Vec<(usize, usize)> = old.iter().filter(once).filter_map(pair).collect();
    // The longest increasing subsequence (Fredman 1975): the last element for
    // each length, and the predecessor of each element.
    let mut last: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (_, place)) in pairs.iter().enumerate() {
        let length = last.partition_point(|end| pairs[*end].1 < *place);
        before.push(length.checked_sub(1).map(|shorter| last[shorter]));
        match last.get_mut(length) {
            Some(end) => *end = at,
            None => last.push(at),
        }
    }
    let mut run: Vec<(usize, usize)> =
        std::iter::successors(last.last().copied(), |at| before[*at]).map(|at| pairs[at]).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Applies the edit script to the old list.
    fn made(old: &[u32], new: &[u32]) -> Vec<u32> {
        let (mut made, mut at) = (Vec::new(), (0, 0));
        for op in line_changes(old, new) {
            assert_eq!((op.old_range().start, op.new_range().start), at, "no gap and no overlap");
            at = (op.old_range().end, op.new_range().end);
            match op {
                DiffOp::Equal { .. } => made.extend(&old[op.old_range()]),
                _ => made.extend(&new[op.new_range()]),
            }
        }
        assert_eq!(at, (old.len(), new.len()));
        made
    }

    /// The number of deleted and inserted lines.
    fn changed(old: &[u32], new: &[u32]) -> usize {
        let ops = line_changes(old, new);
        let changes = ops.iter().filter(|op| op.tag() != similar::DiffTag::Equal);
        changes.map(|op| op.old_range().len() + op.new_range().len()).sum()
    }

    #[test]
    fn what_is_made_by_the_changes_is_the_other_list() {
        let all: Vec<u32> = (0..5_000).collect();
        let doubled: Vec<u32> = all.iter().flat_map(|line| [*line, *line]).collect();
        let shuffled: Vec<u32> = all.iter().map(|line| line * 7_919 % 5_000).collect();
        let few: Vec<u32> = all.iter().map(|line| line % 3).collect();
        let others: Vec<u32> = (10_000..15_000).collect();
        let lists = [&all, &doubled, &shuffled, &few, &others, &Vec::new(), &vec![4_999], &vec![1, 1, 2]];
        for (old, new) in lists.iter().flat_map(|old| lists.map(|new| (*old, new))) {
            assert_eq!(&made(old, new), new);
        }
    }

    #[test]
    fn lines_that_stand_once_stay_where_much_else_changes() {
        let old: Vec<u32> = (0..5_000).collect();
        let new: Vec<u32> = old.iter().map(|line| if line % 10 < 3 { line + 10_000 } else { *line }).collect();
        assert_eq!(changed(&old, &new), 3_000);
        let moved: Vec<u32> = (1_000..5_000).chain(0..1_000).collect();
        assert_eq!(changed(&old, &moved), 2_000);
    }
}
