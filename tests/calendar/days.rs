//! The calendar against what others have published.

use std::io::Write;
use std::path::PathBuf;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use reengineer::calendar::{
    Base, Calendar, CalendarError, Day, DayReason, FileError, Layer, Moment, Selection, Timeline, UnknownYear, add_days,
};

/// The folder of reference data, where it is there.
fn reference() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folders = ["../shared/data/holiday-cn", "../../shared/data/holiday-cn"];
    let found = folders.iter().map(|folder| root.join(folder)).find(|folder| folder.is_dir());
    if found.is_none() {
        // Past the capture of passing tests, which `println` is not.
        let line = b"skipped: no reference data in ../shared/data/holiday-cn
";
        std::io::stderr().write_all(line).unwrap();
    }
    found
}

fn days_of(year: i16) -> impl Iterator<Item = Date> {
    date(year, 1, 1).series(1.day()).take_while(move |day| day.year() == year)
}

#[test]
fn working_days_of_every_year_are_those_published() {
    let china = Calendar::china();
    assert_eq!(china.years(), [2007..=2026]);
    for (year, days) in [(2024, 251), (2025, 248), (2026, 248)] {
        assert_eq!(china.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)), Ok(days));
    }
    let Some(folder) = reference() else { return };
    let table = std::fs::read_to_string(folder.join("reference-working-days.csv")).unwrap();
    let mut years = 0;
    for line in table.lines().filter(|line| !line.starts_with("year")) {
        let mut cells = line.split(',').map(|cell| cell.parse::<i64>());
        let (Some(Ok(year)), Some(Ok(days))) = (cells.next(), cells.next()) else { panic!("{line}") };
        let year = i16::try_from(year).unwrap();
        let counted = days_of(year).filter(|&day| china.is_working(day).unwrap()).count();
        assert_eq!(counted as i64, days, "{year}");
        assert_eq!(china.working_days_between(date(year, 1, 1), date(year, 12, 31)), {
            let first = i64::from(china.is_working(date(year, 1, 1)).unwrap());
            Ok(days - first)
        });
        assert!(!china.sources(year).is_empty());
        years += 1;
    }
    assert_eq!(years, 20);
}

#[test]
fn every_day_is_worked_or_off_as_published_under_the_name_published() {
    let Some(folder) = reference() else { return };
    let china = Calendar::china();
    let mut theirs: std::collections::BTreeMap<Date, (bool, String)> = Default::default();
    for year in 2007..=2026 {
        let text = std::fs::read_to_string(folder.join(format!("{year}.json"))).unwrap();
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        for day in file["days"].as_array().unwrap() {
            let when: Date = day["date"].as_str().unwrap().parse().unwrap();
            let name = match day["name"].as_str().unwrap() {
                "“五一”" | "“五一”国际劳动节" => "劳动节",
                "“十一”" => "国庆节",
                name => name,
            };
            theirs.insert(when, (!day["isOffDay"].as_bool().unwrap(), name.to_owned()));
        }
        let papers = file["papers"].as_array().unwrap().iter().map(|paper| paper.as_str().unwrap());
        let papers: Vec<_> = papers.map(|paper| paper.replace("http://", "https://")).collect();
        assert_eq!(china.sources(year), papers);
    }
    let mut named = 0;
    for day in (2007..=2026).flat_map(days_of) {
        let weekend = day.weekday().to_monday_zero_offset() >= 5;
        let expected = theirs.get(&day).map_or(!weekend, |(works, _)| *works);
        assert_eq!(china.is_working(day), Ok(expected), "{day}");
        let why = china.why(day).unwrap();
        match theirs.get(&day) {
            Some((false, name)) => assert_eq!(why, Some(DayReason::DayOff(name)), "{day}"),
            Some((true, name)) if weekend => assert_eq!(why, Some(DayReason::MakeUp(name)), "{day}"),
            _ if expected => assert_eq!(why, None, "{day}"),
            // Two weekends within a holiday that the notices do not name.
            _ => assert!(matches!(why, Some(DayReason::Weekend | DayReason::DayOff(_))), "{day}"),
        }
        named += 1;
    }
    assert_eq!(named, 7305);
}

#[test]
fn the_files_themselves_read_to_the_same_calendar_alone_and_over_it() {
    let Some(folder) = reference() else { return };
    let read = |year: i16| {
        let bytes = std::fs::read(folder.join(format!("{year}.json"))).unwrap();
        Layer::parse(&format!("{year}.json"), &bytes, &Selection::default())
    };
    let china = Calendar::china();
    let files: Vec<Layer> = (2007..=2026).map(|year| read(year).unwrap()).collect();
    for base in Base::ALL {
        let theirs = Calendar::laid(base, &files).unwrap();
        assert_eq!(theirs.years(), china.years());
        for day in (2007..=2026).flat_map(days_of) {
            assert_eq!(theirs.is_working(day), china.is_working(day), "{day}");
        }
    }
    assert_eq!(read(2027), Err(FileError::Empty { year: Some(2027) }));
}

#[test]
fn the_nine_vectors_end_on_their_days() {
    let china = Calendar::china();
    let vectors = [
        (date(2026, 9, 28), 5, date(2026, 10, 10), 12),
        (date(2026, 2, 13), 3, date(2026, 2, 25), 12),
        (date(2026, 1, 1), 1, date(2026, 1, 4), 3),
        (date(2026, 4, 30), 3, date(2026, 5, 8), 8),
        (date(2025, 12, 31), 2, date(2026, 1, 5), 5),
        (date(2026, 9, 18), 1, date(2026, 9, 20), 2),
        (date(2026, 9, 30), 7, date(2026, 10, 15), 15),
        (date(2026, 3, 2), 20, date(2026, 3, 30), 28),
        (date(2025, 1, 24), 7, date(2025, 2, 10), 17),
    ];
    for (start, days, due, calendar_days) in vectors {
        assert_eq!(china.add_working(start, days), Ok(due), "{start} + {days}");
        assert_eq!(add_days(start, calendar_days), Ok(due));
        assert_eq!(china.working_days_between(start, due), Ok(days.into()));
        let span = china.span(start, due).unwrap();
        assert_eq!(span.len(), calendar_days as usize + 1);
        assert_eq!(span.filter(|day| day.counted).count(), days as usize);
    }
}

#[test]
fn a_year_that_is_not_published_is_an_error_and_never_a_guess() {
    let china = Calendar::china();
    let unknown = |year, before, after| {
        CalendarError::Unknown(Box::new(UnknownYear { year, before, after, base: Base::China, partial: None }))
    };
    let unpublished = unknown(2027, Some(2026), None);
    assert_eq!(china.is_working(date(2027, 1, 4)), Err(unpublished.clone()));
    assert_eq!(china.add_working(date(2026, 12, 31), 1), Err(unpublished.clone()));
    assert_eq!(china.add_working(date(2026, 12, 31), u32::MAX), Err(unpublished.clone()));
    assert_eq!(china.add_working(date(2026, 12, 30), 1), Ok(date(2026, 12, 31)));
    assert_eq!(china.add_calendar(date(2026, 12, 31), 1), Err(unpublished.clone()));
    assert_eq!(china.working_days_between(date(2026, 12, 1), date(2027, 2, 1)), Err(unpublished.clone()));
    assert!(china.span(date(2026, 12, 1), date(2027, 2, 1)).is_err());
    assert_eq!(unpublished.to_string(), "the working days of `2027` are not known: the calendar ends with 2026");
    assert!(unpublished.help().is_some_and(|help| help.contains("2027")));
    let before = unknown(2006, None, Some(2007));
    assert_eq!(china.sub_working(date(2007, 1, 10), 30), Err(before.clone()));
    assert_eq!(china.sub_working(date(2007, 1, 10), u32::MAX), Err(before.clone()));
    assert_eq!(china.is_working(date(2006, 12, 31)), Err(before));
    // The day of the event is not counted, so its own year need not be known.
    assert_eq!(china.sub_working(date(2027, 1, 1), 1), Ok(date(2026, 12, 31)));
    assert_eq!(china.add_working(date(2006, 12, 31), 1), Ok(date(2007, 1, 4)));
}

#[test]
fn plain_weekdays_run_from_the_year_1_to_9999() {
    let plain = Calendar::weekdays();
    assert_eq!(plain.add_working(date(2026, 9, 28), 5), Ok(date(2026, 10, 5)));
    assert_eq!(plain.add_working(date(2027, 12, 31), 1), Ok(date(2028, 1, 3)));
    assert_eq!(plain.why(date(2027, 1, 2)), Ok(Some(DayReason::Weekend)));
    assert!(!plain.is_provisional(date(2026, 12, 31)));
    let start = date(9999, 12, 31);
    assert_eq!(plain.add_working(start, 1), Err(CalendarError::TooLong { start, days: 1 }));
    assert_eq!(plain.add_calendar(start, u32::MAX), Err(CalendarError::TooLong { start, days: u32::MAX.into() }));
    let first = date(1, 1, 1);
    assert_eq!(plain.sub_working(first, 1), Err(CalendarError::TooLong { start: first, days: 1 }));
    let before = date(0, 12, 31);
    assert_eq!(plain.add_working(before, 1), Err(CalendarError::OutOfRange { date: before }));
}

#[test]
fn a_calendar_day_limit_moves_to_the_next_working_day() {
    let china = Calendar::china();
    assert_eq!(china.add_calendar(date(2026, 9, 21), 10), Ok(date(2026, 10, 8)));
    assert_eq!(china.add_calendar(date(2026, 10, 5), 5), Ok(date(2026, 10, 10)));
    assert_eq!(china.add_calendar(date(2026, 10, 3), 0), Ok(date(2026, 10, 3)));
    let days: Vec<Day> = china.calendar_span(date(2026, 9, 29), 3).unwrap().collect();
    let holiday = Some(DayReason::DayOff("国庆节"));
    let day = |date, counted, why| Day { date, counted, why };
    assert_eq!(days[0], day(date(2026, 9, 29), false, Some(DayReason::Start)));
    assert_eq!(days[1], day(date(2026, 9, 30), true, None));
    assert_eq!(days[3], day(date(2026, 10, 2), true, holiday));
    assert_eq!(days[4], day(date(2026, 10, 3), false, holiday));
    assert_eq!(days[9], day(date(2026, 10, 8), false, Some(DayReason::MovedTo)));
    assert_eq!(days.len(), 10);
}

#[test]
fn calendar_days_in_two_parts_may_end_later_than_in_one() {
    let china = Calendar::china();
    let friday = date(2026, 3, 6);
    let once = china.add_calendar(friday, 1).unwrap();
    assert_eq!(china.add_calendar(once, 1), Ok(date(2026, 3, 10)));
    assert_eq!(china.add_calendar(friday, 2), Ok(date(2026, 3, 9)));
}

#[test]
fn a_mixed_process_ends_where_counting_by_hand_ends() {
    let china = Calendar::china();
    let line = Timeline::new(&china, 480_000).unwrap();
    // Accepted on Monday 2026-09-28. Half a day of work: Tuesday noon.
    let noon = line.add_working_time(Moment::end_of(date(2026, 9, 28)), 240_000).unwrap();
    assert_eq!((noon.date(), noon.worked()), (date(2026, 9, 29), Some(240_000)));
    // Seven calendar days of notice from then: through 10-06, moved to 10-08.
    let week = 7 * 1_440_000;
    let notice = line.add_period(noon, week).unwrap();
    // Any other seven days end where they end, and so does a notice under another law.
    let wait = line.add_calendar_time(noon, week).unwrap();
    assert_eq!(wait, Moment::end_of(date(2026, 10, 6)));
    assert_eq!(line.with_periods_running_on(false).add_period(noon, week), Ok(wait));
    assert_eq!(line.begins_on(wait), Ok(date(2026, 10, 8)));
    assert_eq!(notice, Moment::end_of(date(2026, 10, 8)));
    assert_eq!(line.begins_on(notice), Ok(date(2026, 10, 9)));
    // Two working days: Friday the 9th and the make-up Saturday.
    let done = line.add_working_time(notice, 960_000).unwrap();
    assert_eq!(done, Moment::end_of(date(2026, 10, 10)));
    // Half a day and half a day are one day, also over the weekend.
    let half = line.add_working_time(done, 240_000).unwrap();
    assert_eq!((half.date(), half.worked()), (date(2026, 10, 12), Some(240_000)));
    assert_eq!(line.add_working_time(half, 240_000), Ok(Moment::end_of(date(2026, 10, 12))));
    assert_eq!(line.begins_on(half), Ok(date(2026, 10, 12)));
    assert_eq!(line.add_calendar_time(done, 1), line.add_calendar_time(done, 1_440_000));
    for day in [0, 1_440_001] {
        assert_eq!(Timeline::new(&china, day).err(), Some(CalendarError::DayLength { thousandths: day }));
    }
    assert!(line.add_working_time(half, u64::MAX).is_err());
    assert!(line.add_calendar_time(half, u64::MAX).is_err());
}
