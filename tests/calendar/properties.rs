//! The calendar against counting day by day.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use reengineer::calendar::{Base, Calendar, CalendarError, Layer, Moment, Selection, Timeline, add_days};

/// A date within China's calendar with some 700 days of room on both sides.
fn start() -> impl Strategy<Value = Date> {
    (0_u32..5_800).prop_map(|days| add_days(date(2009, 1, 1), days).unwrap())
}

/// China's calendar, plain weekdays, or made up at random for 2007 to 2026.
fn calendar() -> impl Strategy<Value = Calendar> {
    let made_up = prop::collection::btree_map(0_u32..7_305, any::<bool>(), 0..2_000);
    prop_oneof![Just(Calendar::china()), Just(Calendar::weekdays()), made_up.prop_map(|days| of_days(days.into_iter())),]
}

/// The years 2007 to 2026 with these days off or, on weekends, worked, counted from 2007-01-01.
fn of_days(days: impl Iterator<Item = (u32, bool)>) -> Calendar {
    let row = |day: Date, off| format!(r#"{{"name": "n", "date": "{day}", "isOffDay": {off}}}"#);
    // One day in each, as a year without days is not published.
    let mut years: BTreeMap<i16, Vec<String>> =
        (2007..=2026).map(|year| (year, vec![row(date(year, 6, 30), true)])).collect();
    for (day, off) in days {
        let day = add_days(date(2007, 1, 1), day).unwrap();
        let weekend = day.weekday().to_monday_zero_offset() >= 5;
        if (day.month(), day.day()) != (6, 30) && (off || weekend) {
            years.entry(day.year()).or_default().push(row(day, off));
        }
    }
    let years = years.iter().map(|(year, days)| format!(r#"{{"year": {year}, "days": [{}]}}"#, days.join(",")));
    let text = format!("[{}]", years.collect::<Vec<_>>().join(","));
    let file = Layer::parse("made-up.json", text.as_bytes(), &Selection::default()).unwrap();
    Calendar::laid(Base::Weekdays, &[file]).unwrap()
}

/// Day by day: the `days`-th working day after `start`, or before it.
fn walk(calendar: &Calendar, start: Date, days: u32, step: i32) -> Result<Date, CalendarError> {
    let (mut day, mut left) = (start, days);
    while left > 0 {
        day = day.checked_add(step.days()).unwrap();
        left -= u32::from(calendar.is_working(day)?);
    }
    Ok(day)
}

/// The moments of the days from 100 days before a date through it, where a working day is so short that they can be
/// told one by one; of a day off its end.
fn moments(line: Timeline<'_>, day: u64, last: Date) -> Vec<Moment> {
    let first = last.checked_sub(100.days()).unwrap();
    let dates = first.series(1.day()).take_while(|date| *date <= last);
    let of_day = |date: Date| {
        let dawn = Moment::end_of(date.yesterday().unwrap());
        let works = line.calendar().is_working(date).unwrap();
        let worked = (1..day).filter(move |_| works).map(move |worked| line.add_working_time(dawn, worked).unwrap());
        worked.chain([Moment::end_of(date)])
    };
    dates.flat_map(of_day).collect()
}

/// The end of any day, or so much work after it.
fn moment(line: Timeline<'_>, date: Date, worked: u64) -> Moment {
    line.add_working_time(Moment::end_of(date), worked).unwrap()
}

proptest! {
    #[test]
    fn backwards_is_the_latest_moment_from_which_it_ends_in_time(
        calendar in calendar(), day in 1_u64..=4, date in start(), worked in 0_u64..=4,
        time in 0_u64..=24, calendar_minutes in 0_u64..=15_000,
    ) {
        let line = Timeline::new(&calendar, day).unwrap();
        let to = moment(line, date, worked);
        let all = moments(line, day, to.date());
        let latest = |ends: &dyn Fn(Moment) -> Moment| all.iter().copied().rfind(|from| *from <= to && ends(*from) <= to);
        let by_work = latest(&|from| line.add_working_time(from, time).unwrap());
        prop_assert_eq!(line.sub_working_time(to, time).ok(), by_work);
        // In minutes, so that parts of days occur.
        let long = calendar_minutes * 1_000;
        let by_days = latest(&|from| line.add_calendar_time(from, long).unwrap());
        prop_assert_eq!(line.sub_calendar_time(to, long).ok(), by_days);
        let by_period = latest(&|from| line.add_period(from, long).unwrap());
        prop_assert_eq!(line.sub_period(to, long).ok(), by_period);
        let none = latest(&|from| from);
        prop_assert_eq!((line.sub_working_time(to, 0).ok(), line.sub_calendar_time(to, 0).ok()), (none, none));
    }

    #[test]
    fn working_time_between_is_the_moments_of_working_days_from_one_to_another(
        calendar in calendar(), day in 1_u64..=4, date in start(), worked in (0_u64..=4, 0_u64..=4), back in 0_u32..60,
    ) {
        let line = Timeline::new(&calendar, day).unwrap();
        let (one, other) =
            (moment(line, date.checked_sub(i64::from(back).days()).unwrap(), worked.0), moment(line, date, worked.1));
        let (from, to) = (one.min(other), one.max(other));
        let works = |moment: &Moment| calendar.is_working(moment.date()).unwrap();
        let all = moments(line, day, to.date()).into_iter().filter(works);
        let between = all.filter(|moment| from < *moment && *moment <= to).count();
        prop_assert_eq!(line.working_time_between(from, to), Ok(between as u64));
    }

    #[test]
    fn adding_and_taking_away_working_days_is_walking_day_by_day(
        calendar in calendar(), start in start(), days in 0_u32..300,
    ) {
        prop_assert_eq!(calendar.add_working(start, days), walk(&calendar, start, days, 1));
        prop_assert_eq!(calendar.sub_working(start, days), walk(&calendar, start, days, -1));
    }

    #[test]
    fn working_days_between_is_counting_day_by_day(
        calendar in calendar(), start in start(), days in 0_u32..600,
    ) {
        let end = add_days(start, days).unwrap();
        let counted = (1..=days).filter(|&n| calendar.is_working(add_days(start, n).unwrap()).unwrap()).count() as i64;
        prop_assert_eq!(calendar.working_days_between(start, end), Ok(counted));
        prop_assert_eq!(calendar.working_days_between(end, start), Ok(-counted));
        let span = calendar.span(start, end).unwrap();
        prop_assert_eq!(span.filter(|day| day.counted).count() as i64, counted);
    }

    #[test]
    fn at_the_edges_walking_meets_the_same_unknown_year(
        days in 0_u32..400, length in 0_u32..400,
    ) {
        let china = Calendar::china();
        let late = add_days(date(2025, 12, 1), days).unwrap();
        prop_assert_eq!(china.add_working(late, length), walk(&china, late, length, 1));
        let early = add_days(date(2006, 12, 1), days).unwrap();
        prop_assert_eq!(china.sub_working(early, length), walk(&china, early, length, -1));
    }

    #[test]
    fn forward_then_backward_is_the_last_working_day_and_the_reverse_the_next(
        calendar in calendar(), start in start(), days in 1_u32..300,
    ) {
        let there = calendar.add_working(start, days).unwrap();
        let last = if calendar.is_working(start).unwrap() { start } else { walk(&calendar, start, 1, -1).unwrap() };
        prop_assert_eq!(calendar.sub_working(there, days), Ok(last));
        let back = calendar.sub_working(start, days).unwrap();
        prop_assert_eq!(calendar.add_working(back, days), calendar.working_from(start));
    }

    #[test]
    fn later_starts_and_longer_limits_never_end_earlier(
        calendar in calendar(), start in start(), later in 0_u32..30, days in 1_u32..300, more in 0_u32..30,
    ) {
        let other = add_days(start, later).unwrap();
        prop_assert!(calendar.add_working(start, days).unwrap() <= calendar.add_working(other, days + more).unwrap());
        prop_assert!(calendar.add_calendar(start, days).unwrap() <= calendar.add_calendar(other, days + more).unwrap());
        prop_assert!(calendar.add_working(start, days).unwrap() < calendar.add_working(start, days + more + 1).unwrap());
    }

    #[test]
    fn working_days_add_up_and_calendar_days_never_end_earlier_in_parts(
        calendar in calendar(), start in start(), a in 0_u32..150, b in 0_u32..150,
    ) {
        let first = calendar.add_working(start, a).unwrap();
        prop_assert_eq!(calendar.add_working(first, b), calendar.add_working(start, a + b));
        let first = calendar.add_calendar(start, a).unwrap();
        prop_assert!(calendar.add_calendar(first, b).unwrap() >= calendar.add_calendar(start, a + b).unwrap());
    }

    #[test]
    fn a_calendar_day_limit_ends_on_the_first_working_day_from_its_last(
        calendar in calendar(), start in start(), days in 1_u32..300,
    ) {
        let raw = add_days(start, days).unwrap();
        let mut due = raw;
        while !calendar.is_working(due).unwrap() {
            due = due.tomorrow().unwrap();
        }
        prop_assert_eq!(calendar.add_calendar(start, days), Ok(due));
        let span: Vec<_> = calendar.calendar_span(start, days).unwrap().collect();
        prop_assert_eq!(span.iter().filter(|day| day.counted).count(), days as usize);
        prop_assert_eq!(span.last().map(|day| day.date), Some(due));
    }

    #[test]
    fn working_time_adds_up_exactly_and_is_monotone(
        calendar in calendar(), start in start(), day in 1_u64..=1_440_000,
        shares in prop::collection::vec(0.0_f64..3.0, 3),
    ) {
        let line = Timeline::new(&calendar, day).unwrap();
        let times: Vec<u64> = shares.iter().map(|share| (share * day as f64) as u64).collect();
        let from = line.add_working_time(Moment::end_of(start), times[0]).unwrap();
        let first = line.add_working_time(from, times[1]).unwrap();
        let both = line.add_working_time(from, times[1] + times[2]).unwrap();
        prop_assert_eq!(line.add_working_time(first, times[2]), Ok(both));
        prop_assert!(Moment::end_of(start) <= from && from <= first && first <= both);
        prop_assert!(line.add_working_time(from, times[2]).unwrap() <= both);
        prop_assert!(both.worked().is_none_or(|worked| worked > 0 && worked < day));
        // Whole days are the law's working days.
        let whole = line.add_working_time(Moment::end_of(start), 7 * day).unwrap();
        prop_assert_eq!(whole, Moment::end_of(calendar.add_working(start, 7).unwrap()));
    }

    #[test]
    fn both_clocks_are_monotone_over_any_two_moments(
        calendar in calendar(),
        a in (start(), 0_u64..1_000), shift in (0_u32..4, 0_u64..1_000), time in 0_u64..5_000, days in 0_u32..20,
    ) {
        let line = Timeline::new(&calendar, 480).unwrap();
        let at = |day, time| line.add_working_time(Moment::end_of(day), time).unwrap();
        let (x, y) = (at(a.0, a.1), at(add_days(a.0, shift.0).unwrap(), shift.1));
        let (x, y) = (x.min(y), x.max(y));
        prop_assert!(line.add_working_time(x, time).unwrap() <= line.add_working_time(y, time).unwrap());
        let long = u64::from(days) * 1_440_000;
        prop_assert!(line.add_calendar_time(x, long).unwrap() <= line.add_calendar_time(y, long).unwrap());
        prop_assert!(line.add_period(x, long).unwrap() <= line.add_period(y, long).unwrap());
        prop_assert!(line.add_calendar_time(x, long).unwrap() <= line.add_period(x, long).unwrap());
    }

    #[test]
    fn no_bytes_make_the_readers_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), text in ".{0,200}", lines in prop::collection::vec(
        prop::sample::select(vec![
            "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "DTSTART:20270101",
            "DTEND:20270104", "DTSTART:20270101T080000", "SUMMARY:班", " folded", "DURATION:P2W", "RRULE:X", "END", ":",
            "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-31,31", "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-5MO;BYSETPOS=-366", "CATEGORIES:,",
        ]), 0..20)) {
        let read = |bytes: &[u8]| {
            let _ = Layer::parse("f", bytes, &Selection::default());
        };
        read(&bytes);
        read(text.as_bytes());
        read(&[b"{\"days\":", bytes.as_slice()].concat());
        read(&[b"BEGIN:VCALENDAR\n", bytes.as_slice()].concat());
        read(format!("BEGIN:VCALENDAR\n{text}\n{}", lines.join("\n")).as_bytes());
    }
}
