//! What each change is worth: alone, and in its turn.

mod needed;

use super::Versions;
use super::figures::printed;
use super::found::Found;
use crate::analysis::Dating;
use crate::model::{Change, Decimal, Process};

use needed::{Rows, needed};

pub(super) use needed::in_order;

/// What a change is worth, in days as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worth {
    /// The old version's days less those with this change only.
    pub alone: Decimal,
    /// The other changes without which this one cannot be: they are made with
    /// it when its worth alone is taken.
    pub along: Vec<usize>,
    /// What it takes off when its turn comes.
    pub in_sequence: Decimal,
}

/// Steps times changes up to which each change is tried.
const MOST: usize = 4_000_000;

/// Orders of all processes that are tried, together.
const MOST_ORDERS: usize = 32_000_000;

/// Whether each change can be tried.
pub(super) fn may_be_tried(versions: &Versions, found: &[Found]) -> bool {
    let tried = found.iter().filter(|found| found.touches_time()).count();
    let steps = versions.old.steps().len() + versions.new.steps().len();
    tried.saturating_mul(steps) <= MOST
}

/// What each change is worth. Nothing where the versions do not run on one
/// clock, or where trying each change takes too long: across many steps that
/// go there may be orders by the million.
pub(super) fn worth(versions: &Versions, dating: &Dating, found: &[Found]) -> Option<Vec<Worth>> {
    if !versions.one_clock() {
        return None;
    }
    let mut orders = MOST_ORDERS;
    let needed = needed(versions, found);
    let printed = |process: &Process| printed(process, dating);
    let before = printed(&versions.old)?;
    let mut days = before;
    let mut made: Vec<&Change> = Vec::new();
    let last = found.iter().rposition(Found::touches_time);
    let mut worth = Vec::with_capacity(found.len());
    for (at, change) in found.iter().enumerate() {
        made.extend(&change.changes);
        if !change.touches_time() {
            worth.push(Worth::default());
            continue;
        }
        let reached = match last {
            Some(last) if last == at => printed(&versions.new)?,
            // What cannot be yet shows when the rest of it comes.
            _ => {
                let process = versions.old.apply_all(made.iter().copied());
                orders = orders.checked_sub(process.as_ref().map_or(0, |process| process.orders().all().len()))?;
                process.ok().and_then(|process| printed(&process)).unwrap_or(days)
            }
        };
        let (with, along) = alone(&versions.old, found, at, &needed);
        let alone = with.and_then(|process| printed(&process)).unwrap_or(before);
        worth.push(Worth { alone: before.minus(alone), along, in_sequence: days.minus(reached) });
        days = reached;
    }
    Some(worth)
}

/// The old version with one change only, and with those it cannot do without.
fn alone(old: &Process, found: &[Found], at: usize, needed: &[Rows]) -> (Option<Process>, Vec<usize>) {
    let apply = |rows: &Rows| old.apply_all(rows.iter().flat_map(|row| &found[*row].changes)).ok();
    let mut rows = needed[at].clone();
    let mut process = apply(&rows);
    if process.is_none() {
        // It contradicts what stays: with the fewest others, taken as they
        // come, that resolve it.
        for other in needed {
            rows.extend(other);
            process = apply(&rows);
            if process.is_some() {
                break;
            }
        }
        for other in rows.clone().into_iter().filter(|row| *row != at) {
            let fewer: Rows = rows.iter().copied().filter(|row| *row != other).collect();
            let free = fewer.iter().all(|row| !needed[*row].contains(&other));
            if let Some(found) = Some(&fewer).filter(|_| free).and_then(apply) {
                (rows, process) = (fewer, Some(found));
            }
        }
    }
    (process, rows.into_iter().filter(|row| *row != at).collect())
}
