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
    analyze_text(bencher, &definition(shape, steps), steps);
}

fn analyze_text(bencher: Bencher<'_, '_>, yaml: &str, steps: usize) {
    let process = read(yaml);
    bencher
        .counter(ItemsCount::new(steps))
        .bench_local(|| Analysis::new(&process, &Dating::default()).expect("it ends inside the known calendar"));
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

/// From each of 366 starts, then the figures of one of them.
#[divan::bench(args = [30, 100, 1_000, 5_000], sample_count = 20, max_time = 3)]
fn mixed(bencher: Bencher<'_, '_>, steps: usize) {
    let yaml = mixed_definition(steps);
    analyze_text(bencher, &yaml, steps);
}

/// Every third step takes calendar days, and all are short, so that thousands end inside the known calendar.
fn mixed_definition(steps: usize) -> String {
    let working = definition(Shape { window: 50, ties: true }, steps);
    let mut nth = 0;
    let lines = working.lines().map(|line| {
        let Some(days) = line.strip_prefix("    days: ") else { return line.to_owned() };
        nth += 1;
        let clock = if nth % 3 == 0 { "cd" } else { "" };
        let (whole, tenths) = days.split_once('.').unwrap_or((days, "0"));
        let whole = whole.parse().unwrap_or(0) % 3;
        format!("    days: {whole}.{tenths}{clock}")
    });
    lines.collect::<Vec<_>>().join("\n")
}
