//! What becomes of the order across a step that goes, beside a lever.

use super::made::{definition, proposed};
use super::proposal;
use serde_json::Value;

fn reached(levers: &str, answers: bool, text: &str) -> Value {
    proposed(levers, answers, text)["reached"].clone()
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
fn a_merge_still_waits_for_what_waste_that_goes_leaves_before_one_of_the_two() {
    // Across `w`, `c` is after `b` and so after `a`: that pair is none of the two's own, and open.
    let text = definition(
        "",
        &[
            "id: a, days: 3, needs: [], gives: [q]",
            "id: b, days: 0, needs: []",
            "id: w, days: 0, value: waste, after: [{step: b, relation: FF}], needs: []",
            "id: c, days: 2, may: {merge: {basis: Act 1, with: [b]}}",
        ],
    );
    assert_eq!(reached("free", false, &text), 5, "{text}");
    assert_eq!(reached("granted", false, &text), 5, "{text}");
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

#[test]
fn a_dropped_paper_leaves_no_tie_to_what_a_wasted_step_further_back_starts_with() {
    // `d` waits for the paper of `a` alone: `c`, which gives nothing, is habit. `c` starts with `b` on day 1.
    let text = definition(
        "",
        &[
            "id: a, days: 0, gives: [p]",
            "id: b, days: 0, after: [{step: a, lag: 1}]",
            "id: w, days: 0, value: waste, after: [{step: b, relation: SS}]",
            "id: c, days: 0, gives: []",
            "id: d, days: 1, needs: [{material: p, may: {drop-material: Act 1}}]",
        ],
    );
    assert_eq!(reached("free", false, &text), 1, "{text}");
    assert_eq!(reached("granted", false, &text), 1, "{text}");
}

#[test]
fn an_answer_takes_the_start_that_only_a_wasted_line_above_ties() {
    // `c` starts with `b`, on day 1, as the silent line above it did: answered, it starts at once.
    let text = definition(
        "",
        &[
            "id: a, days: 1",
            "id: b, days: 0, after: [{step: a, because: law, basis: Act 2}]",
            "id: w, days: 0, value: waste, gives: [], after: [{step: b, relation: SS}]",
            "id: c, days: 1, needs: []",
        ],
    );
    assert_eq!(reached("granted", false, &text), 2, "{text}");
    assert_eq!(reached("granted", true, &text), 1, "{text}");
}

#[test]
fn an_answer_frees_no_later_step_from_what_it_follows_across_waste() {
    // Across `w`, `b` and with it `c` are after `a`. The answer at `b` says nothing of `c`, which still starts on day 1.
    let text = definition(
        "",
        &[
            "id: a, days: 1",
            "id: w, days: 0, value: waste, after: [{step: a, relation: FF}]",
            "id: b, days: 0",
            "id: c, days: 1",
        ],
    );
    let args = ["propose", "-", "--levers", "granted", "--answers", "--format", "json"];
    let document: Value = serde_json::from_str(&super::run(&args, &text).out).unwrap();
    let answers = document["package"].as_array().unwrap().iter().filter(|row| row["grade"] == "answer");
    let saved: Vec<[&Value; 3]> =
        answers.map(|row| ["steps", "saves_alone", "saves_in_sequence"].map(|key| &row[key])).collect();
    let days = [0, 1].map(Value::from);
    assert_eq!(saved.len(), 2, "{document:#}");
    assert_eq!([saved[0][1], saved[0][2]], [&days[0], &days[0]], "{document:#}");
    assert_eq!([saved[1][1], saved[1][2]], [&days[1], &days[1]], "{document:#}");
    assert_eq!(reached("granted", true, &text), 1, "{text}");
}

/// What the answer on a paper of waste saves alone, and what analyze says is at stake.
fn of_the_paper(text: &str) -> [Value; 2] {
    let proposed = proposed("granted", true, text);
    let analyzed: Value = serde_json::from_str(&super::run(&["analyze", "-", "--format", "json"], text).out).unwrap();
    let row =
        proposed["package"].as_array().unwrap().iter().find(|row| row["papers"] != Value::from(Vec::<Value>::new()));
    let asked = analyzed["questions"].as_array().unwrap().iter().find(|asked| !asked["paper"].is_null());
    [row.unwrap()["saves_alone"].clone(), asked.unwrap()["days_at_stake"].clone()]
}

#[test]
fn a_paper_of_waste_that_is_not_needed_answers_nothing_else_that_is_written_of_it() {
    // `b` starts 1 after `w`, and nobody says why: with `w` gone, 1 after `a`.
    let lag = definition(
        "",
        &[
            "id: a, days: 0",
            "id: w, days: 0, value: waste, gives: [p]",
            "id: b, days: 0, after: [{step: w, lag: 1}], needs: [p]",
        ],
    );
    assert_eq!(of_the_paper(&lag), [0, 0].map(Value::from), "{lag}");
}

#[test]
fn the_only_intake_keeps_its_order_though_it_goes_with_a_paper_that_is_not_needed() {
    // The intake ends with `a`, and everything behind it follows it: `b` is after `a`, on day 1.
    let text = definition(
        "",
        &[
            "id: a, days: 1, after: []",
            "id: w, kind: intake, days: 0, value: waste, after: [{step: a, relation: FF}], gives: [p]",
            "id: b, days: 1, after: [], papers: [p]",
        ],
    );
    assert_eq!(of_the_paper(&text), [0, 0].map(Value::from), "{text}");
}

#[test]
fn what_a_merger_takes_of_the_order_on_a_step_that_goes_passes_nothing_on() {
    // The order of `a` before `w` closes the loop through `m`, as `b` follows `m` by law: it goes, and with it what
    // `m` would end after. Then `m`, and the two as one after it: 2 steps, 2 days.
    let text = |of_w: &str| {
        definition(
            "",
            &[
                "id: a, days: 1, may: {merge: {basis: Act 1, with: [b]}}",
                &format!("id: w, days: 0, {of_w}"),
                "id: m, days: 1, after: [{step: w, relation: FF}]",
                "id: b, days: 1, after: [{step: m, because: law, basis: Act 2}]",
            ],
        )
    };
    for text in [text("value: waste"), text("item: w, may: {abolish: Act 3}")] {
        let after = &proposal("granted", &text)["after"];
        assert_eq!([&after["steps"], &after["days"]], [2, 2].map(Value::from).each_ref(), "{text}");
    }
}

#[test]
fn an_answer_takes_the_start_beside_waste_that_procedure_ties() {
    // Across `w` the order of `a` before `c` is by an end and a start: nobody says why, and no habit of `c` leads there.
    let text = definition(
        "",
        &[
            "id: a, days: 0",
            "id: w, days: 0, value: waste",
            "id: c, days: 0, after: [{step: w, because: procedure, relation: SS, lag: 1}], needs: []",
        ],
    );
    assert_eq!(reached("granted", false, &text), 1, "{text}");
    assert_eq!(reached("granted", true, &text), 0, "{text}");
}

#[test]
fn a_habit_across_a_step_that_goes_takes_no_wait_with_it_that_another_order_leaves_there() {
    // `d` would come 3 after `w` has started, nobody says why: 3 after `a`, that `w` waits for. The habit is another.
    let text = definition(
        "",
        &[
            "id: a, days: 1",
            "id: w, days: 1, may: {area-assessment: Act 1}",
            "id: d, days: 1, after: [{step: w, relation: SS, lag: 3}, {step: w, because: habit}], needs: []",
        ],
    );
    assert_eq!(reached("granted", false, &text), 5, "{text}");
}
