//! `reengineer propose`, run as a command line: what each lever does, and what
//! `-o` writes.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod across;
mod basis;
mod beside;
mod cases;
mod editing;
mod levers;
mod machine;
mod made;
mod page;
mod places;
#[path = "../support/run.rs"]
mod run;
mod signs;
mod silence;
#[path = "../support/snapshot.rs"]
mod snapshot;
mod together;
mod wasted;

use reengineer::cli::Environment;
use run::{Ran, run_as};
use serde_json::Value;

fn run(args: &[&str], stdin: &str) -> Ran {
    run_as(&Environment::default(), args, stdin)
}

/// The proposal for a definition, with one lever.
fn proposal(lever: &str, text: &str) -> Value {
    let ran = run(&["propose", "-", "--levers", lever, "--format", "json"], text);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{text}");
    serde_json::from_str(&ran.out).unwrap()
}
