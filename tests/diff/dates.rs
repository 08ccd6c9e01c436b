//! Both versions of a process that depends on dates are counted from one day.

use jiff::civil::Date;
use reengineer::analysis::{Dating, Start, days};
use reengineer::calendar::Calendar;
use reengineer::model::Process;

use super::*;

/// Publicity in calendar days inside a process of working days.
fn publicity(review: u32, publicity: &str) -> String {
    format!(
        "\
name: 公示
steps:
  - {{id: 受理, department: 甲局, kind: intake, days: 1, after: []}}
  - {{id: 审查, department: 甲局, kind: review, days: {review}}}
  - {{id: 公示, department: 甲局, kind: publicity, days: {publicity}, clock: suspended}}
  - {{id: 决定, department: 甲局, kind: decision, days: 2}}
"
    )
}

fn read(text: &str) -> Process {
    let source = reengineer::source::Source::read("test.yaml", text.as_bytes().to_vec()).unwrap();
    reengineer::input::read(&source).unwrap()
}

fn date(value: &Value) -> Date {
    value.as_str().unwrap().parse().unwrap()
}

/// The number of days that a process takes from a day.
fn from(process: &Process, start: Date) -> Option<i64> {
    let dating = Dating { start: Some(Start::On(start)), ..Dating::default() };
    let time = days(process, &dating).ok()?.in_days(process.day()).decimal();
    assert_eq!(time.scale(), 0);
    Some(time.mantissa())
}

#[test]
fn the_difference_is_the_median_of_the_differences_from_every_common_start() {
    for (before, after, length) in [(5, 4, "10cd"), (3, 2, "7cd"), (8, 3, "45cd"), (10, 8, "30cd"), (5, 1, "15cd")] {
        let (old, new) = (publicity(before, length), publicity(after, length));
        let document = document(&old, &new);
        let (dates, totals) = (&document["dates"], &document["totals"]);
        let (old, new) = (read(&old), read(&new));
        let sweep = &dates["sweep"];
        let first = date(&sweep["first"]);
        let (last, china) = (date(&sweep["last"]), Calendar::china());
        let starts = first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last);
        let starts = starts.filter(|day| china.is_working(*day).unwrap());
        let runs: Vec<(i64, i64)> =
            starts.map(|start| (from(&old, start).unwrap(), from(&new, start).unwrap())).collect();
        assert_eq!(sweep["starts"], runs.len());
        let past = china.add_working(last, 1).unwrap();
        assert!(from(&old, past).is_none() || from(&new, past).is_none(), "the latest start of both");
        let mut differences: Vec<i64> = runs.iter().map(|(old, new)| new - old).collect();
        differences.sort_unstable();
        let middle = [differences[(differences.len() - 1) / 2], differences[differences.len() / 2]];
        let real = totals["real"].as_i64().unwrap();
        assert!(middle.contains(&real) && middle.iter().all(|median| median.abs() >= real.abs()), "{middle:?} {real}");
        let of = |run: &str, side: &str| sweep[run][side]["days"].as_i64().unwrap();
        let told = |run| of(run, "after") - of(run, "before");
        assert_eq!([told("best"), told("worst")], [differences[0], differences[differences.len() - 1]]);
        assert_eq!(told("median"), real);
        // Both sides from the day that is told.
        let start = date(&dates["start"]);
        let sides = [&document["before"]["days"], &document["after"]["days"]].map(|days| days.as_i64().unwrap());
        assert_eq!(sides, [from(&old, start).unwrap(), from(&new, start).unwrap()]);
        // No day off is an accusation.
        assert_eq!(totals["moved"], 0, "{before} {after} {length}");
        assert!(
            document["changes"].as_array().unwrap().iter().all(|change| change["paper"] == Value::Array(Vec::new()))
        );
    }
}

#[test]
fn the_start_and_what_another_would_change_are_told() {
    let (old, new) = (publicity(5, "10cd"), publicity(4, "10cd"));
    let ran = compare(&old, &new, &[]);
    let start = document(&old, &new)["dates"]["start"].as_str().unwrap().to_owned();
    shown("the start and what another would change are told: every start", &ran.out.replace(&start, "START"));
    let asked = compare(&old, &new, &["--start", "2026-01-05"]);
    shown("the start and what another would change are told: one start", &asked.out);
    let year = compare(&old, &new, &["--sweep", "2025", "--format", "json"]);
    let year: Value = serde_json::from_str(&year.out).unwrap();
    assert_eq!(
        (&year["dates"]["sweep"]["first"], &year["dates"]["sweep"]["starts"]),
        (&"2025-01-02".into(), &248.into())
    );
    assert_eq!(compare(&old, &new, &["--start", "2026-02-30"]).code, 2);
    assert_eq!(document(PERMIT, &permit(&[("days: 10", "days: 9")]))["dates"], Value::Null);
}

#[test]
fn it_does_not_matter_which_version_is_called_the_old_one() {
    for (before, after, length) in [(5, 4, "10cd"), (8, 3, "45cd"), (3, 2, "20cd")] {
        let (old, new) = (publicity(before, length), publicity(after, length));
        let (there, back) = (document(&old, &new), document(&new, &old));
        assert_eq!(there["dates"]["start"], back["dates"]["start"]);
        assert_eq!(there["totals"]["real"].as_i64(), back["totals"]["real"].as_i64().map(|days| -days));
        assert_eq!(there["before"], back["after"]);
    }
}

#[test]
fn a_step_that_goes_onto_the_other_clock_is_told_as_it_is_written() {
    let other = permit(&[("days: 6, needs", "days: 6cd, needs")]);
    let document = document(PERMIT, &other);
    let clock = of_kind(&document, "clock");
    assert_eq!((clock.len(), &clock[0]["fields"]), (1, &vec!["days"].into()), "{document:#}");
    let told = compare(PERMIT, &other, &["--width", "100"]);
    assert!(told.out.contains("6 working days → 6 calendar days"), "{}", told.out);
}

#[test]
fn days_that_go_outside_the_limit_are_counted_as_the_measures_count_them() {
    let old = publicity(5, "10cd").replace(", clock: suspended", "");
    let document = document(&old, &publicity(5, "10cd"));
    let (before, after) = (&document["before"], &document["after"]);
    let gone = after["counted_days"].as_i64().unwrap() - before["counted_days"].as_i64().unwrap();
    let totals = &document["totals"];
    assert_eq!(
        [&totals["claimed"], &totals["real"], &totals["moved"], &totals["declared"]].map(|days| days.as_i64().unwrap()),
        [gone, 0, gone, 0]
    );
}

#[test]
fn of_tied_paths_that_with_most_office_days_decides_on_dates_too() {
    let old = "\
name: P
unit: day
steps:
  - {id: a, department: A, days: 5, after: []}
  - {id: b, department: B, days: 5, after: []}
  - {id: c, department: A, days: 2, after: [a, b]}
";
    // The office still holds the end as long as before.
    let new = edited(old, &[("id: b, department: B", "id: b, actor: third-party")]);
    for args in [&[][..], &["--start", "2026-09-01"]] {
        let told = compare(old, &new, &[args, &["--format", "json"]].concat());
        let document: Value = serde_json::from_str(&told.out).unwrap();
        assert_eq!(
            (&document["totals"]["moved"], &document["before"]["agency_days"]),
            (&0.into(), &7.into()),
            "{args:?}"
        );
        assert_eq!(document["after"]["agency_days"], 7);
    }
}
