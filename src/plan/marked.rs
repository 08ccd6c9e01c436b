//! The definition after the levers, before its order is written down.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::permits::cut_to_step;
use super::redesign::Free;
use crate::analysis::Remainder;
use crate::levers::{Merger, Works};
use crate::model::{After, Because, Draft, DraftStep, Process, Relation, StepId, Value};

/// The definition after the levers: the pairs that go are habit, the steps that
/// go are waste that nothing holds. A merged step is waste only if all of its
/// members are, and goes only as a whole.
pub(super) fn marked(works: &Works<'_>, free: Free) -> Draft {
    let may_go = |step: &StepId| {
        let step = &works.draft.steps[step.index()];
        step.value == Some(Value::Waste) && step.law.is_empty()
    };
    let (mut may, mut stay): (Vec<&Merger>, Vec<&Merger>) =
        works.mergers.iter().partition(|merger| merger.members.iter().all(may_go));
    loop {
        let draft = marked_with(works, free, &stay);
        if may.is_empty() {
            return draft;
        }
        let Ok(process) = Process::new(draft.clone()) else { return draft };
        let gone = Remainder::gone(&process);
        let as_one = |merger: &&Merger| {
            let gone = merger.members.iter().filter(|step| gone[step.index()]).count();
            gone == 0 || gone == merger.members.len()
        };
        let (whole, parted): (Vec<&Merger>, Vec<&Merger>) = may.into_iter().partition(as_one);
        if parted.is_empty() {
            return draft;
        }
        may = whole;
        stay.extend(parted);
    }
}

/// The definition after the levers, with merged steps that are known to stay.
fn marked_with(works: &Works<'_>, free: Free, stay: &[&Merger]) -> Draft {
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
    let arisen = arisen_across_what_stays(works, stay);
    for (step, lifted) in by_step {
        write_lifted(works, &mut draft, step, &lifted, &|before| arisen.contains(&(before, step)));
    }
    if !free.habit {
        keep_habit(works, &mut draft, free.waste);
    }
    draft.steps.iter_mut().for_each(|step| cut_to_step(process, step));
    draft
}

/// Writes pairs that are habit in the file, and that no lever removed, as open,
/// so that they stay. For a step that goes only its own entries are rewritten;
/// where none goes, only the pairs of today.
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
            // A pair that exists only across a removed step.
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

/// Returns whether the file states that a step starts after another.
fn is_entry(process: &Process, before: StepId, step: StepId) -> bool {
    let by_finish = |entry: &After<StepId>| entry.step == before && entry.relation == Relation::FinishStart;
    process.step(step).after.iter().flatten().any(by_finish)
}

/// For each step those that must have finished before it starts today; across a
/// removed step, the followers of its end start after everything that it must
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

/// Pairs that exist only across waste, where some of it stays as part of a
/// merged step.
fn arisen_across_what_stays(works: &Works<'_>, stay: &[&Merger]) -> BTreeSet<(StepId, StepId)> {
    let process = works.process();
    let is_waste = |step: &StepId| process.step(*step).value == Some(Value::Waste);
    if !stay.iter().flat_map(|merger| &merger.members).any(is_waste) {
        return BTreeSet::new();
    }
    let today = finished_before(process, &BTreeSet::new());
    let pairs = |step: StepId| works.ground.pairs.before(step).into_iter().map(move |before| (before, step));
    process.step_ids().flat_map(pairs).filter(|(before, step)| !today[step.index()].contains(before)).collect()
}

/// Writes pairs that go, in file order, as habit, and beside them the open ones,
/// which would otherwise pass for habit; but not pairs that do not exist.
fn write_lifted(
    works: &Works<'_>,
    draft: &mut Draft,
    step: StepId,
    lifted: &[StepId],
    is_none: &dyn Fn(StepId) -> bool,
) {
    let process = works.process();
    let mut entries = entries_of(process, &draft.steps, step);
    let by_finish = |entry: &After<String>| entry.relation == Relation::FinishStart && !entry.is_across;
    let mut written: HashMap<StepId, usize> = HashMap::new();
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| by_finish(entry)) {
        if let Some(before) = works.ground.step(&entry.step) {
            written.entry(before).or_insert(at);
        }
    }
    let because_of = |before: StepId, because: Because| After {
        because: Some(because),
        ..After::plain(process.step(before).id.clone())
    };
    for before in lifted.iter().copied().filter(|before| !is_none(*before)) {
        match written.get(&before).map(|at| &mut entries[*at]) {
            Some(entry) => match entry.because {
                Some(Because::Law | Because::Safety | Because::Nature | Because::Procedure) => {}
                _ => (entry.because, entry.basis) = (Some(Because::Habit), None),
            },
            None => {
                written.insert(before, entries.len());
                entries.push(because_of(before, Because::Habit));
            }
        }
    }
    let pairs = &works.ground.pairs;
    for before in pairs.before(step).into_iter().filter(|before| pairs.is_open(*before, step)) {
        let stays = lifted.binary_search(&before).is_err() && !written.contains_key(&before);
        if stays && !is_none(before) {
            entries.push(because_of(before, Because::Open));
        }
    }
    draft.steps[step.index()].after = Some(entries);
}

/// The predecessors that a step states, or the step above where it states none.
fn entries_of(process: &Process, steps: &[DraftStep], step: StepId) -> Vec<After<String>> {
    if let Some(after) = &steps[step.index()].after {
        return after.clone();
    }
    let above = process.orders().of(step).iter().find(|order| order.source == crate::model::OrderSource::Above);
    above.map(|order| After::plain(process.step(order.from).id.clone())).into_iter().collect()
}
