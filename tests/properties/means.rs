//! A mean is that of every combination; waiting for a meeting is waiting.

use proptest::prelude::*;

use crate::cases::{figures, left};
use crate::oracle::generate::process;
use crate::oracle::model::{After, Because, Need, Process, Relation, Step};
use crate::program::{analyze, config};

/// The text of a process with a line more in some steps.
fn with_lines(process: &Process, line: impl Fn(usize) -> Option<String>) -> String {
    let mut at = None;
    let mut text = String::new();
    for written in process.yaml().lines() {
        text.push_str(written);
        text.push('\n');
        if written.starts_with("  - ") {
            let here = at.map_or(0, |at: usize| at + 1);
            at = Some(here);
            line(here).into_iter().for_each(|line| text.push_str(&format!("    {line}\n")));
        }
    }
    text
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_mean_is_that_of_every_combination(
        process in process(1..=8),
        chances in proptest::collection::vec(proptest::option::weighted(0.4, 0..10_i64), 8),
    ) {
        let mut process = process;
        (process.limits.from, process.limits.to) = (None, None);
        let rare: Vec<usize> = (1..process.steps.len()).filter(|at| chances[*at].is_some()).take(4).collect();
        prop_assume!(!rare.is_empty());
        let given: Vec<String> = rare.iter().flat_map(|at| process.steps[*at].products().to_vec()).collect();
        for step in &mut process.steps {
            step.needs.iter_mut().chain(&mut step.papers).for_each(|list| list.retain(|(name, _)| !given.contains(name)));
            // A lag that is called habit is not passed on across a step that goes.
            for entry in step.after.iter_mut().flatten().filter(|entry| entry.because == Some(Because::Habit)) {
                entry.because = None;
            }
        }
        let mut mean = 0.0;
        for combination in 0..1_usize << rare.len() {
            let is_taken = |at: usize| rare.iter().position(|known| *known == at).is_none_or(|nth| combination >> nth & 1 == 1);
            let taken: Vec<bool> = (0..process.steps.len()).map(is_taken).collect();
            let share = rare.iter().map(|at| {
                let chance = chances[*at].unwrap() as f64 / 10.0;
                if taken[*at] { chance } else { 1.0 - chance }
            });
            let Some(left) = left(&process, &taken) else { return Err(TestCaseError::reject("a pair tied twice")) };
            mean += share.product::<f64>() * analyze(&left.yaml())["today"]["days"].as_f64().unwrap();
        }
        let chance = |at: usize| rare.contains(&at).then(|| format!("chance: 0.{}", chances[at].unwrap()));
        let yaml = with_lines(&process, chance);
        let printed = analyze(&yaml)["mean_days"].as_f64().unwrap();
        prop_assert!((printed - mean).abs() < 1e-4, "{printed} and not {mean}\n{yaml}");
    }

    #[test]
    fn waiting_for_a_meeting_is_waiting_for_half_the_period(process in process(1..=10), at in any::<prop::sample::Index>()) {
        let meeting = at.index(process.steps.len());
        let yaml = with_lines(&process, |at| (at == meeting).then(|| "every: 2w".to_owned()));
        let printed = figures(analyze(&yaml));
        // Days that contain it.
        let mut longer = process.clone();
        longer.steps[meeting].days = (longer.steps[meeting].days.tenths + 50).into();
        let mut expected = figures(analyze(&longer.yaml()));
        for key in ["stated", "every"] {
            expected["steps"][meeting][key] = printed["steps"][meeting][key].clone();
        }
        prop_assert_eq!(&printed, &expected, "{}", yaml);
        // A step of its own, which waits.
        let waits = with_a_wait(&process, meeting);
        let apart = analyze(&waits.yaml());
        prop_assert_eq!(&printed["today"]["days"], &apart["today"]["days"], "{}", waits.yaml());
        for (at, step) in printed["steps"].as_array().unwrap().iter().enumerate().filter(|(at, _)| *at != meeting) {
            let other = &apart["steps"][at + usize::from(at > meeting)];
            prop_assert_eq!((&step["start"], &step["finish"]), (&other["start"], &other["finish"]), "{}", waits.yaml());
        }
    }
}

/// The same with a step of five days right before one, which waits for what that had to wait for to begin.
fn with_a_wait(process: &Process, at: usize) -> Process {
    let mut process = process.clone();
    let id = process.steps[at].id.clone();
    for entry in process.steps.iter_mut().flat_map(|step| step.after.iter_mut().flatten()) {
        if entry.step == id && entry.relation == Relation::StartStart {
            entry.step = "wait".to_owned();
        }
    }
    let step = &mut process.steps[at];
    let ends = |entry: &After| entry.relation == Relation::FinishFinish;
    let (at_end, before) = match step.after.take() {
        Some(entries) => {
            let (at_end, before): (Vec<After>, Vec<After>) = entries.into_iter().partition(ends);
            (at_end, Some(before))
        }
        None => (Vec::new(), None),
    };
    let required = |entry: &(String, Need)| entry.1 == Need::Required;
    let (needs, rest): (Vec<_>, Vec<_>) =
        step.needs.take().or(step.papers.take()).into_iter().flatten().partition(required);
    let follows = After { step: "wait".to_owned(), ..After::default() };
    step.after = Some([follows].into_iter().chain(at_end).collect());
    step.papers = Some(rest);
    let wait = Step { id: "wait".to_owned(), days: 50.into(), after: before, papers: Some(needs), ..Step::default() };
    process.steps.insert(at, wait);
    process
}
