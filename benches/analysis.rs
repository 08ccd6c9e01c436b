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
        .bench_local(|| Analysis::new(&process, &Dating::default()).expect("no dates"));
}

#[divan::bench(args = STEPS, sample_count = 20, max_time = 3)]
fn serial(bencher: Bencher<'_, '_>, steps: usize) {
    analyze(bencher, Shape { window: 0, ties: false }, steps);
}

#[divan::bench(args = STEPS, sample_count = 20, max_time = 3)]
fn windowed(bencher: Bencher<'_, '_>, steps: usize) {
    analyze(bencher, Shape { window: 50, ties: false }, steps);
}

#[divan::bench(args = STEPS, sample_count = 20, max_time = 3)]
fn tied(bencher: Bencher<'_, '_>, steps: usize) {
    analyze(bencher, Shape { window: 50, ties: true }, steps);
}
