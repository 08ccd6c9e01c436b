//! What is true of the oracle whatever it is asked, and that random processes ask it everything.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use super::brute::order::{Facts, Origin, Reason};
use super::brute::without_dates;
use super::generate::process;
use super::line::Line;
use super::model::{Process, Relation};
use crate::program::config;

fn days(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn the_oracle_keeps_its_own_laws(process in process(1..=10)) {
        let told = without_dates(&process);
        let [today, reachable, floor] = ["today", "reachable", "floor"].map(|figure| days(&told[figure]["days"]));
        prop_assert!(today >= reachable && reachable >= floor, "{}", process.yaml());
        let changes = told["changes"].as_array().unwrap();
        let sum: f64 = changes.iter().map(|change| days(&change["saves_in_sequence"])).sum();
        prop_assert!((sum - (today - reachable)).abs() < 1e-6, "{sum} {}", process.yaml());
        prop_assert!(changes.iter().all(|change| days(&change["saves_alone"]) >= 0.0), "{}", process.yaml());
        // What a wasted step's going would save can be less than nothing: FS, then SS, makes a pair across it.
        let questions = told["questions"].as_array().unwrap().iter().filter(|question| question["paper"].is_null());
        let stakes = questions.map(|question| days(&question["days_at_stake"]));
        prop_assert!(stakes.fold(0.0, f64::min) >= 0.0, "{}", process.yaml());
        let handoffs = ["today", "reachable", "floor"].map(|figure| told[figure]["handoffs"].as_u64());
        prop_assert!(handoffs.is_sorted_by(|more, less| less.is_none() || more >= less), "{}", process.yaml());
    }
}

/// What a process has of each kind of case.
fn cases(process: &Process, seen: &mut BTreeSet<String>) {
    let facts = Facts::of(process, Line::numbers(process));
    let name = |relation: Relation| relation.words().0;
    for second in facts.orders.iter().filter(|order| facts.waste[order.from]) {
        for first in facts.orders.iter().filter(|order| order.to == second.from) {
            let chained = if facts.waste[first.from] { " over a second" } else { "" };
            seen.insert(format!("{} then {} across waste{chained}", name(first.relation), name(second.relation)));
        }
    }
    for order in &facts.orders {
        if let Origin::Entry(entry) = &order.origin {
            let because = entry.because.map_or("nothing", |because| because.words().0);
            let lag = if order.lag.is_none() { "" } else { " with a lag" };
            seen.insert(format!("{} for {because}{lag}", name(order.relation)));
        }
    }
    for pair in facts.rest.pairs.iter().flatten() {
        let lag = pair.lags.iter().map(|lag| (lag.own, lag.reason));
        seen.extend(lag.map(|(own, reason)| {
            let whose = if own { "of its own" } else { "across waste" };
            let held = match pair.reason {
                Reason::Habit => "habit",
                Reason::Open => "open",
                _ => "recorded",
            };
            format!(
                "a {held} pair with a lag {whose}, {}",
                if reason.is_recorded() { "recorded" } else { reason.word() }
            )
        }));
        seen.insert(format!("a pair: {}", pair.reason.word()));
    }
    let told = without_dates(process);
    for question in told["questions"].as_array().unwrap() {
        let paper = question["paper"].is_string();
        let missing = &question["missing"];
        seen.insert(format!(
            "a question: paper {paper}, needs {}, gives {}",
            missing["needs"],
            missing["gives"] != serde_json::json!([])
        ));
    }
    for kept in told["kept_waste"].as_array().unwrap() {
        let (paper, law) = (kept["held_by"]["paper"].is_string(), kept["law"] != serde_json::json!([]));
        seen.insert(format!("waste kept: paper {paper}, law {law}, held {}", kept["held_by"].is_object()));
    }
    for order in told["not_offered"].as_array().unwrap() {
        seen.insert(format!("not offered: {}, free {}", order["reason"], days(&order["price"]) == 0.0));
    }
    for change in told["changes"].as_array().unwrap() {
        seen.insert(format!("{}: saves {}", change["lever"], days(&change["saves_in_sequence"]) > 0.0));
    }
}

#[test]
fn random_processes_reach_every_case() {
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..600 {
        cases(&process(6..=12).new_tree(&mut runner).unwrap().current(), &mut seen);
    }
    let count = |part: &str| seen.iter().filter(|case| case.contains(part)).count();
    assert_eq!(count("across waste over a second"), 9, "{seen:#?}");
    assert_eq!(
        count("across waste") - count("across waste over a second") - count("a lag across waste"),
        9,
        "{seen:#?}"
    );
    // Three relations, six reasons and none, with a lag or without.
    assert_eq!(count(" for "), 42, "{seen:#?}");
    assert_eq!(count("a pair: "), 7, "{seen:#?}");
    // The lag of a habitual entry does not pass across waste; a pair that is open has no entry of another kind.
    assert_eq!(count("lag of its own"), 6, "{seen:#?}");
    assert_eq!(count("lag across waste"), 6, "{seen:#?}");
    // Where all say what they need and give, an entry of its own is asked about.
    assert_eq!(count("a question: paper false"), 4, "{seen:#?}");
    assert_eq!(count("a question: paper true"), 1, "{seen:#?}");
    assert_eq!(count("waste kept: "), 5, "{seen:#?}");
    assert_eq!(count("not offered: "), 6, "{seen:#?}");
    assert_eq!(count(": saves "), 4, "{seen:#?}");
}
