//! A working day may have other hours in the other version: three days are three.

use jiff::civil::Date;
use reengineer::analysis::{Dating, Start, days};

use super::*;

fn kinds(document: &Value) -> Vec<&str> {
    document["changes"].as_array().unwrap().iter().map(|change| change["kind"].as_str().unwrap()).collect()
}

fn papers(document: &Value) -> Vec<&str> {
    let changes = document["changes"].as_array().unwrap().iter();
    changes.flat_map(|change| change["paper"].as_array().unwrap()).map(|way| way.as_str().unwrap()).collect()
}

/// The number of days that a definition takes from a day.
fn from(text: &str, start: Date) -> i64 {
    let source = reengineer::source::Source::read("test.yaml", text.as_bytes().to_vec()).unwrap();
    let process = reengineer::input::read(&source).unwrap();
    let dating = Dating { start: Some(Start::On(start)), ..Dating::default() };
    let time = days(&process, &dating).unwrap().in_days(process.day()).decimal();
    assert_eq!(time.scale(), 0);
    time.mantissa()
}

#[test]
fn the_median_difference_is_one_of_days_and_not_of_minutes() {
    let publicity = |hours: u32, length: u32| {
        format!(
            "name: p\njurisdiction: cn\nhours_per_day: {hours}\nsteps:\n  - {{id: a, days: 3}}\n  - {{id: b, days: {length}cd}}\n"
        )
    };
    let (old, new) = (publicity(8, 30), publicity(1, 10));
    let document = document(&old, &new);
    let sweep = &document["dates"]["sweep"];
    let first: Date = sweep["first"].as_str().unwrap().parse().unwrap();
    let mut differences: Vec<i64> = (0..sweep["starts"].as_i64().unwrap())
        .map(|day| first.checked_add(jiff::Span::new().days(day)).unwrap())
        .map(|start| from(&new, start) - from(&old, start))
        .collect();
    differences.sort_unstable();
    let of = |run: &str, side: &str| sweep[run][side]["days"].as_i64().unwrap();
    let told = ["best", "median", "worst"].map(|run| of(run, "after") - of(run, "before"));
    let middle = [differences[(differences.len() - 1) / 2], differences[differences.len() / 2]];
    assert_eq!([told[0], told[2]], [differences[0], differences[differences.len() - 1]]);
    assert!(middle.contains(&told[1]) && told[0] < told[2], "{told:?} {middle:?}");
    // As from that day alone.
    let start = sweep["median"]["start"].as_str().unwrap();
    let alone = compare(&old, &new, &["--start", start, "--format", "json"]);
    let alone: Value = serde_json::from_str(&alone.out).unwrap();
    assert_eq!(
        (&alone["before"]["days"], &alone["after"]["days"]),
        (&document["before"]["days"], &document["after"]["days"])
    );
}

#[test]
fn days_are_longer_or_shorter_as_days() {
    let review =
        |hours: u32, days: &str| format!("name: p\nhours_per_day: {hours}\nsteps:\n  - {{id: a, days: {days}}}\n");
    let kind = |old: (u32, &str), new: (u32, &str)| {
        let document = document(&review(old.0, old.1), &review(new.0, new.1));
        let kinds = kinds(&document);
        kinds.into_iter().find(|kind| *kind != "record").map(str::to_owned)
    };
    let longer = kind((8, "10"), (8, "11"));
    assert_eq!(longer.as_deref(), Some("lengthen"));
    assert_eq!(kind((8, "10"), (7, "11")), longer);
    assert_eq!(kind((7, "11"), (8, "10")), kind((8, "11"), (8, "10")));
    assert_eq!(kind((8, "10h"), (7, "9h")), kind((8, "10h"), (8, "9h")));
}

#[test]
fn a_merger_is_the_sum_of_its_days_whatever_their_hours() {
    let old = "\
name: p
hours_per_day: 8
steps:
  - {id: a, department: X, days: 3}
  - {id: b, department: X, days: 4}
";
    for (hours, days, caught) in [(8, 7, true), (7, 7, true), (9, 7, true), (8, 6, false), (9, 6, false)] {
        let new = format!(
            "name: p\nhours_per_day: {hours}\nsteps:\n  - {{id: c, department: X, days: {days}, replaces: [a, b]}}\n"
        );
        assert_eq!(papers(&document(old, &new)).contains(&"sum-of-days"), caught, "{hours} {days}");
        let gate = compare(old, &new, &["--fail-on", "paper-saving", "-q"]);
        assert_eq!(gate.code, u8::from(caught), "{hours} {days}");
        // And where no version says that it is one.
        let (parts, whole) = (
            edited(old, &[("id: a,", "id: a, name: 初核,"), ("id: b,", "id: b, name: 复核,")]),
            edited(&new, &[("id: c,", "id: a, name: 初核,"), (", replaces: [a, b]", "")]),
        );
        let merged = document(&parts, &whole);
        let went = merged["changes"].as_array().unwrap().iter().any(|change| change["kind"] == "eliminate");
        assert_eq!(went, !caught, "{hours} {days}: {merged:#}");
    }
}

#[test]
fn a_limit_is_cut_alone_where_the_days_are_not() {
    let old = "name: p\nhours_per_day: 8\nsteps:\n  - {id: a, days: 10, limit: 10}\n";
    let new = edited(old, &[("hours_per_day: 8", "hours_per_day: 7"), ("limit: 10", "limit: 8")]);
    assert_eq!(papers(&document(old, &new)), ["limit-only"]);
    let less = edited(old, &[("hours_per_day: 8", "hours_per_day: 9"), ("days: 10, limit: 10", "days: 9, limit: 8")]);
    assert_eq!(papers(&document(old, &less)), [""; 0]);
}

#[test]
fn a_lag_that_the_law_demands_is_compared_on_one_clock_in_days() {
    let demanded = |hours: u32, lag: &str| {
        format!(
            "name: p\nhours_per_day: {hours}\nsteps:\n  - {{id: a, days: 1}}\n  - {{id: b, days: 1, after: [{{step: a, because: law, lag: {lag}}}]}}\n"
        )
    };
    for (old, new, weaker) in [
        ((8, "5wd"), (8, "4wd"), true),
        ((8, "5wd"), (7, "5wd"), false),
        ((7, "5wd"), (8, "4.5wd"), true),
        ((8, "5wd"), (8, "0"), true),
        ((8, "5cd"), (8, "4cd"), true),
        ((8, "5cd"), (8, "7wd"), false),
        ((8, "8h"), (7, "8h"), false),
    ] {
        // The step itself changes in any case, so that there is a change to tell it with.
        let later = edited(&demanded(new.0, new.1), &[("id: b, days: 1", "id: b, days: 2")]);
        let document = document(&demanded(old.0, old.1), &later);
        assert_eq!(papers(&document).contains(&"weaker-order"), weaker, "{old:?} {new:?}: {document:#}");
    }
}

#[test]
fn the_days_of_other_starts_are_told_with_their_unit() {
    let old =
        "name: p\nhours_per_day: 8\nsteps:\n  - {id: a, days: 12h}\n  - {id: b, days: 30cd}\n  - {id: c, days: 3}\n";
    let hours = edited(old, &[("hours_per_day: 8", "hours_per_day: 6"), ("30cd", "20cd")]);
    let told = compare(old, &hours, &["--width", "400"]).out;
    shown("the days of other starts are told with their unit: hours", &told);
    let units = edited(old, &[("hours_per_day: 8", "unit: day"), ("30cd", "20cd"), ("days: 3}", "days: 3wd}")]);
    let told = compare(old, &units, &["--width", "400"]).out;
    shown("the days of other starts are told with their unit: units", &told);
    let chinese = compare(old, &units, &["--lang", "zh", "--width", "400"]).out;
    shown("the days of other starts are told with their unit: Chinese", &chinese);
}
