//! The page about an answer, a lag and a step that stays; each mistake is reported once.

use serde_json::Value;

use super::*;

fn analyzed(text: &str) -> Value {
    let ran = run(&["analyze", "-", "--format", "json"], text);
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.err))
}

/// The page on one line, without more blanks than one.
fn page(text: &str, lang: &str) -> String {
    let page = run(&["analyze", "-", "--lang", lang], text).out;
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn names_run_together_are_one_mistake_wherever_a_list_of_names_stands() {
    let file = |whole: &str, step: &str| format!("name: p\n{whole}steps:\n  - {{name: a, days: 1{step}}}\n");
    let cases = "cases: [新办, 变更]\n";
    for text in [
        file("cases: [新办、变更]\n", ", when: [新办]"),
        file(cases, ", when: [新办、变更]"),
        file("cases: [新办, 变更]\nmaterials: [P]\n", ", needs: [{material: P, when: [新办，变更]}]"),
        file("departments: [住建局、规划局]\n", ", department: 住建局"),
        file("", ", gives: [甲、乙]"),
        file("", ", needs: [甲、乙]"),
        file("", ", papers: [甲、乙]"),
        file("", ", after: [甲、乙]"),
        file("", ", with: [甲、乙]"),
        file("materials: [甲、乙]\n", ", needs: [甲]"),
    ] {
        let ran = run(&["analyze", "-", "--lang", "en"], &text);
        let errors: Vec<&str> = ran.err.lines().filter(|line| line.starts_with("error")).collect();
        assert!(errors.len() == 1, "{text}{}", ran.err);
        assert!(!ran.err.contains("u0000"), "{}", ran.err);
    }
}

#[test]
fn a_range_whose_middle_is_part_of_a_month_is_not_called_out_of_order() {
    for days in ["1-2个月", "{min: 1mo, max: 2mo}"] {
        let ran = run(&["analyze", "-", "--lang", "en"], &format!("name: p\nsteps: [{{name: a, days: {days}}}]\n"));
        shown(&format!("a range whose middle is part of a month is not called out of order: {days}"), &ran.err);
    }
    let ran =
        run(&["analyze", "-", "--lang", "en"], "name: p\nsteps: [{name: a, days: {min: 3, likely: 2, max: 4}}]\n");
    shown(
        "a range whose middle is part of a month is not called out of order: a most likely below the least",
        &ran.err,
    );
}

/// The lag is habit, the pair stays for a paper.
const LAG: &str = "name: p\nsteps:\n  - {name: a, department: A, days: 4, gives: [P]}\n  - {name: b, department: B, \
                   days: 3, needs: [P], after: [{step: a, because: habit, lag: 5}]}\n";

#[test]
fn a_lag_that_is_habit_is_what_changes_where_the_order_stays() {
    let change = &analyzed(LAG)["changes"][0];
    assert_eq!(
        (change["saves_alone"].as_f64(), &change["from"], &change["to"]),
        (Some(5.0), &change["to"], &change["from"])
    );
    assert_ne!(change["lever"], "moves-up");
    shown("a lag that is habit is what changes where the order stays: analyze", &run(&["analyze", "-"], LAG).out);
    let checked = run(&["check", "-", "--no-config", "--lang", "en"], LAG).out;
    shown("a lag that is habit is what changes where the order stays: check", &checked);
}

#[test]
fn what_waits_for_a_time_that_nobody_explains_is_asked_about_that_time() {
    let text = LAG.replace("because: habit, ", "");
    let asked = run(&["analyze", "-"], &text).out;
    shown("what waits for a time that nobody explains is asked about that time", &asked);
}

#[test]
fn an_answer_names_everything_that_is_missing_and_where() {
    let text = "name: p\nsteps:\n  - {name: a, days: 3}\n  - {name: b, days: 5}\n";
    for (lang, answer) in [("en", "needs: []; at `a`: gives: []"), ("zh", "needs: []；「a」：gives: []")] {
        assert!(page(text, lang).contains(answer), "{}", page(text, lang));
    }
    // What it says does what is at stake.
    let question = &analyzed(text)["questions"][0];
    assert_eq!((question["days_at_stake"].as_f64(), &question["missing"]["gives"][0]), (Some(3.0), &"a".into()));
    let answered = "name: p\nsteps:\n  - {name: a, days: 3, gives: []}\n  - {name: b, days: 5, needs: []}\n";
    assert_eq!(analyzed(answered)["reachable"]["days"].as_f64(), Some(5.0));
}

#[test]
fn a_wasted_step_that_stays_is_told_with_all_that_holds_it() {
    let text = "name: p\nsteps:\n  - {name: W, days: 5, value: waste, law: [某法], gives: [P], after: []}\n  \
                - {name: v, days: 5, needs: [P], after: []}\n  \
                - {name: u, days: 5, needs: [], after: [{step: W, because: law, basis: x}]}\n";
    let held = run(&["analyze", "-"], text).out;
    shown("a wasted step that stays is told with all that holds it", &held);
    let kept = &analyzed(text)["kept_waste"][0];
    assert_eq!((&kept["held_by"]["step"], &kept["also_held_by"][0]["step"]), (&"v".into(), &"u".into()));
}
