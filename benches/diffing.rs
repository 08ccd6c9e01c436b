//! Two folders of definitions: reading both, and comparing them.

mod generator;

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

use divan::Bencher;
use divan::counter::ItemsCount;
use generator::{STEPS, Shape, definition, read};
use reengineer::cli::{self, Environment, Streams};
use reengineer::diff;

/// Up to four of the last fifty.
const WINDOWED: Shape = Shape { window: 50, ties: false };
/// Definitions in each folder, and steps in each.
const FILES: usize = 1_000;
const STEPS_OF_A_FILE: usize = 20;

fn main() {
    divan::main();
}

/// A definition before and after: one step is shortened, one no longer waits, one is called otherwise.
fn versions(file: usize) -> [String; 2] {
    let old = definition(WINDOWED, STEPS_OF_A_FILE).replacen("steps:", &format!("id: p{file}\nsteps:"), 1);
    let new = old.replacen("days: 1", "days: 0", 1).replacen("name: 第7步", "name: 第七步", 1);
    let at = new.rfind("    after: [").expect("a step that waits");
    let end = at + new[at..].find('\n').expect("a line");
    let new = format!("{}    after: []{}", &new[..at], &new[end..]);
    [old, new]
}

fn folders() -> (tempfile::TempDir, [String; 2]) {
    let folder = tempfile::tempdir().expect("a folder for the files");
    let sides = ["old", "new"].map(|side| folder.path().join(side));
    sides.iter().for_each(|side| fs::create_dir(side).expect("a folder is made"));
    for file in 0..FILES {
        for (side, text) in sides.iter().zip(versions(file)) {
            fs::write(side.join(format!("{file:04}.yaml")), text).expect("a file is written");
        }
    }
    let sides = sides.map(|side| side.to_string_lossy().into_owned());
    (folder, sides)
}

/// The part of a comparison that cannot be saved: its limit is twice this.
#[divan::bench(sample_count = 10, max_time = 10)]
fn both_sides_read(bencher: Bencher<'_, '_>) {
    let (_folder, sides) = folders();
    bencher.counter(ItemsCount::new(FILES)).bench_local(|| {
        for side in &sides {
            for file in 0..FILES {
                let path = Path::new(side).join(format!("{file:04}.yaml"));
                divan::black_box(read(&fs::read_to_string(path).expect("a file is read")));
            }
        }
    });
}

/// The whole command, from files on disk to a document.
#[divan::bench(sample_count = 10, max_time = 10)]
fn folder_against_folder(bencher: Bencher<'_, '_>) {
    let (_folder, [old, new]) = folders();
    let args = ["reengineer", "diff", &old, &new, "--format", "json", "--quiet"].map(OsString::from);
    bencher.counter(ItemsCount::new(FILES)).bench_local(|| {
        let mut streams = Streams { input: &mut io::empty(), out: &mut io::sink(), err: &mut io::sink() };
        assert_eq!(cli::run(args.iter().cloned(), &mut streams, &Environment::default()), 0);
    });
}

/// The changes of one pair, and making them.
#[divan::bench(args = STEPS, sample_count = 10, max_time = 3)]
fn changes_of_one_pair(bencher: Bencher<'_, '_>, steps: usize) {
    let text = definition(WINDOWED, steps);
    let (old, new) = (read(&text), read(&text.replace("days: 1", "days: 0")));
    bencher.counter(ItemsCount::new(steps)).bench_local(|| {
        let changes = diff::changes(&old, &new);
        assert!(old.apply_all(&changes).is_ok());
    });
}
