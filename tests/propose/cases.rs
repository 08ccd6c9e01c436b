//! What is proposed for one case of a file.

use super::run;
use serde_json::Value;

/// The days with the package in a case, and the steps of the options of a lever there.
fn in_case(case: &str, lever: &str, args: &[&str], text: &str) -> (Value, Vec<Value>) {
    let ran = run(&[&["propose", "-", "--case", case, "--format", "json"], args].concat(), text);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{text}");
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let rows = document["package"].as_array().unwrap().iter().filter(|row| row["lever"] == lever);
    let steps = rows.map(|row| row["steps"].clone()).collect();
    (document["reached"].clone(), steps)
}

#[test]
fn only_steps_of_the_same_cases_are_taken_together() {
    let text = "name: p\ncases: [x, y]\nsteps:
  - {id: a, department: A, kind: inspect, days: 2, after: [], needs: [], may: {joint: Act 1}}
  - {id: b, department: B, kind: inspect, days: 3, when: [x], after: [], needs: [], may: {joint: Act 1}}
  - {id: c, department: C, kind: inspect, days: 4, when: [y, x], after: [], needs: [], may: {joint: Act 1}}
  - {id: d, department: D, kind: inspect, days: 5, when: [x], after: [], needs: [], may: {joint: Act 1}}
";
    let together = |case: &str| in_case(case, "joint", &[], text).1;
    assert_eq!(together("x"), [serde_json::json!(["a", "c"]), serde_json::json!(["b", "d"])]);
    assert_eq!(together("y"), [serde_json::json!(["a", "c"])]);
    // Nor are those that nothing in the file permits.
    let silent = text.replace(", may: {joint: Act 1}", "");
    let suggested = |case: &str| in_case(case, "joint", &["--levers", "suggested"], &silent).1;
    assert_eq!(suggested("x"), [serde_json::json!(["a", "c"]), serde_json::json!(["b", "d"])]);
}

#[test]
fn steps_of_different_cases_are_not_merged_even_where_they_are_named() {
    let text = |with: &str| {
        format!(
            "name: p\ncases: [x, y]\nsteps:
  - {{id: a, department: A, days: 2, may: {{merge: {{basis: Act 1, days: 3{with}}}}}}}
  - {{id: b, department: A, days: 3, when: [x], may: {{merge: {{basis: Act 1, days: 3}}}}}}
"
        )
    };
    for with in ["", ", with: [b]"] {
        assert_eq!(in_case("x", "merge", &[], &text(with)), (5.into(), Vec::new()), "{with}");
    }
    // A grant on the command line does not either.
    let plain = "name: p\ncases: [x, y]\nsteps:\n  - {id: a, department: A, days: 2}\n  - {id: b, department: A, days: 3, when: [x]}\n";
    let ran = run(&["what-if", "-", "--case", "x", "--grant", "merge@a", "--grant", "merge@b"], plain);
    assert_eq!(ran.code, 3, "{}", ran.out);
    let alike = plain.replace(", when: [x]", "");
    let ran = run(&["what-if", "-", "--case", "x", "--grant", "merge@a", "--grant", "merge@b"], &alike);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn a_permit_that_names_steps_of_another_case_permits_nothing_else() {
    let text = "name: p\ncases: [x, y]\nsteps:
  - {id: a, days: 2}
  - {id: w, days: 1, when: [y], after: [a]}
  - {id: v, days: 4, after: [a, w], may: {parallel: {basis: Act 1, with: [w]}}}
";
    assert_eq!(in_case("x", "parallel", &[], text), (6.into(), Vec::new()));
    assert_eq!(in_case("y", "parallel", &[], text).0, 6);
    // Of several the others stay.
    let several = text.replace("with: [w]", "with: [w, a]");
    assert_eq!(in_case("x", "parallel", &[], &several).0, 4);
}

#[test]
fn a_permit_for_papers_holds_in_a_case_for_those_that_are_asked_for_there() {
    let text = "name: p\ncases: [x, y]\nmaterials: [P, Q]\nsteps:
  - {id: a, days: 2, papers: [P, {material: Q, when: [y]}], may: {drop-material: {basis: Act 1, materials: [P, Q]}}}
";
    assert_eq!(in_case("x", "drop-material", &[], text).1.len(), 1);
    assert_eq!(in_case("y", "drop-material", &[], text).1.len(), 1);
    let only = text.replace("[P, Q]}}", "[Q]}}");
    assert_eq!(in_case("x", "drop-material", &[], &only).1.len(), 0);
}

#[test]
fn an_answer_takes_what_is_followed_across_a_step_of_another_case() {
    let text = "name: p\ncases: [x, y]\nsteps:
  - {id: a, days: 3, after: [], needs: []}
  - {id: w, days: 0, value: waste, after: [{step: a, relation: SS, lag: 2}], needs: []}
  - {id: s, days: 1, when: [y], after: [w], needs: []}
  - {id: v, days: 4, needs: []}
";
    let ran = run(&["propose", "-", "--case", "x", "--answers", "--format", "json"], text);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&document["reached"], &document["questions"]), (&4.into(), &serde_json::json!([])));
}

#[test]
fn what_was_habit_on_a_step_of_another_case_is_none_in_the_new_definition() {
    let text = "name: p\ncases: [x, y]\nsteps:
  - {id: a, days: 1, needs: []}
  - {id: w, days: 1, when: [y], after: [{step: a, relation: SS}], needs: []}
  - {id: v, days: 1, after: [{step: w, because: habit}], needs: []}
";
    let ran = run(&["propose", "-", "--case", "x", "--format", "json"], text);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(document["questions"], serde_json::json!([{"step": "v", "days_at_stake": 0}]));
}

#[test]
fn a_group_is_one_option_in_whatever_order_its_steps_begin() {
    let text = "name: p\ncases: [x, y]\nsteps:
  - {id: r, days: 1, after: [], needs: []}
  - {id: a, department: A, kind: inspect, days: 5, after: [], needs: [], may: {joint: {basis: Act 1, days: 1}},
     by_case: {y: {after: [{step: r, because: law, basis: Act 2}]}}}
  - {id: b, department: B, kind: inspect, days: 5, after: [{step: r, because: law, basis: Act 2}], needs: [],
     may: {joint: {basis: Act 1, days: 1}}, by_case: {y: {after: []}}}
";
    let ran = run(&["propose", "-", "--goal", "days=2", "--format", "json"], text);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&document["goal"]["met"], &document["goal"]["cost"]), (&true.into(), &1.into()), "{document:#}");
}

#[test]
fn a_chinese_name_of_a_case_is_a_name_of_the_file() {
    let text = "name: p\ncases: [新办, 延续]\nsteps:\n  - {id: a, days: 2}\n";
    let document: Value = serde_json::from_str(&run(&["propose", "-", "--format", "json"], text).out).unwrap();
    assert_eq!(document["jurisdiction"], "cn");
}

#[test]
fn what_goes_by_itself_in_one_case_may_be_permitted_for_another() {
    let text = "name: p\ncases: [x, y]\nsteps:
  - {id: a, days: 4, value: waste, gives: [], may: {eliminate: Act 1}, by_case: {x: {value: required}}}
  - {id: b, days: 3}
";
    let ran = run(&["propose", "-", "--goal", "days=3", "--format", "json"], text);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&document["goal"]["met"], &document["goal"]["cost"]), (&true.into(), &1.into()), "{document:#}");
}
