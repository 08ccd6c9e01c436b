//! Papers that wasted steps give and ask for, in a package.

use super::made::{definition, proposed};
use serde_json::{Value, json};

fn days_of(document: &Value) -> [&Value; 2] {
    [&document["reachable"], &document["reached"]]
}

#[test]
fn what_is_there_only_after_waste_still_waits_for_what_that_waited_for() {
    // Nobody needs `p`, so that `w` goes; nobody was asked about the licence, which is there after it.
    let text = definition(
        "materials: {licence: {available_after: w}}\n",
        &[
            "id: a, days: 1, needs: []",
            "id: w, days: 1, value: waste, gives: [p]",
            "id: b, days: 1, after: [], papers: [p, licence]",
        ],
    );
    assert_eq!(days_of(&proposed("granted", true, &text)), [&json!(3), &json!(2)], "{text}");
}

#[test]
fn an_answer_about_a_paper_that_another_asks_for_too_counts_where_the_step_that_was_asked_goes() {
    // `v` was asked whether it needs `p`, and goes itself; `b` would still hold `w` by that paper.
    let text = definition(
        "",
        &[
            "id: w, days: 1, value: waste, needs: [], gives: [p]",
            "id: v, days: 1, value: waste, needs: [p], gives: [q]",
            "id: b, days: 1, needs: [p, q]",
        ],
    );
    let document = proposed("granted", true, &text);
    assert_eq!(days_of(&document), [&json!(3), &json!(1)], "{text}");
    let in_sequence = document["package"].as_array().unwrap().iter().map(|row| &row["saves_in_sequence"]);
    assert_eq!(in_sequence.collect::<Vec<_>>(), [&json!(1), &json!(1)], "{document:#}");
}

#[test]
fn one_form_leaves_no_paper_with_waste_that_may_go() {
    // `w` goes as soon as nobody needs `p`; `v` asks for the drawing still.
    let text = definition(
        "materials: {drawing: {}}\n",
        &[
            "id: w, days: 1, value: waste, needs: [drawing], gives: [p], may: {single-form: Act 1}",
            "id: v, days: 1, value: waste, needs: [drawing], gives: [q], may: {single-form: Act 1}",
            "id: b, days: 1, needs: [{material: p, may: {drop-material: Act 2}}, q]",
        ],
    );
    let document = proposed("granted", false, &text);
    assert_eq!(document["after"]["materials"]["distinct"], 1, "{document:#}");
}

#[test]
fn waste_that_goes_is_no_part_of_what_others_become_together() {
    // Named or beside them, `w` goes: the two are next to each other without it, and take as long as the longer.
    let steps = |merge: &str| {
        [
            format!("id: a, department: X, days: 2, may: {{merge: {merge}}}"),
            "id: w, department: X, days: 4, value: waste, may: {merge: Act 1}".to_owned(),
            "id: b, department: X, days: 1, may: {merge: Act 1}".to_owned(),
        ]
    };
    for merge in ["Act 1", "{basis: Act 1, with: [w, b]}"] {
        let steps = steps(merge);
        let text = definition("", &steps.each_ref().map(String::as_str));
        let document = proposed("granted", false, &text);
        assert_eq!(days_of(&document), [&json!(3), &json!(2)], "{text}{document:#}");
        assert_eq!(document["after"]["steps"], 1, "{text}");
    }
    let text =
        definition("", &["id: a, days: 2, may: {merge: {basis: Act 1, with: [w]}}", "id: w, days: 4, value: waste"]);
    let document = proposed("granted", false, &text);
    assert_eq!(days_of(&document), [&json!(2), &json!(2)], "{text}{document:#}");
    assert_eq!(document["not_offered"][0]["why"], "a step that it is about is gone by then", "{document:#}");
}

#[test]
fn a_merge_takes_no_order_for_one_that_only_waste_beyond_other_waste_would_have() {
    // Across `v`, `s` would be before `c`, the only intake; both go, so that what closes the loop is `b` before `c`.
    let text = definition(
        "",
        &[
            "id: a, days: 2, may: {merge: {basis: Act 1, with: [c]}}",
            "id: b, days: 1",
            "id: s, kind: submit, days: 0, value: waste",
            "id: v, days: 0, value: waste",
            "id: c, kind: intake, days: 1, after: [{step: v, relation: SS}]",
        ],
    );
    assert_eq!(days_of(&proposed("granted", false, &text)), [&json!(4), &json!(3)], "{text}");
}

#[test]
fn the_frontier_has_no_row_for_what_changes_a_step_that_goes() {
    // `w` goes; that it may start early would leave `b` waiting less across it, and is about nothing.
    let text = definition(
        "",
        &[
            "id: a, days: 4",
            "id: w, days: 1, value: waste, may: {early-start: {basis: Act 1, of: a, lag: 1}}",
            "id: b, days: 1, after: [{step: w, lag: 1}]",
        ],
    );
    let frontier = super::run(&["propose", "-", "--frontier", "--format", "json"], &text).out;
    let document: Value = serde_json::from_str(&frontier).unwrap();
    let days = document["frontier"]["points"].as_array().unwrap().iter().map(|point| &point["days"]);
    assert_eq!(days.collect::<Vec<_>>(), [&document["reached"]], "{document:#}");
}

#[test]
fn what_waits_for_a_member_waits_for_the_step_that_it_becomes() {
    // `s` starts with `b` and needs what is there after `a`: 3 of the two as one, and 1.
    let text = definition(
        "materials: {drawing: {available_after: a}}\n",
        &[
            "id: a, days: 0, may: {merge: {basis: Act 1, with: [b]}}",
            "id: b, days: 3, needs: [drawing]",
            "id: s, days: 1, after: [{step: b, relation: SS}], needs: [drawing]",
        ],
    );
    assert_eq!(days_of(&proposed("granted", false, &text)), [&json!(3), &json!(4)], "{text}");
}

#[test]
fn a_lever_takes_no_order_that_passed_on_only_what_another_dropped() {
    // Without the paper `w` follows nobody, and without `w` nobody starts with it.
    let text = definition(
        "materials: {drawing: {available_after: a}}\n",
        &[
            "id: a, days: 2",
            "id: w, days: 0, after: [], needs: [{material: drawing, may: {drop-material: Act 1}}], may: {eliminate: Act 2}",
            "id: s, days: 1, after: [{step: w, relation: SS}], may: {parallel: Act 3}",
        ],
    );
    let document = proposed("granted", false, &text);
    let levers = document["package"].as_array().unwrap().iter().map(|row| &row["lever"]);
    assert_eq!(levers.collect::<Vec<_>>(), [&json!("drop-material"), &json!("eliminate")], "{document:#}");
}
