//! Which levers the signs of a file speak for, and what is told of a lever that
//! does less than its file says.

use super::made::{definition, made, refused};
use super::run;

/// `lever@step` of each option that only signs speak for, in the package or left
/// out.
fn suggested(text: &str) -> Vec<String> {
    let document = super::proposal("suggested", text);
    let (package, further) = (document["package"].as_array().unwrap(), document["further"].as_array().unwrap());
    let rows = package.iter().chain(further).filter(|row| row["grade"] == "suggested");
    let name =
        |row: &serde_json::Value| format!("{}@{}", row["lever"].as_str().unwrap(), row["steps"][0].as_str().unwrap());
    rows.map(name).collect()
}

/// A case that goes up from office to office; each decides on what the one below sends up.
const LADDER: [&str; 4] = [
    "id: intake, department: County, item: c, kind: intake, days: 1, needs: [], gives: [file]",
    "id: below, department: County, item: c, kind: review, days: 10, needs: [file], gives: [opinion]",
    "id: sent, department: County, item: c, kind: transfer, days: 0, needs: [opinion], gives: [letter]",
    "id: above, department: Province, item: p, kind: decision, days: 20, needs: [letter, opinion], gives: [licence]",
];

#[test]
fn no_office_decides_before_the_one_below_has_sent_up_its_opinion() {
    assert_eq!(suggested(&definition("", &LADDER)), [""; 0]);
    // Of one office alone the review of ten days and the decision of twenty show the signs of a commitment.
    let alone = LADDER[..2].iter().map(|step| step.replace("item: c, ", "")).collect::<Vec<_>>();
    let alone: Vec<&str> = alone.iter().map(String::as_str).collect();
    assert_eq!(suggested(&definition("", &alone)), ["commit@below"]);
}

#[test]
fn a_paper_of_another_matter_may_follow_only_where_another_is_there_to_begin_with() {
    let steps = |needs: &str| {
        definition(
            "materials: [form]\n",
            &[
                "id: land, department: Land, item: l, days: 6, needs: [], gives: [permit]",
                &format!("id: decide, department: Works, item: w, kind: decision, days: 5, needs: [{needs}]"),
            ],
        )
    };
    assert_eq!(suggested(&steps("permit")), [""; 0]);
    assert_eq!(suggested(&steps("permit, form")), ["tolerate@decide"]);
}

#[test]
fn a_tail_that_counts_for_nothing_or_for_less_is_told() {
    let steps = |tail: &str, decision: &str| {
        vec![
            "id: a, department: A, item: a, days: 10, needs: [], gives: [opinion]".to_owned(),
            format!(
                "id: b, department: B, item: b, {decision}days: 2, needs: [opinion], gives: [report], may: {{tolerate: {{basis: Act 1, papers: [opinion]{tail}}}}}"
            ),
            "id: c, department: B, item: b, kind: decision, days: 1, needs: [report]".to_owned(),
        ]
    };
    let warnings = |tail: &str, decision: &str| {
        let steps = steps(tail, decision);
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        let warnings = made("tolerate", "", &steps).1["warnings"].to_string();
        (warnings.contains("counts for nothing"), warnings.contains("longer than the decision takes"))
    };
    assert_eq!(warnings("", "kind: decision, "), (false, false));
    assert_eq!(warnings(", tail: 5", "kind: decision, "), (true, false));
    assert_eq!(warnings(", tail: 1", ""), (false, false));
    assert_eq!(warnings(", tail: 5", ""), (false, true));
}

#[test]
fn what_a_lever_lacks_to_change_anything_is_said_by_the_lever() {
    let at = |lever: &str, keys: &str| refused(lever, "", &[&format!("id: a, days: 5{keys}, may: {{{lever}: Act 1}}")]);
    assert!(at("on-demand", "").contains("no `every`"));
    assert!(at("cap", ", limit: 20").contains("no longer than it would then"));
    assert!(at("pre-review", "").contains("by law or for a paper of another matter"));
}

#[test]
fn the_special_step_of_a_matter_is_named_beside_a_decision_on_the_spot() {
    let steps = [
        "id: view, department: A, item: a, kind: inspect, days: 2",
        "id: decide, department: A, item: a, kind: decision, days: 5, may: {instant: Act 1}",
    ];
    let warnings = made("instant", "", &steps).1["warnings"].to_string();
    assert!(warnings.contains("the matter has `view`, an inspection"), "{warnings}");
}

#[test]
fn how_what_is_left_out_is_counted_is_said_of_the_grades_that_are_left_out() {
    let page = |args: &[&str], step: &str| {
        let out = run(&[&["propose", "-"], args].concat(), &definition("", &[step])).out;
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let suggested = page(&[], "id: a, days: 5, every: 2w");
    assert!(suggested.contains("first counts with `--levers suggested`") && !suggested.contains("Answers count"));
    assert!(!suggested.contains("What is granted counts"), "{suggested}");
    let named = page(&["--levers", "on-demand"], "id: a, days: 5, every: 2w");
    assert!(named.contains("first counts with `--levers suggested`"), "{named}");
    let granted = page(&["--levers", "free"], "id: a, days: 5, may: {instant: Act 1}");
    assert!(granted.contains("What is granted counts where `--levers` names it."), "{granted}");
}
