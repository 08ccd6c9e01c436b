//! Levers where a permit or a paper stands in a seldom place, each computed by hand.

use super::made::{also, days, definition, made, refused};
use super::proposal;
use reengineer::input;
use reengineer::levers::Ground;
use reengineer::plan::redesign;
use reengineer::source::Source;
use serde_json::{Value, json};

fn rows(lever: &str, document: &Value) -> Vec<Value> {
    let rows = document["package"].as_array().unwrap().iter().filter(|row| row["lever"] == lever);
    rows.map(|row| row["steps"].clone()).collect()
}

#[test]
fn a_group_by_hand_is_of_one_kind_as_well() {
    let step = |id: &str, kind: &str| {
        format!(
            "id: {id}, department: {id}, kind: {kind}, days: 2, after: [], may: {{joint: {{basis: Act 1, group: g}}}}"
        )
    };
    let [a, b, c] = [step("a", "inspect"), step("b", "review"), step("c", "inspect")];
    assert_eq!(refused("joint", "", &[&a, &b]), "there is no other step to do it with");
    let found = proposal("joint", &definition("", &[&a, &b, &c]));
    assert_eq!(rows("joint", &found), [json!(["a", "c"])]);
}

#[test]
fn a_group_by_hand_that_a_record_contradicts_names_it() {
    let may = "may: {joint: {basis: Act 1, group: g}}";
    let a = format!("id: a, kind: inspect, days: 2, {may}");
    let b = format!("id: b, kind: inspect, days: 3, after: [{{step: a, because: law, basis: Act 2}}], {may}");
    assert_eq!(refused("joint", "", &[&a, &b]), "`b` follows `a` for a reason on record");
}

#[test]
fn a_step_of_two_matters_goes_with_either() {
    let steps = [
        "id: a, item: A, days: 2, may: {abolish: Act 1}",
        "id: s, item: [A, B], days: 3, may: {abolish: Act 1}",
        "id: b, item: B, days: 4, may: {abolish: Act 2}",
        "id: c, item: C, days: 1",
    ];
    let found = proposal("abolish", &definition("", &steps));
    // 2 + 3 + 4 + 1, less 2 + 3, less what is left of 3 + 4.
    assert_eq!((&found["today"], &found["reached"]), (&json!(10), &json!(1)));
    assert_eq!(rows("abolish", &found), [json!(["a", "s"]), json!(["s", "b"])]);
    let alone: Vec<&Value> = found["package"].as_array().unwrap().iter().map(|row| &row["saves_alone"]).collect();
    assert_eq!(alone, [&json!(5), &json!(7)]);
}

#[test]
fn days_of_a_merge_are_not_more_than_other_levers_leave() {
    let a = "id: a, department: X, days: 4, may: {merge: {basis: Act 1, days: 5}, filing: {basis: Act 2, days: 2}}";
    let b = "id: b, department: X, days: 3, may: {merge: Act 1, filing: {basis: Act 2, days: 1}}";
    let text = definition("", &[a, b]);
    // 5 of 4 + 3; of 2 + 1 the least holds.
    assert_eq!(proposal("merge", &text)["reached"], 5);
    assert_eq!(proposal("merge,filing", &text)["reached"], 3);
    assert_eq!(rows("merge", &proposal("merge,filing", &text)).len(), 1);
    let more = "id: a, department: X, days: 4, may: {merge: {basis: Act 1, days: 8}}";
    assert_eq!(refused("merge", "", &[more, b]), "it states more days than the steps take one after another");
}

#[test]
fn one_length_in_two_spellings_does_not_differ() {
    let a = "id: a, department: X, days: 4, may: {merge: {basis: Act 1, days: 2}}";
    let b = |days: &str| format!("id: b, department: X, days: 3, may: {{merge: {{basis: Act 1, days: {days}}}}}");
    assert_eq!(days("merge", "", &[a, &b("2wd")]), 2.0);
    assert_eq!(refused("merge", "", &[a, &b("3")]), "its steps state different values under `days`");
}

#[test]
fn a_material_that_is_there_after_one_of_two_is_asked_for_where_they_merge() {
    let head = "materials: {plan: {available_after: a}}\n";
    let a = "id: a, department: X, days: 2, may: {merge: Act 1}";
    let b = "id: b, department: X, days: 3, needs: [plan], may: {merge: Act 1}";
    let (reached, row) = made("merge", head, &[a, b]);
    // The one follows the other: 2 + 3.
    assert_eq!((reached, also(&row, "materials")), (5.0, 0.0));
    // Who waited for it waits for the step that both become: 5 + 1.
    assert_eq!(days("merge", head, &[a, b, "id: c, days: 1, after: [], papers: [plan]"]), 6.0);
}

#[test]
fn what_is_handed_in_no_more_leaves_the_order_on_what_it_was_there_after() {
    let head = "materials: {plan: {available_after: a}}\n";
    let a = "id: a, days: 2, gives: []";
    let b = "id: b, department: X, days: 5, needs: [plan], may: {commit: Act 1}";
    let (reached, row) = made("commit", head, &[a, b]);
    // 2, and a day; the plan is replaced by a commitment.
    assert_eq!((reached, also(&row, "materials")), (3.0, 0.0));
    let form = |id: &str, days: u32| {
        format!("id: {id}, item: {id}, days: {days}, after: [], needs: [plan], may: {{single-form: Act 1}}")
    };
    let (reached, row) = made("single-form", head, &[a, &form("b", 1), &form("c", 4)]);
    assert_eq!((reached, also(&row, "askings")), (6.0, -1.0));
}

#[test]
fn a_check_after_the_result_keeps_what_it_follows() {
    let text = |last: &str| {
        let waste = "id: w, days: 1, value: waste, gives: []";
        definition("", &["id: a, days: 2, needs: []", waste, &format!("id: c, days: 3, clock: afterwards{last}")])
    };
    let after = |last: &str| {
        let source = Source::read("a.yaml", text(last).into_bytes()).unwrap();
        let process = input::read(&source).unwrap();
        let new = redesign(&Ground::of(&process), &[]).unwrap().process.to_draft();
        let after = new.steps.last().unwrap().after.clone();
        after.map(|after| after.into_iter().map(|entry| entry.step).collect::<Vec<_>>())
    };
    assert_eq!(after(", after: [a]"), Some(vec!["a".to_owned()]));
    // The waste takes no time, and ended with `a`.
    assert_eq!(after(", after: [w]"), Some(vec!["a".to_owned()]));
    assert_eq!(after(""), Some(vec!["a".to_owned()]));
}

#[test]
fn a_habit_that_moves_makes_no_habit_of_what_waits_there_for_no_stated_reason() {
    let text = |own: &str, later: &str| {
        let b = format!("id: b, days: 0, needs: [], {own}may: {{postpone: {{basis: Act 1, of: a, to: c}}}}");
        definition("", &["id: a, days: 1, gives: []", &b, &format!("id: c, days: 1{later}")])
    };
    // `b` need not wait for `a`; why `c` does, nobody has said: 1 + 1.
    assert_eq!(proposal("postpone", &text("", ""))["reached"], 2);
    // Nor does `c` by its papers; yet what moves there is open.
    assert_eq!(proposal("postpone", &text("after: [{step: a, because: open}], ", ", needs: []"))["reached"], 2);
    assert_eq!(proposal("postpone", &text("", ", needs: []"))["reached"], 1);
}

#[test]
fn a_form_makes_nobody_wait_longer_for_what_a_paper_is_there_after() {
    let head = "materials: {plan: {available_after: a}}\n";
    let form = |id: &str, need: &str| {
        format!("id: {id}, item: {id}, days: 4, after: [], needs: [{need}], may: {{single-form: Act 1}}")
    };
    let [b, c] = [form("b", "{material: plan, need: tolerable}"), form("c", "plan")];
    // `c` keeps it, and follows `a` as before: 2 + 4; `b` ends no earlier than `a`.
    let (reached, row) =
        made("single-form", head, &["id: a, days: 2", &b, &c, "id: d, days: 3, after: [b], needs: []"]);
    assert_eq!((reached, also(&row, "askings")), (7.0, -1.0));
}

#[test]
fn a_lag_stands_beside_a_paper_that_may_follow() {
    let b = "id: b, days: 1, after: [{step: a, relation: FF, lag: 3}], needs: [{material: p, need: tolerable}]";
    let text = definition("", &["id: a, days: 2, gives: [p]", b]);
    let source = Source::read("a.yaml", text.into_bytes()).unwrap();
    let process = input::read(&source).unwrap();
    let new = redesign(&Ground::of(&process), &[]).unwrap().process;
    assert_eq!(new.to_draft(), process.to_draft());
}

#[test]
fn what_moves_is_the_order_by_which_the_one_comes_before() {
    let b = "id: b, days: 0, after: [a, {step: a, relation: SS, lag: 0.5}], \
             may: {postpone: {basis: Act 1, of: a, to: d}}";
    let steps = ["id: a, days: 0", b, "id: c, days: 0, after: [{step: b, lag: 2}]", "id: d, days: 0"];
    // Half a day after `a` begins, and two: the start is not named.
    assert_eq!(days("postpone", "", &steps), 2.5);
}

#[test]
fn a_law_and_a_paper_of_the_own_matter_give_way_to_two_levers_together() {
    // Each alone leaves the other. Beside the paper that may follow, `v` ends a tail of 1 after `x`.
    let text = definition(
        "",
        &[
            "id: x, item: M, days: 5, needs: [], gives: [p]",
            "id: v, item: M, kind: decision, days: 3, after: [{step: x, because: law, basis: Act 3}], \
             needs: [{material: p, may: {tolerate: Act 1}}], may: {pre-review: Act 2}",
        ],
    );
    let document = proposal("granted", &text);
    assert_eq!([&document["reachable"], &document["reached"]], [&json!(8), &json!(6)], "{document:#}");
    let alone = proposal("pre-review", &text);
    assert_eq!(
        [&alone["reached"], &alone["not_offered"][0]["why"]],
        [
            &json!(8),
            &json!("it waits for nothing by law or for a paper of another matter that nothing else on record holds")
        ]
    );
}

#[test]
fn a_law_on_one_step_of_an_abolished_matter_keeps_no_paper_of_another() {
    // `d` follows `t` by law; the paper that may follow until it decides is one of `s`.
    let text = definition(
        "",
        &[
            "id: s, item: M, days: 3, gives: [p], may: {abolish: Act 1}",
            "id: r, item: N, days: 3, needs: [{material: p, may: {tolerate: Act 2}}]",
            "id: t, item: M, days: 3, may: {abolish: Act 1}",
            "id: d, item: N, kind: decision, days: 3, after: [{step: t, because: law, basis: Act 3}]",
        ],
    );
    let after = &proposal("granted", &text)["after"];
    assert_eq!([&after["steps"], &after["days"]], [&json!(2), &json!(6)], "{text}");
}

#[test]
fn a_lever_takes_no_order_to_which_a_law_has_moved() {
    // `c` was after `a` for no stated reason; the law that held at `b` holds there now.
    let text = definition(
        "",
        &[
            "id: a, days: 2",
            "id: b, days: 1, after: [{step: a, because: law, basis: Act 3}], \
             may: {postpone: {basis: Act 1, of: a, to: c}}",
            "id: c, days: 1, may: {parallel: {basis: Act 2, with: [a]}}",
        ],
    );
    let document = proposal("granted", &text);
    assert_eq!(rows("postpone", &document).len(), 1, "{document:#}");
    assert_eq!(rows("parallel", &document), Vec::<Value>::new(), "{document:#}");
}
