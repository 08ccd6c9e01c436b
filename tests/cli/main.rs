//! The command line, run in this process with streams of bytes.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod answers;
mod cases;
mod definition;
mod documents;
mod explain;
mod fmt;
mod found;
mod goals;
mod guide;
mod hostile;
mod law;
mod outputs;
mod pages;
mod program;
#[path = "../support/rows.rs"]
mod rows;
#[path = "../support/run.rs"]
mod run;
mod shells;
#[path = "../support/snapshot.rs"]
mod snapshot;
mod traces;
#[path = "../support/transcript.rs"]
mod transcript;
mod usage;
mod what_if;
mod wording;

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use reengineer::cli::{self, Environment, Streams};
use rows::rows;
use run::{Ran, run_as};
use snapshot::shown;
use unicode_width::UnicodeWidthStr;

const SMALL: &str = "\
name: 企业开办
id: small
steps:
  - {name: 企业名称核准, department: 市场监管局, days: 0.1, gives: []}
  - {name: 设立登记, department: 市场监管局, days: 8.5, needs: []}
  - {name: 公章刻制备案, department: 公安局, days: 2}
";

/// b need not wait for a, nor c for a, though it waits for b; d saves nothing.
const MOVING: &str = "\
name: moving
materials: [m]
steps:
  - {name: a, days: 4, needs: [m], gives: []}
  - {name: b, days: 3, needs: [m], gives: [p]}
  - {name: c, days: 2, needs: [p]}
  - {name: d, days: 1, needs: [m], after: [a]}
";

fn run(args: &[&str], stdin: &str) -> Ran {
    run_in(&Environment::default(), args, stdin)
}

fn run_in(env: &Environment, args: &[&str], stdin: &str) -> Ran {
    run_as(env, args, stdin)
}

fn env(variables: &'static [(&str, &str)]) -> Environment {
    Environment::new(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string()))
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn path(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_str().unwrap().to_owned()
}

fn definition(folder: &tempfile::TempDir, name: &str, text: &str) -> String {
    let path = path(folder, name);
    fs::write(&path, text).unwrap();
    path
}

fn examples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path().join("current.yaml")).collect();
    files.retain(|file| file.exists());
    files.sort();
    files
}

#[test]
fn a_valid_file_is_judged_with_exit_0() {
    let ran = run(&["analyze", "-"], SMALL);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    shown("a valid file is judged with exit 0", &ran.out);
}

#[test]
fn the_headline_speaks_chinese_on_request_and_by_locale() {
    let asked = run(&["analyze", "-", "--lang", "zh"], SMALL);
    shown("the headline speaks chinese on request and by locale", &asked.out);
    let located = run_in(&env(&[("LANG", "zh_CN.UTF-8")]), &["analyze", "-"], SMALL);
    assert_eq!(asked.out, located.out);
    let english = run_in(&env(&[("LANG", "zh_CN.UTF-8")]), &["--lang", "en", "analyze", "-"], SMALL);
    assert_eq!(english.out, run(&["analyze", "-"], SMALL).out);
}

#[test]
fn wrong_usage_is_exit_2_with_a_suggestion() {
    let cases: &[&[&str]] = &[
        &[],
        &["analize", "x"],
        &["analyze"],
        &["analyze", "-", "--fromat", "json"],
        &["analyze", "-", "--format", "jsn"],
        &["analyze", "-", "--report", "jsn=x"],
        &["analyze", "-", "--report", "json"],
        &["analyze", "-", "--width", "3"],
        &["analyze", "-", "--lang", "fr"],
        &["analyze", "-", "-q", "-v"],
        &["analyze", "-", "-"],
        &["schema", "--format", "csv"],
        &["schema", "--report", "text=x.txt"],
        &["analyze", "-", "--report", "json=-"],
    ];
    for args in cases {
        let ran = run(args, SMALL);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        shown(&format!("wrong usage is exit 2 with a suggestion: {}", args.join(" ")), &ran.err);
    }
}

#[test]
fn what_cannot_be_judged_is_exit_3_and_says_why() {
    let folder = folder();
    let broken = definition(&folder, "broken.yaml", "name: x\nsteps: [{name: a, day: 3}]\n");
    let empty = definition(&folder, "empty.yaml", "");
    let missing = path(&folder, "missing.yaml");
    let here = path(&folder, "");
    for (what, file) in [("broken", &broken), ("empty", &empty), ("missing", &missing), ("a folder", &here)] {
        let ran = run(&["analyze", file], "");
        assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{file}");
        shown(&format!("what cannot be judged is exit 3 and says why: {what}"), &ran.err);
    }
    let folder = run(&["analyze", "examples/"], "");
    shown("what cannot be judged is exit 3 and says why: the examples", &folder.err);
    let chinese = run(&["analyze", &missing, "--lang", "zh"], "");
    shown("what cannot be judged is exit 3 and says why: in Chinese", &chinese.err);
}

#[test]
fn one_paper_that_nobody_declared_is_one_error_with_all_its_places() {
    let text = "name: x\nsteps:\n  - {name: a, days: 3, needs: [z]}\n  - {name: b, days: 3, needs: [z]}\n";
    let ran = run(&["analyze", "-"], text);
    assert_eq!((ran.code, ran.err.matches("error[").count()), (3, 1), "{}", ran.err);
    assert!(ran.err.contains("- here, too") || ran.err.contains("─ here, too"), "{}", ran.err);
    let chinese = run(&["analyze", "-", "--lang", "zh"], text);
    assert!(chinese.err.contains("此处也是"), "{}", chinese.err);
}

#[test]
fn help_is_no_wider_than_the_page_and_speaks_the_language_of_the_key() {
    for key in ["afer", "前制"] {
        let text = format!("name: x\nsteps: [{{name: a, days: 3, {key}: []}}]\n");
        let ran = run(&["analyze", "-", "--width", "60"], &text);
        shown(&format!("help is no wider than the page and speaks the language of the key: {key}"), &ran.err);
        assert!(ran.err.lines().all(|line| line.width() <= 60), "{}", ran.err);
    }
    let mixed = run(&["analyze", "-"], "name: x\nsteps: [{name: a, days: {min: 3wd, likely: 3cd, max: 9wd}}]\n");
    shown("help is no wider than the page and speaks the language of the key: two units", &mixed.err);
}

#[test]
fn several_files_are_an_array_in_their_order_and_3_wins() {
    let folder = folder();
    let good = definition(&folder, "good.yaml", SMALL);
    let bad = definition(&folder, "bad.yaml", "name: x\n");
    let ran = run(&["analyze", &bad, &good, &good, "--format", "json"], "");
    let documents: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let schemas: Vec<_> = documents.as_array().unwrap().iter().map(|one| one["schema"].as_str().unwrap()).collect();
    assert_eq!(schemas, ["reengineer.failure/1", "reengineer.analysis/2", "reengineer.analysis/2"]);
    assert_eq!(ran.code, 3);
    shown("several files are an array in their order and 3 wins", &ran.err);
    let quiet = run(&["analyze", &good, &good, "-q"], "");
    assert_eq!((quiet.code, quiet.err.as_str()), (0, ""));
}
