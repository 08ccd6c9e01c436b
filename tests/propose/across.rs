//! What becomes of the order across a step that goes, beside a lever.

use super::made::definition;
use super::proposal;
use serde_json::Value;

fn reached(levers: &str, answers: bool, text: &str) -> Value {
    let mut args = vec!["propose", "-", "--levers", levers, "--format", "json"];
    args.extend(answers.then_some("--answers"));
    serde_json::from_str::<Value>(&super::run(&args, text).out).unwrap()["reached"].clone()
}

#[test]
fn what_an_answer_takes_from_a_step_that_goes_ties_nobody_to_what_that_one_ends_with() {
    let text = definition(
        "",
        &[
            "id: a, days: 4, needs: []",
            "id: w, days: 0, value: waste, after: [{step: a, relation: FF}], needs: [], gives: [p]",
            "id: b, days: 2, after: [], papers: [p]",
        ],
    );
    assert_eq!(reached("granted", false, &text), 6, "{text}");
    assert_eq!(reached("granted", true, &text), 4, "{text}");
}

#[test]
fn a_merge_does_not_wait_for_what_only_waste_put_before_one_of_the_two() {
    let text = definition(
        "",
        &[
            "id: a, days: 3, needs: [], gives: [q]",
            "id: b, days: 0, needs: []",
            "id: w, days: 0, value: waste, after: [{step: b, relation: FF}], needs: []",
            "id: c, days: 2, may: {merge: {basis: Act 1, with: [b]}}",
        ],
    );
    assert_eq!(reached("granted", false, &text), 3, "{text}");
}

#[test]
fn an_intake_stays_after_what_is_handed_in_though_the_waste_between_goes() {
    let text = definition(
        "",
        &[
            "id: a, days: 0, papers: [], may: {merge: {basis: Act 1, with: [c]}}",
            "id: s, department: X, kind: submit, days: 3, needs: []",
            "id: w, days: 0, value: waste, needs: []",
            "id: c, department: X, kind: intake, days: 2, after: [{step: w, relation: SS}], needs: []",
        ],
    );
    assert_eq!(reached("granted", false, &text), 5, "{text}");
}

#[test]
fn an_area_assessment_leaves_the_order_across_it_beside_habit() {
    let text = definition(
        "",
        &[
            "id: a, days: 3, needs: []",
            "id: b, days: 0, needs: [], gives: [p], may: {area-assessment: Act 1}",
            "id: c, days: 2, after: [{step: b, because: habit}], needs: [p]",
        ],
    );
    assert_eq!(reached("granted", false, &text), 5, "{text}");
}

#[test]
fn of_two_orders_between_two_steps_a_merge_takes_only_the_one_in_its_way() {
    let text = definition(
        "",
        &[
            "id: b, days: 0, after: [{step: a, relation: FF, lag: 3}, {step: a, because: habit, relation: SS}], papers: []",
            "id: c, days: 0, after: [{step: b, because: law, basis: Act 2, relation: SS}], needs: [], \
             may: {merge: {basis: Act 1, with: [a]}}",
            "id: a, days: 1, after: [], needs: []",
        ],
    );
    assert_eq!(reached("granted", false, &text), 4, "{text}");
}

#[test]
fn a_paper_does_not_move_to_a_decision_that_comes_before_by_its_end() {
    let text = definition(
        "",
        &[
            "id: d, item: A, kind: decision, days: 2, needs: []",
            "id: s, days: 3, after: [{step: d, relation: FF}], needs: [], gives: [p]",
            "id: b, item: A, days: 2, after: [], needs: [p], may: {tolerate: {basis: Act 1, papers: [p]}}",
        ],
    );
    let document = proposal("granted", &text);
    assert_eq!((&document["reached"], document["package"].as_array().unwrap().len()), (&Value::from(3), 1), "{text}");
}

#[test]
fn what_only_waste_would_wait_for_is_no_option() {
    let form = definition(
        "",
        &[
            "id: a, days: 1, papers: [], gives: [q], may: {single-form: Act 1}",
            "id: b, days: 1, after: [a], papers: [q]",
            "id: w, days: 0, value: waste, after: [{step: b, relation: FF}], needs: []",
            "id: v, days: 0, value: waste, after: [w], needs: [], may: {single-form: Act 1}",
        ],
    );
    let beside = definition(
        "",
        &[
            "id: a, days: 1, needs: [], gives: [p], may: {parallel: {basis: Act 1, with: [b]}}",
            "id: b, days: 1, after: [{step: a, because: habit, lag: 1}], \
             needs: [{material: p, may: {tolerate: Act 2}}]",
        ],
    );
    let levers = |text: &str| -> Vec<Value> {
        let document = proposal("granted", text);
        let rows = document["package"].as_array().unwrap().iter().filter(|row| row["grade"] != "free");
        rows.map(|row| row["lever"].clone()).collect()
    };
    assert!(!levers(&form).contains(&Value::from("single-form")), "{form}");
    assert_eq!(levers(&beside), ["tolerate"], "{beside}");
}
