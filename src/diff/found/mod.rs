//! The changes as readers know them: by step, and named as levers where they
//! are some.

mod before;
mod kept;
mod order;
mod papers;
mod used;

pub(super) use before::Before;
pub(super) use papers::needs;
pub(super) use used::used;

use std::collections::HashMap;

use super::Versions;
use super::changes::kept;
use super::pairing::{By, StepGroup};
use crate::model::{Change, Kind as StepKind, Lever, ProcessField, Spelled, StepId};

/// One change of the process, as readers know it.
#[derive(Clone, Debug)]
pub struct FoundChange {
    /// Its kind.
    pub kind: ChangeKind,
    /// The steps of the old version that it concerns.
    pub old: Vec<StepId>,
    /// The steps of the new version that it concerns.
    pub new: Vec<StepId>,
    /// The evidence that these are the same.
    pub by: By,
    /// The changes that it consists of.
    pub changes: Vec<Change>,
}

/// The kind of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// A way to make a process better.
    Lever(Lever),
    /// A step is added.
    Add,
    /// A step becomes several.
    Split,
    /// Several steps become several others.
    Recut,
    /// A step is called otherwise.
    Rename,
    /// A step takes longer.
    Lengthen,
    /// The shortest and longest days of a step change.
    Range,
    /// A step waits for more.
    Series,
    /// A step waits for others.
    Reorder,
    /// The time between others and the start of a step changes.
    Lag,
    /// A step asks for more papers.
    Demand,
    /// The stated needs or products of a step change.
    Papers,
    /// A step moves to another clock: outside the limit or inside it, working
    /// days or calendar days.
    Clock,
    /// A step moves to another party.
    HandOver,
    /// The efforts and costs of the applicant for a step change.
    Burden,
    /// The limit of a step or of the whole.
    Limit,
    /// A step stands elsewhere in the file.
    Place,
    /// The cases in which a step is taken change, or its differences in them.
    Cases,
    /// Records about a step or the whole change.
    Record,
    /// Remarks change, which nothing judges.
    Note,
}

impl ChangeKind {
    /// Its name in documents.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Lever(lever) => lever.english(),
            Self::Add => "add",
            Self::Split => "split",
            Self::Recut => "recut",
            Self::Rename => "rename",
            Self::Lengthen => "lengthen",
            Self::Range => "range",
            Self::Series => "series",
            Self::Reorder => "reorder",
            Self::Lag => "lag",
            Self::Demand => "demand",
            Self::Papers => "papers",
            Self::Clock => "clock",
            Self::HandOver => "hand-over",
            Self::Burden => "burden",
            Self::Limit => "limit",
            Self::Place => "place",
            Self::Cases => "cases",
            Self::Record => "record",
            Self::Note => "note",
        }
    }
}

impl FoundChange {
    /// Returns whether it can change the length of the process.
    #[must_use]
    pub fn touches_time(&self) -> bool {
        self.changes.iter().any(|change| match change {
            Change::Rename { .. } => false,
            Change::Set { field, .. } => matches!(
                field.key(),
                "days" | "every" | "after" | "needs" | "papers" | "gives" | "clock" | "when" | "by_case"
            ),
            Change::Define(field) => matches!(field.key(), "unit" | "hours_per_day" | "materials" | "cases"),
            Change::Eliminate { .. }
            | Change::Parallel { .. }
            | Change::Add { .. }
            | Change::Replace { .. }
            | Change::Move { .. } => true,
        })
    }

    /// The kind of a change that looks like a record but changes the days.
    pub(super) fn of_effect(&self) -> ChangeKind {
        match self.keys().find(|key| matches!(*key, "after" | "days" | "needs" | "papers" | "gives")) {
            Some("after") => ChangeKind::Reorder,
            Some("days") => ChangeKind::Range,
            Some(_) => ChangeKind::Papers,
            None => ChangeKind::Clock,
        }
    }

    /// The keys that it sets.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.changes.iter().filter_map(|change| match change {
            Change::Set { field, .. } => Some(field.key()),
            Change::Define(field) => Some(field.key()),
            Change::Rename { .. } => Some("name"),
            Change::Eliminate { .. }
            | Change::Parallel { .. }
            | Change::Add { .. }
            | Change::Replace { .. }
            | Change::Move { .. } => None,
        })
    }
}

/// The changes in the order in which the process runs: by the old version's
/// starts, added steps by the new one's; then steps that only moved in the
/// file; the process itself last.
pub(super) fn describe_changes(versions: &Versions, changes: Vec<Change>) -> Vec<FoundChange> {
    let groups = by_name(versions);
    let mut of_groups: Vec<Vec<Change>> = vec![Vec::new(); versions.pairing.groups.len()];
    let mut whole = Vec::new();
    for change in changes {
        match change.steps().first().and_then(|step| groups.get(*step).copied()) {
            Some(group) => of_groups[group].push(change),
            None => whole.push(change),
        }
    }
    let mut found: Vec<FoundChange> = Vec::new();
    for (group, changes) in versions.pairing.groups.iter().zip(of_groups).filter(|(_, changes)| !changes.is_empty()) {
        found.extend(of_group(versions, group, changes));
    }
    found.sort_by_key(|found| match (found.old.first(), found.new.first()) {
        (Some(old), _) => (found.kind == ChangeKind::Place, versions.before.steps[old.index()].start, false, *old),
        (None, new) => {
            let new = *new.expect("a group has steps");
            (false, versions.after.steps[new.index()].start, true, new)
        }
    });
    found.extend(whole.into_iter().map(|change| of_whole(versions, change)));
    found
}

/// The number of the group that a change means by each name.
fn by_name(versions: &Versions) -> HashMap<&str, usize> {
    let mut names = HashMap::new();
    for (number, group) in versions.pairing.groups.iter().enumerate() {
        names.extend(group.old.iter().map(|id| (versions.old.step(*id).id.as_str(), number)));
        if kept(group).is_none() {
            names.extend(group.new.iter().map(|id| (versions.new.step(*id).id.as_str(), number)));
        }
    }
    names
}

fn of_group(versions: &Versions, group: &StepGroup, changes: Vec<Change>) -> Vec<FoundChange> {
    if let Some((old, new)) = kept(group) {
        return kept::found(versions, group.by, old, new, changes);
    }
    let (place, changes): (Vec<Change>, Vec<Change>) =
        changes.into_iter().partition(|change| matches!(change, Change::Move { .. }));
    let kind = match (group.old.len(), group.new.len()) {
        (_, 0) => ChangeKind::Lever(Lever::Eliminate),
        (0, _) => ChangeKind::Add,
        (1, _) => ChangeKind::Split,
        (_, 1) => ChangeKind::Lever(merger(versions, group)),
        _ => ChangeKind::Recut,
    };
    let of =
        |kind, changes| FoundChange { kind, old: group.old.clone(), new: group.new.clone(), by: group.by, changes };
    let whole = Some(changes).filter(|changes: &Vec<Change>| !changes.is_empty()).map(|changes| of(kind, changes));
    let place = Some(place).filter(|place| !place.is_empty()).map(|place| of(ChangeKind::Place, place));
    whole.into_iter().chain(place).collect()
}

/// Several intakes merged into one are a single window, several inspections a
/// joint one.
fn merger(versions: &Versions, group: &StepGroup) -> Lever {
    let all = |kind: StepKind| group.old.iter().all(|id| versions.old.step(*id).kind == Some(kind));
    // What the file permitted at each of them is what was done.
    let permitted = |lever: &Lever| {
        group.old.iter().all(|id| used(versions, *id, &group.new).iter().any(|used| used.lever == *lever))
    };
    if let Some(lever) = [Lever::SingleWindow, Lever::Joint, Lever::Merge].into_iter().find(permitted) {
        return lever;
    }
    match () {
        () if all(StepKind::Intake) => Lever::SingleWindow,
        () if all(StepKind::Inspect) => Lever::Joint,
        () => Lever::Merge,
    }
}

fn of_whole(versions: &Versions, change: Change) -> FoundChange {
    let kind = match &change {
        Change::Define(ProcessField::Limits(_)) => ChangeKind::Limit,
        Change::Define(ProcessField::Cases(_)) => ChangeKind::Cases,
        Change::Define(ProcessField::Note(_)) => ChangeKind::Note,
        Change::Define(ProcessField::Materials(_)) if papers::are_shared(versions) => ChangeKind::Lever(Lever::Share),
        Change::Define(_)
        | Change::Eliminate { .. }
        | Change::Parallel { .. }
        | Change::Add { .. }
        | Change::Replace { .. }
        | Change::Rename { .. }
        | Change::Move { .. }
        | Change::Set { .. } => ChangeKind::Record,
    };
    FoundChange { kind, old: Vec::new(), new: Vec::new(), by: By::Nothing, changes: vec![change] }
}
