//! What leads from one version to another leads there, and is worth what it
//! takes off.

mod edits;

use proptest::prelude::*;
use reengineer::analysis::{Analysis, Dating, Measures, Start};
use reengineer::diff::{self, Counts, Diff};
use reengineer::input::print::{Vocabulary, print};
use reengineer::model::{Decimal, Process, Time};

use self::edits::{edited, edits};
use crate::oracle::generate::process;
use crate::oracle::model::Style;
use crate::program::{config, read};

proptest! {
    #![proptest_config(config(1024))]

    #[test]
    fn the_changes_between_two_versions_make_the_one_the_other(process in process(1..=12), edits in edits(0..=8)) {
        let old = read(&process.yaml());
        let new = edited(&old, &edits);
        for (from, to) in [(&old, &new), (&new, &old)] {
            let changes = diff::changes(from, to);
            prop_assert_eq!(from.apply_all(&changes), Ok(to.clone()), "{:#?}", changes);
            prop_assert_eq!(changes.is_empty(), from == to);
        }
    }

    #[test]
    fn the_changes_between_any_two_processes_make_the_one_the_other(one in process(1..=12), other in process(1..=12)) {
        let (old, new) = (read(&one.yaml()), read(&other.yaml()));
        let changes = diff::changes(&old, &new);
        prop_assert_eq!(old.apply_all(&changes), Ok(new), "{:#?}", changes);
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn the_rows_have_every_change_and_their_days_add_up(process in process(1..=12), edits in edits(1..=8)) {
        let old = read(&process.yaml());
        let new = edited(&old, &edits);
        let diff = compared(&old, &new);
        let changes = diff.rows.iter().flat_map(|row| &row.found().changes);
        prop_assert_eq!(old.apply_all(changes), Ok(new.clone()));
        prop_assert_eq!(diff.weighed, diff.versions.one_clock() && diff.is_related());
        let days = |process: &Process| days(process, &diff);
        if diff.weighed {
            let sum = diff.rows.iter().fold(Decimal::ZERO, |sum, row| sum.checked_add(row.planned.price.in_sequence.unwrap()).unwrap());
            prop_assert_eq!(Some(sum), days(&old).checked_sub(days(&new)));
        }
        for row in diff.rows.iter().filter(|row| row.found().changes.len() == 1 && row.along.is_empty() && diff.weighed) {
            let alone = old.apply(&row.found().changes[0]).ok().map(|process| days(&old).checked_sub(days(&process)).unwrap());
            prop_assert_eq!(row.planned.price.alone, alone, "{:?}", row.found());
        }
    }

    #[test]
    fn claimed_is_real_and_moved_and_declared_and_what_moved_is_somewhere(
        process in process(1..=12),
        edits in edits(1..=8),
    ) {
        let old = read(&process.yaml());
        let new = edited(&old, &edits);
        let diff = compared(&old, &new);
        let Some(totals) = diff.totals else { return Ok(()) };
        prop_assert_eq!(Some(totals.real), days(&new, &diff).checked_sub(days(&old, &diff)));
        if let Some(declared) = totals.declared {
            let parts = totals.real.checked_add(totals.moved).and_then(|sum| sum.checked_add(declared));
            prop_assert_eq!(parts, totals.claimed.days());
        }
        let moved: Time = diff.rows.iter().filter_map(|row| row.moved).map(|moved| moved.days).sum();
        prop_assert_eq!(totals.moved, (-moved).in_days(new.day()).decimal());
        prop_assert!(diff.rows.iter().all(|row| row.moved.is_none() || row.moved_to.is_some()));
    }

    #[test]
    fn rows_and_totals_say_one_thing(process in process(1..=12), edits in edits(1..=8)) {
        let old = read(&process.yaml());
        let new = edited(&old, &edits);
        let diff = compared(&old, &new);
        prop_assert_eq!(diff.totals.is_some(), diff.versions.one_clock() && diff.is_related());
        for row in &diff.rows {
            let saves = row.moves_days();
            match row.counts {
                Some(Counts::Moved) => prop_assert!(row.moved_to.is_some() && (row.moved.is_some() || !saves), "{:?}", row),
                Some(Counts::Declared) => prop_assert!(!saves && row.moved.is_none(), "{:?}", row),
                Some(Counts::Real) => prop_assert!(row.moved.is_none(), "{:?}", row),
                None => prop_assert!(diff.totals.is_none(), "{:?}", row),
            }
        }
        let doubtful = diff.rows.iter().any(|row| row.doubtful && row.planned.price.in_sequence > Some(Decimal::ZERO));
        if diff.totals.is_some() {
            let saved = days(&old, &diff).checked_sub(days(&new, &diff)).unwrap();
            prop_assert_eq!(diff.in_doubt() > Decimal::ZERO, doubtful && saved > Decimal::ZERO);
            prop_assert!(diff.in_doubt() <= saved.max(Decimal::ZERO));
        }
    }

    #[test]
    fn the_other_way_round_every_difference_is_the_opposite(process in process(1..=12), edits in edits(1..=8)) {
        let old = read(&process.yaml());
        let new = edited(&old, &edits);
        let (there, back) = (compared(&old, &new), compared(&new, &old));
        prop_assert_eq!(differences(&there), differences(&back).map(|number| -number));
    }

    #[test]
    fn a_definition_does_not_differ_from_itself_however_it_is_laid_out(process in process(1..=12), seed in any::<u64>()) {
        let old = read(&process.yaml());
        let styles = [(true, None, false), (false, Some(seed), true), (true, Some(seed), false)];
        let texts = styles.map(|(chinese, shuffle, spelled_out)| process.yaml_as(Style { chinese, shuffle, spelled_out }));
        for text in texts.into_iter().chain([print(&old, Vocabulary::Chinese)]) {
            prop_assert!(compared(&old, &read(&text)).is_empty(), "{}", text);
        }
    }
}

fn compared(old: &Process, new: &Process) -> Diff {
    Diff::of(old.clone(), new.clone(), &Dating::default()).unwrap()
}

/// The days of a version, from the day that both are counted from.
fn days(process: &Process, diff: &Diff) -> Decimal {
    let start = diff.versions.dates.as_ref().map(|dates| Start::On(dates.start));
    let analysis = Analysis::new(process, &Dating { start, ..Dating::default() }).unwrap();
    analysis.today.days.in_days(process.day()).decimal()
}

/// Every measure of the new version less that of the old one.
fn differences(diff: &Diff) -> [i128; 9] {
    let (before, after) = (&diff.versions.before.today, &diff.versions.after.today);
    let known = |number: Option<usize>| number.map_or(0, |number| number as i128);
    let of = |measures: &Measures| {
        [
            i128::from(measures.days.thousandths()),
            i128::from(measures.counted.thousandths()),
            measures.steps as i128,
            measures.stages as i128,
            known(measures.departments),
            known(measures.handoffs),
            known(measures.materials.map(|materials| materials.distinct)),
            known(measures.materials.map(|materials| materials.asked)),
            measures.visits.map_or(0, i128::from),
        ]
    };
    let (before, after) = (of(before), of(after));
    std::array::from_fn(|at| after[at] - before[at])
}
