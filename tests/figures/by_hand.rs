//! Measures and the time inside the limit, each computed by hand.

use reengineer::analysis::{Analysis, Dating};
use reengineer::input;
use reengineer::model::{Process, StepId, Time};
use reengineer::source::Source;

fn process(text: &str) -> Process {
    let source = Source::read("-", text.as_bytes().to_vec()).unwrap();
    input::read(&source).unwrap_or_else(|defects| panic!("{defects:?}"))
}

fn analysis(text: &str) -> (Process, Analysis) {
    let process = process(text);
    let analysis = Analysis::new(&process, &Dating::default()).unwrap();
    (process, analysis)
}

fn days(process: &Process, time: Time) -> String {
    time.in_days(process.day()).to_string()
}

/// The time inside the limit today.
fn inside(text: &str) -> String {
    let (process, analysis) = analysis(text);
    days(&process, analysis.today.inside.unwrap())
}

/// The applicant prepares 30, acceptance takes 2, two reviews side by side take
/// 8 and 5, an expert review 10 outside the limit, the decision 3, delivery 4.
const PERMIT: &str = "
name: p
steps:
  - {name: prepare, actor: applicant, days: 30}
  - {name: accept, department: w, kind: intake, days: 2}
  - {name: review, department: x, kind: review, days: 8}
  - {name: other, department: y, kind: review, days: 5, after: [accept]}
  - {name: experts, department: x, days: 10, clock: suspended, after: [review, other]}
  - {name: decide, department: x, kind: decision, days: 3}
  - {name: deliver, department: w, kind: delivery, days: 4}
";

fn with_limits(limits: &str) -> String {
    PERMIT.replace("name: p\n", &format!("name: p\nlimits: {{{limits}}}\n"))
}

#[test]
fn the_limit_runs_from_the_end_of_intake_to_the_end_of_the_decision() {
    // 8 of the review and 3 of the decision.
    assert_eq!(inside(PERMIT), "11");
    let (_, analysis) = analysis(PERMIT);
    assert_eq!((analysis.window.from, analysis.window.to), (Some(StepId(1)), Some(StepId(5))));
    assert!(!analysis.window.is_whole_for_want_of_kinds());
}

#[test]
fn each_end_of_the_limit_is_set_alone() {
    // From the start: also the 2 of the acceptance, not the applicant's 30.
    assert_eq!(inside(&with_limits("from: prepare")), "13");
    assert_eq!(inside(&with_limits("to: deliver")), "15");
    assert_eq!(inside(&with_limits("from: review, to: deliver")), "7");
    // The path to the end of the other review leads over that review alone.
    assert_eq!(inside(&with_limits("to: other")), "5");
}

#[test]
fn without_kinds_the_limit_is_that_of_the_whole() {
    let bare = PERMIT.replace("kind: intake, ", "");
    // 2 + 8 + 3 + 4; the applicant's days and the expert review do not count.
    assert_eq!(inside(&bare), "17");
    assert!(analysis(&bare).1.window.is_whole_for_want_of_kinds());
    let counted = bare.replace("actor: applicant, days: 30", "actor: applicant, clock: counted, days: 30");
    assert_eq!(inside(&counted), "47");
}

#[test]
fn a_step_that_runs_when_the_limit_begins_counts_with_the_part_after_it_and_lags_count() {
    let text = "
name: p
limits: {from: a, to: c}
steps:
  - {name: a, days: 4, after: []}
  - {name: b, days: 10, after: []}
  - {name: c, days: 2, after: [a, {step: b, lag: 3}]}
";
    // b goes on for 6 after a has ended, 3 of waiting, 2 of c.
    assert_eq!(inside(text), "11");
    // Nothing of the path lies behind its own end.
    assert_eq!(inside(&text.replace("from: a, to: c", "from: c, to: a")), "0");
}

#[test]
fn of_tied_paths_the_one_with_most_counted_days_is_inside() {
    let text = "
name: p
steps:
  - {name: a, days: 5, after: []}
  - {name: b, days: 5, after: [], clock: suspended}
  - {name: c, days: 1, after: [a, b]}
";
    assert_eq!(inside(text), "6");
}

#[test]
fn where_a_step_of_the_window_is_gone_there_is_no_time_inside() {
    let text = "
name: p
limits: {from: b, to: c}
steps:
  - {name: a, days: 1, after: [], needs: [], gives: []}
  - {name: b, days: 2, value: waste, needs: [], gives: []}
  - {name: c, days: 3, needs: [], gives: []}
";
    let (process, analysis) = analysis(text);
    assert_eq!(analysis.today.inside.map(|time| days(&process, time)), Some("3".to_owned()));
    assert_eq!((analysis.reachable.inside, analysis.floor.inside), (None, None));
}

#[test]
fn departments_are_those_of_agencies_and_handoffs_those_of_one_chain() {
    let (_, analysis) = analysis(PERMIT);
    assert_eq!(analysis.today.departments, Some(3));
    // applicant, w, x or y, x, w: by way of y there is one change more.
    assert_eq!(analysis.today.handoffs, Some(4));
    let applicant = PERMIT.replace("actor: applicant, days", "actor: applicant, department: z, days");
    assert_eq!(self::analysis(&applicant).1.today.departments, Some(3));
}

#[test]
fn a_paper_is_asked_once_for_each_matter_and_not_where_a_step_gives_it() {
    let text = "
name: p
materials: [form, id, map]
steps:
  - {name: a, department: x, days: 1, papers: [form, id]}
  - {name: b, department: x, days: 1, papers: [form, {material: map, need: optional}]}
  - {name: c, department: x, item: other, days: 1, needs: [form, opinion]}
  - {name: d, department: y, days: 1, papers: [form], gives: [opinion], after: []}
  - {name: e, days: 1, needs: [id]}
  - {name: f, days: 1, needs: [id]}
";
    let materials = analysis(text).1.today.materials.unwrap();
    // form for x, for other, for y; id for x, for e, for f.
    assert_eq!((materials.distinct, materials.asked), (2, 6));
}

#[test]
fn a_fee_that_a_step_does_not_state_is_none_once_any_step_states_one() {
    let text = "
name: p
steps:
  - {name: a, days: 1, after: [], needs: [], gives: []}
  - {name: b, days: 2, fee: 30, visits: 1, value: waste, needs: [], gives: []}
  - {name: c, days: 3, needs: [], gives: []}
";
    let (_, analysis) = analysis(text);
    let fee = |figure: &reengineer::analysis::Measures| figure.fee.map(|fee| fee.to_string());
    assert_eq!(fee(&analysis.today), Some("30".to_owned()));
    assert_eq!(fee(&analysis.reachable), Some("0".to_owned()));
    assert_eq!((analysis.today.visits, analysis.reachable.visits), (Some(1), Some(0)));
    let silent = text.replace("fee: 30, visits: 1, ", "");
    assert_eq!((self::analysis(&silent).1.today.fee, self::analysis(&silent).1.today.visits), (None, None));
}

#[test]
fn of_tied_paths_the_least_efficient_is_told() {
    let text = "
name: p
steps:
  - {name: a, days: 4, work: 2, value: adding, after: []}
  - {name: b, days: 4, work: 1, value: adding, after: [], clock: suspended}
  - {name: c, days: 4, value: required, after: [a, b]}
";
    let (_, analysis) = analysis(text);
    // 1 of 8 by way of b, though more days count by way of a.
    assert_eq!(analysis.today.cycle_efficiency.map(|share| share.to_string()), Some("0.125".to_owned()));
    assert_eq!(analysis.today.counted, analysis.today.days);
}

#[test]
fn the_mean_is_that_of_all_combinations_each_its_own_process() {
    let mean = |text: &str| analysis(text).1.mean.map(|mean| (mean.steps, mean.days.map(|days| days.to_string())));
    let line = "
name: p
steps:
  - {name: a, days: 4}
  - {name: b, days: 10, chance: 20%}
  - {name: c, days: 6}
";
    // 4 + 6, and 10 in a fifth of the cases.
    assert_eq!(mean(line), Some((1, Some("12".to_owned()))));
    let beside = "
name: p
steps:
  - {name: a, days: 4, chance: 0.5, after: []}
  - {name: b, days: 10, chance: 0.2, after: []}
  - {name: c, days: 6, after: [a, b]}
";
    // 16 in 0.2; of the other 0.8 half 10, half 6.
    assert_eq!(mean(beside), Some((2, Some("9.6".to_owned()))));
    assert_eq!(mean(&line.replace(", chance: 20%", "")), None);
    assert_eq!(mean(&line.replace("days: 6", "days: 6cd")), Some((1, None)));
    let many: String = (0..13).map(|nth| format!("  - {{name: s{nth}, days: 1, chance: 0.5}}\n")).collect();
    assert_eq!(mean(&format!("name: p\nsteps:\n{many}")), Some((13, None)));
    let twelve = many.replacen("  - {name: s0, days: 1, chance: 0.5}\n", "", 1);
    assert_eq!(mean(&format!("name: p\nsteps:\n{twelve}")), Some((12, Some("6".to_owned()))));
}

/// The days at stake for a wasted step's paper, by paper.
fn at_stake(text: &str, paper: &str) -> String {
    let (process, analysis) = analysis(text);
    let asked = analysis
        .questions
        .iter()
        .find(|question| question.paper.is_some_and(|material| process.materials()[material.index()].name == paper));
    days(&process, asked.unwrap().at_stake)
}

#[test]
fn who_tolerates_a_wasted_steps_paper_still_ends_no_earlier_than_what_came_before_it() {
    // The review ends with the stamp, on day 6; without it no earlier than the survey, on day 5.
    let one = "
name: p
steps:
  - {name: survey, department: a, days: 5, needs: [], gives: [plan]}
  - {name: stamp, department: a, days: 1, value: waste, needs: [plan], gives: [stamped]}
  - {name: review, department: a, days: 2, after: [], needs: [{material: stamped, need: tolerable}], gives: [report]}
  - {name: decide, department: a, days: 4, after: [review], needs: [report]}
";
    assert_eq!(at_stake(one, "stamped"), "1");
    // Two that hold each other go together: from day 7 back to day 5.
    let two = one.replace(
        "needs: [plan], gives: [stamped]}",
        "needs: [plan], gives: [seen]}\n  - {name: again, department: a, days: 1, value: waste, needs: [seen], gives: [stamped]}",
    );
    assert_eq!(at_stake(&two, "stamped"), "2");
}

#[test]
fn a_pair_that_arises_across_a_wasted_step_and_that_its_follower_calls_habit_holds_nothing() {
    // Without s1 its order on s0 is one of s4, which calls s0 habit: 7 days are left of 14.
    let text = "\
name: x
steps:
  - {id: s0, days: 3}
  - {id: s1, days: 7, value: waste, after: [{step: s0, relation: FF}], gives: [p1]}
  - {id: s4, days: 7, after: [{step: s0, because: habit}, {step: s1}]}
  - {id: s6, days: 3, after: [], needs: [{material: p1, need: tolerable}], gives: []}
";
    assert_eq!(at_stake(text, "p1"), "7");
}

#[test]
fn what_is_called_habit_passes_on_where_both_steps_go_and_not_where_one_does() {
    // The stamp ends with the survey and the list with the stamp, by habit. Without the stamp the list ends at once,
    // and the decision on day 1.1; the survey still takes 2. Without the list, too, the decision follows the survey.
    let text = "
name: p
steps:
  - {name: survey, department: a, days: 2, needs: []}
  - {name: stamp, department: a, days: 0, value: waste, after: [{step: survey, relation: FF}], needs: []}
  - {name: list, department: a, days: 0.1, value: waste, after: [{step: stamp, because: habit, relation: FF}], needs: []}
  - {name: decide, department: a, days: 1, needs: []}
";
    let (process, analysis) = analysis(text);
    let saved = analysis.changes.iter().map(|change| days(&process, change.price.in_sequence));
    assert_eq!(saved.collect::<Vec<_>>(), ["1", "-1"]);
}

#[test]
fn a_lag_that_passes_across_waste_as_it_stood_is_no_change() {
    let text = "
name: p
steps:
  - {name: survey, department: a, days: 1, needs: []}
  - {name: stamp, department: a, days: 0, value: waste, needs: []}
  - {name: decide, department: a, days: 0, after: [{step: survey, because: habit, relation: FF, lag: 1}, {step: stamp, relation: FF, lag: 1}], needs: []}
";
    let (process, told) = analysis(text);
    let changed: Vec<&str> = told.changes.iter().map(|change| process.step(change.what.step).name.as_str()).collect();
    assert_eq!(changed, ["stamp"]);
    let lifted = text.replace(", {step: stamp, relation: FF, lag: 1}", "");
    let (process, told) = analysis(&lifted);
    let changed: Vec<&str> = told.changes.iter().map(|change| process.step(change.what.step).name.as_str()).collect();
    assert_eq!(changed, ["decide", "stamp"], "without it the habit goes, in the order of starts");
}

#[test]
fn a_lag_across_waste_passes_to_what_the_procedure_puts_before() {
    // Five days of review, two of lag, one of decision; the stamp between goes.
    for because in ["", ", because: procedure"] {
        let text = format!(
            "
name: p
steps:
  - {{name: review, department: a, item: m, kind: review, days: 5, needs: [], gives: []}}
  - {{name: stamp, department: a, item: m, days: 1, value: waste, needs: [], gives: []}}
  - {{name: decide, department: a, item: m, kind: decision, days: 1, needs: [], after: [{{step: stamp, lag: 2{because}}}]}}
"
        );
        let (process, told) = analysis(&text);
        assert_eq!((days(&process, told.today.days), days(&process, told.reachable.days)), ("9".into(), "8".into()));
    }
}

#[test]
fn a_lag_that_is_left_to_the_start_of_a_step_does_not_hold_its_finish() {
    // `v` may begin one day after `a` has begun, no longer after it has ended.
    let (process, analysis) = analysis(
        "name: p\nsteps:\n  - {id: a, days: 10, after: []}\n  \
         - {id: w, days: 1, value: waste, after: [{step: a, relation: SS}]}\n  \
         - {id: v, days: 1, after: [{step: a, because: habit, lag: 1}, {step: w, lag: 1}]}\n",
    );
    let changes = analysis.changes.iter().map(|change| {
        let saved = days(&process, change.price.in_sequence);
        (change.what.step.index(), change.what.goes, saved)
    });
    assert_eq!(changes.collect::<Vec<_>>(), [(1, true, "0".to_owned()), (2, false, "2".to_owned())]);
}
