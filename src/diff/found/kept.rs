//! The changes of a step that exists in both versions.

use super::{ChangeKind, FoundChange, order, papers, used};
use crate::diff::Versions;
use crate::diff::figures::{compare, on_one_clock};
use crate::diff::pairing::By;
use crate::model::{Change, Kind as StepKind, Lever, StepField, StepId};

/// The values that belong together in one change of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Aspect {
    Name,
    Who,
    Clock,
    Time,
    Papers,
    Order,
    Limit,
    Signatures,
    Burden,
    Cases,
    Record,
    Note,
    Place,
}

const ASPECTS: [Aspect; 13] = [
    Aspect::Name,
    Aspect::Who,
    Aspect::Clock,
    Aspect::Time,
    Aspect::Papers,
    Aspect::Order,
    Aspect::Limit,
    Aspect::Signatures,
    Aspect::Burden,
    Aspect::Cases,
    Aspect::Record,
    Aspect::Note,
    Aspect::Place,
];

/// The changes of one step, one for each aspect that a reader distinguishes.
pub(super) fn found(versions: &Versions, by: By, old: StepId, new: StepId, changes: Vec<Change>) -> Vec<FoundChange> {
    let permitted = permitted(versions, old, new);
    let turned = turned(versions, old, new).filter(|_| permitted.is_none());
    let mut aspects: Vec<(Aspect, Change)> = changes.into_iter().map(|change| (aspect(&change), change)).collect();
    // What allowed a step more than it takes now must go with that: a parameter above today's is an error.
    let has = |aspects: &[(Aspect, Change)], wanted: Aspect| aspects.iter().any(|(aspect, _)| *aspect == wanted);
    let bounds = [Aspect::Time, Aspect::Signatures].into_iter().find(|wanted| has(&aspects, *wanted));
    for (aspect, change) in &mut aspects {
        if let (Some(bounds), Change::Set { field: StepField::May(_), .. }) = (bounds, &*change) {
            *aspect = bounds;
        }
    }
    let waits = has(&aspects, Aspect::Order);
    // A paper that need not be there yet is one change with the order on the
    // step that gives it: neither does anything without the other.
    let of_papers = |(aspect, change): &(Aspect, Change)| {
        *aspect != Aspect::Papers
            || matches!(change, Change::Set { field: StepField::Needs(_) | StepField::Papers(_), .. })
    };
    let follows = waits && aspects.iter().all(of_papers) && papers::follow_the_order(versions, old, new);
    let mut found = Vec::new();
    let mut take = |kind: &dyn Fn() -> ChangeKind, wanted: &dyn Fn(Aspect) -> bool| {
        let (taken, rest): (Vec<_>, Vec<_>) =
            std::mem::take(&mut aspects).into_iter().partition(|(aspect, _)| wanted(*aspect));
        aspects = rest;
        if !taken.is_empty() {
            let changes = taken.into_iter().map(|(_, change)| change).collect();
            found.push(FoundChange { kind: kind(), old: vec![old], new: vec![new], by, changes });
        }
    };
    if let Some((lever, own)) = &permitted {
        take(&|| ChangeKind::Lever(*lever), &|aspect| own.contains(&aspect));
    }
    if let Some(lever) = turned {
        take(&|| ChangeKind::Lever(lever), &|aspect| matches!(aspect, Aspect::Name | Aspect::Time | Aspect::Papers));
    }
    for aspect in ASPECTS {
        // Where a step states what it follows, its place has no further
        // meaning.
        let with = if aspect == Aspect::Order && waits { Aspect::Place } else { aspect };
        let papers = aspect == Aspect::Order && follows;
        if aspect != Aspect::Papers || !follows {
            let is_of_it = |other| other == aspect || other == with || papers && other == Aspect::Papers;
            take(&|| kind(versions, old, new, aspect), &is_of_it);
        }
    }
    found
}

/// The lever that the file permitted at a step and that is used there, with
/// the aspects that it changes: one that shortens the step, or that hands it to
/// another. `None` where several did.
fn permitted(versions: &Versions, old: StepId, new: StepId) -> Option<(Lever, &'static [Aspect])> {
    let (before, after) = (versions.old.step(old), versions.new.step(new));
    let is_shorter = compare((&versions.new, &[new]), (&versions.old, &[old])).is_lt();
    let mut own = used(versions, old, &[new]).into_iter().filter(|used| !used.of_paper).filter_map(|used| {
        let states_days = used.permit.parameters.days.is_some();
        let aspects: &[Aspect] = match used.lever {
            Lever::Filing | Lever::Cap | Lever::AreaAssessment | Lever::Instant => &[Aspect::Time],
            Lever::Commit => &[Aspect::Name, Aspect::Time, Aspect::Papers],
            Lever::Flatten if states_days => &[Aspect::Time, Aspect::Signatures],
            Lever::Delegate if states_days => &[Aspect::Who, Aspect::Time],
            Lever::Delegate if before.department != after.department || before.with != after.with => &[Aspect::Who],
            _ => return None,
        };
        (is_shorter || !aspects.contains(&Aspect::Time)).then_some((used.lever, aspects))
    });
    let only = own.next()?;
    own.next().is_none().then_some(only)
}

fn aspect(change: &Change) -> Aspect {
    let field = match change {
        Change::Set { field, .. } => field,
        Change::Rename { .. } => return Aspect::Name,
        Change::Eliminate { .. }
        | Change::Parallel { .. }
        | Change::Add { .. }
        | Change::Replace { .. }
        | Change::Move { .. }
        | Change::Define(_) => return Aspect::Place,
    };
    match field {
        StepField::Department(_) | StepField::With(_) | StepField::Office(_) | StepField::Actor(_) => Aspect::Who,
        StepField::When(_) | StepField::ByCase(_) => Aspect::Cases,
        StepField::Note(_) => Aspect::Note,
        StepField::Clock(_) => Aspect::Clock,
        StepField::Days(_) | StepField::Every(_) | StepField::Work(_) => Aspect::Time,
        StepField::Needs(_) | StepField::Papers(_) | StepField::Gives(_) => Aspect::Papers,
        StepField::After(_) => Aspect::Order,
        StepField::Limit(_) => Aspect::Limit,
        StepField::Signoffs(_) => Aspect::Signatures,
        StepField::Visits(_) | StepField::Online(_) | StepField::Fee(_) => Aspect::Burden,
        _ => Aspect::Record,
    }
}

fn kind(versions: &Versions, old: StepId, new: StepId, aspect: Aspect) -> ChangeKind {
    let (before, after) = (versions.old.step(old), versions.new.step(new));
    match aspect {
        Aspect::Name => ChangeKind::Rename,
        Aspect::Who => ChangeKind::HandOver,
        Aspect::Clock => ChangeKind::Clock,
        Aspect::Time if !on_one_clock(&[(&versions.old, old), (&versions.new, new)]) => ChangeKind::Clock,
        Aspect::Time => length(versions, old, new),
        Aspect::Papers => papers::kind(versions, old, new),
        Aspect::Order => order::kind(versions, old, new),
        Aspect::Limit => ChangeKind::Limit,
        Aspect::Signatures if after.signoffs < before.signoffs && after.signoffs.is_some() => {
            ChangeKind::Lever(Lever::Flatten)
        }
        Aspect::Burden => ChangeKind::Burden,
        Aspect::Cases => ChangeKind::Cases,
        Aspect::Note => ChangeKind::Note,
        Aspect::Signatures | Aspect::Record => ChangeKind::Record,
        Aspect::Place => ChangeKind::Place,
    }
}

/// The kind of change of a step with the same days and other occasions.
fn waiting(versions: &Versions, old: StepId, new: StepId) -> ChangeKind {
    let (before, after) = (versions.old.own_length(old).time(), versions.new.own_length(new).time());
    match after.cmp(&before) {
        std::cmp::Ordering::Less => ChangeKind::Lever(Lever::Cap),
        std::cmp::Ordering::Greater => ChangeKind::Lengthen,
        std::cmp::Ordering::Equal => ChangeKind::Record,
    }
}

fn length(versions: &Versions, old: StepId, new: StepId) -> ChangeKind {
    let (before, after) = (versions.old.step(old), versions.new.step(new));
    let ranges = (versions.old.range(old), versions.new.range(new));
    let stated = [(&versions.old, before), (&versions.new, after)].map(|(of, step)| of.on_its_clock(step.days.likely));
    if stated[0] == stated[1] && before.every.is_some() && after.every.is_none() {
        return ChangeKind::Lever(Lever::OnDemand);
    }
    match compare((&versions.new, &[new]), (&versions.old, &[old])) {
        std::cmp::Ordering::Less if versions.new.length(new).is_zero() => ChangeKind::Lever(Lever::Instant),
        std::cmp::Ordering::Less => ChangeKind::Lever(Lever::Cap),
        std::cmp::Ordering::Greater => ChangeKind::Lengthen,
        std::cmp::Ordering::Equal if before.every != after.every => waiting(versions, old, new),
        std::cmp::Ordering::Equal if ranges.0 != ranges.1 => ChangeKind::Range,
        std::cmp::Ordering::Equal => ChangeKind::Record,
    }
}

/// Words that indicate a commitment where no version states one.
const COMMITMENT: [&str; 3] = ["承诺", "commitment", "self-declar"];

/// Returns the lever if a shorter step is a review turned into a commitment, or
/// an approval turned into a filing: where the old version says that the law
/// allows it, or the new one calls it so and the old one did not.
fn turned(versions: &Versions, old: StepId, new: StepId) -> Option<Lever> {
    if compare((&versions.new, &[new]), (&versions.old, &[old])).is_ge() {
        return None;
    }
    let before = versions.old.step(old);
    let decided = versions.new.step(new).kind == Some(StepKind::Decision) && before.kind != Some(StepKind::Decision);
    let speaks = |process, id| {
        said(process, id).any(|text| {
            let text = text.to_lowercase();
            COMMITMENT.iter().any(|word| text.contains(word))
        })
    };
    let allowed = |lever: Lever| before.may.iter().any(|(may, _)| *may == lever);
    match () {
        () if speaks(&versions.new, new) && !speaks(&versions.old, old) => Some(Lever::Commit),
        () if allowed(Lever::Commit) && decided => Some(Lever::Commit),
        () if allowed(Lever::Filing) && !allowed(Lever::Instant) && decided => Some(Lever::Filing),
        () => None,
    }
}

/// The names of a step and its papers.
fn said(process: &crate::model::Process, id: StepId) -> impl Iterator<Item = &str> {
    let step = process.step(id);
    let papers = step.askings().iter().map(|need| process.materials()[need.material.index()].name.as_str());
    papers.chain([step.name.as_str()])
}
