//! Levers beside each other, and what becomes of limits.

use super::made::{days, definition, made};
use super::proposal;
use reengineer::input;
use reengineer::model::Because;
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

#[test]
fn one_window_asks_for_a_paper_once_for_all_its_matters() {
    let intake = |id: &str, papers: &str| {
        format!(
            "id: {id}, department: {id}, item: M{id}, kind: intake, days: 1, after: [], papers: [{papers}], may: {{single-window: Act 1}}"
        )
    };
    let [a, b] = [intake("A", "p, q"), intake("B", "p, r")];
    let review = "id: c, item: MA, days: 2, after: [A], papers: [p]";
    let (_, row) = made("single-window", "materials: [p, q, r]\n", &[&a, &b, review]);
    assert_eq!((super::made::also(&row, "materials"), super::made::also(&row, "askings")), (0.0, -1.0));
}

#[test]
fn what_goes_as_waste_is_left_alone_by_every_lever() {
    let b = "id: b, days: 4, value: waste, needs: [p], gives: [], visits: 2, signoffs: 4, \
             may: {online: Act 1, flatten: Act 2, instant: Act 3, eliminate: Act 4, drop-material: {basis: Act 5, materials: [p]}}";
    let steps = ["id: a, days: 3, gives: [], needs: []", b, "id: c, days: 2, needs: [], gives: [], after: [b]"];
    let text = definition("materials: [p]\n", &steps);
    for levers in ["granted", "online", "eliminate", "drop-material", "instant,flatten"] {
        let document = proposal(levers, &text);
        let granted = |row: &&Value| row["grade"] == "granted";
        assert_eq!(document["package"].as_array().unwrap().iter().filter(granted).count(), 0, "{levers}");
        let why = &document["not_offered"][0]["why"];
        assert_eq!(why, "a step that it is about is gone by then", "{levers}");
    }
    let page = super::run(&["analyze", "-"], &text).out;
    assert!(!page.contains("reengineer propose"), "{page}");
}

#[test]
fn a_law_does_not_move_to_a_decision_that_goes() {
    let steps = |decision: &str| {
        let b = "id: b, item: B, days: 4, after: [{step: a, because: law, basis: Act 1}], may: {pre-review: Act 2}";
        definition(
            "",
            &[
                "id: a, item: A, days: 6",
                b,
                &format!("id: c, item: B, kind: decision, days: 1, {decision}"),
                "id: d, days: 1, after: [b]",
            ],
        )
    };
    // At its own end: it ends a day after the other.
    assert_eq!(proposal("pre-review", &steps("value: waste, needs: [], gives: []"))["reached"], 8);
    assert_eq!(proposal("granted", &steps("gives: [], may: {eliminate: Act 3}"))["reached"], 8);
    assert_eq!(proposal("pre-review", &steps("gives: []"))["reached"], 7);
    // Nor to a later step that goes.
    let b =
        "id: b, days: 4, after: [{step: a, because: law, basis: Act 1}], may: {postpone: {basis: Act 2, of: a, to: c}}";
    let c = "id: c, days: 1, value: waste, needs: [], gives: []";
    assert_eq!(proposal("postpone", &definition("", &["id: a, days: 6", b, c]))["reached"], 10);
}

#[test]
fn a_form_is_suggested_where_two_matters_ask_for_one_paper() {
    let form = |papers: [&str; 2], waste: &str| {
        let text = format!(
            "name: p\nmaterials: [p, q]\nsteps:\n  - {{id: a, days: 1, papers: [{}]}}\n  - {{id: b, days: 1, after: [], papers: [{}]{waste}}}\n",
            papers[0], papers[1]
        );
        let document = proposal("granted", &text);
        let mut further = document["further"].as_array().unwrap().iter();
        further.any(|row| row["lever"] == "single-form")
    };
    assert!(form(["p", "p"], ""));
    assert!(!form(["p", "q"], ""));
    assert!(!form(["p", "p"], ", value: waste"));
}

#[test]
fn nothing_starts_early_beside_waste_that_goes() {
    let z = "id: z, days: 2, needs: [], gives: [paper]";
    let a = "id: a, days: 10, value: waste, after: [z]";
    let b = "id: b, days: 9, needs: [paper], after: [a], may: {early-start: {basis: Act 1, of: a, lag: 3}}";
    let found = proposal("early-start", &definition("", &[z, a, b]));
    assert_eq!([&found["reachable"], &found["reached"]].map(Value::as_f64), [Some(11.0); 2]);
    assert_eq!(found["not_offered"][0]["why"], "a step that it is about is gone by then");
}

#[test]
fn commitments_at_two_steps_are_one_paper_in_one_language() {
    let a = "id: a, name: 审查, department: X, days: 10, needs: [plan], may: {commit: Act 1}";
    let b = "id: b, name: review, department: Y, days: 10, needs: [photo], may: {commit: Act 1}";
    let found = proposal("commit", &definition("materials: [plan, photo]\n", &[a, b]));
    assert_eq!(found["after"]["materials"]["distinct"], 1, "{:#}", found["after"]);
}

#[test]
fn a_window_says_where_the_next_review_waits_for_no_stated_reason() {
    let intake =
        |id: &str| format!("id: {id}, item: {id}, kind: intake, days: 1, after: [], may: {{single-window: Act 1}}");
    let review = |id: &str, of: &str, after: &str| format!("id: {id}, item: {of}, days: 5, after: [{after}]");
    let warned = |second: &str| {
        let steps = [intake("a"), intake("b"), review("c", "a", "a"), review("d", "b", second)];
        let (_, row) = made("single-window", "", &steps.each_ref().map(String::as_str));
        row["warnings"].as_array().unwrap().iter().any(|warning| warning.as_str().unwrap().contains("next review"))
    };
    let [open, beside, recorded] = ["b, c", "b", "b, {step: c, because: law, basis: Act 2}"].map(warned);
    assert_eq!([open, beside, recorded], [true, false, false]);
}

#[test]
fn the_department_of_an_applicant_is_none_of_the_step_that_an_office_merges_with_it() {
    let steps = |actor: &str| {
        [
            "id: a, department: X, days: 1".to_owned(),
            "id: b, days: 1".to_owned(),
            format!("id: c, department: Y, actor: {actor}, days: 1, may: {{merge: {{basis: Act 1, with: [b]}}}}"),
        ]
    };
    let departments = |actor: &str| {
        let (_, row) = made("merge", "", &steps(actor).each_ref().map(String::as_str));
        super::made::also(&row, "departments")
    };
    assert_eq!([departments("applicant"), departments("agency")], [0.0, 0.0]);
}

#[test]
fn a_lead_that_no_office_of_the_joint_step_has_does_not_lead_it() {
    let departments = |actor: &str| {
        let outsider = format!("id: a, department: X, actor: {actor}, kind: inspect, days: 1, may: {{joint: Act 1}}");
        let steps = [outsider.as_str(), "id: b, department: Y, kind: inspect, days: 1, after: [], may: {joint: Act 1}"];
        super::made::also(&made("joint", "lead: X\n", &steps).1, "departments")
    };
    assert_eq!([departments("third-party"), departments("agency")], [0.0, 0.0]);
}

#[test]
fn a_form_for_what_one_window_takes_already_changes_nothing() {
    let may = "may: {single-window: Act 1, single-form: Act 2}";
    let intake = |id: &str, more: &str| {
        format!("id: {id}, department: {id}, kind: intake, days: 1, after: [], papers: [M], {more}")
    };
    let of = |third: &str| {
        let steps = [intake("a", may), intake("b", may), intake("c", third)];
        let text = definition("materials: [M]\n", &steps.each_ref().map(String::as_str));
        let document = proposal("granted", &text);
        let levers =
            document["package"].as_array().unwrap().iter().map(|row| row["lever"].as_str().unwrap().to_owned());
        let refused =
            document["not_offered"].as_array().unwrap().iter().map(|row| row["why"].as_str().unwrap().to_owned());
        (levers.collect::<Vec<_>>(), refused.collect::<Vec<_>>())
    };
    let idle = of("visits: 1");
    assert_eq!(idle, (vec!["single-window".to_owned()], vec!["beside the other levers it changes nothing".to_owned()]));
    // With a third intake beside the window there is something left to do.
    assert_eq!(of("may: {single-form: Act 2}").0, ["single-window", "single-form"]);
}

#[test]
fn an_order_of_law_that_moves_beside_another_that_is_longer_stays_one_of_law() {
    let steps = |beside: &str| {
        let after =
            format!("{{step: w, because: law, basis: Act 9}}, {{step: w, relation: FF, lag: 3, because: {beside}}}");
        [
            "id: w, days: 1, value: waste, gives: []".to_owned(),
            format!("id: b, days: 2, needs: [], after: [{after}], may: {{pre-review: Act 1}}"),
        ]
    };
    let entry = |beside: &str| {
        let text = definition("", &steps(beside).each_ref().map(String::as_str));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.yaml").to_str().unwrap().to_owned();
        let ran = crate::run(&["propose", "-", "-o", &path], &text);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let source = Source::read("new.yaml", std::fs::read(&path).unwrap()).unwrap();
        let process = input::read(&source).unwrap();
        assert_eq!(process.steps().len(), 2, "what the law holds goes");
        let after = process.steps()[1].after.clone().unwrap();
        let [entry] = after.as_slice() else { panic!("{after:?}") };
        (entry.because, entry.lag.amount.to_string())
    };
    // Habit says nothing beside the law: its lag goes, too.
    assert_eq!(
        ["procedure", "habit"].map(entry),
        [(Some(Because::Law), "3".to_owned()), (Some(Because::Law), "1".to_owned())]
    );
}

#[test]
fn a_window_of_another_department_keeps_the_matter_that_a_department_stood_for() {
    let steps = [
        "id: a, department: X, days: 1, kind: intake, may: {single-window: {basis: Act 1, window: W}}",
        "id: b, days: 1, kind: intake, after: [], papers: [M], may: {single-window: {basis: Act 1, window: W}}",
        "id: c, department: X, days: 1, papers: [M]",
    ];
    let document = proposal("granted", &definition("materials: [M]\n", &steps));
    // One matter asks: X.
    assert_eq!(document["after"]["materials"]["asked"], 1, "{document:#}");
}

#[test]
fn what_waste_passes_on_by_its_start_is_a_question_that_an_answer_answers() {
    let after = "id: c, days: 1, needs: [], after: [{step: w, because: procedure, relation: SS}]";
    let text = definition("", &["id: a, days: 1, needs: []", "id: w, days: 0, value: waste", after]);
    let ran = crate::run(&["propose", "-", "--levers", "free", "--answers", "--format", "json"], &text);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!([&document["reachable"], &document["reached"]], [2, 1], "{document:#}");
    assert!(document["questions"].as_array().unwrap().is_empty(), "{document:#}");
}

#[test]
fn a_review_that_a_notice_runs_in_is_held_jointly_with_another() {
    // The notice starts with the review and is over before it ends, both by law: 3 and 4 days, together 4.
    let a = "id: a, department: X, kind: review, days: 3, after: [{step: notice, relation: FF, because: law, basis: \
             Act 1}], may: {joint: Act 2}";
    let notice = "id: notice, department: Y, days: 2, after: [{step: a, relation: SS, because: law, basis: Act 1}]";
    let b = "id: b, department: Z, kind: review, days: 4, after: [a], may: {joint: Act 2}";
    let document = proposal("granted", &definition("", &[a, notice, b]));
    assert_eq!((&document["today"], &document["reached"]), (&7.into(), &4.into()), "{}", document["not_offered"]);
}
