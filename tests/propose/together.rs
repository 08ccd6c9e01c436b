//! Levers beside each other, and what becomes of limits.

use super::made::{days, definition, made};
use super::proposal;
use reengineer::input;
use reengineer::source::Source;
use serde_json::Value;

use crate::snapshot::shown;

#[test]
fn of_a_merge_only_what_lies_below_its_longest_chain_is_by_decree() {
    let decreed = |days: &str| {
        let a = format!("id: a, department: X, days: 4, may: {{merge: {{basis: Act 1, days: {days}}}}}");
        let document =
            proposal("granted", &definition("", &[&a, "id: b, department: X, days: 3, may: {merge: Act 1}"]));
        let of = |key: &str| document[key].as_f64().unwrap();
        (of("today"), of("reached"), of("by_decree"))
    };
    assert_eq!(decreed("5"), (7.0, 5.0, 0.0));
    assert_eq!(decreed("4"), (7.0, 4.0, 0.0));
    assert_eq!(decreed("1"), (7.0, 1.0, 3.0));
}

#[test]
fn a_dropped_paper_is_not_waited_for_by_a_review_ahead() {
    let b = "id: b, item: B, days: 3, needs: [{material: p, may: {drop-material: Act 1}}], after: [], \
             may: {pre-review: Act 2}";
    let text = definition("", &["id: a, item: A, days: 4, gives: [p]", b, "id: c, item: B, days: 2, after: [b]"]);
    // `c` has followed `a`, and does still.
    assert_eq!(proposal("granted", &text)["reached"], 6, "{text}");
}

#[test]
fn a_law_holds_though_its_paper_may_follow() {
    let b = "id: b, item: B, days: 1, needs: [{material: p, may: {tolerate: Act 1}}], \
             after: [{step: a, because: law, basis: Act 2}], may: {pre-review: {basis: Act 3, tail: 2}}";
    let d = "id: d, item: B, kind: decision, days: 2";
    let text = definition("", &["id: a, item: A, days: 4, gives: [p]", b, d]);
    assert_eq!(proposal("granted", &text)["reached"], 6, "{text}");
}

#[test]
fn an_early_start_keeps_what_a_law_ties_already() {
    let b = "id: b, days: 3, after: [{step: a, because: law, basis: Act 1, relation: SS, lag: 2}, a], needs: [q], \
             may: {early-start: {basis: Act 2, of: a, lag: 1}}";
    let text = definition("materials: [q]\n", &["id: a, days: 4, gives: [p]", b]);
    assert_eq!(proposal("granted", &text)["reached"], 5, "{text}");
}

#[test]
fn an_answer_lifts_what_an_early_start_left_without_a_reason() {
    let text = definition("", &["id: a, days: 4", "id: b, days: 4, may: {early-start: {basis: Act 1, of: a, lag: 2}}"]);
    assert_eq!(proposal("granted", &text)["reached"], 6);
    let answered = super::run(&["propose", "-", "--answers", "--format", "json"], &text).out;
    assert_eq!(serde_json::from_str::<Value>(&answered).unwrap()["reached"], 4);
}

#[test]
fn a_paper_that_may_follow_leaves_the_lag_of_an_order_that_stays() {
    let b = "id: b, days: 1, after: [{step: a, lag: 3}], needs: [p], may: {tolerate: {basis: Act 1, papers: [p]}}";
    let text = definition("", &["id: a, kind: intake, days: 1, gives: [p]", b]);
    assert_eq!(proposal("granted", &text)["reached"], 5);
}

#[test]
fn an_area_assessment_leaves_the_order_across_it() {
    let steps = [
        "id: a, days: 2",
        "id: b, days: 1, gives: [p], may: {area-assessment: Act 1}",
        "id: c, days: 1, after: [], needs: [p]",
    ];
    assert_eq!(days("area-assessment", "", &steps), 3.0);
}

#[test]
fn steps_of_one_moment_form_groups_whichever_stands_first_in_the_file() {
    let steps = [
        "id: c, department: C, item: C, kind: inspect, days: 0, after: [], needs: [p], may: {joint: Act 1}",
        "id: a, department: A, item: A, kind: inspect, days: 0, after: [], gives: [p], may: {joint: Act 1}",
        "id: b, department: B, item: B, kind: inspect, days: 0, after: [], may: {joint: Act 1}",
    ];
    let (_, row) = made("joint", "", &steps);
    assert_eq!(row["steps"], serde_json::json!(["a", "b"]));
}

/// The limit of the last step in the new definition, and what is to be checked.
fn limit_after(steps: &[&str]) -> (String, String) {
    let text = definition("", steps);
    let page = super::run(&["propose", "-", "--width", "200"], &text).out;
    let source = Source::read("a.yaml", text.into_bytes()).unwrap();
    let process = input::read(&source).unwrap();
    let new = reengineer::plan::redesign(&reengineer::levers::Ground::of(&process), &[]).unwrap().process;
    let limit = new.steps().last().unwrap().limit.as_ref();
    let from = limit.and_then(|limit| limit.from).map(|from| new.step(from).id.clone());
    (from.unwrap_or_default(), page)
}

#[test]
fn a_limit_from_a_step_that_goes_runs_from_what_came_before_it_or_is_told() {
    let waste = "id: w, days: 1, value: waste, gives: []";
    let decide = "id: d, days: 5, after: [w], limit: {days: 20, from: w}";
    let (from, page) = limit_after(&["id: a, days: 2", waste, decide]);
    assert_eq!(from, "a", "{page}");
    shown("a limit from a step that goes runs from what came before it or is told: one before", &page);
    let two = "id: w, days: 1, value: waste, gives: [], after: [a, b]";
    let (from, page) = limit_after(&["id: a, days: 2", "id: b, days: 2, after: []", two, decide]);
    assert_eq!(from, "", "{page}");
    shown("a limit from a step that goes runs from what came before it or is told: two before", &page);
}

#[test]
fn what_would_change_a_step_that_goes_is_no_further_option() {
    let waste = "id: w, department: A, days: 2, signoffs: 4, value: waste, gives: []";
    let document = proposal("granted", &definition("", &["id: a, days: 2, signoffs: 4", waste, "id: b, days: 1"]));
    let further = document["further"].as_array().unwrap().iter();
    let places: Vec<&Value> = further.filter(|row| row["lever"] == "flatten").map(|row| &row["steps"]).collect();
    assert_eq!(places, [&serde_json::json!(["a"])]);
}

#[test]
fn a_matter_is_abolished_though_one_of_its_steps_goes_by_itself() {
    let steps = [
        "id: a, item: A, days: 2, may: {abolish: Act 1, eliminate: Act 2}",
        "id: b, item: A, days: 3, may: {abolish: Act 1}",
        "id: c, item: C, days: 1",
    ];
    assert_eq!(proposal("granted", &definition("", &steps))["reached"], 1);
}
