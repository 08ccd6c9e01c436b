//! How long the cheapest package to a goal takes to find, and to prove.
//!
//! `cargo bench --bench goals` prints, for each kind of process, the median
//! and the longest of many, and how many were proven. Expected on one core of
//! 2020: 60 steps with 40 options on one clock within 50 ms in the median and
//! 1 s at most; 30 steps with 12 options of every kind, with the frontier and
//! the shares, within 300 ms; 80 options an answer within the limit of time.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

mod random;

use std::time::{Duration, Instant};

use random::{Levers, definition};
use reengineer::analysis::Dating;
use reengineer::input;
use reengineer::levers::Choice;
use reengineer::model::{Process, Time};
use reengineer::plan::{Cases, Costs, Goal, Minimal, Package, Quest};
use reengineer::source::Source;

const LIMIT: Duration = Duration::from_secs(10);

fn read(yaml: &str) -> Process {
    let source = Source::read("generated.yaml", yaml.as_bytes().to_vec());
    let process = source.ok().and_then(|source| input::read(&source).ok());
    process.unwrap_or_else(|| panic!("not valid:\n{yaml}"))
}

/// A goal of the given tenths between no option and every option.
fn goal(process: &Process, choice: &Choice, tenths: i64) -> Goal {
    let package = Package::of(process, &Dating::default(), choice).expect("something is left");
    let (from, to) = (package.reachable.days.thousandths(), package.reached.days.thousandths());
    Goal::days(Time::from_thousandths(from - (from - to) * tenths / 10))
}

struct Measured {
    options: usize,
    took: Duration,
    proven: bool,
}

fn measure(process: &Process, goal: &Goal, everything: bool) -> Measured {
    let (dating, choice) = (Dating::default(), Choice::granted());
    let began = Instant::now();
    let cases = Cases::of(process, &[process], &dating, &choice).expect("something is left");
    let end = began + LIMIT;
    let mut go_on = || Instant::now() < end;
    let mut quest = Quest::of(&cases, &Costs::default(), goal).expect("no date is needed");
    let sought = quest.seek(goal, &mut go_on).expect("no date is needed");
    let mut proven = sought.package.as_ref().is_some_and(|found| found.minimal == Minimal::Proven);
    if everything {
        proven &= quest.frontier(&mut go_on).expect("no date is needed").is_whole;
        let package = sought.package.map(|found| found.offers).unwrap_or_default();
        proven &= cases.shares(&package, &mut go_on).expect("no date is needed").sampled.is_none();
    }
    Measured { options: cases.options(), took: began.elapsed(), proven }
}

/// A process with at least so many options really on offer: some levers are none where
/// they stand, and those that make steps one need each other.
fn process(seed: u64, steps: usize, options: usize, levers: fn(usize) -> Levers) -> Process {
    let made = (options..4 * options).map(|count| read(&definition(seed, steps, levers(count))));
    let offered = |process: &Process| {
        Cases::of(process, &[process], &Dating::default(), &Choice::granted()).is_ok_and(|of| of.options() >= options)
    };
    made.into_iter().find(offered).unwrap_or_else(|| panic!("no process of seed {seed} has {options} options"))
}

fn run(name: &str, seeds: u64, (steps, options): (usize, usize), levers: fn(usize) -> Levers, tenths: &[i64]) {
    let everything = matches!(levers(0), Levers::Every(_));
    let mut all: Vec<Measured> = Vec::new();
    for seed in 1..=seeds {
        let process = process(seed, steps, options, levers);
        for &tenths in tenths {
            let goal = goal(&process, &Choice::granted(), tenths);
            all.push(measure(&process, &goal, everything));
        }
    }
    all.sort_by_key(|measured| measured.took);
    let counts = || all.iter().map(|measured| measured.options);
    let (fewest, most) = (counts().min().unwrap_or(0), counts().max().unwrap_or(0));
    let proven = all.iter().filter(|measured| measured.proven).count();
    println!(
        "{name}: {} searches, {fewest}–{most} options: median {:.1?}, 95 % {:.1?}, longest {:.1?}, {proven} proven",
        all.len(),
        all[all.len() / 2].took,
        all[all.len() * 95 / 100].took,
        all[all.len() - 1].took,
    );
}

fn main() {
    run("60 steps, 40 options", 40, (60, 40), Levers::Plain, &[3, 6, 9]);
    run("30 steps, 12 options of every kind, everything", 40, (30, 12), Levers::Every, &[6]);
    run("100 steps, 80 options", 6, (100, 80), Levers::Plain, &[3, 6, 9]);
}
