//! The process that is left of one when some steps are not taken.

use std::collections::HashSet;

use crate::oracle::model::{After, Because, Need, Process, Relation};

/// One direct order: "every `after` (written or by default) plus the documents".
#[derive(Clone, Debug)]
struct Direct {
    from: usize,
    relation: Relation,
    entry: Option<After>,
}

/// The direct orders into a step.
fn direct(process: &Process, v: usize) -> Vec<Direct> {
    let steps = &process.steps;
    let at = |id: &str| steps.iter().position(|step| step.id == id).unwrap();
    let step = &steps[v];
    let mut orders: Vec<Direct> = match &step.after {
        Some(entries) => entries
            .iter()
            .map(|entry| Direct { from: at(&entry.step), relation: entry.relation, entry: Some(entry.clone()) })
            .collect(),
        None => {
            let above = v.checked_sub(1);
            above.map(|from| Direct { from, relation: Relation::FinishStart, entry: None }).into_iter().collect()
        }
    };
    orders.extend(documents(process, v));
    orders
}

/// What a step waits for because of papers: who gives one, and after which step it can be had.
fn documents(process: &Process, v: usize) -> Vec<Direct> {
    let steps = &process.steps;
    let sources = |name: &str| {
        let giver = steps.iter().position(|step| step.products().iter().any(|product| product == name));
        let available = process.available.iter().filter(|(known, _)| known == name);
        let after = available.filter_map(|(_, id)| steps.iter().position(|step| step.id == *id));
        giver.into_iter().chain(after).filter(|from| *from != v).collect::<Vec<usize>>()
    };
    let orders = steps[v].asks().flat_map(|(name, need)| {
        let relation = match need {
            Need::Required => Some(Relation::FinishStart),
            Need::Tolerable => Some(Relation::FinishFinish),
            Need::Optional => None,
        };
        let of = |relation| sources(name).into_iter().map(move |from| Direct { from, relation, entry: None });
        relation.map(of).into_iter().flatten()
    });
    orders.collect()
}

/// The table of format.md: X before W by the first, W before v by the second.
fn across(first: Relation, second: Relation) -> Option<Relation> {
    use Relation::{FinishFinish as FF, FinishStart as FS, StartStart as SS};
    match (first, second) {
        (FS, FS | SS) | (FF, FS) => Some(FS),
        (SS, FS | SS) => Some(SS),
        (FS | FF, FF) => Some(FF),
        (SS, FF) | (FF, SS) => None,
    }
}

/// What is followed across a step that is not taken: "whoever followed one follows what it followed".
fn behind(process: &Process, taken: &[bool], gone: usize, relation: Relation) -> Vec<(usize, Relation)> {
    let (mut met, mut open, mut found) = (vec![(gone, relation)], vec![(gone, relation)], Vec::new());
    while let Some((gone, relation)) = open.pop() {
        for order in direct(process, gone) {
            let Some(relation) = across(order.relation, relation) else { continue };
            if met.contains(&(order.from, relation)) {
                continue;
            }
            met.push((order.from, relation));
            if taken[order.from] { found.push((order.from, relation)) } else { open.push((order.from, relation)) }
        }
    }
    found
}

/// The process that is left of one when some steps are not taken; none where the format has no words for it: a pair
/// tied twice by one relation.
pub fn left(process: &Process, taken: &[bool]) -> Option<Process> {
    let steps = &process.steps;
    let mut kept = Vec::new();
    let mut habits: Vec<(String, Relation, usize)> = Vec::new();
    for v in (0..steps.len()).filter(|v| taken[*v]) {
        let mut step = steps[v].clone();
        let mut entries: Vec<(After, bool)> = Vec::new();
        let silent = step.after.is_none();
        let written = direct(process, v).into_iter().filter(|order| order.entry.is_some() || silent);
        let documents = documents(process, v).len();
        let count = direct(process, v).len() - documents;
        for order in written.take(count) {
            if taken[order.from] {
                entries.extend(order.entry.map(|entry| (entry, false)));
                continue;
            }
            let entry = order.entry.unwrap_or_default();
            for (from, relation) in behind(process, taken, order.from, order.relation) {
                let because = entry.because.filter(|because| *because == Because::Habit);
                let made = After { step: steps[from].id.clone(), because, basis: None, relation, lag: entry.lag };
                entries.push((made, true));
            }
        }
        entries.sort_by_key(|(_, made)| *made);
        let entries = entries_once(entries)?;
        let made = entries.iter().filter(|(entry, made)| *made && entry.because == Some(Because::Habit));
        habits.extend(made.map(|(entry, _)| (entry.step.clone(), entry.relation, kept.len())));
        // The nearest step above that is taken, past such as say nothing and need nothing of others.
        let between = (0..v).rev().take_while(|at| !taken[*at]);
        let mut through = between.filter(|at| steps[*at].after.is_some() || !self::documents(process, *at).is_empty());
        let stays_silent = silent && through.next().is_none();
        step.after = (!stays_silent).then(|| entries.into_iter().map(|(entry, _)| entry).collect());
        kept.push(step);
    }
    let stays = |id: &String| kept.iter().any(|step| step.id == *id);
    let available = process.available.iter().filter(|(_, id)| stays(id)).cloned().collect();
    let mut left = Process { steps: kept, available, ..process.clone() };
    // "its habit counting for rule 3 only": v says what it needs, and all that leads there is called habit.
    let is_habit =
        |habit: &(String, Relation, usize)| habit.1 == Relation::FinishStart && is_habit(&left, &habit.0, habit.2);
    let open: Vec<(String, Relation, usize)> = habits.iter().filter(|habit| !is_habit(habit)).cloned().collect();
    for (from, relation, v) in open {
        let mut entries = left.steps[v].after.iter_mut().flatten();
        if let Some(entry) = entries.find(|entry| entry.step == from && entry.relation == relation) {
            entry.because = None;
        }
    }
    Some(left)
}

fn is_habit(process: &Process, from: &str, v: usize) -> bool {
    let at = process.steps.iter().position(|step| step.id == from).unwrap();
    let by_finish = |order: &Direct| order.relation == Relation::FinishStart;
    let called = |order: &Direct| order.entry.as_ref().is_some_and(|entry| entry.because == Some(Because::Habit));
    let mut open: Vec<usize> = direct(process, v)
        .into_iter()
        .filter(|order| by_finish(order) && !called(order))
        .map(|order| order.from)
        .collect();
    let mut before = HashSet::new();
    while let Some(x) = open.pop() {
        if before.insert(x) {
            open.extend(direct(process, x).into_iter().filter(by_finish).map(|order| order.from));
        }
    }
    process.steps[v].needs.is_some() && !before.contains(&at)
}

/// A list that names no pair twice: what says nothing more is left out. None where two say different things.
fn entries_once(entries: Vec<(After, bool)>) -> Option<Vec<(After, bool)>> {
    let mut once: Vec<(After, bool)> = Vec::new();
    for (entry, made) in entries {
        match once.iter_mut().find(|(known, _)| (&known.step, known.relation) == (&entry.step, entry.relation)) {
            None => once.push((entry, made)),
            Some((known, of_made)) => {
                let by_finish = entry.relation == Relation::FinishStart;
                let plain =
                    |entry: &After, made: bool| made && by_finish && entry.because.is_none() && entry.lag.tenths == 0;
                let same = known.because == entry.because && known.lag == entry.lag && made && *of_made;
                let plain_ones = [plain(known, *of_made), plain(&entry, made)];
                if made && *of_made && plain_ones[0] != plain_ones[1] {
                    // Beside one that is silent, habit is none.
                    return None;
                } else if plain(known, *of_made) {
                    (*known, *of_made) = (entry, made);
                } else if !plain(&entry, made) && !same {
                    return None;
                }
            }
        }
    }
    Some(once)
}
