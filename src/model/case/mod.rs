//! One case of a process as a process of its own.
//!
//! The steps that the case leaves out are removed, and their successors follow
//! their predecessors.

mod across;

use std::collections::HashSet;

use self::across::orders_across;

use super::decimal::Decimal;
use super::declared::{CaseOf, Claims, LimitsOf, Targets};
use super::draft::{Draft, DraftStep};
use super::ids::StepId;
use super::place::{Place, Segment};
use super::process::Process;
use super::step::StepField;
use super::vocabulary::Counting;

/// A case as a process of its own, and the origin of its parts.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The process.
    pub process: Process,
    /// The origin of its parts in the whole.
    pub origin: Origin,
}

/// The position of each part of a case in the whole definition.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    case: String,
    steps: Vec<OriginOfStep>,
    materials: Vec<usize>,
}

#[derive(Clone, Debug)]
struct OriginOfStep {
    at: usize,
    /// For each entry of `after` its index in the file; `None` for an entry
    /// across a step that the case leaves out.
    after: Vec<Option<usize>>,
    /// For each entry of `needs` or `papers` its index in the file.
    askings: Vec<usize>,
    /// The keys that stand under `by_case`.
    by_case: Vec<&'static str>,
}

impl Origin {
    /// The step of the whole behind a step of the case.
    pub fn step(&self, id: StepId) -> StepId {
        self.steps.get(id.index()).map_or(id, |step| StepId::new(step.at))
    }

    /// The place in the whole of a place in the case.
    pub fn place(&self, place: &Place) -> Place {
        let mut segments = place.0.clone();
        match segments.as_mut_slice() {
            [Segment::Field("steps"), Segment::Item(at), rest @ ..] => {
                let Some(step) = self.steps.get(*at) else { return place.clone() };
                *at = step.at;
                let key = match rest {
                    [Segment::Field(key), inner @ ..] => {
                        step.inner(key, inner);
                        Some(*key)
                    }
                    _ => None,
                };
                if let Some(key) = key.filter(|key| step.by_case.contains(key)) {
                    let rest = segments.split_off(2);
                    segments.extend([Segment::Field("by_case"), Segment::Name(self.case.clone())]);
                    segments.extend(rest);
                    debug_assert!(segments.contains(&Segment::Field(key)));
                }
            }
            [Segment::Field("materials"), Segment::Item(at), ..] => {
                *at = self.materials.get(*at).copied().unwrap_or(*at);
            }
            _ => {}
        }
        Place(segments)
    }
}

impl OriginOfStep {
    fn inner(&self, key: &str, rest: &mut [Segment]) {
        let [Segment::Item(nth), ..] = rest else { return };
        *nth = match key {
            "after" => self.after.get(*nth).copied().flatten().unwrap_or(*nth),
            "needs" | "papers" => self.askings.get(*nth).copied().unwrap_or(*nth),
            _ => *nth,
        };
    }
}

impl Process {
    /// The variants, one for each case; empty where the process covers a single
    /// one.
    pub fn variants(&self) -> &[Variant] {
        &self.variants
    }

    /// The most frequent case as a process; the process itself where it covers
    /// a single one.
    pub fn main_variant(&self) -> &Self {
        let main = self.main_case().and_then(|at| self.variants.get(at));
        main.map_or(self, |variant| &variant.process)
    }

    /// The same process under another name.
    pub fn called(mut self, name: String) -> Self {
        self.said.name = name;
        self
    }

    /// The same process with another id.
    pub fn known_as(mut self, id: &str) -> Self {
        for variant in &mut self.variants {
            id.clone_into(&mut variant.process.said.id);
        }
        id.clone_into(&mut self.said.id);
        self
    }

    /// The index of the most frequent case: the one with the largest share or,
    /// without shares, the first.
    pub fn main_case(&self) -> Option<usize> {
        let cases = self.cases.iter().enumerate();
        let by_share = |(at, case): &(usize, &CaseOf<StepId>)| (case.share, std::cmp::Reverse(*at));
        cases.max_by_key(by_share).map(|(at, _)| at)
    }

    /// Returns whether two steps are taken in the same cases of the definition
    /// that this one is a case of. Without cases all are.
    pub fn taken_alike(&self, one: StepId, other: StepId) -> bool {
        self.taken_in.get(one.index()) == self.taken_in.get(other.index())
    }

    /// The same case of the same definition as `other`, which has the same
    /// steps.
    pub(crate) fn into_case_like(mut self, other: &Self) -> Self {
        self.taken_in.clone_from(&other.taken_in);
        self
    }

    /// For each case whether a step is taken in it.
    pub(super) fn cases_of(&self, step: StepId) -> Vec<bool> {
        let when = &self.step(step).when;
        self.cases.iter().map(|case| when.is_empty() || when.contains(&case.name)).collect()
    }

    /// The definition of one case, not yet checked.
    pub(super) fn draft_in_case(&self, name: &str) -> (Draft, Origin) {
        let mut draft = self.to_draft();
        let asked = draft.steps.iter().flat_map(DraftStep::askings_in_any_case);
        let asked: HashSet<String> = asked.map(|need| need.material.clone()).collect();
        let case = draft.cases.iter().find(|case| case.name == name).cloned();
        let case = case.unwrap_or_else(|| CaseOf::named(name));
        let mut origins: Vec<OriginOfStep> = Vec::with_capacity(draft.steps.len());
        let mut taken = Vec::with_capacity(draft.steps.len());
        for (at, step) in draft.steps.iter_mut().enumerate() {
            origins.push(put_case(step, at, name));
            taken.push(step.when.is_empty() || step.when.iter().any(|when| when == name));
            step.when.clear();
        }
        let across = orders_across(&draft, &taken);
        for ((step, origin), across) in draft.steps.iter_mut().zip(&mut origins).zip(across) {
            across.put(step, origin);
        }
        let stays: HashSet<String> =
            draft.steps.iter().zip(&taken).filter(|(_, taken)| **taken).map(|(step, _)| step.id.clone()).collect();
        forget(&mut draft, &stays);
        let mut kept = taken.iter();
        draft.steps.retain(|_| *kept.next().expect("one for each step"));
        let steps = origins.into_iter().zip(&taken).filter(|(_, taken)| **taken).map(|(origin, _)| origin).collect();
        let here: HashSet<&str> =
            draft.steps.iter().flat_map(DraftStep::askings).map(|need| need.material.as_str()).collect();
        let keeps = |name: &str| here.contains(name) || !asked.contains(name);
        let materials =
            draft.materials.iter().enumerate().filter(|(_, one)| keeps(&one.name)).map(|(at, _)| at).collect();
        draft.materials = std::mem::take(&mut draft.materials).into_iter().filter(|one| keeps(&one.name)).collect();
        draft.limits = limits_in(case.limits, std::mem::take(&mut draft.limits));
        let lost = [&mut draft.limits.from, &mut draft.limits.to]
            .map(|step| step.take_if(|step| !stays.contains(step)).is_some());
        draft.limits.is_lost |= lost.contains(&true);
        // Targets and claims of the whole are those of the most frequent case.
        let main = self.main_case().and_then(|at| self.cases.get(at)).is_some_and(|main| main.name == name);
        let whole = if main { (draft.targets, draft.claims) } else { Default::default() };
        draft.targets = targets_in(case.targets, whole.0);
        draft.claims =
            Claims { before: case.claims.before.or(whole.1.before), after: case.claims.after.or(whole.1.after) };
        // The notes on the case, behind those on the whole.
        let notes: Vec<String> = draft.note.take().into_iter().chain(case.note).collect();
        draft.note = (!notes.is_empty()).then(|| notes.join("\n"));
        draft.cases_per_year = draft.cases_per_year.zip(case.share).and_then(|(all, share)| part(all, share));
        draft.cases.clear();
        (draft, Origin { case: name.to_owned(), steps, materials })
    }
}

/// Applies to a step the values that it has in a case.
fn put_case(step: &mut DraftStep, at: usize, case: &str) -> OriginOfStep {
    let in_some_case: HashSet<String> = step.askings_in_any_case().map(|need| need.material.clone()).collect();
    let fields = std::mem::take(&mut step.by_case).into_iter().find(|(name, _)| name == case).map(|(_, fields)| fields);
    let fields = fields.unwrap_or_default();
    let by_default = step.clock == Counting::of(step.actor);
    for field in &fields {
        match field {
            StepField::Needs(_) => step.papers = None,
            StepField::Papers(_) => step.needs = None,
            _ => {}
        }
        field.put(step);
    }
    if by_default && !fields.iter().any(|field| matches!(field, StepField::Clock(_))) {
        step.clock = Counting::of(step.actor);
    }
    let holds = |when: &[String]| when.is_empty() || when.iter().any(|name| name == case);
    step.may.retain(|(_, permit)| holds(&permit.when));
    step.may.iter_mut().for_each(|(_, permit)| permit.when.clear());
    let mut askings = Vec::new();
    for list in step.needs.iter_mut().chain(&mut step.papers) {
        askings.extend(list.iter().enumerate().filter(|(_, need)| holds(&need.when)).map(|(nth, _)| nth));
        list.retain_mut(|need| {
            let stays = holds(&need.when);
            need.when.clear();
            need.may.retain(|(_, permit)| holds(&permit.when));
            need.may.iter_mut().for_each(|(_, permit)| permit.when.clear());
            stays
        });
    }
    let here: HashSet<String> = step.askings().iter().map(|need| need.material.clone()).collect();
    let only_elsewhere = |name: &str| in_some_case.contains(name) && !here.contains(name);
    step.may.retain_mut(|(_, permit)| permit.keep_papers(&|name| !only_elsewhere(name)));
    let after = step.after.iter().flatten().enumerate().map(|(nth, _)| Some(nth)).collect();
    OriginOfStep { at, after, askings, by_case: fields.iter().map(StepField::key).collect() }
}

/// Removes entries and events that name a removed step. Other references to one
/// are found when the case is checked.
fn forget(draft: &mut Draft, stays: &HashSet<String>) {
    for step in &mut draft.steps {
        if let Some(limit) = &mut step.limit
            && limit.from.as_ref().is_some_and(|from| !stays.contains(from))
        {
            (limit.from, limit.days) = (None, None);
        }
        let mut stays = |name: &mut String| stays.contains(name.as_str());
        step.may.retain_mut(|(_, permit)| permit.keep_steps(&mut stays));
        for need in step.needs.iter_mut().chain(&mut step.papers).flatten() {
            need.may.retain_mut(|(_, permit)| permit.keep_steps(&mut stays));
        }
        step.limit = step.limit.take().filter(|limit| limit.days.is_some() || limit.min.is_some());
    }
    for material in &mut draft.materials {
        material.available_after = material.available_after.take().filter(|step| stays.contains(step));
    }
}

fn limits_in(case: LimitsOf<String>, whole: LimitsOf<String>) -> LimitsOf<String> {
    LimitsOf {
        statutory: case.statutory.or(whole.statutory),
        promised: case.promised.or(whole.promised),
        extension: case.extension.or(whole.extension),
        from: case.from.or(whole.from),
        to: case.to.or(whole.to),
        is_lost: case.is_lost || whole.is_lost,
    }
}

fn targets_in(case: Targets, whole: Targets) -> Targets {
    Targets {
        days: case.days.or(whole.days),
        steps: case.steps.or(whole.steps),
        departments: case.departments.or(whole.departments),
        materials: case.materials.or(whole.materials),
        visits: case.visits.or(whole.visits),
    }
}

/// The part of a number for a share; `None` where it has too many digits.
fn part(all: Decimal, share: Decimal) -> Option<Decimal> {
    let mantissa = all.mantissa().checked_mul(share.mantissa())?;
    let scale = all.scale().checked_add(share.scale())?;
    Decimal::read(&Decimal::new(mantissa, scale).to_string()).ok()
}
