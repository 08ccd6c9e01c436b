//! What is printed of a process on the calendar is what counting day by day gives, to the last key.

use std::collections::BTreeMap;
use std::fs;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use reengineer::calendar::{Calendar, DayReason};
use serde_json::Value;
use tempfile::TempDir;

use crate::oracle::brute::{Start, disputed, expected};
use crate::oracle::days::{Choice, Days};
use crate::oracle::generate::dated_process;
use crate::oracle::model::{Process, Style};
use crate::oracle::{agree, comparable};
use crate::program::{analyze_with, cases, config};

/// China's, plain weekdays, or a file of one year over either.
fn calendar() -> impl Strategy<Value = Choice> {
    let holidays = vec((-20_i64..366, 1_i64..10), 0..12);
    let odd = btree_map(-10_i64..366, any::<bool>(), 0..40);
    let file = (any::<bool>(), 2026_i16..=2027, holidays, odd).prop_map(|(over_weekdays, year, holidays, odd)| {
        let mut days: BTreeMap<i64, bool> =
            holidays.into_iter().flat_map(|(first, length)| (first..first + length).map(|day| (day, true))).collect();
        days.extend(odd);
        // A year without days is not published; a file may name days of the December before.
        days.insert(180, true);
        let named = days.into_iter().map(|(day, off)| (date(year, 1, 1).checked_add(day.days()).unwrap(), off));
        let belongs = |day: &Date| day.year() == year || (day.year(), day.month()) == (year - 1, 12);
        let mut named: BTreeMap<Date, bool> = named.filter(|(day, _)| belongs(day)).collect();
        if !over_weekdays && year == 2027 {
            // "a whole notice (at least the days that the holiday regulation fixes)"
            let fixed = [(1, 1), (2, 5), (2, 6), (2, 7), (2, 8), (4, 5), (5, 1), (5, 2), (5, 3), (6, 9), (9, 15)];
            let fixed = fixed.into_iter().chain([(10, 1), (10, 2), (10, 3)]);
            named.extend(fixed.map(|(month, day)| (date(year, month, day), true)));
        }
        // Worked are days that nobody calls off, and none that is worked anyhow.
        let china = Calendar::china();
        let is_made_up = |day: Date| {
            let off_by_name = matches!(china.why(day), Ok(Some(DayReason::DayOff(_))));
            day.weekday().to_monday_zero_offset() >= 5 && (over_weekdays || !off_by_name)
        };
        named.retain(|day, off| *off || is_made_up(*day));
        Choice::File { over_weekdays, year, named: named.into_iter().collect() }
    });
    prop_oneof![2 => Just(Choice::China), 1 => Just(Choice::Weekdays), 3 => file]
}

/// What the command line is given besides the process.
struct Given {
    folder: TempDir,
    calendar: Choice,
    days: Days,
}

impl Given {
    fn of(calendar: &Choice) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("year.json"), calendar.file().unwrap_or_default()).unwrap();
        Given { folder, calendar: calendar.clone(), days: calendar.days() }
    }

    fn analyze(&self, process: &Process, start: Start) -> (u8, Value) {
        let file = self.folder.path().join("year.json");
        // Where no base is named, that of the jurisdiction counts.
        let base = if self.calendar.over_weekdays() { "weekdays" } else { "china" };
        let mut args: Vec<String> = ["--calendar", base].map(String::from).to_vec();
        if matches!(self.calendar, Choice::File { .. }) {
            args.extend(["--calendar", file.to_str().unwrap()].map(String::from));
        }
        match start {
            Start::Unsaid => {}
            Start::On(day) => args.extend(["--start".to_owned(), self.days.dates[day].to_string()]),
            Start::Year(year) => args.extend(["--sweep".to_owned(), year.to_string()]),
        }
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        analyze_with(&process.yaml_as(Style::default()), &args)
    }

    fn place(&self, day: &Value) -> usize {
        let day: Date = day.as_str().unwrap().parse().unwrap();
        self.days.dates.iter().position(|other| *other == day).unwrap()
    }
}

fn same(process: &Process, calendar: &Choice, start: Start) -> Result<(), TestCaseError> {
    let given = Given::of(calendar);
    let about = format!("{start:?} {calendar:?}\n{}", process.yaml());
    let (code, printed) = given.analyze(process, start);
    match expected(process, &given.days, start) {
        Some(expected) => agree(&comparable(printed), &expected, &disputed(process), &about),
        None => {
            prop_assert_eq!((code, &printed["schema"]), (3, &"reengineer.failure/1".into()), "{}", about);
            Ok(())
        }
    }
}

/// So many days before the last on which a start is tried: from some of them the process does not end in time.
fn back() -> impl Strategy<Value = usize> {
    prop_oneof![1 => 0_usize..60, 8 => 60_usize..1_500]
}

fn same_from(process: &Process, calendar: &Choice, back: usize) -> Result<(), TestCaseError> {
    let last = calendar.days().last_start;
    same(process, calendar, Start::On(last - back % (last + 1)))
}

/// One of so many cases, where a case takes hundreds of schedules.
fn share(of: u32) -> ProptestConfig {
    ProptestConfig { cases: cases(1_536).div_ceil(of), ..config(1) }
}

proptest! {
    #![proptest_config(config(384))]

    #[test]
    fn every_figure_from_a_day_is_what_counting_day_by_day_gives(
        process in dated_process(1..=9), calendar in calendar(), back in back(),
    ) {
        same_from(&process, &calendar, back)?;
    }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn every_figure_of_some_fifteen_steps_is_what_counting_day_by_day_gives(
        process in dated_process(12..=16), calendar in calendar(), back in back(),
    ) {
        same_from(&process, &calendar, back)?;
    }
}

proptest! {
    #![proptest_config(share(64))]

    #[test]
    fn what_many_starts_give_is_what_counting_day_by_day_gives(
        process in dated_process(1..=5), calendar in calendar(),
        start in prop_oneof![2 => Just(Start::Unsaid), 1 => (2023_i16..=2026).prop_map(Start::Year)],
    ) {
        same(&process, &calendar, start)?;
    }
}

/// `start`, days and calendar days of a figure, from one start.
type Run = (String, (f64, u64));

fn run(document: &Value, figure: &str) -> Run {
    let days = document[figure]["days"].as_f64().unwrap();
    let calendar_days = document["dates"][figure]["calendar_days"].as_u64().unwrap();
    (document["dates"]["start"].as_str().unwrap().to_owned(), (days, calendar_days))
}

fn told(run: &Value) -> Run {
    let days = (run["days"].as_f64().unwrap(), run["calendar_days"].as_u64().unwrap());
    (run["start"].as_str().unwrap().to_owned(), days)
}

proptest! {
    #![proptest_config(share(512))]

    #[test]
    fn a_sweep_tells_what_its_starts_tell_one_by_one(process in dated_process(4..=8)) {
        let given = Given::of(&Choice::China);
        let (_, unsaid) = given.analyze(&process, Start::Unsaid);
        let swept = if unsaid["dates"].is_null() { given.analyze(&process, Start::Year(2025)).1 } else { unsaid };
        let sweep = &swept["dates"]["sweep"];
        let (first, last) = (given.place(&sweep["first"]), given.place(&sweep["last"]));
        let days: Vec<usize> = (first..=last).filter(|&day| given.days.works[day]).collect();
        prop_assert_eq!(&sweep["starts"], days.len());
        let alone: Vec<Value> = days.iter().map(|&day| given.analyze(&process, Start::On(day)).1).collect();
        for figure in ["today", "reachable", "floor"] {
            let mut runs: Vec<Run> = alone.iter().map(|document| run(document, figure)).collect();
            // Dates are told so that they sort.
            runs.sort_by(|(a, x), (b, y)| x.partial_cmp(y).unwrap().then(a.cmp(b)));
            let worst = runs.iter().find(|(_, days)| *days == runs[runs.len() - 1].1).unwrap();
            let three = [&runs[0], &runs[(runs.len() - 1) / 2], worst];
            for (key, run) in ["best", "median", "worst"].iter().zip(three) {
                prop_assert_eq!(&told(&sweep[figure][key]), run, "{} {}\n{}", figure, key, process.yaml());
            }
        }
        // The figures are those of a start at which today takes its median.
        let start = given.place(&swept["dates"]["start"]);
        let mut chosen = alone[days.iter().position(|&day| day == start).unwrap()].clone();
        prop_assert_eq!(&chosen["today"]["days"], &sweep["today"]["median"]["days"]);
        chosen["dates"]["sweep"] = sweep.clone();
        agree(&comparable(swept.clone()), &comparable(chosen), &[], &process.yaml())?;
    }
}
