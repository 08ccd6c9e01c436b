//! The days that only moved elsewhere: outside the limit, before intake, to the
//! applicant or to a third party.

use std::collections::HashMap;

use super::Versions;
use super::changes::kept;
use super::clocks::{Elsewhere, Parties, has_intake};
use super::found::{ChangeKind, FoundChange};
use super::pairing::StepGroup;
use crate::analysis::Analysis;
use crate::model::{Change, Counting, Lever, Process, StepField, StepId, Time};

/// Days that moved out of the office's limit; negative where they moved back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The number.
    pub days: Time,
    /// The party that has them now, or had them.
    pub to: Elsewhere,
    /// Of these, those that the file still counts in the limit.
    pub counted: Time,
}

/// The days that each change moved.
pub(super) fn find_moved_days(versions: &Versions, found: &[FoundChange]) -> Vec<Option<Moved>> {
    let mut moved = vec![None; found.len()];
    let rows = Rows::of(found);
    let intake = has_intake(&versions.old) && has_intake(&versions.new);
    let [before, after] = lengths(versions);
    let sides = [
        Side::of(&versions.old, &versions.before, before, intake),
        Side::of(&versions.new, &versions.after, after, intake),
    ];
    // Days that the new version has elsewhere and the old one had in the
    // office; then the reverse.
    for (from, to) in [(0, 1), (1, 0)] {
        let ends = [&sides[from], &sides[to]];
        let of = |group| steps_of(group, from == 0);
        let mut lost: Time = versions.pairing.groups.iter().map(|group| office_lost(ends, of(group))).sum();
        for group in &versions.pairing.groups {
            let gained = elsewhere_gained(ends, of(group));
            let Some((days, to)) = gained else { continue };
            let days = days.min(lost);
            lost = lost - days;
            let counted = if of(group)[1].iter().all(|id| ends[1].process.step(*id).clock == Counting::Counted) {
                days
            } else {
                Time::ZERO
            };
            let (days, counted) = if from == 0 { (days, counted) } else { (-days, -counted) };
            if days != Time::ZERO {
                let row = rows.row_of(group);
                moved[row] = Some(merge(moved[row], Moved { days, to, counted }));
            }
        }
    }
    moved
}

/// The steps of a group: those of the old version and of the new, or the other
/// way round.
fn steps_of(group: &StepGroup, forwards: bool) -> [&[StepId]; 2] {
    if forwards { [&group.old, &group.new] } else { [&group.new, &group.old] }
}

fn merge(known: Option<Moved>, more: Moved) -> Moved {
    known.map_or(more, |known| Moved { days: known.days + more.days, counted: known.counted + more.counted, ..known })
}

/// A version: the party of each step, and the steps that decide the length.
struct Side<'p> {
    process: &'p Process,
    lengths: Vec<Time>,
    parties: Parties,
    decides: Vec<bool>,
}

impl<'p> Side<'p> {
    fn of(process: &'p Process, analysis: &Analysis, lengths: Vec<Time>, intake: bool) -> Self {
        let mut decides = vec![false; process.steps().len()];
        analysis.decisive.iter().for_each(|id| decides[id.index()] = true);
        Self { process, lengths, parties: Parties::of(process, intake), decides }
    }

    fn sum(&self, steps: &[StepId], counts: impl Fn(StepId) -> bool) -> Time {
        steps.iter().filter(|id| counts(**id)).map(|id| self.lengths[id.index()]).sum()
    }
}

/// The lengths of the steps of both versions, as in the measures: in the unit,
/// from the day on which each starts. A step that exists on both sides has its
/// length in the new one on both, so that another start does not make it
/// longer.
fn lengths(versions: &Versions) -> [Vec<Time>; 2] {
    let of = |analysis: &Analysis| {
        analysis.steps.iter().map(|facts| facts.length.unwrap_or_default()).collect::<Vec<Time>>()
    };
    let (mut before, after) = (of(&versions.before), of(&versions.after));
    for (old, new) in versions.pairing.groups.iter().filter_map(kept) {
        let (was, is) = (versions.old.length(old), versions.new.length(new));
        let alike = was.clock() == is.clock() && was.in_months().is_some() == is.in_months().is_some();
        if alike && !is.is_zero() {
            let scaled = i128::from(after[new.index()].thousandths()) * i128::from(was.time().thousandths());
            let scaled = scaled / i128::from(is.time().thousandths());
            before[old.index()] = i64::try_from(scaled).map_or(before[old.index()], Time::from_thousandths);
        }
    }
    [before, after]
}

/// The office's days in the steps of a group that it no longer has.
fn office_lost([from, to]: [&Side<'_>; 2], [before, after]: [&[StepId]; 2]) -> Time {
    let office = |side: &Side<'_>, steps: &[StepId]| side.sum(steps, |id| side.parties.party(id).is_none());
    (office(from, before) - office(to, after)).max(Time::ZERO)
}

/// The days on the way that a group has elsewhere and had not, and where.
fn elsewhere_gained([from, to]: [&Side<'_>; 2], [before, after]: [&[StepId]; 2]) -> Option<(Time, Elsewhere)> {
    let deciding = to.sum(after, |id| to.decides[id.index()] && to.parties.party(id).is_some());
    let known = from.sum(before, |id| from.parties.party(id).is_some());
    let place = after.iter().filter(|id| to.decides[id.index()]).find_map(|id| to.parties.party(*id))?;
    Some(deciding - known).filter(|gained| *gained > Time::ZERO).map(|gained| (gained, place))
}

/// The changes by the steps that they concern.
struct Rows<'f> {
    found: &'f [FoundChange],
    of_old: HashMap<&'f [StepId], Vec<usize>>,
    of_new: HashMap<&'f [StepId], Vec<usize>>,
    /// The first change of an order.
    orders: Option<usize>,
}

impl<'f> Rows<'f> {
    fn of(found: &'f [FoundChange]) -> Self {
        let by = |steps: fn(&FoundChange) -> &[StepId]| {
            let mut rows: HashMap<&[StepId], Vec<usize>> = HashMap::new();
            let known = found.iter().enumerate().map(|(row, found)| (row, steps(found)));
            known.filter(|(_, steps)| !steps.is_empty()).for_each(|(row, of)| rows.entry(of).or_default().push(row));
            rows
        };
        let sets_order = |found: &FoundChange| {
            found.changes.iter().any(|change| match change {
                Change::Set { field, .. } => matches!(field, StepField::After(_) | StepField::Kind(_)),
                Change::Define(_) | Change::Rename { .. } => false,
                Change::Eliminate { .. }
                | Change::Parallel { .. }
                | Change::Add { .. }
                | Change::Replace { .. }
                | Change::Move { .. } => true,
            })
        };
        let orders = found.iter().position(sets_order);
        Self { found, of_old: by(|found| &found.old), of_new: by(|found| &found.new), orders }
    }

    /// The change that moved the days of a group: its own, else that of the
    /// step taken for the intake.
    fn row_of(&self, group: &StepGroup) -> usize {
        let own = [self.of_old.get(group.old.as_slice()), self.of_new.get(group.new.as_slice())];
        let best = own.into_iter().flatten().flatten().copied().min_by_key(|row| (weight(&self.found[*row]), *row));
        best.or(self.orders).unwrap_or_default()
    }
}

fn weight(found: &FoundChange) -> u8 {
    match found.kind {
        ChangeKind::Clock if found.keys().any(|key| key == "clock") => 0,
        ChangeKind::Add | ChangeKind::Split | ChangeKind::Recut => 0,
        ChangeKind::HandOver => 1,
        ChangeKind::Lever(Lever::Merge | Lever::SingleWindow | Lever::Joint | Lever::Eliminate) => 2,
        ChangeKind::Reorder
        | ChangeKind::Series
        | ChangeKind::Lag
        | ChangeKind::Lengthen
        | ChangeKind::Clock
        | ChangeKind::Lever(_) => 3,
        _ => 4,
    }
}
