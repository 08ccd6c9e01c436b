//! Changes that somebody names change nothing else.

use proptest::prelude::*;
use reengineer::analysis::{Analysis, PairTable, measures_of_today};
use reengineer::levers::Ground;
use reengineer::model::{After, Because, Process, Relation, StepField, StepId, Value};
use reengineer::plan::{Unmade, Wish, redesign, what_if};

use super::{dating, levers::process, text};
use crate::program::config;

proptest! {
    #![proptest_config(config(192))]

    #[test]
    fn what_if_nothing_changes_leaves_the_file_as_it_is(process in process(1..=10)) {
        let same = what_if(&process, &[]).unwrap().process;
        prop_assert_eq!(text(&same), text(&process));
        prop_assert_eq!(&same, &*process);
    }

    #[test]
    fn a_value_that_is_set_is_all_that_changes(process in process(1..=10), at in 0..10usize) {
        let step = &process.steps()[at % process.steps().len()];
        let field = StepField::Signoffs(Some(9));
        let made = what_if(&process, &[Wish::Set { step: step.id.clone(), field: field.clone() }]).unwrap();
        let mut draft = process.to_draft();
        field.put(&mut draft.steps[at % process.steps().len()]);
        prop_assert_eq!(made.process.to_draft(), draft);
    }

    #[test]
    fn a_step_that_is_dropped_takes_no_order_between_others_with_it(process in process(2..=10), at in 0..10usize) {
        let step = process.steps()[at % process.steps().len()].id.clone();
        // A pair is from an end to a start.
        prop_assume!(process.orders().all().iter().all(|order| order.relation == Relation::FinishStart));
        let Ok(made) = what_if(&process, &[Wish::Drop { step: step.clone() }]) else { return Ok(()) };
        // Pairs with waste are no pairs for the analysis: here it is work like any other.
        let all = [&*process, &made.process].map(without_waste);
        let (before, after) = (Ground::of(&all[0]), Ground::of(&all[1]));
        prop_assert!(made.process.find(&step).is_err());
        for one in process.step_ids() {
            for other in process.step_ids() {
                let now = [one, other].map(|id| made.process.find(&process.step(id).id).ok());
                if let [Some(first), Some(second)] = now {
                    if before.pairs.is_before(one, other) {
                        prop_assert!(after.pairs.is_before(first, second), "{} {}\n{}", process.step(one).id, process.step(other).id, text(&process));
                    }
                    if after.pairs.is_before(first, second) {
                        prop_assert!(before.pairs.is_before(one, other), "{} {}\n{}", process.step(one).id, process.step(other).id, text(&process));
                    }
                }
            }
        }
        for old in process.steps().iter().filter(|old| old.id != step) {
            let new = made.process.step(made.process.find(&old.id).unwrap());
            prop_assert_eq!((&old.name, old.days, old.value, old.kind), (&new.name, new.days, new.value, new.kind));
        }
    }

    #[test]
    fn to_lift_an_order_saves_what_the_analysis_says_it_costs(process in process(2..=10)) {
        // Where nothing is free, today is reachable.
        let process = redesign(&Ground::of(&process), &[]).unwrap().process;
        let analysis = Analysis::new(&process, &dating()).unwrap();
        prop_assume!(analysis.today.days == analysis.reachable.days);
        // An entry that others imply may still say habit, and stays as it is.
        let habit = |entry: &After<StepId>| entry.because == Some(Because::Habit);
        prop_assume!(!process.steps().iter().flat_map(|step| step.after.iter().flatten()).any(habit));
        let pairs = PairTable::of(&process);
        let all = || process.step_ids().flat_map(|one| process.step_ids().map(move |other| (one, other)));
        let has_habit = all().any(|(one, other)| pairs.is_habit(one, other));
        for order in &analysis.not_offered {
            let (before, step) = (process.step(order.waits_for).id.clone(), process.step(order.step).id.clone());
            let several = process.orders().of(order.step).iter().filter(|known| known.from == order.waits_for).count() > 1;
            let other_ends = process.orders().of(order.step).iter().any(|known| known.relation != Relation::FinishStart);
            match what_if(&process, &[Wish::Lift { before, step }]) {
                Ok(made) if !several && !other_ends => {
                    let saved = analysis.today.days - measures_of_today(&made.process, &dating()).unwrap().days;
                    // What followed the one only through the other still does today, be it by habit.
                    match has_habit {
                        true => prop_assert!(saved <= order.price, "{:?}\n{}", order, text(&process)),
                        false => prop_assert_eq!(saved, order.price, "{:?}\n{}", order, text(&process)),
                    }
                }
                Ok(_) | Err((_, Unmade::ByPaper { .. } | Unmade::ByProcedure(_))) => {}
                Err(why) => prop_assert!(false, "{:?} {:?}\n{}", why, order, text(&process)),
            }
        }
    }
}

pub fn without_waste(process: &Process) -> Process {
    let mut draft = process.to_draft();
    draft.steps.iter_mut().for_each(|step| step.value = step.value.filter(|value| *value != Value::Waste));
    Process::new(draft).unwrap()
}
