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

/// Of what lies between nothing and every option so many tenths.
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

fn run(name: &str, seeds: u64, steps: usize, levers: Levers, tenths: &[i64], everything: bool) {
    let mut all: Vec<Measured> = Vec::new();
    for seed in 1..=seeds {
        let process = read(&definition(seed, steps, levers));
        for &tenths in tenths {
            let goal = goal(&process, &Choice::granted(), tenths);
            all.push(measure(&process, &goal, everything));
        }
    }
    all.sort_by_key(|measured| measured.took);
    let options: Vec<usize> = all.iter().map(|measured| measured.options).collect();
    let proven = all.iter().filter(|measured| measured.proven).count();
    println!(
        "{name}: {} searches, {}–{} options: median {:.1?}, 95 % {:.1?}, longest {:.1?}, {proven} proven",
        all.len(),
        options.iter().min().unwrap_or(&0),
        options.iter().max().unwrap_or(&0),
        all[all.len() / 2].took,
        all[all.len() * 95 / 100].took,
        all[all.len() - 1].took,
    );
}

fn main() {
    run("60 steps, 40 options", 40, 60, Levers::Plain(40), &[3, 6, 9], false);
    run("30 steps, 12 options of every kind, everything", 40, 30, Levers::Every(12), &[6], true);
    run("100 steps, 80 options", 6, 100, Levers::Plain(80), &[6], false);
}
