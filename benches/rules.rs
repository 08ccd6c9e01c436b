//! The cost of judging beside reading and analyzing.

mod generator;

use divan::Bencher;
use divan::counter::ItemsCount;
use generator::{STEPS, Shape, definition, read};
use reengineer::analysis::{Analysis, Dating};
use reengineer::model::Jurisdiction;
use reengineer::rules::{Case, Preset, Settings, judge};

/// Up to four of the last fifty.
const WINDOWED: Shape = Shape { window: 50, ties: false };
/// A process with every kind of record, as people write them.
const REAL: &str = include_str!("../examples/construction-permit/current.yaml");

fn main() {
    divan::main();
}

#[divan::bench]
fn real_file_read(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| read(REAL));
}

#[divan::bench]
fn real_file_analyzed(bencher: Bencher<'_, '_>) {
    let process = read(REAL);
    bencher.bench_local(|| Analysis::new(&process, &Dating::default()).expect("no dates"));
}

#[divan::bench(args = Preset::ALL)]
fn real_file_judged(bencher: Bencher<'_, '_>, preset: &Preset) {
    let process = read(REAL);
    let (analysis, settings) =
        (Analysis::new(&process, &Dating::default()).expect("no dates"), Settings::of(*preset, Jurisdiction::Cn));
    let dating = Dating::default();
    bencher.bench_local(|| judge(&Case::new(&process, &analysis, &settings, &dating)));
}

/// With every rule on.
#[divan::bench(args = STEPS, sample_count = 20, max_time = 3)]
fn judged(bencher: Bencher<'_, '_>, steps: usize) {
    let process = read(&definition(WINDOWED, steps));
    let (analysis, settings) = (
        Analysis::new(&process, &Dating::default()).expect("no dates"),
        Settings::of(Preset::Strict, Jurisdiction::Cn),
    );
    let dating = Dating::default();
    bencher.counter(ItemsCount::new(steps)).bench_local(|| judge(&Case::new(&process, &analysis, &settings, &dating)));
}
