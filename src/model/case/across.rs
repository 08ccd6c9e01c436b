//! The order across steps that a case leaves out.

use std::collections::{HashMap, HashSet};

use super::OriginOfStep;
use crate::model::draft::{Draft, DraftStep};
use crate::model::duration::Duration;
use crate::model::step::After;
use crate::model::vocabulary::{Because, Counting, Necessity, Relation};

/// A direct order in a draft.
#[derive(Clone, Copy)]
struct Direct<'d> {
    from: usize,
    relation: Relation,
    /// The entry of `after` behind it, if it is from one.
    entry: Option<&'d After<String>>,
    by_default: bool,
}

/// The new `after` of a step.
pub(super) struct Across {
    /// The entries that are kept.
    stays: Vec<bool>,
    /// Entries for the steps it follows across removed ones.
    entries: Vec<After<String>>,
    /// The step above, where it is still followed implicitly.
    above: Above,
}

enum Above {
    /// The file states what the step follows.
    Written,
    /// It still follows the step above, by default.
    Follows(Option<String>),
    /// The step above is removed.
    Gone,
}

impl Across {
    pub(super) fn put(self, step: &mut DraftStep, origin: &mut OriginOfStep) {
        match self.above {
            Above::Follows(_) if self.entries.is_empty() => return,
            Above::Follows(above) => step.after = Some(above.into_iter().map(After::plain).collect()),
            Above::Gone => step.after = Some(Vec::new()),
            Above::Written => {}
        }
        let after = step.after.get_or_insert_default();
        let mut stays = self.stays.iter();
        after.retain(|_| stays.next().copied().unwrap_or(true));
        if !self.stays.is_empty() {
            origin.after = (0..).zip(&self.stays).filter(|(_, stays)| **stays).map(|(nth, _)| Some(nth)).collect();
        }
        origin.after.resize(after.len(), None);
        after.extend(self.entries);
        origin.after.resize(after.len(), None);
    }
}

/// What each step follows across the steps left out.
pub(super) fn orders_across(draft: &Draft, taken: &[bool]) -> Vec<Across> {
    let steps = &draft.steps;
    let direct = direct_orders(draft, taken);
    let by_default = |v: usize| direct[v].iter().find(|order| order.by_default).map(|order| order.from);
    // Whether following the steps above leads implicitly to the step above
    // again: each one in between has no `after` and follows nothing else.
    let through = |v: usize| {
        let mut above = by_default(v);
        while let Some(at) = above.filter(|at| !taken[*at]) {
            if steps[at].after.is_some() || direct[at].iter().any(|order| !order.by_default) {
                return false;
            }
            above = by_default(at);
        }
        true
    };
    (0..steps.len())
        .map(|v| {
            let step = &steps[v];
            let (mut entries, mut above) = (Vec::new(), Above::Written);
            if step.after.is_none() {
                let follows = by_default(v);
                above = match follows {
                    Some(at) if !taken[at] && !through(v) => Above::Gone,
                    Some(at) => Above::Follows(taken[at].then(|| steps[at].id.clone())),
                    None => Above::Follows(None),
                };
            }
            for order in direct[v].iter().filter(|order| taken[v] && !taken[order.from]) {
                if !order.by_default || matches!(above, Above::Gone) {
                    follow_across(order, &direct, taken, |from, relation| {
                        let lag = order.entry.map_or(Duration::ZERO, |entry| entry.lag);
                        // Habit counts for pairs alone.
                        let habit = order.entry.is_some_and(|entry| entry.because == Some(Because::Habit));
                        let because = (habit && relation == Relation::FinishStart).then_some(Because::Habit);
                        let step = steps[from].id.clone();
                        entries.push(After { step, because, basis: None, relation, lag, is_across: true });
                    });
                }
            }
            let by_id: HashSet<&str> =
                direct[v].iter().filter(|o| !taken[o.from]).map(|o| steps[o.from].id.as_str()).collect();
            let stays = step.after.iter().flatten().map(|entry| !by_id.contains(entry.step.as_str())).collect();
            let follows = match &above {
                Above::Follows(above) => above.as_ref().map(|above| (above.as_str(), Relation::FinishStart)),
                Above::Written | Above::Gone => None,
            };
            let said = step.after.iter().flatten().map(|entry| (entry.step.as_str(), entry.relation)).chain(follows);
            are_like_any_other(&mut entries, said);
            Across { stays, entries, above }
        })
        .collect()
}

/// Marks the entries across removed steps that are like any other: those with
/// no reason, on a step that no other entry ties by the same ends. `said` are
/// the steps and ends of those others that the file states.
fn are_like_any_other<'d>(entries: &mut [After<String>], said: impl Iterator<Item = (&'d str, Relation)>) {
    let mut tied: HashSet<(String, Relation)> = said.map(|(step, relation)| (step.to_owned(), relation)).collect();
    let mut twice: HashSet<(String, Relation)> = HashSet::new();
    for entry in entries.iter() {
        let ends = (entry.step.clone(), entry.relation);
        if !tied.insert(ends.clone()) {
            twice.insert(ends);
        }
    }
    for entry in entries.iter_mut().filter(|entry| entry.because.is_none()) {
        entry.is_across = twice.contains(&(entry.step.clone(), entry.relation));
    }
}

/// Calls `each` with every step that is followed across the steps left out, and
/// with the ends that are tied.
fn follow_across(
    order: &Direct<'_>,
    direct: &[Vec<Direct<'_>>],
    taken: &[bool],
    mut each: impl FnMut(usize, Relation),
) {
    let mut met = HashSet::from([(order.from, order.relation)]);
    let mut open = vec![(order.from, order.relation)];
    while let Some((gone, relation)) = open.pop() {
        for before in &direct[gone] {
            let Some(relation) = before.relation.across(relation) else { continue };
            if met.insert((before.from, relation)) {
                if taken[before.from] {
                    each(before.from, relation);
                } else {
                    open.push((before.from, relation));
                }
            }
        }
    }
}

/// The orders of every step: from its `after`, or to the step above, and from
/// documents.
fn direct_orders<'d>(draft: &'d Draft, taken: &[bool]) -> Vec<Vec<Direct<'d>>> {
    let steps = &draft.steps;
    let at: HashMap<&str, usize> = steps.iter().zip(0..).map(|(step, at)| (step.id.as_str(), at)).collect();
    let mut giver: HashMap<&str, usize> = HashMap::new();
    // A step that is kept gives it before one that is left out.
    for (step, nth) in steps
        .iter()
        .zip(0..)
        .filter(|(_, nth)| !taken[*nth])
        .chain(steps.iter().zip(0..).filter(|(_, nth)| taken[*nth]))
    {
        giver.extend(step.products().iter().map(|product| (product.as_str(), nth)));
    }
    let available: HashMap<&str, usize> = draft
        .materials
        .iter()
        .filter_map(|material| Some((material.name.as_str(), *at.get(material.available_after.as_deref()?)?)))
        .collect();
    let mut above: Option<usize> = None;
    let mut direct = Vec::with_capacity(steps.len());
    for (step, nth) in steps.iter().zip(0..) {
        let mut orders: Vec<Direct<'d>> = Vec::new();
        match &step.after {
            Some(after) => orders.extend(after.iter().filter_map(|entry| {
                let from = *at.get(entry.step.as_str())?;
                Some(Direct { from, relation: entry.relation, entry: Some(entry), by_default: false })
            })),
            None => orders.extend(above.map(|from| Direct {
                from,
                relation: Relation::FinishStart,
                entry: None,
                by_default: true,
            })),
        }
        for need in step.askings() {
            let relation = match need.need {
                Necessity::Required => Relation::FinishStart,
                Necessity::Tolerable => Relation::FinishFinish,
                Necessity::Optional => continue,
            };
            let sources = [giver.get(need.material.as_str()), available.get(need.material.as_str())];
            let sources = sources.into_iter().flatten().copied().filter(|from| *from != nth);
            orders.extend(sources.map(|from| Direct { from, relation, entry: None, by_default: false }));
        }
        direct.push(orders);
        if step.clock != Counting::Afterwards {
            above = Some(nth);
        }
    }
    direct
}

impl Relation {
    /// The relation between v and X where v follows W by `then`, W follows X by
    /// this relation, and W is removed as if it took no time.
    pub fn across(self, then: Self) -> Option<Self> {
        use Relation::{FinishFinish, FinishStart, StartStart};
        match (self, then) {
            (FinishStart, FinishStart | StartStart) | (FinishFinish, FinishStart) => Some(FinishStart),
            (FinishStart | FinishFinish, FinishFinish) => Some(FinishFinish),
            (StartStart, FinishStart | StartStart) => Some(StartStart),
            (StartStart, FinishFinish) | (FinishFinish, StartStart) => None,
        }
    }
}
