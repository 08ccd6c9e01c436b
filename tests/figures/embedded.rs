//! Steps that run inside others: they start after these have started, and these end only after them. Every number is
//! worked out by hand.

use reengineer::analysis::{Analysis, Dating};
use reengineer::input;
use reengineer::model::{Process, StepId, Time};
use reengineer::source::Source;

fn analysis(steps: &str) -> (Process, Analysis) {
    let text = format!("name: p\nsteps:\n{steps}");
    let source = Source::read("-", text.into_bytes()).unwrap();
    let process = input::read(&source).unwrap_or_else(|defects| panic!("{defects:?}"));
    let analysis = Analysis::new(&process, &Dating::default()).unwrap();
    (process, analysis)
}

fn days(process: &Process, time: Time) -> String {
    time.in_days(process.day()).to_string()
}

fn ids(process: &Process, steps: &[StepId]) -> Vec<String> {
    steps.iter().map(|step| process.step(*step).id.clone()).collect()
}

/// Each question as the step and the days at stake.
fn questions(steps: &str) -> Vec<(String, String)> {
    let (process, analysis) = analysis(steps);
    let asked = analysis.questions.iter().filter(|question| question.paper.is_none());
    asked.map(|asked| (process.step(asked.step).id.clone(), days(&process, asked.at_stake))).collect()
}

/// Each order not offered as the step, the one it waits for, and the price.
fn prices(steps: &str) -> Vec<(String, String, String)> {
    let (process, analysis) = analysis(steps);
    let id = |step: StepId| process.step(step).id.clone();
    let listed = analysis.not_offered.iter();
    listed.map(|order| (id(order.step), id(order.waits_for), days(&process, order.price))).collect()
}

/// The application 5 days; the review from day 5 on; the notice inside it 10 days, to day 15, and so the review.
const NOTICE: &str = "
  - {id: apply, days: 5, after: []}
  - {id: notice, days: 10, after: [{step: review, relation: SS}]}
  - {id: review, days: 2, papers: [], after: [{step: apply, because: law}, {step: notice, relation: FF, because: law}]}
";

#[test]
fn a_step_is_asked_why_it_starts_with_the_one_that_it_runs_in() {
    // Begun at once, the notice is over on day 10, when the review is over, too.
    assert_eq!(questions(NOTICE), [("notice".to_owned(), "5".to_owned())]);
    let (process, analysis) = analysis(NOTICE);
    let figures = [&analysis.today, &analysis.reachable, &analysis.floor].map(|side| days(&process, side.days));
    assert_eq!(figures, ["15", "15", "10"]);
    assert_eq!(questions(&NOTICE.replace("relation: SS", "relation: SS, because: law")), []);
    // Two days after the review has begun: on days 7 to 17.
    let later = NOTICE.replace("relation: SS", "relation: SS, lag: 2");
    assert_eq!(questions(&later), [("notice".to_owned(), "7".to_owned())]);
    assert_eq!(questions(&later.replace("lag: 2", "lag: 2, because: law")), []);
}

#[test]
fn a_step_is_asked_across_waste_why_it_starts_with_another() {
    // The stamp starts with the review and goes; the notice starts with it, so with the review.
    let waste = NOTICE.replace("step: review, relation: SS", "step: stamp, relation: SS").replace(
        "  - {id: review",
        "  - {id: stamp, days: 1, value: waste, after: [{step: review, relation: SS, because: law}]}\n  - {id: review",
    );
    assert_eq!(questions(&waste), [("notice".to_owned(), "5".to_owned())]);
}

#[test]
fn without_what_holds_its_start_what_runs_inside_a_step_comes_earlier_too() {
    let law = NOTICE.replace("relation: SS", "relation: SS, because: law");
    let row = |step: &str, other: &str, price: &str| (step.to_owned(), other.to_owned(), price.to_owned());
    // The review on days 0 to 10: 5 days less. The notice on days 0 to 10, the review to day 10: 5 days less.
    let expected = [row("notice", "review", "5"), row("review", "apply", "5"), row("review", "notice", "0")];
    assert_eq!(prices(&law), expected);
    // The review ends on day 7: 8 days less, but for the notice.
    let waiting = "  - {id: end, days: 1, after: [{step: review, because: law}]}\n";
    assert_eq!(prices(&format!("{law}{waiting}"))[2], row("review", "notice", "1"));
    // An open order is gone with the question: the review waits for the application alone, and the notice with it.
    let open = law.replace("step: apply, because: law", "step: apply");
    assert_eq!(questions(&open), [("review".to_owned(), "5".to_owned())]);
}

#[test]
fn a_step_that_holds_others_inside_it_follows_as_many_steps_as_any() {
    assert_eq!(analysis(NOTICE).1.today.stages, 2);
    // What only starts with it follows nothing of that.
    let after = "  - {id: hang, days: 1, after: [notice]}\n";
    assert_eq!(analysis(&format!("{NOTICE}{after}")).1.today.stages, 2);
    let after = "  - {id: end, days: 1, after: [review]}\n";
    assert_eq!(analysis(&format!("{NOTICE}{after}")).1.today.stages, 3);
}

#[test]
fn what_runs_inside_a_step_is_handed_over_and_back() {
    let of = |department: &str, id: &str| (format!("{{id: {id},"), format!("{{id: {id}, department: {department},"));
    let parts = [of("window", "apply"), of("press", "notice"), of("office", "review")];
    let steps = parts.iter().fold(NOTICE.to_owned(), |steps, (bare, of)| steps.replace(bare, of));
    // Window, office, press, office.
    assert_eq!(analysis(&steps).1.today.handoffs, Some(3));
    // Without the way back: window, office, press.
    let one_way = steps.replace(", {step: notice, relation: FF, because: law}", "");
    assert_eq!(analysis(&one_way).1.today.handoffs, Some(2));
}

#[test]
fn a_path_into_a_step_and_out_again_counts_once() {
    // The hearing follows the notice by its end, on day 1, and a day after its start.
    let steps = "
  - {id: review, days: 1, after: [{step: hearing, relation: FF}]}
  - {id: notice, days: 1, after: [{step: review, relation: SS}]}
  - {id: hearing, days: 2, after: [notice, {step: notice, relation: SS, lag: 1}]}
";
    let (process, analysis) = analysis(steps);
    let paths = &analysis.critical_paths;
    assert_eq!(paths.count, 1);
    assert_eq!(ids(&process, &paths.paths[0]), ["review", "notice", "hearing", "review"]);
}

#[test]
fn who_starts_with_a_step_by_habit_and_with_another_by_law_waits_no_less_where_that_is_later() {
    let steps = "
  - {id: review, days: 2, after: [{step: notice, relation: FF, because: law}]}
  - {id: notice, days: 3, after: [{step: review, relation: SS, because: law}]}
  - {id: call, days: 1, after: [{step: review, relation: SS, because: habit}, {step: notice, relation: SS, because: law}]}
";
    let (_, told) = analysis(steps);
    assert!(told.changes.is_empty(), "{:?}", told.changes);
    // Its lag is habit: two days are lifted.
    let later = steps.replace("because: habit", "because: habit, lag: 4");
    let (process, told) = analysis(&later);
    let saved: Vec<String> = told.changes.iter().map(|change| days(&process, change.price.in_sequence)).collect();
    assert_eq!((days(&process, told.today.days), saved), ("5".to_owned(), vec!["2".to_owned()]));
}

#[test]
fn who_follows_a_step_to_its_end_is_not_said_to_start_with_it() {
    // The call follows the paper of the report, which follows the review: it is over on day 6.
    let steps = "
  - {id: review, days: 2, after: [{step: notice, relation: FF, because: law}]}
  - {id: notice, days: 3, after: [{step: review, relation: SS, because: habit}]}
  - {id: report, days: 2, gives: [paper], after: [{step: review, because: law}]}
  - {id: other, days: 1, gives: [], after: []}
  - {id: call, days: 1, needs: [paper], after: [{step: review, relation: SS, because: nature}, {step: other, relation: FF, because: habit}]}
";
    let (process, told) = analysis(steps);
    let change = told.changes.iter().find(|change| change.what.step == StepId(4)).unwrap();
    assert_eq!(ids(&process, &change.what.from), ["report", "other"]);
    assert_eq!(ids(&process, &change.what.to), ["report"]);
}

#[test]
fn without_a_step_before_it_what_runs_inside_a_step_still_follows_what_came_before() {
    // Two days, the stamp one, and from day 3 on the review with the notice of 5 inside: 8, without the stamp 7.
    let steps = "
  - {id: apply, days: 2, after: []}
  - {id: stamp, days: 1, value: waste, after: [apply]}
  - {id: review, days: 1, after: [stamp, {step: notice, relation: FF}]}
  - {id: notice, days: 5, after: [{step: review, relation: SS}]}
";
    let (process, told) = analysis(steps);
    let price = &told.changes.first().unwrap().price;
    assert_eq!((days(&process, price.alone), days(&process, price.in_sequence)), ("1".into(), "1".into()));
}

#[test]
fn in_sequence_a_change_leaves_what_comes_before_across_a_removed_step_that_ends_last() {
    // Today apply to day 8, review to 11, notice to 13, and the stamp with it. Without the stamp the review still
    // follows the application; free of that it ends on day 3, and the notice, which follows all that the review did,
    // on day 10: so it does in the end, too.
    let steps = "
  - {id: apply, days: 8, gives: [], after: []}
  - {id: stamp, days: 1, value: waste, after: [apply, {step: notice, relation: FF}]}
  - {id: review, days: 3, needs: [], after: [{step: stamp, relation: SS}]}
  - {id: notice, days: 2, after: [{step: review, because: habit}]}
";
    let (process, told) = analysis(steps);
    let saved: Vec<String> = told.changes.iter().map(|change| days(&process, change.price.in_sequence)).collect();
    assert_eq!(
        (days(&process, told.today.days), saved),
        ("13".to_owned(), ["0", "3", "0"].map(str::to_owned).to_vec())
    );
}
