//! What is drawn on two clocks.

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use reengineer::analysis::Analysis;
use reengineer::cli::Environment;
use reengineer::model::{Process, Spelled, Time};
use reengineer::plan::Package;

use super::all_of_it;
use super::clocks::{from, start, wish};
use super::levers::dated;
use crate::levers_oracle::dice::Dice;
use crate::run::{Ran, run_as};
use crate::tally::Tally;

/// The unit in which a duration is written.
fn unit(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
}

fn written(tally: &mut Tally, process: &Process) {
    let own = process.unit().english();
    let mut note = |what: &str, duration: Option<String>| {
        if let Some(duration) = duration {
            tally.note(format!("{what} in {own}: {}", unit(&duration)));
        }
    };
    let limits = process.limits();
    note("statutory", limits.statutory.map(|limit| limit.to_string()));
    note("promised", limits.promised.map(|limit| limit.to_string()));
    for step in process.steps() {
        note("days", Some(step.days.likely.to_string()));
        note("every", step.every.map(|every| every.to_string()));
        note("limit", step.limit.as_ref().and_then(|limit| limit.days).map(|days| days.to_string()));
        step.after.iter().flatten().for_each(|entry| note("lag", Some(entry.lag.to_string())));
        step.may.iter().for_each(|(_, permit)| note("lever", permit.parameters.days.map(|days| days.to_string())));
    }
}

/// What came of a change that somebody named.
fn tried(tally: &mut Tally, process: &Process, dice: &mut Dice) {
    let ids: Vec<&str> = process.steps().iter().map(|step| step.id.as_str()).collect();
    let [flag, about] = wish(&ids, dice);
    let args = ["what-if", "-", &flag, &about, "--start", "2022-03-01"];
    let ran: Ran = run_as(&Environment::default(), &args, super::text(process));
    tally.note(format!("{flag} {}", if ran.code == 0 { "made" } else { "refused" }));
}

#[test]
fn both_clocks_are_drawn_beside_levers() {
    let mut runner = TestRunner::deterministic();
    let (processes, starts) = (dated(1..=7), start());
    let mut tally = Tally::default();
    for seed in 0..450_u64 {
        let process = processes.new_tree(&mut runner).unwrap().current();
        let dating = from(starts.new_tree(&mut runner).unwrap().current());
        let mut dice = Dice::new(seed << 7);
        (0..20).for_each(|_| _ = dice.up_to(1));
        written(&mut tally, &process);
        tried(&mut tally, &process, &mut dice);
        let package = Package::of(&process, &dating, &all_of_it()).unwrap();
        for planned in package.planned.iter().filter(|planned| planned.price.in_sequence > Time::ZERO) {
            tally.note(
                planned.what.offer.lever().map_or("an answer saves".to_owned(), |lever| format!("{lever:?} saves")),
            );
        }
        tally.note_if(package.reached.days < package.reachable.days, "a package saves");
        let other = Analysis::new(&process, &from(jiff::civil::date(2023, 9, 20))).unwrap();
        tally.note_if(other.today.days != package.analysis.today.days, "days that depend on the start");
    }
    for unit in ["workday", "day"] {
        let units = |what: &'static str, all: &'static [&'static str]| {
            all.iter().map(move |of| format!("{what} in {unit}: {of}"))
        };
        tally.has_all(units("days", &["", "cd", "h", "w", "wd", "mo"]));
        tally.has_all(units("lag", &["", "cd", "h", "w", "wd"]));
        tally.has_all(units("every", &["cd", "w", "wd", "mo"]));
        tally.has_all(units("limit", &["", "cd", "wd", "mo"]));
        tally.has_all(units("statutory", &["", "cd", "h", "w", "wd", "mo", "y"]));
        tally.has_all(units("promised", &["", "cd", "h", "w", "wd", "mo", "y"]));
        tally.has_all(units("lever", &["cd", "h", "w", "wd", "mo"]));
    }
    let often = |what: &str| tally.0.get(what).copied().unwrap_or(0);
    assert!(often("a package saves") > 100 && often("days that depend on the start") > 100, "{:#?}", tally.0);
    let saving = ["Instant", "Commit", "Merge", "Tolerate", "OnDemand", "Parallel", "Eliminate"];
    tally.has_all(saving.map(|lever| format!("{lever} saves")));
    tally.has_all(["an answer saves".to_owned()]);
    tally.has_all(["drop", "parallel", "lift", "answer", "grant", "set"].map(|flag| format!("--{flag} made")));
}
