//! From a process to everything that is true of it.

mod generator;

use divan::Bencher;
use divan::counter::ItemsCount;
use generator::{STEPS, Shape, definition, read};
use reengineer::analysis::{Analysis, Dating};

fn main() {
    divan::main();
}

fn analyze(bencher: Bencher<'_, '_>, shape: Shape, steps: usize) {
    let process = read(&definition(shape, steps));
    bencher
        .counter(ItemsCount::new(steps))
        .bench_local(|| Analysis::new(&process, &Dating::default()).expect("it ends inside the known calendar"));
}

#[divan::bench(args = STEPS, sample_count = 20, max_time = 3)]
fn serial(bencher: Bencher<'_, '_>, steps: usize) {
    analyze(bencher, Shape { window: 0, ties: false, mixed: false }, steps);
}

#[divan::bench(args = STEPS, sample_count = 20, max_time = 3)]
fn windowed(bencher: Bencher<'_, '_>, steps: usize) {
    analyze(bencher, Shape { window: 50, ties: false, mixed: false }, steps);
}

#[divan::bench(args = STEPS, sample_count = 20, max_time = 3)]
fn tied(bencher: Bencher<'_, '_>, steps: usize) {
    analyze(bencher, Shape { window: 50, ties: true, mixed: false }, steps);
}

/// From each of 366 starts, then the figures of one of them.
#[divan::bench(args = [30, 100, 1_000, 5_000], sample_count = 20, max_time = 3)]
fn mixed(bencher: Bencher<'_, '_>, steps: usize) {
    analyze(bencher, Shape { window: 50, ties: true, mixed: true }, steps);
}
