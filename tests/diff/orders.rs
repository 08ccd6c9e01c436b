//! A changed order that takes days off is not a mere record.

use super::*;

const THREE: &str = "\
name: x
steps:
  - {id: a, days: 6, after: []}
  - {id: b, days: 4, after: [a]}
  - {id: c, days: 4, after: [b]}
";

/// The kind of the change that sets what a step follows, if there is one, and
/// the days that go.
fn order(old: &str, new: &str) -> (String, i64) {
    let document = document(old, new);
    let changes = document["changes"].as_array().unwrap().iter();
    let mut orders = changes.filter(|change| change["fields"].as_array().unwrap().contains(&"after".into()));
    let kind = orders.next().map_or("none", |change| change["kind"].as_str().unwrap()).to_owned();
    let days = |side: &str| document[side]["days"].as_i64().unwrap();
    (kind, days("before") - days("after"))
}

fn third(old: &str, new: &str) -> (String, i64) {
    let with = |after: &str| edited(THREE, &[("after: [b]", &format!("after: [{after}]"))]);
    order(&with(old), &with(new))
}

#[test]
fn other_ends_tied_are_an_order_changed() {
    assert_eq!(third("{step: b, relation: FF}", "{step: b, relation: SS}"), ("reorder".to_owned(), 0));
    let free = edited(THREE, &[("after: [a]", "after: [{step: a, relation: FF}]")]);
    let (kind, saved) = order(&free, &edited(&free, &[("relation: FF", "relation: SS")]));
    assert_eq!((kind.as_str(), saved), ("reorder", 2));
}

#[test]
fn a_lag_that_goes_to_another_step_is_another_lag() {
    let (kind, saved) = third("b, {step: a, lag: 9}", "{step: b, lag: 5}, a");
    assert_eq!((kind.as_str(), saved), ("lag", 0));
    let (kind, saved) = third("{step: b, lag: 5}, a", "b, {step: a, lag: 5}");
    assert_eq!((kind.as_str(), saved), ("lag", 4));
}

#[test]
fn what_a_gone_step_followed_is_followed_or_missed() {
    let gone = |after: &str| edited(THREE, &[("  - {id: b, days: 4, after: [a]}\n", ""), ("after: [b]", after)]);
    assert_eq!(order(THREE, &gone("after: [a]")), ("none".to_owned(), 4));
    assert_eq!(order(THREE, &gone("after: []")), ("parallel".to_owned(), 8));
    let started = edited(THREE, &[("after: [a]", "after: [{step: a, relation: SS}]")]);
    assert_eq!(order(&started, &gone("after: [{step: a, relation: SS}]")).0, "reorder", "it saves alone: no record");
}

#[test]
fn an_order_that_others_imply_is_a_record() {
    assert_eq!(third("a, b", "b"), ("record".to_owned(), 0));
    assert_eq!(third("b", "b, {step: a, relation: SS}"), ("record".to_owned(), 0));
}

#[test]
fn three_days_of_lag_are_three_whatever_their_hours() {
    let lag = |hours: u32, extra: &str| {
        let hours = format!("name: x\nhours_per_day: {hours}\n");
        edited(THREE, &[("name: x\n", &hours), ("after: [b]", &format!("after: [{{step: b, lag: 3{extra}}}]"))])
    };
    assert_eq!(order(&lag(8, ""), &lag(7, ", because: law")).0, "record");
}

#[test]
fn what_begins_with_a_step_behind_the_intake_does_not_begin_before_it() {
    let old = "\
name: x
steps:
  - {id: in, item: M, kind: intake, days: 2}
  - {id: notice, item: M, kind: publicity, days: 28}
  - {id: talk, item: M, kind: review, days: 7}
  - {id: decide, item: M, kind: decision, days: 3}
";
    let told = |order: &str| {
        let new = edited(old, &[("kind: review, days: 7", &format!("kind: review, days: 7, after: [{order}]"))]);
        let document = document(old, &new);
        document["changes"]
            .as_array()
            .unwrap()
            .iter()
            .any(|change| change["paper"] == serde_json::json!(["before-intake"]))
    };
    assert!(!told("{step: notice, relation: SS, lag: 7}"));
    // With the intake itself it begins before that has ended.
    assert!(told("{step: in, relation: SS}"));
}

#[test]
fn an_order_and_the_paper_that_held_it_are_one_change_with_one_price() {
    let old = "name: x\nsteps:\n  - {id: a, days: 10, needs: [], gives: [file]}\n  - {id: b, days: 8, needs: [file], gives: [letter]}\n";
    for (relation, lag, kind) in [("FF", 2, "pre-review"), ("SS", 3, "early-start")] {
        let after = format!("after: [{{step: a, because: procedure, relation: {relation}, lag: {lag}}}]");
        let new = edited(old, &[("needs: [file]", &format!("{after}, needs: [{{material: file, need: tolerable}}]"))]);
        let document = document(old, &new);
        let rows: Vec<_> = document["changes"].as_array().unwrap().iter().collect();
        assert_eq!(rows.len(), 1, "{document:#}");
        let saved = document["before"]["days"].as_i64().unwrap() - document["after"]["days"].as_i64().unwrap();
        assert!(saved > 0);
        let priced = (&rows[0]["kind"], &rows[0]["saves_alone"], &rows[0]["saves_in_sequence"]);
        assert_eq!(priced, (&kind.into(), &saved.into(), &saved.into()), "{document:#}");
    }
    // A paper that comes at the same time is a change of its own.
    let both = "after: [{step: a, relation: FF}], needs: [{material: file, need: tolerable}, form]";
    let more = edited(old, &[("needs: [file]", both), ("steps:", "materials: [form]\nsteps:")]);
    assert!(document(old, &more)["changes"].as_array().unwrap().len() > 1);
}

#[test]
fn a_lever_that_the_old_version_permits_and_the_new_one_has_used_is_named() {
    let steps = "name: x\nsteps:\n  - {id: a, department: A, days: 10, signoffs: 4}\n  - {id: b, days: 8}\n";
    for (lever, parameters, is, kind) in [
        ("filing", "days: 4", "department: A, days: 4, signoffs: 4", "filing"),
        ("flatten", "days: 4, signoffs: 2", "department: A, days: 4, signoffs: 2", "flatten"),
        ("delegate", "days: 4, department: B", "department: B, days: 4, signoffs: 4", "delegate"),
        ("cap", "days: 4", "department: A, days: 4, signoffs: 4", "cap"),
    ] {
        let may = format!("signoffs: 4, may: {{{lever}: {{basis: Act 3, {parameters}}}}}");
        let old = edited(steps, &[("signoffs: 4", &may)]);
        let document = document(&old, &edited(steps, &[("department: A, days: 10, signoffs: 4", is)]));
        let rows = document["changes"].as_array().unwrap();
        let own: Vec<_> = rows.iter().filter(|row| row["saves_in_sequence"] != 0).collect();
        assert_eq!(own.len(), 1, "{document:#}");
        assert_eq!((&own[0]["kind"], &own[0]["saves_in_sequence"]), (&kind.into(), &6.into()), "{document:#}");
        assert!(own[0]["because"].as_str().unwrap().contains("on the basis of Act 3"), "{document:#}");
    }
}
