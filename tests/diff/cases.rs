//! Guides with several cases, and what the further keys come to.

use super::*;

const GUIDE: &str = "\
name: licence
id: licence
cases: {new: {share: 60%}, renewal: {share: 40%}}
materials: {form: {}, id card: {}}
steps:
  - {id: intake, department: A, kind: intake, days: 2, needs: [form, id card]}
  - {id: visit, department: A, kind: inspect, days: 5, when: [new]}
  - {id: check, department: B, kind: inspect, days: 4, after: [intake], when: [new]}
  - {id: decide, department: A, kind: decision, days: 3, after: [visit, check], by_case: {renewal: {days: 1, after: [intake]}}}
";

fn documents(old: &str, new: &str) -> Vec<Value> {
    let ran = compare(old, new, &["--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{old}\n{new}");
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn the_headline_weighs_the_cases_of_both_versions_by_their_shares() {
    let new = edited(GUIDE, &[("kind: inspect, days: 5", "kind: inspect, days: 4")]);
    let told = documents(GUIDE, &new);
    let days =
        |at: usize| (told[at]["case"].clone(), told[at]["before"]["days"].clone(), told[at]["after"]["days"].clone());
    assert_eq!([days(0), days(1)], [("new".into(), 10.into(), 9.into()), ("renewal".into(), 3.into(), 3.into())]);
    for case in &told {
        assert_eq!(case["over_cases"], serde_json::json!({"cases": 2, "before_days": 7.2, "after_days": 6.6}));
    }
    let page = compare(GUIDE, &new, &[]).out;
    let lines: Vec<&str> = page.lines().take(2).collect();
    assert_eq!(lines, ["licence", "7.2 → 6.6 working days (−0.6) over 2 cases, each weighted by its share"]);
    let chinese = compare(GUIDE, &new, &["--lang", "zh"]).out;
    shown("the headline weighs the cases of both versions by their shares", &rows(&chinese, "→"));
}

#[test]
fn cases_of_other_shares_or_on_one_side_only_are_not_weighed_together() {
    for (from, to) in [
        ("{share: 60%}", "{share: 50%}"),
        ("{share: 60%}", "{}"),
        ("renewal: {share: 40%}}", "renewal: {share: 30%}, change: {share: 10%}}"),
    ] {
        let told = documents(GUIDE, &edited(GUIDE, &[(from, to)]));
        assert!(told.iter().all(|case| case["over_cases"].is_null()), "{to}: {told:?}");
    }
}

#[test]
fn a_step_that_becomes_a_joint_one_is_a_merger_and_keeps_the_departments() {
    let joint = edited(
        GUIDE,
        &[
            ("department: A, kind: inspect, days: 5", "department: A, with: [B], kind: inspect, days: 5"),
            ("  - {id: check, department: B, kind: inspect, days: 4, after: [intake], when: [new]}\n", ""),
            ("after: [visit, check]", "after: [visit]"),
        ],
    );
    let told = documents(GUIDE, &joint);
    let merged = of_kind(&told[0], "joint");
    assert_eq!(merged.len(), 1, "{}", told[0]["changes"]);
    assert_eq!(
        (&merged[0]["steps"], &merged[0]["into"]),
        (&serde_json::json!(["visit", "check"]), &serde_json::json!(["visit"]))
    );
    let count = |side: &str, figure: &str| told[0][side][figure].clone();
    assert_eq!((count("before", "departments"), count("after", "departments")), (2.into(), 2.into()));
    assert_eq!((count("before", "steps"), count("after", "steps")), (4.into(), 3.into()));
    let page = compare(GUIDE, &joint, &[]).out;
    shown("a step that becomes a joint one is a merger and keeps the departments", &page);
}

#[test]
fn what_the_office_fetches_is_shared_and_lowers_the_materials() {
    let plain = edited(
        GUIDE,
        &[
            ("cases: {new: {share: 60%}, renewal: {share: 40%}}\n", ""),
            (", when: [new]}\n  - {id: check", "}\n  - {id: check"),
            (", after: [intake], when: [new]", ", after: [intake]"),
            (", by_case: {renewal: {days: 1, after: [intake]}}", ""),
        ],
    );
    for (from, to, steps) in [
        ("id card: {}", "id card: {source: shared}", serde_json::json!([])),
        ("needs: [form, id card]", "needs: [form, {material: id card, source: shared}]", serde_json::json!(["intake"])),
    ] {
        let new = edited(&plain, &[(from, to)]);
        let told = document(&plain, &new);
        let materials = |side: &str| told[side]["materials"]["distinct"].clone();
        assert_eq!((materials("before"), materials("after")), (2.into(), 1.into()), "{to}");
        assert_eq!(
            of_kind(&told, "share").iter().map(|change| change["steps"].clone()).collect::<Vec<_>>(),
            [steps],
            "{to}"
        );
    }
    let page =
        compare(&plain, &edited(&plain, &[("id card: {}", "id card: {source: shared}")]), &["--format", "markdown"])
            .out;
    shown("what the office fetches is shared and lowers the materials", &page);
}

#[test]
fn every_further_key_is_a_change_of_its_own() {
    let with = |more: &str| {
        permit(&[("department: B, kind: review, days: 8,", &format!("department: B, kind: review, days: 8,{more}"))])
    };
    for (more, kind, field, saves) in [
        (" with: [D],", "hand-over", "with", 0.0),
        (" office: x,", "hand-over", "office", 0.0),
        (" every: 2w,", "lengthen", "every", -5.0),
        (" note: x,", "note", "note", 0.0),
        (" rework: {chance: 0.1, back_to: intake, days: 2},", "record", "rework", 0.0),
        (" may: {instant: Act 1},", "record", "may", 0.0),
        (" chance: 0.5,", "record", "chance", 0.0),
        (" clock: suspended,", "clock", "clock", 0.0),
    ] {
        let told = document(PERMIT, &with(more));
        let changes = told["changes"].as_array().unwrap();
        assert_eq!(changes.len(), 1, "{more}: {changes:?}");
        let change = &changes[0];
        assert_eq!((&change["kind"], &change["fields"][0]), (&kind.into(), &field.into()), "{more}");
        assert_eq!(change["saves_in_sequence"].as_f64(), Some(saves), "{more}: {change}");
    }
    let event = permit(&[("limit: 8,", "limit: {days: 8, from: intake, min: 3},")]);
    assert_eq!(of_kind(&document(PERMIT, &event), "limit").len(), 1);
}

#[test]
fn a_page_is_silent_about_notes_unless_more_is_asked_for() {
    let noted = permit(&[("days: 8, limit", "note: ask again in May, days: 8, limit")]);
    let page = compare(PERMIT, &noted, &[]).out;
    assert!(!page.contains("note"), "{page}");
    assert!(compare(PERMIT, &noted, &["-v"]).out.contains("note"), "said where more is asked for");
}
