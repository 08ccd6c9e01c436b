//! Pictures and papers, read back: what they show is what `analyze` says.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod brief;
mod browser;
mod drawing;
mod equal;
mod goals;
mod graphs;
mod guide;
mod hostile;
#[path = "../support/office.rs"]
mod libreoffice;
mod lines;
mod made_of;
mod office;
mod promises;
mod proposal;
mod read_back;
#[path = "../support/run.rs"]
mod run;

use std::path::{Path, PathBuf};
use std::process::Command;

use reengineer::cli::Environment;
use run::{Ran, run_as};
use serde_json::Value;

/// Runs the program.
pub fn run(args: &[&str], stdin: &[u8]) -> Ran<Vec<u8>> {
    run_as(&Environment::default(), args, stdin)
}

/// The output of a run that has to succeed.
pub fn fine(args: &[&str], stdin: &[u8]) -> Vec<u8> {
    let ran = run(args, stdin);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    ran.out
}

/// The same as text.
pub fn fine_text(args: &[&str], stdin: &[u8]) -> String {
    String::from_utf8(fine(args, stdin)).unwrap()
}

/// Every definition of the examples, with the name of its folder.
pub fn examples() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut all: Vec<(String, PathBuf)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("current.yaml").is_file())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path.join("current.yaml")))
        .collect();
    all.sort();
    assert!(all.len() > 4);
    all
}

/// The arguments that draw each picture of every example, with its name.
pub fn pictures() -> Vec<(String, Vec<String>)> {
    let of_example = |(name, path): (String, PathBuf)| {
        let new = path.with_file_name("proposed.yaml");
        let (old, new) = (path.to_str().unwrap(), new.to_str().unwrap());
        let all: [&[&str]; 5] = [&[old], &[old, "--after"], &[old, "--gantt"], &[new], &[new, "--diff", old]];
        all.map(|args| (name.clone(), ["graph"].iter().chain(args).map(|arg| (*arg).to_owned()).collect()))
    };
    examples().into_iter().flat_map(of_example).collect()
}

/// A picture, drawn with further arguments.
pub fn drawn(args: &[String], further: &[&str]) -> String {
    let args: Vec<&str> = args.iter().map(String::as_str).chain(further.iter().copied()).collect();
    fine_text(&args, b"")
}

/// The document of `analyze` about a file.
pub fn analysis(path: &Path) -> Value {
    serde_json::from_slice(&fine(&["analyze", path.to_str().unwrap(), "--format", "json"], b"")).unwrap()
}

/// A program, if it is installed; otherwise prints what is skipped.
#[expect(clippy::print_stdout, reason = "says that the program is not there")]
pub fn found(programs: &[&'static str], what: &str) -> Option<&'static str> {
    let is_there = |name: &&'static str| Command::new(name).arg("--version").output().is_ok();
    let found = programs.iter().copied().find(|name| is_there(name));
    if found.is_none() {
        println!("skipped: no {}; {what}", programs[0]);
    }
    found
}

/// A process of so many steps in eight departments.
pub fn large(steps: usize) -> String {
    let mut text = String::from("name: 大型项目\nunit: workday\nsteps:\n");
    for at in 0..steps {
        let after = match at {
            0 => String::from("[]"),
            1..4 => format!("[s{}]", at - 1),
            _ => format!("[{{step: s{}, because: law, basis: 某法第{}条}}, s{}]", at - 1 - at % 3, at % 50 + 1, at - 4),
        };
        text.push_str(&format!(
            "  - {{id: s{at}, name: 第{at}个环节的审查与决定, department: 第{}局, days: {}, after: {after}}}\n",
            at / 5 % 8,
            1 + at % 4
        ));
    }
    text
}
