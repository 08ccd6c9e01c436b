//! The time inside a limit: one function for every rule that holds to it, and
//! every start where the days depend on dates.

use jiff::civil::Date;
use reengineer::calendar::Calendar;

use super::*;

/// Intake, two reviews side by side, one of them outside the limit, decision and delivery; the text of the steps
/// after the intake, and by hand the counted days from the intake's end to the decision's.
const PERMITS: [(&str, &str); 6] = [
    ("{name: r, days: 8}, {name: d, kind: decision, days: 3}", "11"),
    // Beside a longer counted step the suspended one stops no clock.
    (
        "{name: e, days: 5, clock: suspended}, {name: r, days: 8, after: [i]}, \
         {name: d, kind: decision, days: 3, after: [e, r]}",
        "11",
    ),
    // On the path it does.
    (
        "{name: e, days: 9, clock: suspended}, {name: r, days: 8, after: [i]}, \
         {name: d, kind: decision, days: 3, after: [e, r]}",
        "3",
    ),
    // Of tied paths the one with most counted days.
    (
        "{name: e, days: 8, clock: suspended}, {name: r, days: 8, after: [i]}, \
         {name: d, kind: decision, days: 3, after: [e, r]}",
        "11",
    ),
    // Lags count, and so does what ends no earlier than another.
    (
        "{name: r, days: 4}, {name: t, days: 1, after: [i, {step: r, relation: FF, lag: 2}]}, \
         {name: d, kind: decision, days: 3, after: [{step: t, lag: 2.5}]}",
        "11.5",
    ),
    // Applicants' and third parties' days do not, unless the file says so.
    (
        "{name: t, actor: third-party, days: 6}, {name: u, actor: applicant, clock: counted, days: 2}, \
         {name: d, kind: decision, days: 3}",
        "5",
    ),
];

fn permit(limits: &str, steps: &str) -> String {
    let inner = format!(
        "[{{name: s, actor: applicant, kind: submit, days: 2}}, {{name: i, kind: intake, days: 1}}, \
                         {steps}, {{name: v, kind: delivery, days: 4}}]"
    );
    format!("name: P\nid: p\njurisdiction: cn\n{limits}steps: {inner}\n")
}

/// The number of findings, and of undecided cases.
fn counts(folder: &Folder, rule: &str) -> (usize, usize) {
    let document = folder.json(&["check", "a.yaml"]);
    assert_eq!(document["failed"].as_array().map(Vec::len), Some(0), "{document}");
    let of = |list: &str| document[list].as_array().unwrap().iter().filter(|one| one["rule"] == rule).count();
    (of("findings"), of("undecided"))
}

#[test]
fn rules_hold_to_a_limit_the_time_inside_that_analyze_prints() {
    for (steps, inside) in PERMITS {
        let folder = Folder::under(&["path-over-promise"], "", &[("a.yaml", &permit("", steps))]);
        assert_eq!(folder.json(&["analyze", "a.yaml"])["limits"]["inside"].to_string(), inside, "{steps}");
        let less: f64 = inside.parse::<f64>().unwrap() - 0.5;
        for (limit, found) in [(inside.to_owned(), 0), (less.to_string(), 1)] {
            for (rule, key) in [("path-over-promise", "promised"), ("path-over-statutory", "statutory")] {
                let text = permit(&format!("limits: {{{key}: {limit}}}\n"), steps);
                let folder = Folder::under(&[rule], "", &[("a.yaml", &text)]);
                assert_eq!(counts(&folder, rule), (found, 0), "{rule} {limit}: {steps}");
            }
            let config = format!("thresholds: {{decision-over-20: {{limit: {limit}wd}}}}");
            let folder = Folder::new(&[("a.yaml", &permit("", steps)), ("reengineer.yaml", &config)]);
            assert_eq!(counts(&folder, "decision-over-20"), (found, 0), "{limit}: {steps}");
        }
    }
}

#[test]
fn delivery_and_preliminary_review_have_the_same_clock() {
    // From the decision on 12 days of waiting count, but for the 4 that a suspended step takes on the path.
    let decided = "{name: d, kind: decision, days: 0}, {name: w, days: 8}, {name: h, days: 4, clock: suspended}";
    let reviewed = "{name: e, days: 5, clock: suspended}, {name: 初审, days: 19, after: [i]}";
    for (rule, steps, bound) in [("delivery-over-10", decided, 12), ("preliminary-review-over-20", reviewed, 19)] {
        for (limit, found) in [(bound, 0), (bound - 1, 1)] {
            let config = format!("thresholds: {{{rule}: {{limit: {limit}wd}}}}");
            let folder = Folder::new(&[("a.yaml", &permit("", steps)), ("reengineer.yaml", &config)]);
            assert_eq!(counts(&folder, rule), (found, 0), "{rule} {limit}");
        }
    }
}

/// The working days in so many calendar days that follow an intake, from every start of the
/// sweep; two of the submission come before
fn working_days_in(days: u32, first: Date, last: Date) -> Vec<u32> {
    let china = Calendar::china();
    let starts = china.working_days().filter(|start| (first..=last).contains(start));
    let of = |start: Date| {
        let intake = china.add_working(start, 3).ok()?;
        let end = intake.checked_add(jiff::ToSpan::days(i64::from(days))).ok()?;
        let inside = intake.series(jiff::ToSpan::days(1)).skip(1).take_while(|day| *day <= end);
        Some(u32::try_from(inside.filter(|day| china.is_working(*day) == Ok(true)).count()).unwrap())
    };
    starts.filter_map(of).collect()
}

#[test]
fn a_mixed_process_is_judged_from_every_start_and_from_no_median_one() {
    let mut went = std::collections::BTreeSet::new();
    for days in [7, 14, 20, 24, 26, 28, 30, 32, 34, 36, 40, 60] {
        let wait = format!("{{name: n, days: {days}cd}}, {{name: d, kind: decision, days: 0}}");
        let plain = Folder::under(&["target-missed"], "", &[("a.yaml", &permit("", &wait))]);
        let sweep = plain.json(&["analyze", "a.yaml"])["dates"]["sweep"].clone();
        let [first, last] = ["first", "last"].map(|key| sweep[key].as_str().unwrap().parse().unwrap());
        let counts_by_hand = working_days_in(days, first, last);
        let (least, most) = (counts_by_hand.iter().min().unwrap(), counts_by_hand.iter().max().unwrap());
        let expected = match (*least > 20, *most <= 20) {
            (true, _) => (1, 0),
            (_, true) => (0, 0),
            _ => (0, 1),
        };
        went.insert(expected);
        for (rule, limits) in [
            ("decision-over-20", ""),
            ("path-over-promise", "limits: {promised: 20wd}\n"),
            ("path-over-statutory", "limits: {statutory: 20wd}\n"),
            // 2 of the submission, 1 of the intake and 4 of the delivery are beside them.
            ("target-missed", "targets: {days: 27wd}\n"),
        ] {
            let folder = Folder::under(&[rule], "", &[("a.yaml", &permit(limits, &wait))]);
            assert_eq!(counts(&folder, rule), expected, "{rule}: {days}cd are {least} to {most} working days");
        }
        let instant = permit("", &wait).replace("name: P", "name: 即办件");
        let config = "thresholds: {instant-with-days: {days: 20wd}}";
        let folder = Folder::new(&[("a.yaml", &instant), ("reengineer.yaml", config)]);
        assert_eq!(counts(&folder, "instant-with-days"), expected, "{days}cd");
    }
    assert_eq!(went.len(), 3, "each answer is met: {went:?}");
}

#[test]
fn a_published_figure_of_a_mixed_process_is_as_printed_or_one_of_no_start_or_undecided() {
    let wait = "{name: n, days: 30cd}, {name: d, kind: decision, days: 0}";
    let plain = Folder::under(&["claim-mismatch"], "", &[("a.yaml", &permit("", wait))]);
    let document = plain.json(&["analyze", "a.yaml"]);
    let printed = document["today"]["days"].as_f64().unwrap();
    let days = |which: &str| document["dates"]["sweep"]["today"][which]["days"].as_f64().unwrap();
    let (best, worst) = (days("best"), days("worst"));
    assert!(best < printed && printed < worst, "{best} {printed} {worst}");
    for (claim, expected) in [(printed, (0, 0)), (10.0, (1, 0)), (worst + 1.0, (1, 0)), (best, (0, 1)), (worst, (0, 1))]
    {
        let text = permit(&format!("claims: {{after: {{days: {claim}}}}}\n"), wait);
        let folder = Folder::under(&["claim-mismatch"], "", &[("a.yaml", &text)]);
        assert_eq!(counts(&folder, "claim-mismatch"), expected, "{claim} of {best} to {worst}");
    }
}

#[test]
fn a_step_that_follows_the_event_at_once_is_held_to_its_limit_as_both_are_written() {
    let step = |days: &str, limit: &str| {
        let text = format!(
            "name: P\nunit: day\nsteps:\n  - {{name: i, department: a, days: 1}}\n  - {{name: o, department: a, \
             days: {days}, limit: {{days: {limit}, from: i}}}}\n"
        );
        let folder = Folder::under(&["step-over-event-limit"], "", &[("a.yaml", &text)]);
        counts(&folder, "step-over-event-limit")
    };
    assert_eq!(step("2mo", "2mo"), (0, 0), "months are held to months");
    assert_eq!(step("2mo", "1mo"), (1, 0));
    assert_eq!(step("61cd", "2mo"), (0, 1), "what depends on the date is undecided");
}
