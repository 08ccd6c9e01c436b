//! The inner order of each matter: intake, then review, inspection and
//! publicity, then decision, then delivery, as far as today's order runs that
//! way, directly or across other matters.
//!
//! A matter of many steps has a quadratic number of such pairs. Kept is only
//! what each ranked step follows directly among those of its matter; the
//! rest follows from that.

use std::collections::BTreeMap;

use super::events::Events;
use super::frontier;
use super::network::Network;
use crate::model::{Kind, Process, Step, StepId};

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

/// For each ranked step, by its place in the file, the last ranked steps of
/// its matter that it follows today, latest first: it follows all others
/// through them. `before` is today's order of what must finish for what.
pub(super) fn direct(process: &Process, before: &Network) -> Vec<Vec<StepId>> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut ranks: Vec<(u8, u8)> = Vec::new();
    let mut matters = vec![None; process.steps().len()];
    for id in process.step_ids() {
        if let Some((rank, item)) = rank(process.step(id)).zip(process.item(id)) {
            let matter = *numbers.entry(item).or_insert(ranks.len());
            match ranks.get_mut(matter) {
                Some((least, most)) => (*least, *most) = (rank.min(*least), rank.max(*most)),
                None => ranks.push((rank, rank)),
            }
            matters[id.index()] = Some(matter);
        }
    }
    let events = Events::of(before);
    let step = |event| before.step(events.node(event));
    // All of one rank: no pairs.
    let has_pairs = |matter: &usize| ranks[*matter].0 != ranks[*matter].1;
    let matter = |event| step(event).and_then(|step| matters[step.index()]).filter(has_pairs);
    let mut direct = vec![Vec::new(); process.steps().len()];
    for (to, from) in frontier::last_ends(&events, matter).into_iter().rev() {
        if let Some((to, from)) = step(to).zip(step(from)) {
            direct[to.index()].push(from);
        }
    }
    direct
}
