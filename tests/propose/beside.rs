//! Two orders between the same steps, and what a merged step keeps of each member.

use super::made::{definition, proposed};
use super::proposal;
use serde_json::Value;

fn after(levers: &str, answers: bool, text: &str) -> Value {
    proposed(levers, answers, text)["after"].clone()
}

#[test]
fn a_review_ahead_keeps_its_wait_beside_one_of_habit_by_the_same_ends() {
    // The paper of another matter: `b` ends a tail of 1 after `a`. The habit of 5 goes, and takes nothing with it.
    let text = definition(
        "",
        &[
            "id: a, item: A, days: 5, gives: [p]",
            "id: b, item: B, days: 1, after: [{step: a, because: habit, relation: FF, lag: 5}], needs: [p], \
             may: {pre-review: Act 1}",
        ],
    );
    assert_eq!(after("granted", false, &text)["days"], 6, "{text}");
}

#[test]
fn an_answer_leaves_the_wait_that_a_review_ahead_put_beside_the_one_it_takes() {
    // Open: 3 after the end of `a`. By the paper: a tail of 1 after it.
    let text = definition(
        "",
        &[
            "id: a, item: A, days: 5, gives: [p]",
            "id: b, item: B, days: 1, after: [{step: a, relation: FF, lag: 3}], needs: [p], may: {pre-review: Act 1}",
        ],
    );
    assert_eq!(after("granted", false, &text)["days"], 8, "{text}");
    assert_eq!(after("granted", true, &text)["days"], 6, "{text}");
}

#[test]
fn waste_that_a_law_holds_stays_where_a_review_ahead_moves_the_law_beside_an_open_order() {
    let text = definition(
        "",
        &[
            "id: w, days: 1, value: waste",
            "id: b, days: 1, after: [{step: w, because: law, basis: Act 2}, {step: w, relation: FF, lag: 1}], \
             may: {pre-review: Act 1}",
        ],
    );
    // `b` ends a tail of 1 after `w`.
    let after = after("granted", false, &text);
    assert_eq!((&after["steps"], &after["days"]), (&Value::from(2), &Value::from(2)), "{text}");
}

#[test]
fn a_merged_step_starts_after_what_is_before_a_member_though_another_only_ends_with_it() {
    // `c` is before `b` by no reason on record, through `a`: it stays before the two as one.
    let text = definition(
        "",
        &[
            "id: c, days: 1, after: []",
            "id: a, days: 0, after: [{step: c, because: habit}, {step: c, relation: FF}]",
            "id: b, days: 1, after: [{step: a, because: law, basis: Act 2}], may: {merge: {basis: Act 1, with: [a]}}",
        ],
    );
    let document = proposal("granted", &text);
    assert_eq!((&document["reachable"], &document["reached"]), (&Value::from(2), &Value::from(2)), "{text}");
}

#[test]
fn a_merger_takes_an_open_order_in_its_way_though_a_recorded_one_ties_the_same_ends() {
    // The order of `a` before `b` closes the loop, as `c` ends after `b` by a paper.
    let text = definition(
        "",
        &[
            "id: a, days: 1",
            "id: b, days: 2, gives: [p]",
            "id: c, days: 1, after: [{step: b, relation: FF}], papers: [{material: p, need: tolerable}], \
             may: {merge: {basis: Act 1, with: [a]}}",
        ],
    );
    let after = after("granted", false, &text);
    assert_eq!((&after["steps"], &after["days"]), (&Value::from(2), &Value::from(2)), "{text}");
}

#[test]
fn a_merged_step_belongs_to_the_matter_of_its_member_though_another_department_does_it() {
    // Asked by A and by B: 2. The window is B's, yet what is handed in there is for the matter of A.
    let window = definition(
        "materials: [form]\nlead: B\n",
        &[
            "id: a, department: A, kind: intake, days: 1, papers: [form], may: {single-window: Act 1}",
            "id: b, department: B, days: 1, papers: [form]",
            "id: c, kind: intake, days: 1, papers: [], after: [], may: {single-window: Act 1}",
        ],
    );
    // An applicant is no office, and its matter stays all the same.
    let applicant = definition(
        "materials: [form]\n",
        &[
            "id: a, department: A, actor: applicant, days: 1, papers: [form], after: []",
            "id: c, days: 1, papers: [], after: [], may: {merge: {basis: Act 1, with: [a]}}",
            "id: b, department: A, days: 1, papers: [form], after: []",
        ],
    );
    assert_eq!(after("granted", false, &window)["materials"]["asked"], 2, "{window}");
    assert_eq!(after("granted", false, &applicant)["materials"]["asked"], 1, "{applicant}");
}

#[test]
fn an_open_order_that_is_postponed_is_no_habit_where_both_say_what_they_hand_on() {
    // `c` needs nothing that `a` gives, yet what `b` waited for without a reason now holds before `c`.
    let text = definition(
        "",
        &[
            "id: a, days: 1, needs: [], gives: []",
            "id: b, days: 0, may: {postpone: {basis: Act 1, of: a, to: c}}",
            "id: c, days: 1, needs: []",
        ],
    );
    assert_eq!(after("granted", false, &text)["days"], 2, "{text}");
}
