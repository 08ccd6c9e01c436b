//! `reengineer diff`, run as a command line: what it says of pairs made by hand.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod cases;
mod dates;
mod folders;
mod gates;
mod git;
mod hours;
mod matching;
mod orders;
mod pages;
mod papers;
#[path = "../support/rows.rs"]
mod rows;
#[path = "../support/run.rs"]
mod run;
#[path = "../support/snapshot.rs"]
mod snapshot;
mod totals;

use std::fs;
use std::path::Path;

use reengineer::cli::Environment;
use rows::rows;
use run::{Ran, run_as};
use serde_json::Value;
use snapshot::shown;

/// Six steps in a row, thirty days, and so many are promised.
const PERMIT: &str = "\
name: permit
id: permit
limits: {promised: 30}
materials: [form, plan]
steps:
  - {id: submit, actor: applicant, kind: submit, days: 1, needs: [form], visits: 1}
  - {id: intake, department: A, kind: intake, days: 1}
  - {id: review, department: A, kind: review, days: 10, needs: [plan], gives: [report]}
  - {id: opinion, department: B, kind: review, days: 8, limit: 8, gives: [letter]}
  - {id: survey, department: C, kind: inspect, days: 4, law: [Act 7]}
  - {id: decide, department: A, kind: decision, days: 6, needs: [report, letter, plan], after: [{step: survey, because: law, basis: Act 9}, opinion]}
";

fn run(args: &[&str], stdin: &str) -> Ran {
    run_as(&Environment::default(), &[&["diff"], args].concat(), stdin)
}

/// Two definitions compared, with further arguments.
fn compare(old: &str, new: &str, args: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (old, new) = (path("old.yaml", old), path("new.yaml", new));
    run(&[&[old.as_str(), new.as_str()], args].concat(), "")
}

/// The document about two definitions.
fn document(old: &str, new: &str) -> Value {
    let ran = compare(old, new, &["--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{old}\n{new}");
    serde_json::from_str(&ran.out).unwrap()
}

/// The permit with one text put in the place of another, each there once.
fn permit(edits: &[(&str, &str)]) -> String {
    edited(PERMIT, edits)
}

fn edited(text: &str, edits: &[(&str, &str)]) -> String {
    edits.iter().fold(text.to_owned(), |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from} in {text}");
        text.replace(from, to)
    })
}

/// The changes of a document of one kind.
fn of_kind<'d>(document: &'d Value, kind: &str) -> Vec<&'d Value> {
    document["changes"].as_array().unwrap().iter().filter(|change| change["kind"] == kind).collect()
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
