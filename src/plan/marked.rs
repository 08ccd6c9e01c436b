//! The definition after the levers, before its order is written down.

use std::collections::{BTreeSet, HashMap};

use super::across::{finished_before, held_across_waste};
use super::permits::cut_to_step;
use super::redesign::Free;
use crate::analysis::Remainder;
use crate::levers::{Merger, Works};
use crate::model::{
    After, Because, Draft, DraftStep, Duration, Necessity, Order, OrderSource, Process, Relation, StepId, Value,
};

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
        let draft = marked_with(works, free, &stay, &[]);
        if may.is_empty() {
            return without_what_was_lifted(works, free, &stay, draft);
        }
        let Ok(process) = Process::new(draft.clone()) else { return draft };
        let gone = Remainder::gone(&process);
        let as_one = |merger: &&Merger| {
            let gone = merger.members.iter().filter(|step| gone[step.index()]).count();
            gone == 0 || gone == merger.members.len()
        };
        let (whole, parted): (Vec<&Merger>, Vec<&Merger>) = may.into_iter().partition(as_one);
        if parted.is_empty() {
            return without_what_was_lifted(works, free, &stay, draft);
        }
        may = whole;
        stay.extend(parted);
    }
}

/// The same definition where an order by other ends leads to a step that goes:
/// neither an order on it that was lifted, nor one that the file has only
/// through others, may tie its step to what that one ends or starts with.
fn without_what_was_lifted(works: &Works<'_>, free: Free, stay: &[&Merger], draft: Draft) -> Draft {
    let all = || works.process().step_ids();
    let is_tied = !works.unneeded.is_empty() || draft.steps.iter().any(by_ends);
    if !is_tied || all().all(|step| works.lifted.is_free(step)) {
        return draft;
    }
    let Ok(process) = Process::new(draft.clone()) else { return draft };
    let gone = Remainder::gone(&process);
    if gone.contains(&true) { marked_with(works, free, stay, &gone) } else { draft }
}

/// The definition after the levers, with merged steps that are known to stay,
/// and steps that are known to go.
fn marked_with(works: &Works<'_>, free: Free, stay: &[&Merger], gone: &[bool]) -> Draft {
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
    }
    let binds =
        |entry: &&mut After<String>| matches!(entry.because, Some(Because::Law | Because::Safety | Because::Nature));
    for entry in draft.steps.iter_mut().flat_map(|step| step.after.iter_mut().flatten()).filter(binds) {
        if works.ground.step(&entry.step).is_some_and(|step| works.removed.contains(&step)) {
            entry.because = Some(Because::Procedure);
        }
    }
    for step in stay.iter().flat_map(|merger| &merger.members) {
        let own = &mut draft.steps[step.index()];
        own.value = own.value.filter(|value| *value != Value::Waste);
    }
    let freed = freed(works, free);
    for step in process.step_ids().filter(|step| !works.lifted.is_free(*step) && !freed.contains(step)) {
        let lifted = works.lifted.before(step);
        write_lifted(works, &mut draft, step, &lifted, gone);
    }
    part_what_goes(works, &mut draft, gone);
    for (before, step, because) in held_across_waste(works) {
        if !works.lifted.contains(before, step) {
            let mut entries = entries_of(process, &draft.steps, step);
            if !entries.iter().any(|entry| is_by_finish(entry, ids[before.index()])) {
                entries.push(After { because, ..After::plain(ids[before.index()].to_owned()) });
                draft.steps[step.index()].after = Some(entries);
            }
        }
    }
    if !free.habit {
        keep_habit(works, &mut draft, free.waste);
    }
    draft.steps.iter_mut().for_each(|step| cut_to_step(process, step));
    draft
}

/// The steps with lifted pairs that wait for nothing but what is on record:
/// their pairs need not be written one by one. Where steps are tied by other
/// ends, by a lag or by a paper, more may follow from the pairs than that.
pub(super) fn freed(works: &Works<'_>, free: Free) -> BTreeSet<StepId> {
    let process = works.process();
    let is_plain = |order: &Order| order.relation == Relation::FinishStart && order.lag.is_zero();
    let mut freed = BTreeSet::new();
    if free != Free::ALL || works.draft.steps.iter().any(by_ends) {
        return freed;
    }
    if process.orders().all().iter().any(|order| order.relation != Relation::FinishStart) {
        return freed;
    }
    freed.extend(process.step_ids().filter(|step| {
        let entries = works.draft.steps[step.index()].after.iter().flatten();
        let orders = process.orders().of(*step).iter();
        !works.lifted.is_free(*step)
            && works.ground.pairs.open_without(*step, &works.lifted).iter().all(|before| works.removed.contains(before))
            && orders.into_iter().all(|order| is_plain(order) && !matches!(order.source, OrderSource::Document(_)))
            && entries.into_iter().all(|entry| entry.lag == Duration::ZERO)
    }));
    freed
}

/// Returns whether a step is tied to others by other ends than finish to start.
fn by_ends(step: &DraftStep) -> bool {
    let mut entries = step.after.iter().flatten();
    entries.any(|entry| entry.relation != Relation::FinishStart)
        || step.askings().iter().any(|need| need.need == Necessity::Tolerable)
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
            .filter(|before| pairs.is_habit(*before, step) && !works.lifted.contains(*before, step))
            .filter(|before| holds(*before, step) || is_entry(process, *before, step))
            .collect();
        if !waste_goes {
            // A pair that exists only across a removed step.
            kept.extend(today[step.index()].iter().filter(|before| !pairs.is_before(**before, step)));
        }
        let mut entries = entries_of(process, &draft.steps, step);
        let is_lifted = |entry: &After<String>| {
            let before = works.ground.step(&entry.step);
            before.is_some_and(|before| works.lifted.contains(before, step))
        };
        for entry in entries.iter_mut().filter(|entry| entry.because == Some(Because::Habit)) {
            if entry.relation != Relation::FinishStart || !is_lifted(entry) {
                entry.because = Some(Because::Open);
            }
        }
        for before in kept {
            let id = &process.step(before).id;
            match entries.iter_mut().find(|entry| is_by_finish(entry, id)) {
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

/// Returns whether an entry makes its step start after another.
fn is_by_finish(entry: &After<String>, id: &str) -> bool {
    entry.step == id && entry.relation == Relation::FinishStart && !entry.is_across
}

/// Returns whether the file states that a step starts after another.
fn is_entry(process: &Process, before: StepId, step: StepId) -> bool {
    let by_finish = |entry: &After<StepId>| entry.step == before && entry.relation == Relation::FinishStart;
    process.step(step).after.iter().flatten().any(by_finish)
}

/// Writes pairs that go, in file order, as habit, and beside them the open ones,
/// which would otherwise pass for habit; but not those on a step in `gone`,
/// across which nothing comes by an order that was lifted.
fn write_lifted(works: &Works<'_>, draft: &mut Draft, step: StepId, lifted: &[StepId], gone: &[bool]) {
    let process = works.process();
    let mut entries = entries_of(process, &draft.steps, step);
    let goes = |before: &StepId| gone.get(before.index()) == Some(&true);
    let is_lifted = |before: &StepId| lifted.binary_search(before).is_ok();
    let reasons = [Because::Law, Because::Safety, Because::Nature, Because::Procedure];
    let is_recorded = |entry: &After<String>| entry.because.is_some_and(|because| reasons.contains(&because));
    let parted = lifted.iter().any(goes);
    if parted {
        entries.retain(|entry| {
            let before = works.ground.step(&entry.step).filter(|before| goes(before) && is_lifted(before));
            before
                .filter(|before| !works.unneeded.contains(&(*before, step)))
                .is_none_or(|_| entry.relation != Relation::FinishStart || entry.is_across || is_recorded(entry))
        });
    }
    let by_finish = |entry: &After<String>| entry.relation == Relation::FinishStart && !entry.is_across;
    let mut written: HashMap<StepId, usize> = HashMap::new();
    for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| by_finish(entry)) {
        if let Some(before) = works.ground.step(&entry.step) {
            written.entry(before).or_insert(at);
        }
    }
    let because_of =
        |before: StepId, because: Option<Because>| After { because, ..After::plain(process.step(before).id.clone()) };
    for before in lifted.iter().copied().filter(|before| !goes(before)) {
        match written.get(&before).map(|at| &mut entries[*at]) {
            Some(entry) if is_recorded(entry) => {}
            Some(entry) => (entry.because, entry.basis) = (Some(Because::Habit), None),
            None => {
                written.insert(before, entries.len());
                entries.push(because_of(before, Some(Because::Habit)));
            }
        }
    }
    let pairs = &works.ground.pairs;
    for before in pairs.before(step).into_iter().filter(|before| parted || pairs.is_open(*before, step)) {
        if !goes(&before) && !is_lifted(&before) && !written.contains_key(&before) {
            // What held through a step that goes is written out, each pair as it is.
            // An order on that one would tie the step to what it starts or ends with.
            let because = match (pairs.is_open(before, step), pairs.is_habit(before, step)) {
                (true, _) => Some(Because::Open),
                (_, true) => Some(Because::Habit),
                _ => None,
            };
            entries.push(because_of(before, because));
        }
    }
    draft.steps[step.index()].after = Some(entries);
}

/// Takes orders that were lifted out of steps in `gone`: across those nothing
/// comes by them. The pairs of the file that held through them stay, written
/// out.
fn part_what_goes(works: &Works<'_>, draft: &mut Draft, gone: &[bool]) {
    let process = works.process();
    let pairs = &works.ground.pairs;
    let goes = |step: &StepId| gone.get(step.index()) == Some(&true);
    let parted: Vec<StepId> = process.step_ids().filter(|step| goes(step) && !works.lifted.is_free(*step)).collect();
    for step in &parted {
        let lifted = works.lifted.before(*step);
        let mut entries = entries_of(process, &draft.steps, *step);
        entries.retain(|entry| {
            let by_finish = entry.relation == Relation::FinishStart && !entry.is_across;
            let is_lifted = works.ground.step(&entry.step).is_some_and(|before| lifted.contains(&before));
            !(by_finish && is_lifted && matches!(entry.because, None | Some(Because::Habit)))
        });
        draft.steps[step.index()].after = Some(entries);
    }
    let behind = |step: &StepId| parted.iter().any(|gone| pairs.is_before(*gone, *step));
    for step in process.step_ids().filter(|step| !goes(step)).filter(behind) {
        let mut entries = entries_of(process, &draft.steps, step);
        for before in pairs.before(step).into_iter().filter(|before| !goes(before)) {
            let is_held = !pairs.is_habit(before, step) && !works.lifted.contains(before, step);
            let id = &process.step(before).id;
            if is_held && !entries.iter().any(|entry| is_by_finish(entry, id)) {
                let because = pairs.is_open(before, step).then_some(Because::Open);
                entries.push(After { because, ..After::plain(id.clone()) });
            }
        }
        draft.steps[step.index()].after = Some(entries);
    }
}

/// The predecessors that a step states, or the step above where it states none.
fn entries_of(process: &Process, steps: &[DraftStep], step: StepId) -> Vec<After<String>> {
    if let Some(after) = &steps[step.index()].after {
        return after.clone();
    }
    let above = process.orders().of(step).iter().find(|order| order.source == OrderSource::Above);
    above.map(|order| After::plain(process.step(order.from).id.clone())).into_iter().collect()
}
