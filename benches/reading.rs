//! From text to a process: one file of many steps, many files of twenty.

mod generator;

use std::ffi::OsString;
use std::fs;
use std::io;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use generator::{STEPS, Shape, definition, read};
use reengineer::cli::{self, Environment, Streams};
use reengineer::input::lay_out;
use reengineer::source::Source;

/// Up to four of the last fifty.
const WINDOWED: Shape = Shape { window: 50, ties: false };

fn main() {
    divan::main();
}

#[divan::bench(args = STEPS, sample_count = 20, max_time = 3)]
fn one_file(bencher: Bencher<'_, '_>, steps: usize) {
    let yaml = definition(WINDOWED, steps);
    bencher.counter(BytesCount::of_str(&yaml)).bench_local(|| read(&yaml));
}

/// From a text to its canonical layout, which is read again.
#[divan::bench(args = STEPS, sample_count = 10, max_time = 3)]
fn layout(bencher: Bencher<'_, '_>, steps: usize) {
    let yaml = definition(WINDOWED, steps);
    let process = read(&yaml);
    bencher.counter(BytesCount::of_str(&yaml)).bench_local(|| {
        let source = Source::read("x.yaml", yaml.clone().into_bytes()).ok()?;
        lay_out(&source, &process).ok()
    });
}

/// The whole command, from files on disk to a document.
#[divan::bench(args = [1, 10, 100, 1_000, 10_000], sample_count = 10, max_time = 3)]
fn many_files(bencher: Bencher<'_, '_>, files: usize) {
    let folder = tempfile::tempdir().expect("a folder for the files");
    let yaml = definition(WINDOWED, 20);
    let mut args = ["reengineer", "analyze", "--format", "json", "--quiet"].map(OsString::from).to_vec();
    for file in 0..files {
        let path = folder.path().join(format!("{file}.yaml"));
        fs::write(&path, &yaml).expect("a file is written");
        args.push(path.into());
    }
    bencher.counter(ItemsCount::new(files)).bench_local(|| {
        let mut streams = Streams { input: &mut io::empty(), out: &mut io::sink(), err: &mut io::sink() };
        assert_eq!(cli::run(args.iter().cloned(), &mut streams, &Environment::default()), 0);
    });
}
