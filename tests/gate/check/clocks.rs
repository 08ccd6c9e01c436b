//! Working days held to calendar days, and the other way round.

use super::*;

/// The result of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Went {
    Over,
    Within,
    Undecided,
}
use Went::{Over, Undecided, Within};

/// A definition of these further keys and steps.
fn process(more: &str, steps: &str) -> String {
    format!("name: P\nid: p\njurisdiction: cn\n{more}steps:\n{steps}")
}

fn step(more: &str) -> String {
    format!("  - {{name: i, department: A, needs: [], {more}}}\n")
}

/// A decision so long after its intake.
fn decided(days: &str) -> String {
    let steps = ["kind: intake, days: 1".to_owned(), format!("days: {days}"), "kind: decision, days: 0".to_owned()];
    steps.iter().enumerate().map(|(at, more)| step(more).replace("name: i", &format!("name: s{at}"))).collect()
}

#[test]
fn a_comparison_across_clocks_is_certain_or_undecided_and_never_passed_over() {
    let day = "unit: day\n";
    let limits =
        |promised: &str, statutory: &str| format!("limits: {{promised: {promised}, statutory: {statutory}}}\n");
    for (rule, more, steps, went) in [
        ("decision-over-20", day.to_owned(), decided("400"), Over),
        ("decision-over-20", day.to_owned(), decided("30"), Undecided),
        ("decision-over-20", day.to_owned(), decided("15"), Within),
        ("completeness-notice-over-5", String::new(), step("kind: intake, days: 400cd"), Over),
        ("completeness-notice-over-5", String::new(), step("kind: intake, days: 7cd"), Undecided),
        ("completeness-notice-over-5", String::new(), step("kind: intake, days: 5cd"), Within),
        ("step-over-limit", String::new(), step("days: 400cd, limit: 5wd"), Over),
        ("step-over-limit", String::new(), step("days: 8000000h, limit: 999999cd"), Undecided),
        ("step-over-limit", String::new(), step("days: 20wd, limit: 20cd"), Over),
        ("step-over-limit", String::new(), step("days: 15wd, limit: 20cd"), Undecided),
        ("step-over-limit", String::new(), step("days: 20wd, limit: 60cd"), Within),
        ("step-over-limit", String::new(), step("days: 0.5cd, limit: 1wd"), Within),
        ("promise-over-limit", limits("400cd", "20wd"), step("days: 1"), Over),
        ("promise-over-limit", limits("999999cd", "20wd"), step("days: 1"), Over),
        ("promise-over-limit", limits("28cd", "20wd"), step("days: 1"), Undecided),
        ("promise-over-limit", limits("10cd", "20wd"), step("days: 1"), Within),
        ("path-over-promise", format!("{day}{}", limits("5wd", "20wd")), step("days: 400"), Over),
        ("path-over-promise", format!("{day}{}", limits("5wd", "20wd")), step("days: 7"), Undecided),
        ("target-missed", format!("{day}targets: {{days: 5wd}}\n"), step("days: 400"), Over),
        ("target-missed", format!("{day}targets: {{days: 5wd}}\n"), step("days: 7"), Undecided),
        ("claim-mismatch", format!("{day}claims: {{after: {{days: 5wd}}}}\n"), step("days: 400"), Over),
        ("claim-mismatch", format!("{day}claims: {{after: {{days: 5wd}}}}\n"), step("days: 7"), Undecided),
    ] {
        let text = process(&more, &steps);
        let folder = Folder::under(&[rule], "", &[("a.yaml", &text)]);
        let document = folder.json(&["check", "a.yaml"]);
        assert_eq!(document["failed"].as_array().map(Vec::len), Some(0), "{text}: {document}");
        let of = |list: &str| document[list].as_array().unwrap().iter().filter(|one| one["rule"] == rule).count();
        let found = match (of("findings"), of("undecided")) {
            (1, 0) => Over,
            (0, 0) => Within,
            (0, 1) => Undecided,
            other => panic!("{rule}: {other:?} in {text}"),
        };
        assert_eq!(found, went, "{rule}: {text}");
        let junit = folder.run(&["check", "a.yaml", "--format", "junit", "--fail-on", "warn"]).out;
        let case = junit.split_once(&format!("name=\"{rule}\"")).unwrap().1.split("<testcase").next().unwrap();
        assert_eq!(
            (case.contains("<failure"), case.contains("<skipped")),
            (went == Over, went == Undecided),
            "{rule}: {text}: {junit}"
        );
        let plain = folder.run(&["check", "a.yaml"]).out;
        assert_eq!(plain.contains("; 1 undecided"), went == Undecided, "{plain}");
        assert_eq!(plain.contains(&format!("note[{rule}]")), went == Undecided, "{plain}");
    }
}

#[test]
fn what_is_undecided_fails_a_run_that_says_so_and_every_strict_one() {
    let text = process("", &step("days: 12cd, limit: 10wd"));
    let folder = Folder::under(&["step-over-limit"], "", &[("a.yaml", &text)]);
    let run = |args: &[&str]| folder.run(&[&["check", "a.yaml"], args].concat());
    for (args, code) in [
        (&[][..], 0),
        (&["--fail-on", "warn"], 0),
        (&["--fail-on", "undecided"], 1),
        (&["--fail-on", "undecided", "--calendar", "weekdays"], 0),
        (&["--preset", "strict"], 1),
        (&["--preset", "strict", "--fail-on", "deny"], 1),
    ] {
        assert_eq!(run(args).code, code, "{args:?}");
    }
    folder.write("reengineer.yaml", &only(&["step-over-limit"], "失败级别: [拦截, 无法确定]"));
    let ran = run(&[]);
    assert_eq!(ran.code, 1);
    shown("what is undecided fails a run that says so and every strict one", &ran.out);
    let document = folder.json(&["check", "a.yaml"]);
    assert_eq!((&document["fail_on"], &document["also_fail_on"][0]), (&"deny".into(), &"undecided".into()));
    let junit = run(&["--format", "junit"]).out;
    assert!(junit.contains("type=\"undecided\"") && junit.contains("failures=\"1\""), "{junit}");
    assert!(run(&["--format", "github"]).out.starts_with("::error file=a.yaml"));
    folder.write("reengineer.yaml", &only(&["step-over-limit"], "preset: strict"));
    assert_eq!(run(&[]).code, 1, "the preset of the configuration counts as the flag does");
}

#[test]
fn what_is_certain_follows_from_the_calendar_in_force() {
    let text = process("", &step("days: 14cd, limit: 10wd"));
    let folder = Folder::under(&["step-over-limit"], "", &[("a.yaml", &text)]);
    let undecided =
        |args: &[&str]| folder.json(&[&["check", "a.yaml"], args].concat())["undecided"].as_array().unwrap().len();
    assert_eq!(undecided(&[]), 1, "with make-up Saturdays two weeks hold up to twelve");
    let text = process("", &step("days: 12cd, limit: 10wd"));
    folder.write("a.yaml", &text);
    assert_eq!((undecided(&[]), undecided(&["--calendar", "weekdays"])), (1, 0));
}

#[test]
fn rules_that_were_not_looked_at_are_no_passed_cases() {
    let folder = Folder::under(&["no-department", "worse-figure", "stale-baseline"], "", &[("a.yaml", GOOD)]);
    let junit = folder.run(&["check", "a.yaml", "--format", "junit"]).out;
    for rule in ["worse-figure", "stale-baseline"] {
        let case = junit.split_once(&format!("name=\"{rule}\"")).unwrap().1;
        assert!(case.split_once("</testcase>").unwrap().0.contains("<skipped message="), "{rule}: {junit}");
    }
    assert!(!junit.contains("unclassified-step"), "what is off is no case: {junit}");
    assert!(junit.contains("<testcase name=\"no-department\" classname=\"a.yaml: food\" file=\"a.yaml\"/>"), "{junit}");
    folder.run(&["baseline", "write", "a.yaml", "--baseline", "b.json"]);
    let with = folder.run(&["check", "a.yaml", "--format", "junit", "--baseline", "b.json"]).out;
    assert!(with.contains("<testcase name=\"stale-baseline\" classname=\"a.yaml: food\" file=\"a.yaml\"/>"), "{with}");
}

#[test]
fn what_is_undecided_beside_a_finding_of_its_rule_is_told_in_every_format() {
    const BOTH: &str = "name: p\nsteps:\n  - {id: a, name: 审查, department: X, days: 21, limit: 30cd}\n  \
                        - {id: b, name: 决定, department: X, days: 30, limit: 5}\n";
    let folder = Folder::under(&["step-over-limit"], "", &[("a.yaml", BOTH)]);
    for format in ["text", "json", "markdown", "sarif", "github", "junit"] {
        let told = folder.run(&["check", "a.yaml", "--format", format]).out;
        // Beside its results, SARIF holds the pages of the rules.
        let told = if format == "sarif" { rows(&told, "depends on the date") } else { told };
        shown(&format!("what is undecided beside a finding of its rule is told in every format: {format}"), &told);
    }
    let github = folder.run(&["check", "a.yaml", "--format", "github"]).out;
    assert!(github.contains("::notice file=a.yaml,line=3,"), "{github}");
}

#[test]
fn how_many_starts_a_comparison_leaves_out_is_told() {
    let checked = |limit: &str, args: &[&str]| {
        let text = process(&format!("limits: {{promised: {limit}}}\n"), &step("days: 300wd"));
        Folder::under(&["path-over-promise"], "", &[("a.yaml", &text)]).run(&[&["check", "a.yaml"], args].concat()).out
    };
    let document: Value = serde_json::from_str(&checked("365cd", &["--format", "json"])).unwrap();
    let left_out = document["grounds"][0]["starts_left_out"].as_u64().unwrap();
    assert!((200..=260).contains(&left_out), "about all that begin in the last known year: {left_out}");
    let page = checked("365cd", &["--width", "200"]);
    shown("how many starts a comparison leaves out is told", &page.replace(&left_out.to_string(), "SOME"));
    // On one clock nothing is compared on dates.
    assert!(!checked("365wd", &[]).contains("left out"));
}
