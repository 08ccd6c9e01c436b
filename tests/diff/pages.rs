//! The pages of a comparison.

use super::*;
use unicode_width::UnicodeWidthStr;

fn better() -> String {
    permit(&[
        ("days: 10", "days: 6"),
        ("limit: 8, gives", "limit: 8, after: [intake], gives"),
        ("visits: 1", "online: full"),
    ])
}

#[test]
fn no_line_of_a_page_is_wider_than_the_page() {
    for width in ["40", "60", "80", "120"] {
        for lang in ["en", "zh"] {
            let ran = compare(PERMIT, &better(), &["--width", width, "--lang", lang, "-v"]);
            let widest = ran.out.lines().map(|line| line.width()).max().unwrap();
            assert!(widest <= width.parse().unwrap(), "{width} {lang}: {}", ran.out);
        }
    }
}

#[test]
fn both_timelines_stand_side_by_side_at_80_columns() {
    let ran = compare(PERMIT, &better(), &["--ascii"]);
    let head = ran.out.lines().find(|line| line.contains("before") && line.contains("after") && line.contains("days"));
    assert!(head.is_some_and(|line| line.contains("30") && line.width() <= 80), "{}", ran.out);
    let row = ran.out.lines().find(|line| line.trim_start().starts_with("review  ")).unwrap();
    assert!(row.contains("10 -> 6") && row.matches('#').count() > 4, "{}", ran.out);
}

#[test]
fn a_comment_for_a_pull_request_folds_and_can_be_found_again() {
    let ran = compare(PERMIT, &better(), &["--format", "markdown"]);
    assert!(ran.out.starts_with("<!-- reengineer: "), "{}", ran.out);
    assert_eq!(ran.out.matches("<details><summary>").count(), ran.out.matches("</details>").count());
    assert!(ran.out.matches("<details>").count() >= 3, "{}", ran.out);
    let headline = ran.out.lines().find(|line| line.starts_with("**")).unwrap();
    assert_eq!(headline, "**30 → 20 working days: 10 days come off**");
    let table = ran.out.find("## Measures").unwrap();
    assert!(table < ran.out.find("<details>").unwrap());
}

#[test]
fn a_mark_cannot_end_its_comment() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "a.yaml", PERMIT);
    write(folder.path(), "x--><b>.yaml", PERMIT);
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let ran = run(&[&path("a.yaml"), &path("x--><b>.yaml"), "--format", "markdown"], "");
    let first = ran.out.lines().next().unwrap();
    assert!(first.starts_with("<!-- ") && first.ends_with(" -->") && first.matches("--").count() == 2, "{first}");
}

#[test]
fn the_document_has_the_keys_of_the_contract_in_their_order() {
    let ran = compare(PERMIT, &better(), &["--format", "json"]);
    let keys = |text: &str, indent: &str| -> Vec<String> {
        let key = |line: &str| Some(line.strip_prefix(indent)?.strip_prefix('"')?.split('"').next()?.to_owned());
        text.lines().filter_map(key).collect()
    };
    let top = [
        "schema",
        "jurisdiction",
        "calendar",
        "old",
        "new",
        "process",
        "case",
        "share",
        "over_cases",
        "mean_days",
        "related",
        "before",
        "after",
        "changes",
        "totals",
        "claims",
        "intervals",
        "dates",
        "gates",
    ];
    assert_eq!(keys(&ran.out, "  "), top);
    let change = [
        "lever",
        "grade",
        "steps",
        "saves_alone",
        "saves_in_sequence",
        "because",
        "kind",
        "into",
        "fields",
        "matched_by",
        "confidence",
        "along_with",
        "counts",
        "doubtful",
        "moved_to",
        "moved_days",
        "paper",
    ];
    assert_eq!(keys(ran.out.split_once("\"changes\"").unwrap().1, "      ")[..change.len()], change);
}

#[test]
fn a_spreadsheet_has_a_line_for_each_change() {
    let ran = compare(PERMIT, &better(), &["--format", "csv"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines[0].starts_with("process,old,new,kind,steps,into,fields,"), "{}", lines[0]);
    let kinds: Vec<&str> = lines[1..].iter().filter_map(|line| line.split(',').nth(3)).collect();
    assert_eq!(kinds, ["burden", "cap", "parallel"]);
}

#[test]
fn a_step_for_after_the_result_is_not_drawn_as_one_of_no_time() {
    let text = "name: p\nsteps:\n  - {name: a, days: 3}\n  - {name: b, days: 5, clock: afterwards}\n";
    let ran = compare(text, &text.replace("days: 3", "days: 2"), &["--width", "100"]);
    shown("a step for after the result is not drawn as one of no time", &ran.out);
}

#[test]
fn a_length_that_is_only_written_otherwise_is_not_said_to_change() {
    for (days, otherwise) in [("days: 10", "days: 10wd"), ("days: 10", "days: 80h"), ("limit: 8,", "limit: 8wd,")] {
        let ran = compare(PERMIT, &permit(&[(days, otherwise)]), &["--format", "csv"]);
        assert!(ran.out.contains(" working days, written otherwise"), "{otherwise}: {}", ran.out);
        assert!(!ran.out.contains('→'), "{otherwise}: {}", ran.out);
    }
}
