//! The changes as a reader knows them: by step, and named as levers where
//! they are some.

mod before;
mod kept;
mod order;
mod papers;

pub(super) use before::Before;
pub(super) use papers::needs;

use std::collections::HashMap;

use super::Versions;
use super::changes::kept;
use super::pairing::{By, StepGroup};
use crate::model::{Change, Kind as StepKind, Lever, ProcessField, Spelled, StepId};

/// One change of the process, as a reader knows it.
#[derive(Clone, Debug)]
pub struct FoundChange {
    /// What sort of change it is.
    pub kind: ChangeKind,
    /// The steps of the old version that it concerns.
    pub old: Vec<StepId>,
    /// The steps of the new version that it concerns.
    pub new: Vec<StepId>,
    /// What says that these are the same.
    pub by: By,
    /// What it consists of.
    pub changes: Vec<Change>,
}

/// What sort of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// A way to make a process better.
    Lever(Lever),
    /// A step comes.
    Add,
    /// A step becomes several.
    Split,
    /// Several steps become several others.
    Recut,
    /// A step is called otherwise.
    Rename,
    /// A step takes longer.
    Lengthen,
    /// What is known of a step's shortest and longest days.
    Range,
    /// A step waits for more.
    Series,
    /// A step waits for others.
    Reorder,
    /// How long after others a step begins.
    Lag,
    /// A step asks for more papers.
    Demand,
    /// What a step needs or gives is told otherwise.
    Papers,
    /// A step runs on another clock: outside the limit or inside it, working
    /// days or calendar days.
    Clock,
    /// A step is with somebody else.
    HandOver,
    /// What the applicant has to do and to pay for a step.
    Burden,
    /// The limit of a step or of the whole.
    Limit,
    /// A step stands elsewhere in the file.
    Place,
    /// In which cases a step is taken, and what differs in them.
    Cases,
    /// What the file records of a step or of the whole.
    Record,
    /// What else there is to say, which nothing judges.
    Note,
}

impl ChangeKind {
    /// What documents for programs call it.
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
    /// Whether it can change how long the process takes.
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

    /// What it is called where it changes the days and looks like a record.
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

/// What the changes are, in the order in which the process runs: by the old
/// version's starts, what comes by the new one's; then what only stands
/// elsewhere in the file; the process itself last.
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

/// Several intakes made one are a single window, several inspections a joint
/// one.
fn merger(versions: &Versions, group: &StepGroup) -> Lever {
    let all = |kind: StepKind| group.old.iter().all(|id| versions.old.step(*id).kind == Some(kind));
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
