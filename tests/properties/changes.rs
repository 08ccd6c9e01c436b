//! The changes lead from today to reachable: on paper, and when they are made.

use std::collections::HashMap;

use proptest::prelude::*;
use reengineer::analysis::{Analysis, Dating};
use reengineer::levers;
use reengineer::model::Time;

use crate::oracle::generate::process;
use crate::program::{config, read};

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn the_sequence_column_adds_up_to_today_less_reachable(process in process(1..=40)) {
        let analysis = Analysis::new(&read(&process.yaml()), &Dating::default()).unwrap();
        let mut days = analysis.today.days;
        for change in &analysis.changes {
            days = days - change.saves_in_sequence;
            prop_assert_eq!(change.days_after, days, "{:?}\n{}", change, process.yaml());
        }
        prop_assert_eq!(days, analysis.reachable.days, "{}", process.yaml());
    }

    #[test]
    fn the_changes_made_at_once_give_reachable_step_by_step(process in process(1..=40)) {
        let today = read(&process.yaml());
        let analysis = Analysis::new(&today, &Dating::default()).unwrap();
        let Some(changed) = today.apply_all(&levers::free_changes(&today, &analysis)) else {
            prop_assert_eq!(analysis.reachable.steps, 0);
            return Ok(());
        };
        let then = Analysis::new(&changed, &Dating::default()).unwrap();
        prop_assert_eq!(then.today.days, analysis.reachable.days, "{}", process.yaml());
        let ids = today.steps().iter().map(|step| step.id.as_str());
        let promised: HashMap<&str, (Time, Time)> =
            ids.zip(&analysis.steps).filter_map(|(id, facts)| Some((id, facts.reachable?))).collect();
        prop_assert_eq!(changed.steps().len(), promised.len(), "{}", process.yaml());
        for (step, facts) in changed.steps().iter().zip(&then.steps) {
            let promised = promised.get(step.id.as_str()).copied();
            prop_assert_eq!(Some((facts.start, facts.finish)), promised, "{}\n{}", step.id, process.yaml());
        }
    }

    #[test]
    fn a_change_made_alone_saves_what_its_row_says(process in process(1..=24)) {
        let today = read(&process.yaml());
        let analysis = Analysis::new(&today, &Dating::default()).unwrap();
        let changes = levers::free_changes(&today, &analysis);
        prop_assert_eq!(changes.len(), analysis.changes.len());
        for change in &changes {
            let row = analysis.changes.iter().find(|row| change.steps() == [today.step(row.step).id.as_str()]);
            let promised = row.map(|row| analysis.today.days - row.saves_alone);
            let made = today.apply(change).map_or(Time::ZERO, |made| Analysis::new(&made, &Dating::default()).unwrap().today.days);
            prop_assert_eq!(Some(made), promised, "{:?}\n{}", change, process.yaml());
        }
    }
}
