//! From a file and a package of options to the new definition.
//!
//! First every lever notes what it does to the definition; the pairs that go
//! are written as habit, so that today's order, and with it the status of
//! every other pair, stays. Of that process *reachable* is what the package
//! comes to. Its order is then written down as it is, steps are merged, and
//! the checks for afterwards are added: the new definition, whose *today* is
//! that figure.

use std::collections::{BTreeMap, BTreeSet};

use super::marked::marked;
use super::merged::{self, Names};
use super::order::{Kept, Target};
use super::permits::cut_to_step;
use crate::analysis::Remainder;
use crate::levers::{Ground, Merger, Offer, Warning, Why, Works};
use crate::model::{After, Because, Defect, Draft, DraftStep, Problem, Process, Relation, StepId, Value};

/// Which of the changes that need nobody's permission are made, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Free {
    /// Whether waste that can go does.
    pub waste: bool,
    /// Whether orders out of habit do.
    pub habit: bool,
}

impl Free {
    /// Both, as everywhere but where each is asked what it contributes.
    pub const ALL: Self = Self { waste: true, habit: true };
}

/// What became of a package.
#[derive(Clone, Debug)]
pub struct Redesign {
    /// The new process.
    pub process: Process,
    /// For each option whether it was made, with what must be said of it; else
    /// why it could not be.
    pub made: Vec<Result<BTreeSet<Warning>, Why>>,
    /// For each step of the file the id that it has now; none where it went.
    pub called: Vec<Option<String>>,
    /// The pairs that went by the options.
    pub lifted: BTreeSet<(StepId, StepId)>,
}

/// Makes the options, each at its turn; one that cannot be made does nothing.
/// `offers` are in the order of their turns. None where all that the file
/// has is waste that goes: a process of no steps is no definition.
#[must_use]
pub fn redesign(ground: &Ground<'_>, offers: &[&Offer]) -> Option<Redesign> {
    redesign_with(ground, offers, Free::ALL)
}

/// The same, with some of what is free left as it is.
pub(super) fn redesign_with(ground: &Ground<'_>, offers: &[&Offer], free: Free) -> Option<Redesign> {
    let ((process, called), made, works) = settle(ground, offers, free, &|works| build(ground, works, free))?;
    Some(Redesign { process, made, called, lifted: works.lifted })
}

/// The same, but that nothing goes for which no option asks: waste and habit
/// stay.
#[must_use]
pub(super) fn redesign_as_it_stands(ground: &Ground<'_>, offers: &[&Offer]) -> Option<Redesign> {
    let free = Free { waste: false, habit: false };
    let ((process, called), made, works) = settle(ground, offers, free, &|works| build(ground, works, free))?;
    Some(Redesign { process, made, called, lifted: works.lifted })
}

/// Whether each option was made, with what must be said of it; else why not.
pub(super) type Made = Vec<Result<BTreeSet<Warning>, Why>>;

/// Makes the options and finishes what they come to; one that turns out not
/// to fit the others is left out, the last one first: those before it had
/// their turn. None where nothing is left of the process.
pub(super) fn settle<'g, T>(
    ground: &'g Ground<'g>,
    offers: &[&Offer],
    free: Free,
    finish: &dyn Fn(&Works<'g>) -> Result<T, Vec<Defect>>,
) -> Option<(T, Made, Works<'g>)> {
    let mut refused: BTreeMap<usize, Why> = BTreeMap::new();
    loop {
        match attempt(ground, offers, free, &refused, finish) {
            Ok(settled) => return Some(settled),
            Err((Some(at), why)) => {
                refused.insert(at, why);
            }
            Err((None, _)) => return None,
        }
    }
}

fn attempt<'g, T>(
    ground: &'g Ground<'g>,
    offers: &[&Offer],
    free: Free,
    refused: &BTreeMap<usize, Why>,
    finish: &dyn Fn(&Works<'g>) -> Result<T, Vec<Defect>>,
) -> Result<(T, Made, Works<'g>), (Option<usize>, Why)> {
    let mut works = Works::new(ground);
    let mut made: Made = Vec::with_capacity(offers.len());
    for (at, offer) in offers.iter().enumerate() {
        if let Some(why) = refused.get(&at) {
            made.push(Err(why.clone()));
            continue;
        }
        match works.make(offer) {
            Ok(()) => made.push(Ok(works.warnings.clone())),
            Err(why) => {
                // Half made: what was made before is made anew.
                made.push(Err(why));
                works = Works::new(ground);
                for (offer, _) in offers.iter().zip(&made).filter(|(_, made)| made.is_ok()) {
                    let _ = works.make(offer);
                }
            }
        }
    }
    let last = || made.iter().rposition(Result::is_ok);
    if let Some((step, why)) = removal_refused(ground, &works, free) {
        let at =
            offers.iter().enumerate().rposition(|(at, offer)| made[at].is_ok() && offer.steps().any(|own| own == step));
        return Err((at.or_else(last), why));
    }
    match finish(&works) {
        Ok(settled) => Ok((settled, made, works)),
        Err(defects) => {
            let is_empty = defects.iter().any(|defect| defect.problem == Problem::NoSteps);
            let removes =
                |at: &usize| made[*at].is_ok() && offers[*at].steps().any(|step| works.removed.contains(&step));
            let at = if is_empty { (0..offers.len()).rev().find(removes) } else { last() };
            let at = at.or_else(last);
            assert!(at.is_some() || is_empty, "what is left of a valid file is valid: {defects:?}");
            Err((at, if is_empty { Why::NothingLeft } else { Why::Loop }))
        }
    }
}

/// A step that is to go and cannot: the papers of all that go together are
/// needed by nobody who stays, and no limit runs from or to one of them.
fn removal_refused(ground: &Ground<'_>, works: &Works<'_>, free: Free) -> Option<(StepId, Why)> {
    if works.removed.is_empty() {
        return None;
    }
    let process = ground.process;
    let limits = process.limits();
    let bounds = [limits.from, limits.to];
    if let Some(step) = bounds.into_iter().flatten().find(|step| works.removed.contains(step)) {
        return Some((step, Why::Limits(step)));
    }
    let draft = marked(works, free);
    let marked = Process::new(draft).ok()?;
    let gone = Remainder::gone(&marked);
    let step = works.removed.iter().copied().find(|step| !gone[step.index()])?;
    let needs = |by: StepId| {
        let askings = marked.step(by).askings().iter();
        askings.filter(|need| marked.supplier(need.material) == Some(step)).map(|need| need.material).next()
    };
    let holder = marked.step_ids().filter(|by| !gone[by.index()]).find_map(|by| Some((by, needs(by)?)));
    let why =
        holder.map_or(Why::Loop, |(by, paper)| Why::PaperNeeded { paper: own_material(ground, &marked, paper), by });
    Some((step, why))
}

/// A material of the changed definition as one of the file.
fn own_material(ground: &Ground<'_>, marked: &Process, material: crate::model::MaterialId) -> crate::model::MaterialId {
    ground.material(&marked.materials()[material.index()].name).unwrap_or(material)
}

/// The definition as the levers left it, with merged steps of which it is
/// known that they stay.
pub(super) fn marked_with(works: &Works<'_>, free: Free, stay: &[&Merger]) -> Draft {
    let mut draft = works.draft.clone();
    if !free.waste {
        let staying = draft.steps.iter_mut().filter(|step| step.value == Some(Value::Waste));
        staying.for_each(|step| step.value = None);
    }
    let process = works.process();
    let ids: Vec<&str> = process.steps().iter().map(|step| step.id.as_str()).collect();
    for step in &works.removed {
        let own = &mut draft.steps[step.index()];
        (own.value, own.law) = (Some(Value::Waste), Vec::new());
        let id = ids[step.index()];
        let naming = draft.steps.iter_mut().flat_map(|step| step.after.iter_mut().flatten());
        for entry in naming.filter(|entry| entry.step == id) {
            if matches!(entry.because, Some(Because::Law | Because::Safety | Because::Nature)) {
                entry.because = Some(Because::Procedure);
            }
        }
    }
    for step in stay.iter().flat_map(|merger| &merger.members) {
        let own = &mut draft.steps[step.index()];
        own.value = own.value.filter(|value| *value != Value::Waste);
    }
    let mut by_step: BTreeMap<StepId, Vec<StepId>> = BTreeMap::new();
    for (before, step) in &works.lifted {
        by_step.entry(*step).or_default().push(*before);
    }
    for (step, lifted) in by_step {
        write_lifted(works, &mut draft, step, &lifted);
    }
    if !free.habit {
        keep_habit(works, &mut draft, free.waste);
    }
    draft.steps.iter_mut().for_each(|step| cut_to_step(process, step));
    draft
}

/// Writes what is habit in the file, and did not go by a lever, as open: so it
/// stays. Of a step that goes only what its own entries say is; where none
/// goes, pairs are those of today alone.
fn keep_habit(works: &Works<'_>, draft: &mut Draft, waste_goes: bool) {
    let process = works.process();
    let pairs = &works.ground.pairs;
    let gone = Remainder::gone(process);
    let today = finished_before(process, &works.removed);
    let holds = |before: StepId, step: StepId| match waste_goes {
        true => !gone[step.index()] && !gone[before.index()],
        false => today[step.index()].contains(&before),
    };
    for step in process.step_ids() {
        let mut kept: Vec<StepId> = pairs
            .before(step)
            .into_iter()
            .filter(|before| pairs.is_habit(*before, step) && !works.lifted.contains(&(*before, step)))
            .filter(|before| holds(*before, step) || is_entry(process, *before, step))
            .collect();
        if !waste_goes {
            // A pair that is only made across a step that is removed.
            kept.extend(today[step.index()].iter().filter(|before| !pairs.is_before(**before, step)));
        }
        let mut entries = entries_of(process, &draft.steps, step);
        let is_lifted = |entry: &After<String>| {
            let before = works.ground.step(&entry.step);
            before.is_some_and(|before| works.lifted.contains(&(before, step)))
        };
        for entry in entries.iter_mut().filter(|entry| entry.because == Some(Because::Habit)) {
            if entry.relation != Relation::FinishStart || !is_lifted(entry) {
                entry.because = Some(Because::Open);
            }
        }
        for before in kept {
            let id = &process.step(before).id;
            let by_finish = |entry: &&mut After<String>| {
                entry.step == *id && entry.relation == Relation::FinishStart && !entry.is_across
            };
            match entries.iter_mut().find(by_finish) {
                Some(entry) if entry.because.is_none() => entry.because = Some(Because::Open),
                Some(_) => {}
                None => entries.push(After { because: Some(Because::Open), ..After::plain(id.clone()) }),
            }
        }
        let silent = draft.steps[step.index()].after.is_none();
        if !(silent && entries == entries_of(process, &draft.steps, step)) {
            draft.steps[step.index()].after = Some(entries);
        }
    }
}

/// Whether the file writes that a step starts after another.
fn is_entry(process: &Process, before: StepId, step: StepId) -> bool {
    let by_finish = |entry: &After<StepId>| entry.step == before && entry.relation == Relation::FinishStart;
    process.step(step).after.iter().flatten().any(by_finish)
}

/// For each step those that must have finished before it starts today; across
/// a step that is removed, what follows its end starts after all that it must
/// not end before.
fn finished_before(process: &Process, removed: &BTreeSet<StepId>) -> Vec<BTreeSet<StepId>> {
    let mut all: Vec<BTreeSet<StepId>> = vec![BTreeSet::new(); process.steps().len()];
    for &step in process.orders().topological() {
        let mut own = BTreeSet::new();
        let passes = |relation: Relation| match relation {
            Relation::FinishStart => true,
            Relation::FinishFinish => removed.contains(&step),
            Relation::StartStart => false,
        };
        for order in process.orders().of(step).iter().filter(|order| passes(order.relation)) {
            own.insert(order.from);
            own.extend(all[order.from.index()].iter().copied());
        }
        all[step.index()] = own;
    }
    all
}

/// Writes pairs that go as habit, and beside them those that are open, which
/// would else pass for habit.
fn write_lifted(works: &Works<'_>, draft: &mut Draft, step: StepId, lifted: &[StepId]) {
    let process = works.process();
    let mut entries = entries_of(process, &draft.steps, step);
    let by_finish = |entry: &After<String>, id: &str| {
        entry.step == id && entry.relation == Relation::FinishStart && !entry.is_across
    };
    for before in lifted {
        let id = &process.step(*before).id;
        match entries.iter_mut().find(|entry| by_finish(entry, id)) {
            Some(entry) => match entry.because {
                Some(Because::Law | Because::Safety | Because::Nature | Because::Procedure) => {}
                _ => (entry.because, entry.basis) = (Some(Because::Habit), None),
            },
            None => entries.push(After { because: Some(Because::Habit), ..After::plain(id.clone()) }),
        }
    }
    let pairs = &works.ground.pairs;
    for before in pairs.before(step).into_iter().filter(|before| pairs.is_open(*before, step)) {
        let id = &process.step(before).id;
        if !lifted.contains(&before) && !entries.iter().any(|entry| by_finish(entry, id)) {
            entries.push(After { because: Some(Because::Open), ..After::plain(id.clone()) });
        }
    }
    draft.steps[step.index()].after = Some(entries);
}

/// What a step says that it follows, the step above where it says nothing.
fn entries_of(process: &Process, steps: &[DraftStep], step: StepId) -> Vec<After<String>> {
    if let Some(after) = &steps[step.index()].after {
        return after.clone();
    }
    let above = process.orders().of(step).iter().find(|order| order.source == crate::model::OrderSource::Above);
    above.map(|order| After::plain(process.step(order.from).id.clone())).into_iter().collect()
}

pub(super) type Built = (Process, Vec<Option<String>>);

pub(super) fn build(ground: &Ground<'_>, works: &Works<'_>, free: Free) -> Result<Built, Vec<Defect>> {
    let process = ground.process;
    let marked = Process::new(marked(works, free))?;
    let remainder = Remainder::of(&marked);
    let gone = &remainder.gone;
    let mergers: Vec<&Merger> =
        works.mergers.iter().filter(|merger| merger.members.iter().all(|step| !gone[step.index()])).collect();
    let names = Names::of(process, &mergers);
    let target = Target::of(&marked, &remainder, &names);
    let mut draft = works.draft.clone();
    let steps = std::mem::take(&mut draft.steps);
    let mut called: Vec<Option<String>> = Vec::with_capacity(steps.len());
    for (id, _) in process.step_ids().zip(&steps) {
        called.push((!gone[id.index()]).then(|| names.of_step(id).to_owned()));
    }
    let kept = Kept { process, marked: &marked, target: &target, names: &names, called: &called };
    let mut above: Option<String> = None;
    let mut new: Vec<DraftStep> = Vec::with_capacity(steps.len());
    for id in process.step_ids().filter(|id| !gone[id.index()]) {
        let merger = mergers.iter().find(|merger| merger.members.contains(&id));
        if merger.is_some_and(|merger| merger.members.first() != Some(&id)) {
            continue;
        }
        let mut step = match merger {
            Some(merger) => merged::step(works, &steps, merger, &names),
            None => steps[id.index()].clone(),
        };
        let written = merger.is_none().then(|| steps[id.index()].after.clone()).flatten();
        let was_silent = merger.is_none() && process.step(id).after.is_none() && id.index() > 0;
        step.after = kept.after(id, written, was_silent, above.as_deref(), works);
        if id.index() == 0 && merger.is_none() && process.step(id).after.is_none() && step.after == Some(Vec::new()) {
            step.after = None;
        }
        if step.clock != crate::model::Counting::Afterwards {
            above = Some(step.id.clone());
        }
        new.push(step);
    }
    let checks = works.checks.iter().filter(|(step, _)| !gone[step.index()]);
    new.extend(checks.map(|(step, check)| DraftStep {
        after: Some(vec![After::plain(names.of_step(*step).to_owned())]),
        ..check.clone()
    }));
    let given: BTreeSet<&str> = process
        .step_ids()
        .filter(|id| gone[id.index()])
        .flat_map(|id| steps[id.index()].products())
        .map(String::as_str)
        .collect();
    let declared: BTreeSet<&str> = draft.materials.iter().map(|material| material.name.as_str()).collect();
    for askings in new.iter_mut().flat_map(|step| step.needs.iter_mut().chain(&mut step.papers)) {
        // What nobody gives any more was needed by nobody who held the step.
        askings.retain(|need| {
            let name = need.material.as_str();
            !given.contains(name) || declared.contains(name)
        });
    }
    new.iter_mut().for_each(|step| cut_to_step(process, step));
    draft.steps = new;
    kept.refer_anew(&mut draft);
    let new = Process::new(draft)?;
    Ok((new, called))
}
