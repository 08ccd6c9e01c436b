//! What a proposal rests on, what is to be checked before, and what `check`
//! finds anew: as the page and the pages of the levers say.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::made::definition;
use super::run;

/// The page on one line, 80 columns wide before.
fn page(args: &[&str], text: &str) -> String {
    let all: Vec<&str> = ["propose", "-"].iter().chain(args).copied().collect();
    let ran = run(&all, text);
    assert_eq!(ran.code, 0, "{}", ran.err);
    ran.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_of_any_width_says_once_what_the_package_rests_on() {
    let steps = [
        "id: a, days: 5, may: {instant: Act 1}",
        "id: b, days: 4, may: {instant: Act 1}",
        "id: c, days: 3, may: {filing: Act 2}",
    ];
    let text = definition("", &steps);
    for format in ["text", "markdown"] {
        let page = page(&["--format", format], &text);
        assert!(page.contains("What it rests on - Act 1: instant at a, b - Act 2: filing at c"), "{page}");
    }
    let chinese = page(&["--lang", "zh"], &text);
    assert!(chinese.contains("依据的规定 - Act 1：即办「a」「b」 - Act 2：审批改备案「c」"), "{chinese}");
    assert!(!page(&["--levers", "free"], &text).contains("What it rests on"));
}

#[test]
fn what_is_to_be_checked_of_a_lever_is_said_once_with_the_basis_of_the_country() {
    let text = |law: &str| definition(law, &["id: a, days: 5, every: 2w", "id: b, days: 3, every: 1w"]);
    let china = page(&["--levers", "suggested"], &text("jurisdiction: cn\n"));
    let said = "on-demand at a, b: the file states no basis. To be considered: 优化营商环境条例 article 36";
    assert!(china.contains(said) && china.matches("优化营商环境条例").count() == 1, "{china}");
    let elsewhere = page(&["--levers", "suggested"], &text(""));
    let said = "on-demand at a, b: it needs a basis, and the file states none";
    assert!(elsewhere.contains(said) && !elsewhere.contains("优化"), "{elsewhere}");
    let ran = run(
        &["propose", "-", "--levers", "suggested", "--format", "json", "--lang", "zh"],
        &text("jurisdiction: cn\n"),
    );
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let warning = document["package"][0]["warnings"][0].as_str().unwrap();
    assert!(warning.contains("可对照：优化营商环境条例第三十六条"), "{warning}");
}

#[test]
fn a_parameter_that_is_missing_is_named_in_the_language_of_the_page() {
    let text = definition("", &["id: a, days: 5, may: {assist: Act 1}"]);
    assert!(page(&["--lang", "zh"], &text).contains("流程表没有写明「概率」"));
    assert!(page(&[], &text).contains("the file does not say `chance`"));
}

#[test]
fn what_holds_the_end_is_told_of_free_changes_and_in_the_document() {
    let steps = ["id: a, days: 5, value: waste, gives: []", "id: b, days: 3", "id: c, days: 4, may: {instant: Act 1}"];
    let text = definition("", &steps);
    let page = page(&["--levers", "free"], &text);
    assert!(page.contains("Today `a` holds the end longest; with this package it is `c`."), "{page}");
    let of = |levers: &str| super::proposal(levers, &text)["bottleneck"].clone();
    assert_eq!(of("granted"), serde_json::json!({"today": "a", "reached": "b"}));
    assert!(super::proposal("granted", &definition("", &["id: a, days: 5"]))["bottleneck"].is_null());
}

#[test]
fn days_that_a_change_adds_are_drawn_as_added() {
    // Without the others' meetings the joint session waits for its own.
    let text = "name: p\nsteps:\n  - {id: a, department: D, days: 1, gives: [], needs: []}\n  \
                - {id: b, department: D, days: 2, value: waste, gives: []}\n  \
                - {id: c, department: D, days: 9, needs: [], gives: [], may: {merge: Act 1}}\n  \
                - {id: d, department: D, days: 9, needs: [], gives: [], after: [{step: c, because: habit}], may: {merge: Act 1}}\n  \
                - {id: e, department: D, days: 4, after: [{step: c, because: law}]}\n  \
                - {id: f, department: D, days: 9, after: [{step: a, because: law}], may: {merge: {basis: Act 1, with: [c, d]}}}\n";
    let rows = super::proposal("granted", text);
    let adds = rows["package"].as_array().unwrap().iter().any(|row| row["saves_in_sequence"].as_f64().unwrap() < 0.0);
    let page = page(&[], text);
    assert_eq!(page.contains("▒ added"), adds, "{page}");
    assert!(adds, "{rows:#}");
}

/// The rules that find something at a step in what `propose` writes, and found
/// nothing there before; and the levers of the package.
fn found_anew(text: &str, args: &[&str]) -> (BTreeSet<String>, BTreeSet<String>) {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (old, new) = (path("old.yaml"), path("new.yaml"));
    fs::write(&old, text).unwrap();
    let all: Vec<&str> = ["propose", &old, "-o", &new, "--format", "json"].iter().chain(args).copied().collect();
    let ran = run(&all, "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    let proposal: Value = serde_json::from_str(&ran.out).unwrap();
    let levers = proposal["package"].as_array().unwrap().iter().filter_map(|row| row["lever"].as_str());
    let findings = |file: &str| -> BTreeSet<(String, String)> {
        let ran = run(&["check", file, "--no-config", "--format", "json"], "");
        let document: Value = serde_json::from_str(&ran.out).unwrap();
        let all = document["findings"].as_array().unwrap().clone();
        all.iter().map(|one| (one["rule"].as_str().unwrap().to_owned(), one["step"].to_string())).collect()
    };
    let before = findings(&old);
    let anew = findings(&new).into_iter().filter(|found| !before.contains(found)).map(|(rule, _)| rule);
    (anew.collect(), levers.map(str::to_owned).collect())
}

#[test]
fn what_check_finds_anew_stands_on_the_page_of_the_lever() {
    let shared_at_one = "name: p\njurisdiction: cn\nmaterials: {M: {held_by: X}}\nsteps:\n  \
        - {id: a, days: 2, department: A, needs: [{material: M, may: {share: Act 1}}]}\n  \
        - {id: b, days: 2, department: B, needs: [M]}\n";
    let with_copies = "name: p\nmaterials: {M: {held_by: X, copies: 2}}\nsteps:\n  \
        - {id: a, days: 2, department: A, needs: [M], may: {share: Act 1}}\n";
    let asked_after_waste = "name: p\nmaterials: [M]\nsteps:\n  \
        - {id: a, days: 2, department: A, needs: [M], gives: [], value: waste}\n  \
        - {id: b, days: 2, department: B, needs: [M]}\n  - {id: c, days: 2, department: C, needs: [M]}\n";
    let waived = "name: p\nsteps:\n  - id: a\n    days: 2\n    department: A\n    signoffs: 4\n    \
        may: {flatten: Act 1}\n    allow: [{rule: many-signatures, reason: so it is}]\n";
    let waits_now = "name: p\nsteps:\n  - {id: a, days: 60, work: 60, department: A, needs: [], gives: [], may: {instant: Act 1}}\n  \
        - {id: b, days: 50, work: 1, department: B, after: [], needs: []}\n";
    let cases = [
        (waits_now, "long-wait"),
        (shared_at_one, "held-already"),
        (with_copies, "copies-of-what-is-shared"),
        (asked_after_waste, "asked-twice"),
        (waived, "waiver-unused"),
    ];
    for (text, rule) in cases {
        let (anew, levers) = found_anew(text, &[]);
        assert!(anew.contains(rule), "{rule} is not found anew: {anew:?}");
        let pages: String = levers.iter().map(|lever| run(&["explain", lever], "").out).collect();
        for found in &anew {
            assert!(pages.contains(&format!("`{found}`")), "{found} by {levers:?}");
        }
    }
}

#[test]
fn a_merged_step_is_called_by_the_names_of_its_parts_in_a_row() {
    let merged = |names: [&str; 3]| {
        let step = |(at, name): (usize, &str)| {
            format!(
                "  - {{id: s{at}, name: {name}, department: D, days: 2, needs: [], gives: [], may: {{merge: Act 1}}}}\n"
            )
        };
        let steps: String = names.into_iter().enumerate().map(step).collect();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.yaml").to_str().unwrap().to_owned();
        let ran = run(&["propose", "-", "-o", &path], &format!("name: p\nsteps:\n{steps}"));
        assert_eq!(ran.code, 0, "{}", ran.err);
        let guide = run(&["report", &path, "--guide", "--format", "html"], "").out;
        (fs::read_to_string(&path).unwrap(), guide)
    };
    let (english, guide) = merged(["Intake", "Check", "Site visit"]);
    assert!(
        english.contains("id: s0+s1+s2") && english.contains("name: \"Intake, Check and Site visit\""),
        "{english}"
    );
    assert!(guide.contains("Intake, Check and Site visit") && !guide.contains("Intake+Check"));
    let (chinese, guide) = merged(["受理", "核对", "踏勘"]);
    assert!(chinese.contains("name: \"受理、核对、踏勘\""), "{chinese}");
    assert!(guide.contains("受理、核对、踏勘") && !guide.contains("受理+核对"));
}

#[test]
fn a_check_afterwards_has_a_chinese_name_where_its_step_has_one() {
    let of = |name: &str| {
        let text = format!("name: p\nsteps:\n  - {{name: {name}, department: D, days: 9, may: {{commit: Act 1}}}}\n");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.yaml").to_str().unwrap().to_owned();
        assert_eq!(run(&["propose", "-", "-o", &path], &text).code, 0);
        fs::read_to_string(path).unwrap()
    };
    assert!(of("Café review").contains("Café review (check afterwards)"));
    assert!(of("审查 A").contains("审查 A事后核查"));
}
