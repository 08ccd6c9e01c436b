//! A package of levers: a process of 1,000 steps with 100 options is to take
//! at most two seconds, one of 30 steps at most 50 ms.

use std::fmt::Write;

use divan::Bencher;
use reengineer::analysis::Dating;
use reengineer::input;
use reengineer::levers::Choice;
use reengineer::model::Process;
use reengineer::plan::Package;
use reengineer::source::Source;

fn main() {
    divan::main();
}

/// Steps that each follow one a little way before them; at every so many there is a lever.
fn process(steps: usize, every: usize) -> Process {
    let levers = ["instant", "filing", "commit", "parallel"];
    let mut text = "name: a process\nsteps:\n".to_owned();
    for at in 0..steps {
        let _ = write!(text, "  - {{id: s{at}, department: D{}, days: {}", at % 7, 2 + at * 7 % 11);
        if at > 0 {
            let _ = write!(text, ", after: [{{step: s{}, because: procedure}}]", at - 1 - (at * 5 % 9).min(at - 1));
        }
        if at % every == 0 {
            let _ = write!(text, ", may: {{{}: Act {at}}}", levers[at / every % levers.len()]);
        }
        text.push_str("}\n");
    }
    let source = Source::read("bench.yaml", text.into_bytes()).expect("it is a text");
    input::read(&source).expect("it is a definition")
}

fn propose(bencher: Bencher<'_, '_>, process: &Process) {
    bencher.bench_local(|| Package::of(process, &Dating::default(), &Choice::granted()).expect("something is left"));
}

#[divan::bench(max_time = 5)]
fn steps_1000_options_100(bencher: Bencher<'_, '_>) {
    propose(bencher, &process(1_000, 10));
}

#[divan::bench(max_time = 2)]
fn steps_30_options_10(bencher: Bencher<'_, '_>) {
    propose(bencher, &process(30, 3));
}
