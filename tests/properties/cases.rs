//! A guide with cases is, case by case, what each would be as a file of its own.

use std::collections::HashSet;

use proptest::prelude::*;
use reengineer::analysis::{Analysis, Dating};
use reengineer::rules::{self, Case, Settings};
use reengineer::text::Lang;
use serde_json::Value;

use crate::oracle::generate::process;
use crate::oracle::model::{After, Because, Need, Process, Relation, Step, Tenths};
use crate::program::{analyze, analyze_with, config, read};

/// One direct order: "every `after` (written or by default) plus the documents".
#[derive(Clone, Debug)]
struct Direct {
    from: usize,
    relation: Relation,
    entry: Option<After>,
}

/// The direct orders into a step.
fn direct(steps: &[Step], v: usize) -> Vec<Direct> {
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
    orders.extend(documents(steps, v));
    orders
}

fn documents(steps: &[Step], v: usize) -> Vec<Direct> {
    let giver = |name: &str| steps.iter().position(|step| step.products().iter().any(|product| product == name));
    let orders = steps[v].asks().filter_map(|(name, need)| {
        let relation = match need {
            Need::Required => Relation::FinishStart,
            Need::Tolerable => Relation::FinishFinish,
            Need::Optional => return None,
        };
        Some(Direct { from: giver(name)?, relation, entry: None })
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
fn behind(steps: &[Step], taken: &[bool], gone: usize, relation: Relation) -> Vec<(usize, Relation)> {
    let (mut met, mut open, mut found) = (vec![(gone, relation)], vec![(gone, relation)], Vec::new());
    while let Some((gone, relation)) = open.pop() {
        for order in direct(steps, gone) {
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
        let written = direct(steps, v).into_iter().filter(|order| order.entry.is_some() || silent);
        let documents = documents(steps, v).len();
        let count = direct(steps, v).len() - documents;
        for order in written.take(count) {
            if taken[order.from] {
                entries.extend(order.entry.map(|entry| (entry, false)));
                continue;
            }
            let entry = order.entry.unwrap_or_default();
            for (from, relation) in behind(steps, taken, order.from, order.relation) {
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
        let mut through = between.filter(|at| steps[*at].after.is_some() || !self::documents(steps, *at).is_empty());
        let stays_silent = silent && through.next().is_none();
        step.after = (!stays_silent).then(|| entries.into_iter().map(|(entry, _)| entry).collect());
        kept.push(step);
    }
    // "its habit counting for rule 3 only": v says what it needs, and all that leads there is called habit.
    let is_habit =
        |habit: &(String, Relation, usize)| habit.1 == Relation::FinishStart && is_habit(&kept, &habit.0, habit.2);
    let open: Vec<(String, Relation, usize)> = habits.iter().filter(|habit| !is_habit(habit)).cloned().collect();
    for (from, relation, v) in open {
        let mut entries = kept[v].after.iter_mut().flatten();
        if let Some(entry) = entries.find(|entry| entry.step == from && entry.relation == relation) {
            entry.because = None;
        }
    }
    Some(Process { steps: kept, ..process.clone() })
}

fn is_habit(steps: &[Step], from: &str, v: usize) -> bool {
    let at = steps.iter().position(|step| step.id == from).unwrap();
    let by_finish = |order: &Direct| order.relation == Relation::FinishStart;
    let called = |order: &Direct| order.entry.as_ref().is_some_and(|entry| entry.because == Some(Because::Habit));
    let mut open: Vec<usize> = direct(steps, v)
        .into_iter()
        .filter(|order| by_finish(order) && !called(order))
        .map(|order| order.from)
        .collect();
    let mut before = HashSet::new();
    while let Some(x) = open.pop() {
        if before.insert(x) {
            open.extend(direct(steps, x).into_iter().filter(by_finish).map(|order| order.from));
        }
    }
    steps[v].needs.is_some() && !before.contains(&at)
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
                if plain(known, *of_made) && !plain(&entry, made) && made {
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

/// A guide of two cases: the process as a file, for each step the cases that take it, and other days in the second.
#[derive(Clone, Debug)]
struct Guide {
    process: Process,
    taken: [Vec<bool>; 2],
    days: Vec<Option<Tenths>>,
    /// Which papers from outside are asked for in the first case only.
    first_only: Vec<bool>,
}

const CASES: [&str; 2] = ["新办", "延续"];

fn guide() -> impl Strategy<Value = Guide> {
    let marks = || proptest::collection::vec((0..6_u8, any::<bool>(), 0..4_u8), 10);
    (process(1..=10), marks()).prop_map(|(mut process, marks)| {
        let count = process.steps.len();
        let taken = [0, 1].map(|case: u8| (0..count).map(|v| marks[v].0 != case || v == 0).collect::<Vec<bool>>());
        // A case asks only for what somebody gives in it, or what is declared.
        let givers: Vec<(String, usize)> = (0..count)
            .flat_map(|at| process.steps[at].products().iter().map(move |name| (name.clone(), at)).collect::<Vec<_>>())
            .collect();
        for v in 0..count {
            let fits = |name: &String| {
                let giver = givers.iter().find(|(known, _)| known == name).map(|(_, at)| *at);
                giver.is_none_or(|at| taken.iter().all(|case| !case[v] || case[at]))
            };
            let step = &mut process.steps[v];
            step.needs.iter_mut().chain(&mut step.papers).for_each(|list| list.retain(|(name, _)| fits(name)));
        }
        let in_both = |id: &Option<String>| {
            let at = id.as_ref().and_then(|id| process.steps.iter().position(|step| step.id == *id));
            at.is_some_and(|at| taken.iter().all(|case| case[at]))
        };
        let (from, to) = (in_both(&process.limits.from), in_both(&process.limits.to));
        process.limits.from = process.limits.from.filter(|_| from);
        process.limits.to = process.limits.to.filter(|_| to);
        let other = |v: usize| (marks[v].1 && process.steps[v].work.is_none()).then(|| 10 * Tenths::from(marks[v].2));
        let days = (0..count).map(other).collect();
        let first_only = (0..count).map(|v| marks[v].2 == 0).collect();
        Guide { days, taken, first_only, process }
    })
}

impl Guide {
    fn yaml(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        let mut at = None;
        for line in self.process.yaml().lines() {
            let first = line.starts_with("  - ");
            if first {
                at = Some(at.map_or(0, |at: usize| at + 1));
            }
            match at.filter(|at| self.first_only[*at]) {
                Some(_) if line.starts_with("    needs:") || line.starts_with("    papers:") => {
                    let required = ["[\"申请表\"", " \"申请表\""]
                        .into_iter()
                        .find(|text| line.contains(text) && !line.contains("material: \"申请表\""));
                    let marked = |text: &str| {
                        let (before, _) = text.split_at(1);
                        line.replace(text, &format!("{before}{{material: 申请表, when: [新办]}}"))
                    };
                    lines.push(required.map_or(line.to_owned(), marked));
                }
                _ => lines.push(line.to_owned()),
            }
            let Some(at) = at.filter(|_| first) else { continue };
            let when: Vec<&str> = (0..2).filter(|case| self.taken[*case][at]).map(|case| CASES[case]).collect();
            if when.len() < 2 {
                lines.push(format!("    when: [{}]", when.join(", ")));
            }
            if let Some(days) = self.days[at].filter(|_| self.taken[1][at]) {
                lines.push(format!("    by_case: {{延续: {{days: {}}}}}", days / 10));
            }
        }
        lines.insert(2, "cases: [新办, 延续]\njurisdiction: cn".to_owned());
        lines.join("\n") + "\n"
    }

    /// One case as a file of its own.
    fn alone(&self, case: usize) -> Option<Process> {
        let mut process = self.process.clone();
        for (at, step) in process.steps.iter_mut().enumerate().filter(|_| case == 1) {
            step.days = self.days[at].map_or(step.days, Into::into);
            let stays =
                |entry: &(String, Need)| !(self.first_only[at] && entry == &("申请表".to_owned(), Need::Required));
            step.needs.iter_mut().chain(&mut step.papers).for_each(|list| list.retain(stays));
        }
        left(&process, &self.taken[case])
    }
}

/// What the rules say: which, of which step, in which words.
fn findings(process: &reengineer::model::Process) -> Vec<(String, Option<String>, String)> {
    let (dating, settings) = (Dating::default(), Settings::default());
    let analysis = Analysis::new(process, &dating).unwrap();
    let judged = rules::judge(&Case::new(process, &analysis, &settings, &dating)).findings;
    let step = |at: usize| process.steps()[at].id.clone();
    let told = judged.into_iter().map(|finding| {
        let about = finding.place.step_position().map(step);
        (finding.code.to_owned(), about, finding.message.in_lang(Lang::English).to_owned())
    });
    told.collect()
}

pub fn figures(mut document: Value) -> Value {
    for key in ["case", "cases", "definition"] {
        document[key] = Value::Null;
    }
    document
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn a_guide_is_case_by_case_what_each_case_is_as_a_file(guide in guide()) {
        let yaml = guide.yaml();
        let whole = read(&yaml);
        for (case, name) in CASES.iter().enumerate() {
            let Some(alone) = guide.alone(case) else { continue };
            // By default it is told from the names of the whole file.
            let single = format!("jurisdiction: cn\n{}", alone.yaml());
            let (code, of_case) = analyze_with(&yaml, &["--case", name]);
            prop_assert_eq!(code, 0);
            let (of_case, of_file) = (figures(of_case), figures(analyze(&single)));
            for key in of_file.as_object().unwrap().keys() {
                prop_assert_eq!(&of_case[key], &of_file[key], "{} of {}\n{}\n{}", key, name, yaml, single);
            }
            let found = [findings(&whole.variants()[case].process), findings(&read(&single))];
            prop_assert_eq!(&found[0], &found[1], "{}\n{}\n{}", name, yaml, single);
        }
    }
}
