//! The effect of each change: alone, and in sequence.

mod needed;

use super::Versions;
use super::figures::printed;
use super::found::FoundChange;
use crate::analysis::{Dating, Price};
use crate::model::{Change, Decimal, Process};

use needed::{Rows, needed};

pub(super) use needed::in_order;

/// The price of a change in days as printed, and the other changes that it
/// requires: they are made with it when its price alone is computed.
pub(super) type Weighed = (Price<Decimal>, Vec<usize>);

/// The most steps and orders of all tried processes together.
const MOST: usize = 8_000_000;

/// The cost of contradictory changes relative to the size of a process: the
/// contradiction has to be found, and others are tried with them.
const CONTRADICTION: usize = 8;

/// Returns whether each change can be tried: each makes two processes, alone
/// and in sequence.
pub(super) fn may_be_tried(versions: &Versions, found: &[FoundChange]) -> bool {
    let tried = found.iter().filter(|found| found.touches_time()).count();
    tried.saturating_mul(size(&versions.old) + size(&versions.new)) <= MOST
}

/// The cost of trying a process.
fn size(process: &Process) -> usize {
    process.steps().len() + process.orders().all().len()
}

/// The price of each change. `None` where the versions do not run on one clock,
/// or where trying each change takes too long: across many removed steps there
/// may be orders by the million, and contradictory changes are tried again and
/// again.
pub(super) fn weigh(versions: &Versions, dating: &Dating, found: &[FoundChange]) -> Option<Vec<Weighed>> {
    if !versions.one_clock() {
        return None;
    }
    let needed = needed(versions, found);
    let printed = |process: &Process| printed(process, dating);
    let before = printed(&versions.old)?;
    let mut days = before;
    let mut made: Vec<&Change> = Vec::new();
    let last = found.iter().rposition(FoundChange::touches_time);
    let mut worth = Vec::with_capacity(found.len());
    let mut trial = Trial { old: &versions.old, left: MOST };
    for (at, change) in found.iter().enumerate() {
        made.extend(&change.changes);
        if !change.touches_time() {
            worth.push((Price { alone: Decimal::ZERO, in_sequence: Decimal::ZERO }, Vec::new()));
            continue;
        }
        let reached = match last {
            Some(last) if last == at => printed(&versions.new)?,
            // A change that is not possible yet takes effect with those it
            // requires.
            _ => trial.of(made.iter().copied())?.and_then(|process| printed(&process)).unwrap_or(days),
        };
        let (with, along) = alone(&mut trial, found, at, &needed)?;
        let alone = with.and_then(|process| printed(&process)).unwrap_or(before);
        worth.push((Price { alone: before.minus(alone), in_sequence: days.minus(reached) }, along));
        days = reached;
    }
    Some(worth)
}

/// The old version with some changes, within a budget.
struct Trial<'p> {
    old: &'p Process,
    /// The steps and orders that may still be tried.
    left: usize,
}

impl Trial<'_> {
    /// The process with these changes, if there is one; `None` where the budget
    /// is spent.
    fn of<'c>(&mut self, changes: impl IntoIterator<Item = &'c Change>) -> Option<Option<Process>> {
        let process = self.old.apply_all(changes).ok();
        let taken = process.as_ref().map_or_else(|| CONTRADICTION.saturating_mul(size(self.old)), size);
        self.left = self.left.checked_sub(taken)?;
        Some(process)
    }
}

/// The old version with one change and those it requires; `None` where the
/// budget is spent.
fn alone(
    trial: &mut Trial<'_>,
    found: &[FoundChange],
    at: usize,
    needed: &[Rows],
) -> Option<(Option<Process>, Vec<usize>)> {
    let mut apply = |rows: &Rows| trial.of(rows.iter().flat_map(|row| &found[*row].changes));
    let mut rows = needed[at].clone();
    let mut process = apply(&rows)?;
    if process.is_none() {
        // It contradicts the rest: apply it with the fewest others, in order,
        // that resolve that.
        for other in needed {
            rows.extend(other);
            process = apply(&rows)?;
            if process.is_some() {
                break;
            }
        }
        for other in rows.clone().into_iter().filter(|row| *row != at) {
            let fewer: Rows = rows.iter().copied().filter(|row| *row != other).collect();
            if fewer.iter().all(|row| !needed[*row].contains(&other))
                && let Some(found) = apply(&fewer)?
            {
                (rows, process) = (fewer, Some(found));
            }
        }
    }
    Some((process, rows.into_iter().filter(|row| *row != at).collect()))
}
