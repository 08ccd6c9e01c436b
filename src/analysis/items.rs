//! The inner order of each matter: intake, then review, inspection and
//! publicity, then decision, then delivery, as far as today's order runs that
//! way, directly or across other matters.
//!
//! A matter of many steps has a quadratic number of such pairs. Kept is only
//! what each ranked step follows directly among those of its matter; the
//! rest follows from that. It is found from rows of bits, one for each step
//! of the file, with 512 steps of one matter as columns at a time.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use crate::model::{Kind, Process, Relation, Step, StepId};

/// The place of a kind in the procedure; none outside it.
pub(super) fn rank(step: &Step) -> Option<u8> {
    match step.kind? {
        Kind::Intake => Some(0),
        Kind::Review | Kind::Inspect | Kind::Publicity => Some(1),
        Kind::Decision => Some(2),
        Kind::Delivery => Some(3),
        Kind::Submit | Kind::Wait | Kind::Transfer | Kind::Payment => None,
    }
}

/// Steps of a matter that are looked at together.
const COLUMNS: usize = 64 * WORDS;
const WORDS: usize = 8;
type Row = [u64; WORDS];

/// For each ranked step, by its place in the file, the last ranked steps of
/// its matter that it follows today: it follows all others through them.
pub(super) fn direct(process: &Process) -> Vec<Vec<StepId>> {
    let topological = process.orders().topological();
    let mut position = vec![0usize; topological.len()];
    let mut matters: BTreeMap<&str, Vec<StepId>> = BTreeMap::new();
    for (at, &id) in topological.iter().enumerate() {
        position[id.index()] = at;
        if rank(process.step(id)).is_some()
            && let Some(item) = process.item(id)
        {
            matters.entry(item).or_default().push(id);
        }
    }
    let mut direct = vec![Vec::new(); topological.len()];
    let mut rows = Vec::new();
    for steps in matters.values() {
        let ranks = || steps.iter().filter_map(|id| rank(process.step(*id)));
        // All of one rank: no pairs.
        if ranks().min() != ranks().max() {
            // The last columns first: what they cover is not looked for again.
            for (block, columns) in steps.chunks(COLUMNS).enumerate().rev() {
                let from = position[columns[0].index()];
                let to = position[steps[steps.len() - 1].index()];
                fill(process, &position, columns, from..=to, &mut rows);
                for step in &steps[block * COLUMNS..] {
                    let row = |id: StepId| position[id.index()].checked_sub(from).map_or(Row::default(), |at| rows[at]);
                    choose(columns, row(*step), row, *step, &mut direct[step.index()]);
                }
            }
        }
    }
    direct
}

/// For each step in `range` of the topological order which of `columns` it
/// follows; a column counts as following itself.
fn fill(process: &Process, position: &[usize], columns: &[StepId], range: RangeInclusive<usize>, rows: &mut Vec<Row>) {
    let from = *range.start();
    let mut column = columns.iter().enumerate().peekable();
    rows.clear();
    for &id in &process.orders().topological()[range] {
        let mut row = Row::default();
        for order in process.orders().of(id) {
            let before = position[order.from.index()];
            if order.relation == Relation::FinishStart && before >= from {
                for (bits, others) in row.iter_mut().zip(&rows[before - from]) {
                    *bits |= others;
                }
            }
        }
        if let Some((at, _)) = column.next_if(|(_, column)| **column == id) {
            row[at / 64] |= 1 << (at % 64);
        }
        rows.push(row);
    }
}

/// Adds to `chosen` the last of the columns in the row that those chosen
/// already do not cover.
fn choose(columns: &[StepId], mut left: Row, row: impl Fn(StepId) -> Row, step: StepId, chosen: &mut Vec<StepId>) {
    let take = |left: &mut Row, covered: Row| {
        for (bits, others) in left.iter_mut().zip(covered) {
            *bits &= !others;
        }
    };
    for other in chosen.iter() {
        take(&mut left, row(*other));
    }
    for word in (0..WORDS).rev() {
        while left[word] != 0 {
            let bit = 63 - left[word].leading_zeros() as usize;
            let last = columns[64 * word + bit];
            left[word] &= !(1 << bit);
            if last != step {
                take(&mut left, row(last));
                chosen.push(last);
            }
        }
    }
}
