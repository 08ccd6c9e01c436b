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
