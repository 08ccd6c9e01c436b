//! The changes of `-o` to the text of a file: only the intended lines.

use std::fs;
use std::path::{Path, PathBuf};

use super::run;
use reengineer::input::{self, edit};
use reengineer::model::{Duration, StepField, ThreePoint};
use reengineer::plan::{Wish, what_if};
use reengineer::source::Source;

use crate::snapshot::shown;

const TRICKY: &str = include_str!("tricky.yaml");

/// The text with the days of a step set; above the line the remark `# here`.
fn with_days(text: &str, step: usize, days: u32) -> Result<String, edit::Unwritable> {
    let source = Source::read("process.yaml", text.as_bytes().to_vec()).unwrap();
    let old = input::read(&source).unwrap();
    let field = StepField::Days(ThreePoint::of(Duration::days(days)));
    let made = what_if(&old, &[Wish::Set { step: old.steps()[step].id.clone(), field }]).unwrap();
    let renewal = edit::Renewal { old: &old, new: &made.process, called: &made.called };
    let remarks = edit::Remarks { of_step: &|_, _| Some("here".to_owned()), of_process: &|_| None };
    edit::rewrite(&source, &renewal, &remarks)
}

/// Lines of one text that the other lacks, the rest in the same order.
fn lines_only_in<'t>(one: &'t str, other: &'t str) -> Vec<&'t str> {
    let diff = similar::TextDiff::from_lines(one, other);
    let gone = diff.iter_all_changes().filter(|change| change.tag() == similar::ChangeTag::Delete);
    gone.map(|change| change.value().trim_end_matches(['\r', '\n'])).collect()
}

fn definitions() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut files: Vec<PathBuf> = Vec::new();
    for example in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        files.extend(
            ["current.yaml", "proposed.yaml"].map(|name| example.join(name)).into_iter().filter(|path| path.exists()),
        );
    }
    files.sort();
    files.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

/// One line gives way to another with its remark above.
fn only_its_line_changes(name: &str, text: &str) {
    let source = Source::read("process.yaml", text.as_bytes().to_vec()).unwrap();
    let process = input::read(&source).unwrap();
    // What would change in one case would change in all: such a file is not written.
    if !process.cases().is_empty() {
        return;
    }
    for at in 0..process.steps().len() {
        let id = &process.steps()[at].id;
        // No step of the corpus takes so many days.
        let written = with_days(text, at, 977).unwrap_or_else(|why| panic!("{name} {id}: {why:?}"));
        let (gone, come) = (lines_only_in(text, &written), lines_only_in(&written, text));
        assert_eq!((gone.len(), come.len()), (1, 2), "{name} {id}\n{gone:#?}\n{come:#?}");
        assert!(come[0].trim() == "# here" && come[1].contains("977"), "{name} {id} {come:#?}");
        assert_eq!(written.ends_with('\n'), text.ends_with('\n'), "{name} {id}");
        assert_eq!(written.matches("\r\n").count() > 0, text.contains("\r\n"), "{name} {id}");
    }
}

#[test]
fn only_the_line_of_what_changes_changes_in_a_text_of_many_hands() {
    only_its_line_changes("tricky", TRICKY);
    only_its_line_changes("tricky, on Windows", &TRICKY.replace('\n', "\r\n"));
    only_its_line_changes("tricky, no end", TRICKY.trim_end());
}

#[test]
fn only_the_line_of_what_changes_changes_in_every_example() {
    let definitions = definitions();
    assert!(definitions.len() > 10);
    for (path, text) in definitions {
        only_its_line_changes(&path.to_string_lossy(), &text);
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "says that the data is not there")]
fn only_the_line_of_what_changes_changes_in_the_shared_corpus() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/yaml-edit/tricky.yaml");
    match fs::read_to_string(&path) {
        // It has a key of a later version of the format.
        Ok(text) => only_its_line_changes("shared", &text.replace("capacity: 1", "").replace("capacity: 3", "")),
        Err(_) => println!("skipped: no {}", path.display()),
    }
}

#[test]
fn a_package_changes_the_lines_that_it_names_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (old, new) = (path("old.yaml"), path("new.yaml"));
    fs::write(&old, TRICKY).unwrap();
    let ran = run(&["propose", &old, "-o", &new], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let written = fs::read_to_string(&new).unwrap();
    let gone = lines_only_in(TRICKY, &written);
    let meant = [
        "    licence: {held_by: Market}   # can be shared",
        "          - {material: licence, need: required, may: {share: Act 716}}",
        "      signoffs: 4",
        "      may: {flatten: Act 35}",
        "      after: [fire]",
        "      days: 8",
        "      after:",
        "          - step: plan      # habit",
        "            because: habit",
        "      may:",
        "          instant: {basis: Act 34, days: 2}",
    ];
    for line in &gone {
        assert!(meant.contains(line), "{line}\n{written}");
    }
    for comment in TRICKY.split('#').skip(1).map(|rest| rest.lines().next().unwrap().trim_end()) {
        assert_eq!(written.matches(&format!("#{comment}")).count(), 1, "{comment}\n{written}");
    }
    // Proposed again, it has nothing of the same.
    let again = run(&["propose", &new, "--format", "json"], "");
    let again: serde_json::Value = serde_json::from_str(&again.out).unwrap();
    assert!(again["package"].as_array().unwrap().iter().all(|row| row["grade"] != "granted"), "{again:#}");
}

#[test]
fn what_is_merged_in_or_anchored_is_refused_with_its_place_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (old, new) = (path("old.yaml"), path("new.yaml"));
    let refused = [
        // A step that another merges in.
        (
            "steps:\n  - &base\n    id: a\n    days: 3\n    may: {instant: Act 1}\n  - {<<: *base, id: c}\n",
            "old.yaml:6:",
        ),
        // A value that is used twice.
        ("steps:\n  - {id: a, days: &long 3, may: {instant: Act 1}}\n  - {id: b, days: *long}\n", "old.yaml:3:"),
        ("steps:\n  - {id: b, days: &long 3}\n  - {id: a, days: *long, may: {instant: Act 1}}\n", "old.yaml:3:"),
        // What allows it is used twice.
        ("steps:\n  - {id: a, days: 3, may: &all {instant: Act 1}}\n  - {id: b, days: 2, may: *all}\n", "old.yaml:4:"),
    ];
    for (nth, (text, at)) in refused.into_iter().enumerate() {
        fs::write(&old, format!("name: p\n{text}")).unwrap();
        let ran = run(&["propose", &old, "--levers", "granted", "-o", &new], "");
        assert_eq!(ran.code, 3, "{text}{}", ran.err);
        assert!(ran.err.contains(at), "{text}{}", ran.err);
        shown(
            &format!("what is merged in or anchored is refused with its place and nothing is written: {nth}"),
            &ran.err,
        );
        assert!(!Path::new(&new).exists(), "{text}");
    }
    // What is anchored elsewhere is no hindrance.
    fs::write(&old, "name: p\nsteps:\n  - {id: a, days: 3, may: {instant: Act 1}}\n  - {id: b, days: &long 2}\n  - {id: c, days: *long}\n").unwrap();
    assert_eq!(run(&["propose", &old, "-o", &new], "").code, 0);
    let written = fs::read_to_string(&new).unwrap();
    assert!(written.contains("days: &long 2") && written.contains("days: *long"), "{written}");
}

#[test]
fn a_paper_that_waited_for_a_step_that_goes_waits_no_more() {
    let text = "name: p\nmaterials:\n  M: {available_after: W, copies: 2}\nsteps:\n  \
                - {id: W, name: w, department: A, days: 4, value: waste}\n  \
                - {id: v, name: v, department: B, days: 3, needs: [M]}\n";
    let folder = tempfile::tempdir().unwrap();
    let (file, new) = (folder.path().join("p.yaml"), folder.path().join("new.yaml"));
    fs::write(&file, text).unwrap();
    let ran = run(&["propose", file.to_str().unwrap(), "-o", new.to_str().unwrap()], "");
    let written = fs::read_to_string(new).unwrap_or_else(|_| panic!("{}", ran.err));
    assert!(written.contains("M: {copies: 2}") && !written.contains("  #\n"), "{written}");
}

#[test]
fn the_example_that_propose_wrote_is_what_it_writes() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/shanghai-company-setup");
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (example.join("current.yaml"), folder.path().join("new.yaml"));
    let args = ["propose", old.to_str().unwrap(), "--levers", "granted,cap", "-o", new.to_str().unwrap()];
    assert_eq!(run(&args, "").code, 0);
    // Its first line says that it was written so.
    let rest = |path: &Path| fs::read_to_string(path).unwrap().split_once('\n').unwrap().1.to_owned();
    assert_eq!(rest(&new), rest(&example.join("proposed.yaml")));
}
