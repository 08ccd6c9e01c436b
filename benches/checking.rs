//! A thousand definitions of thirty steps, each with some 25 findings: reading
//! them one after the other, and holding them to the rules as `check` does, on
//! all cores. The second is to take at most twice the first. `RAYON_NUM_THREADS`
//! sets the number of cores.

mod generator;

use std::ffi::OsString;
use std::fs;
use std::io;

use divan::Bencher;
use divan::counter::ItemsCount;
use generator::{STEPS, Shape, definition, read};
use reengineer::cli::{self, Environment, Streams};

const DEFINITIONS: usize = 1_000;
const THIRTY: usize = 30;

/// Up to four of all before it.
const SHAPE: Shape = Shape { window: THIRTY, ties: false };

fn main() {
    divan::main();
}

/// A folder with the definitions.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the files");
    let yaml = definition(SHAPE, THIRTY);
    for file in 0..DEFINITIONS {
        fs::write(folder.path().join(format!("{file}.yaml")), &yaml).expect("a file is written");
    }
    folder
}

#[divan::bench(sample_count = 10, max_time = 10)]
fn read_all(bencher: Bencher<'_, '_>) {
    let folder = folder();
    bencher.counter(ItemsCount::new(DEFINITIONS)).bench_local(|| {
        for file in 0..DEFINITIONS {
            let text = fs::read_to_string(folder.path().join(format!("{file}.yaml"))).expect("a file is read");
            divan::black_box(read(&text));
        }
    });
}

#[divan::bench(args = ["text", "json", "sarif", "junit", "github"], sample_count = 10, max_time = 10)]
fn check_all(bencher: Bencher<'_, '_>, format: &str) {
    let folder = folder();
    let path = folder.path().to_str().expect("a path that is text");
    let args = ["reengineer", "check", path, "--no-config", "--quiet", "--format", format].map(OsString::from);
    bencher.counter(ItemsCount::new(DEFINITIONS)).bench_local(|| {
        let mut streams = Streams { input: &mut io::empty(), out: &mut io::sink(), err: &mut io::sink() };
        assert!(cli::run(args.iter().cloned(), &mut streams, &Environment::default()) <= 1);
    });
}

/// One definition from standard input, of any size.
#[divan::bench(args = STEPS, sample_count = 5, max_time = 5)]
fn check_one(bencher: Bencher<'_, '_>, steps: usize) {
    let yaml = definition(SHAPE, steps);
    let args = ["reengineer", "check", "-", "--no-config", "--quiet", "--format", "json"].map(OsString::from);
    bencher.bench_local(|| {
        let mut streams = Streams { input: &mut yaml.as_bytes(), out: &mut io::sink(), err: &mut io::sink() };
        assert!(cli::run(args.iter().cloned(), &mut streams, &Environment::default()) <= 1);
    });
}
