//! What several steps become says no more than they did.

use super::made::definition;
use super::{proposal, run};
use serde_json::{Value, json};

/// The new definition, and what is proposed for that.
fn proposed_anew(args: &[&str], text: &str) -> (String, Value) {
    let folder = tempfile::tempdir().unwrap();
    let new = folder.path().join("new.yaml");
    let ran = run(&[&["propose", "-", "-o", new.to_str().unwrap()], args].concat(), text);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let new = std::fs::read_to_string(new).unwrap();
    (new.clone(), proposal("free", &new))
}

#[test]
fn nothing_becomes_habit_because_a_merged_step_says_what_it_needs_and_gives() {
    let text = definition(
        "",
        &[
            "id: a, department: A, kind: wait, days: 1, after: [], gives: [], may: {joint: {basis: X, group: one}}",
            "id: b, department: B, kind: wait, days: 2, after: [{step: a, because: open}], needs: [], gives: [P], \
             may: {joint: {basis: X, group: one}}",
            "id: c, department: A, kind: wait, days: 3, gives: [], after: [{step: b, because: nature, relation: SS, \
             lag: 1}, a], may: {joint: {basis: X, group: two}}",
            "id: d, department: A, days: 1, after: [{step: b, because: habit}, a]",
            "id: e, department: B, kind: wait, days: 8, needs: [{material: P, need: tolerable}], gives: [], \
             may: {joint: {basis: X, group: two}}",
        ],
    );
    for args in [&[][..], &["--answers"]] {
        let (new, again) = proposed_anew(args, &text);
        assert_eq!((&again["reached"], &again["package"]), (&again["today"], &json!([])), "{new}");
    }
}

#[test]
fn as_many_working_days_as_calendar_days_are_not_fewer() {
    // A limit in working days, as the unit is.
    let row = |days: &str, limit: &str| {
        let text = definition("", &[&format!("id: a, days: {days}, limit: {limit}, may: {{cap: X}}")]);
        proposal("cap", &text)["package"].as_array().unwrap().len()
    };
    assert_eq!((row("1cd", "2"), row("3cd", "3wd"), row("1mo", "31")), (0, 0, 0));
    assert_eq!((row("5cd", "2"), row("1mo", "10")), (1, 1));
}
