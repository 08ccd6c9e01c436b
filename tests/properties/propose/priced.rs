//! A change is priced in two ways: the analysis prices all of them together,
//! near-linear in the process; whoever makes it and times what comes of it
//! prices any change. Both say the same.

use proptest::prelude::*;
use reengineer::analysis::{Analysis, FreeChange, Planned, measures_of_today};
use reengineer::levers::Ground;
use reengineer::model::{After, Decimal, Necessity, Process, Relation, Time};
use reengineer::plan::{Wish, what_if};

use super::what_if::without_waste;
use super::{dating, levers::process, text};
use crate::program::config;

/// A free change as somebody would name it: the step goes, or runs beside
/// everything that it waits for out of habit.
fn named(process: &Process, ground: &Ground<'_>, change: &FreeChange) -> Vec<Wish> {
    let id = |step| process.step(step).id.clone();
    if change.goes {
        return vec![Wish::Drop { step: id(change.step) }];
    }
    let before = ground.pairs.before(change.step).into_iter();
    let habit = before.filter(|before| ground.pairs.is_habit(*before, change.step));
    habit.map(|before| Wish::Parallel { one: id(change.step), other: id(before) }).collect()
}

/// The days of a process with changes made.
fn days_with(process: &Process, wishes: &[Wish]) -> Option<Time> {
    let made = what_if(process, wishes).ok()?.process;
    Some(measures_of_today(&made, &dating()).unwrap().days)
}

/// The process with those orders only that are pairs: from an end to a start,
/// without a lag. No others can be named as what runs side by side, and an
/// order between two ends, as of a tolerable paper, is not passed on across a
/// step that is dropped.
fn of_pairs(process: &Process) -> Process {
    let mut draft = process.to_draft();
    for step in &mut draft.steps {
        let is_pair =
            |entry: &After<String>| entry.relation == Relation::FinishStart && entry.lag.amount == Decimal::ZERO;
        step.after.iter_mut().for_each(|after| after.retain(is_pair));
        for needs in step.needs.iter_mut().chain(&mut step.papers) {
            needs.retain(|need| need.need != Necessity::Tolerable);
        }
    }
    Process::new(draft).unwrap()
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn to_lift_what_is_habit_saves_what_the_analysis_says_alone_and_in_its_turn(process in process(2..=12)) {
        let process = without_waste(&of_pairs(&process));
        let analysis = Analysis::new(&process, &dating()).unwrap();
        let ground = Ground::of(&process);
        let (mut made, mut before) = (Vec::new(), analysis.today.days);
        for Planned { what: change, price } in &analysis.changes {
            let own = named(&process, &ground, change);
            let alone = days_with(&process, &own).map(|days| analysis.today.days - days);
            prop_assert_eq!(alone, Some(price.alone), "{:?}\n{}", change, text(&process));
            made.extend(own);
            let after = days_with(&process, &made);
            prop_assert_eq!(after, Some(change.days_after), "{:?}\n{}", change, text(&process));
            prop_assert_eq!(after, Some(before - price.in_sequence), "{:?}\n{}", change, text(&process));
            before = change.days_after;
        }
    }

    #[test]
    fn to_drop_a_wasted_step_saves_what_the_analysis_says(process in process(2..=12)) {
        let process = of_pairs(&process);
        let analysis = Analysis::new(&process, &dating()).unwrap();
        let ground = Ground::of(&process);
        for Planned { what: change, price } in analysis.changes.iter().filter(|change| change.what.goes) {
            // A step from or to which the limits run cannot be dropped.
            let Some(days) = days_with(&process, &named(&process, &ground, change)) else { continue };
            prop_assert_eq!(analysis.today.days - days, price.alone, "{:?}\n{}", change, text(&process));
        }
    }
}
