//! Several steps as one: the name and the keys of the merged step.

use std::collections::BTreeMap;

use crate::levers::{Merger, Works};
use crate::model::{
    Actor, Decimal, DraftStep, Kind, MaterialSource, Necessity, Need, Permit, Process, StepId, ThreePoint, Value,
    Visits, has_han,
};

/// The names of the steps of a file once some have been merged.
pub(super) struct Names {
    ids: Vec<String>,
    /// For each merged step the members of the result.
    members: BTreeMap<StepId, Vec<StepId>>,
}

impl Names {
    pub(super) fn of(process: &Process, mergers: &[&Merger]) -> Self {
        let mut ids: Vec<String> = process.steps().iter().map(|step| step.id.clone()).collect();
        let mut members = BTreeMap::new();
        for merger in mergers {
            let parts = merger.members.iter().map(|step| process.step(*step).id.as_str());
            let joined = parts.collect::<Vec<_>>().join("+");
            for step in &merger.members {
                ids[step.index()].clone_from(&joined);
                members.insert(*step, merger.members.clone());
            }
        }
        Self { ids, members }
    }

    /// Returns whether any step is merged.
    pub(super) fn any(&self) -> bool {
        !self.members.is_empty()
    }

    /// The name of a step, or of the merged step that it is part of.
    pub(super) fn of_step(&self, step: StepId) -> &str {
        &self.ids[step.index()]
    }

    /// A step, or the first of those that it is merged with.
    pub(super) fn first(&self, step: StepId) -> StepId {
        self.members.get(&step).and_then(|members| members.first()).copied().unwrap_or(step)
    }

    /// The steps that a step is merged with, including itself.
    pub(super) fn members(&self, step: StepId) -> Vec<StepId> {
        self.members.get(&step).cloned().unwrap_or_else(|| vec![step])
    }
}

/// The name of a merged step, which an applicant reads: the names of its
/// members in a row.
fn name(members: &[&DraftStep]) -> String {
    let names: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    match names.as_slice() {
        [before @ .., last] if !before.is_empty() && !names.iter().copied().any(has_han) => {
            format!("{} and {last}", before.join(", "))
        }
        names => names.join("、"),
    }
}

/// The step that some are merged into; its predecessors are found elsewhere.
pub(super) fn step(works: &Works<'_>, steps: &[DraftStep], merger: &Merger, names: &Names) -> DraftStep {
    let process = works.process();
    let members: Vec<&DraftStep> = merger.members.iter().map(|step| &steps[step.index()]).collect();
    let first = members[0];
    let given: Vec<&String> = members.iter().flat_map(|member| member.products()).collect();
    let all = |says: fn(&DraftStep) -> bool| members.iter().all(|member| says(member));
    let of_one = |kind: Option<Kind>| Some(kind).filter(|kind| members.iter().all(|member| member.kind == *kind));
    // An office that takes part counts by its department.
    let offices = || members.iter().copied().filter(|member| member.actor == Actor::Agency);
    let answerable = offices().next().unwrap_or(first);
    let of_offices = || offices().find_map(|member| member.department.clone());
    // What an applicant writes there is no office, and makes none of the step.
    let of_any = || members.iter().filter(|_| answerable.actor != Actor::Agency).find_map(|one| one.department.clone());
    let department = merger.department.clone().or_else(of_offices).or_else(of_any);
    let mut with: Vec<String> = members.iter().flat_map(|member| member.with.iter().cloned()).collect();
    if merger.keeps_others {
        with.extend(offices().filter_map(|member| member.department.clone()));
    }
    let with = unique(with.into_iter().filter(|name| Some(name) != department.as_ref()));
    let items = unique(merger.members.iter().flat_map(|step| process.items(*step).map(str::to_owned)));
    // A matter that the department stands for need not be written.
    let is_of_department = items.as_slice() == department.as_slice() && first.item.is_empty();
    let days = match merger.days {
        crate::levers::MergedDays::Stated(days) => ThreePoint::of(days),
        _ => first.days,
    };
    let work: Option<Vec<_>> = members.iter().map(|member| member.work).collect();
    let askings = askings(&members, &given);
    let (mut needs, mut papers) = (None, None);
    if members.iter().any(|member| member.needs.is_some()) {
        needs = Some(askings);
    } else if members.iter().any(|member| member.papers.is_some()) {
        papers = Some(askings);
    }
    let gives = members.iter().any(|member| member.gives.is_some());
    let fees = members.iter().filter_map(|member| member.fee);
    let visits = members.iter().filter_map(|member| member.visits.stated()).max();
    let rework = members.iter().filter_map(|member| member.rework.clone());
    DraftStep {
        department,
        with,
        office: first
            .office
            .clone()
            .filter(|office| members.iter().all(|member| member.office.as_ref() == Some(office))),
        actor: answerable.actor,
        item: if is_of_department { Vec::new() } else { items },
        kind: of_one(first.kind).flatten(),
        days,
        every: members.iter().filter_map(|member| member.every).max_by_key(|every| works.length(*every).time()),
        work: work.and_then(|work| {
            let together = if merger.at_once {
                work.iter().copied().max_by_key(|work| works.length(*work).time())
            } else {
                work.iter().copied().try_fold(crate::model::Duration::ZERO, |all, one| works.sum(all, one))
            };
            together.filter(|work| works.length(*work).time() <= works.length(days.likely).time())
        }),
        value: value(&members),
        after: None,
        needs,
        papers,
        gives: gives.then(|| unique(given.into_iter().cloned())),
        law: unique(members.iter().flat_map(|member| member.law.iter().cloned())),
        clock: members.iter().map(|member| member.clock).min().expect("a merger has members"),
        limit: None,
        visits: Visits::new(visits),
        online: members.iter().map(|member| member.online).min().expect("a merger has members"),
        fee: fees.reduce(Decimal::plus),
        signoffs: members.iter().filter_map(|member| member.signoffs).max(),
        reject: rejected(&members),
        rework: rework.max_by_key(|rework| rework.chance),
        chance: if all(|member| member.chance.is_some()) {
            members.iter().filter_map(|member| member.chance).max()
        } else {
            None
        },
        may: {
            let mut may: Vec<_> = Vec::new();
            let longer = |permit: &Permit| {
                let stated = permit.parameters.days.map(|stated| works.length(stated));
                stated.is_some_and(|stated| stated.time() > works.length(days.likely).time())
            };
            let permits = members.iter().flat_map(|member| &member.may);
            // A lever that would make it longer is no longer permitted.
            for (lever, permit) in permits.filter(|(_, permit)| !longer(permit)) {
                if !may.iter().any(|(known, _)| known == lever) {
                    may.push((*lever, permit.clone()));
                }
            }
            may
        },
        replaces: unique(
            members.iter().flat_map(|member| [member.id.clone()].into_iter().chain(member.replaces.clone())),
        ),
        allow: {
            let mut allow = Vec::new();
            for waiver in members.iter().flat_map(|member| &member.allow) {
                if !allow.contains(waiver) {
                    allow.push(waiver.clone());
                }
            }
            allow
        },
        note: Some(members.iter().filter_map(|member| member.note.as_deref()).collect::<Vec<_>>().join("\n"))
            .filter(|note| !note.is_empty()),
        ..DraftStep::bare(names.of_step(merger.members[0]).to_owned(), name(&members), days)
    }
}

/// Waste only if all members are; otherwise the best value of the others.
fn value(members: &[&DraftStep]) -> Option<Value> {
    let has = |value: Value| members.iter().any(|member| member.value == Some(value));
    if members.iter().all(|member| member.value == Some(Value::Waste)) {
        return Some(Value::Waste);
    }
    [Value::Adding, Value::Required].into_iter().find(|value| has(*value))
}

/// The materials that all ask for, without those that one member hands to
/// another; the stricter need counts.
fn askings(members: &[&DraftStep], given: &[&String]) -> Vec<Need<String>> {
    let mut all: Vec<Need<String>> = Vec::new();
    for need in members.iter().flat_map(|member| member.askings()) {
        if given.contains(&&need.material) {
            continue;
        }
        match all.iter_mut().find(|known| known.material == need.material) {
            Some(known) => {
                known.need = stricter(known.need, need.need);
                let shared =
                    known.source == Some(MaterialSource::Shared) && need.source == Some(MaterialSource::Shared);
                known.source = if shared { known.source } else { None };
                known.may.retain(|(lever, _)| need.may.iter().any(|(other, _)| other == lever));
            }
            None => all.push(need.clone()),
        }
    }
    all
}

fn stricter(one: Necessity, other: Necessity) -> Necessity {
    // In the order of the format: required, tolerable, optional.
    one.min(other)
}

/// The share of cases that end at one of them, each deciding independently.
fn rejected(members: &[&DraftStep]) -> Option<Decimal> {
    let shares: Vec<Decimal> = members.iter().filter_map(|member| member.reject).collect();
    if shares.is_empty() {
        return None;
    }
    let pass = shares.iter().try_fold(Decimal::from(1), |pass, reject| {
        let rest = Decimal::from(1).checked_sub(*reject)?;
        let mantissa = pass.mantissa().checked_mul(rest.mantissa())?;
        Some(Decimal::new(mantissa, pass.scale().checked_add(rest.scale())?))
    })?;
    let rejected = Decimal::from(1).checked_sub(pass)?;
    // No more digits than can be read again.
    Decimal::read(&rejected.to_string()).ok()
}

fn unique(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in names {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}
