//! Points of time and how they move on: as a number of minutes, or day by day on a calendar.

use serde_json::{Value, json};

use super::days::Days;
use super::model::{Kind, Length, Measure, Process, Step, Unit};

/// Minutes in 24 hours.
const CALENDAR_DAY: i64 = 24 * 60;

/// A day, and the minutes worked on it when the point comes; its end is all the minutes of a working day. Where
/// time is but a number, all of it is in the minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// The place of the day in the calendar.
    pub day: usize,
    /// The minutes of that day.
    pub minutes: i64,
}

/// Beyond the calendar.
pub const NEVER: Point = Point { day: usize::MAX, minutes: 0 };

/// Time on a clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// How much.
    pub minutes: i64,
    /// Whether it runs in working hours only.
    pub working: bool,
    /// Whether it is one "of kind `publicity`, which is such a period".
    pub runs_on: bool,
}

impl Span {
    /// "No time leaves the moment alone", on whichever clock.
    pub fn is_none(self) -> bool {
        self.minutes == 0
    }

    /// Whether it is as long as another, on the same clock.
    pub fn is_at_least(self, other: Self) -> bool {
        self.working == other.working && self.minutes >= other.minutes
    }
}

/// A way to tell time.
#[derive(Clone, Copy, Debug)]
pub struct Line<'c> {
    unit: Unit,
    workday: i64,
    course: Option<(&'c Days, usize)>,
}

impl<'c> Line<'c> {
    /// As a number.
    pub fn numbers(process: &Process) -> Self {
        Line { unit: process.unit, workday: process.hours * 60, course: None }
    }

    /// On a calendar, from the day of this place.
    pub fn dates(process: &Process, days: &'c Days, start: usize) -> Self {
        Line { unit: process.unit, workday: process.hours * 60, course: Some((days, start)) }
    }

    /// The calendar, if it runs on one.
    pub fn days(&self) -> Option<&'c Days> {
        self.course.map(|(days, _)| days)
    }

    /// "The process starts at the end of its start date D".
    pub fn origin(&self) -> Point {
        self.course.map_or(Point { day: 0, minutes: 0 }, |(_, start)| self.end_of(start))
    }

    /// Moments in their order as numbers: on a calendar the minutes of all days as if each were worked.
    pub fn number_of(&self, point: Point) -> i64 {
        point.day as i64 * self.workday * i64::from(self.course.is_some()) + point.minutes
    }

    /// The moment of such a number; within a day off, the end of the day before it.
    pub fn moment(&self, number: i64) -> Point {
        let Some((days, _)) = self.course else { return Point { day: 0, minutes: number } };
        let (day, minutes) = ((number - 1) / self.workday, (number - 1) % self.workday + 1);
        let day = day as usize;
        if days.works[day] || minutes == self.workday { Point { day, minutes } } else { self.end_of(day - 1) }
    }

    fn end_of(&self, day: usize) -> Point {
        Point { day, minutes: self.workday }
    }

    /// format.md, Durations.
    pub fn span(&self, length: Length) -> Span {
        let (unit, working) = match (length.of, self.unit) {
            (Measure::Days, Unit::Workday) | (Measure::Workdays, _) => (self.workday, true),
            (Measure::Hours, _) => (60, true),
            (Measure::Days, Unit::Day) | (Measure::CalendarDays, _) => (CALENDAR_DAY, false),
            (Measure::Weeks, _) => (7 * CALENDAR_DAY, false),
        };
        let minutes = length.tenths * unit;
        assert_eq!(minutes % 10, 0, "the generator keeps to whole minutes");
        Span { minutes: minutes / 10, working, runs_on: false }
    }

    /// How long a step takes.
    pub fn duration(&self, step: &Step) -> Span {
        Span { runs_on: step.kind == Some(Kind::Publicity), ..self.span(step.days) }
    }

    /// Whether it is on the clock of the process's unit: "no time" is on either.
    pub fn is_own(&self, span: Span) -> bool {
        span.is_none() || span.working == (self.unit == Unit::Workday)
    }

    /// When a span ends that begins at a point.
    pub fn after(&self, from: Point, span: Span) -> Point {
        let Some((days, _)) = self.course else { return Point { minutes: from.minutes + span.minutes, ..from } };
        if span.is_none() || from == NEVER {
            return from;
        }
        let next_working = |day: usize| (day..days.works.len()).find(|&day| days.works[day]);
        if !span.working {
            // Parts of a day count as a whole one. "No other duration and no lag runs on: it ends where it ends".
            let count = (span.minutes + CALENDAR_DAY - 1) / CALENDAR_DAY;
            let last = from.day + count as usize;
            let end = if span.runs_on { next_working(last) } else { Some(last).filter(|day| *day < days.works.len()) };
            return end.map_or(NEVER, |day| self.end_of(day));
        }
        let mut left = span.minutes;
        let mut at = from;
        loop {
            let room = self.workday - at.minutes;
            if left <= room {
                return Point { minutes: at.minutes + left, ..at };
            }
            left -= room;
            match next_working(at.day + 1) {
                Some(day) => at = Point { day, minutes: 0 },
                None => return NEVER,
            }
        }
    }

    /// "unit workday: the working time between them, as a number of working days; unit day: the difference of
    /// their dates"; in minutes of such days.
    pub fn between(&self, from: Point, to: Point) -> i64 {
        match (self.course, self.unit) {
            (None, _) => to.minutes - from.minutes,
            (Some(_), Unit::Workday) => self.worked(from, to),
            (Some(_), Unit::Day) => CALENDAR_DAY * self.dates_between(from, to),
        }
    }

    /// The minutes worked from one point to another; less than none where that is the earlier one.
    pub fn worked(&self, from: Point, to: Point) -> i64 {
        let Some((days, _)) = self.course else { return 0 };
        if to < from {
            return -self.worked(to, from);
        }
        let of_day = |day: usize| {
            let begins = if day == from.day { from.minutes } else { 0 };
            let ends = if day == to.day { to.minutes } else { self.workday };
            if days.works[day] { ends - begins } else { 0 }
        };
        (from.day..=to.day).map(of_day).sum()
    }

    /// From date to date.
    pub fn dates_between(&self, from: Point, to: Point) -> i64 {
        to.day as i64 - from.day as i64
    }

    /// The minutes of a day of the process's unit.
    pub fn day(&self) -> i64 {
        if self.unit == Unit::Workday { self.workday } else { CALENDAR_DAY }
    }

    /// Minutes as days of the process's unit.
    pub fn number(&self, minutes: i64) -> Value {
        Decimal::of(minutes, self.day()).value()
    }

    /// Minutes of work as working days.
    pub fn workdays(&self, minutes: i64) -> Value {
        Decimal::of(minutes, self.workday).value()
    }

    /// "columns that must add up are differences of rounded running totals": the parts of a running total.
    pub fn parts<const N: usize>(&self, totals: [i64; N]) -> [Value; N] {
        let mut told = Decimal::of(0, 1);
        totals.map(|total| {
            let before = std::mem::replace(&mut told, Decimal::of(total, self.day()));
            told.less(before).value()
        })
    }
}

/// An exact decimal: output.md, "Days are numbers in the process's unit (`7`, `8.5`), exact decimals."
#[derive(Clone, Copy)]
pub struct Decimal {
    /// Its digits.
    pub mantissa: i64,
    /// How many of them stand after the point.
    pub places: u32,
}

impl Decimal {
    /// "what is not a finite decimal of a day is printed to four decimals".
    fn of(amount: i64, one: i64) -> Self {
        let finite = (0..=9).find(|&places| amount * 10_i64.pow(places) % one == 0);
        let places = finite.unwrap_or(4);
        let scaled = 2 * amount.abs() * 10_i64.pow(places) + one;
        Decimal { mantissa: amount.signum() * (scaled / (2 * one)), places }
    }

    fn less(self, other: Self) -> Self {
        let places = self.places.max(other.places);
        let at = |decimal: Self| decimal.mantissa * 10_i64.pow(places - decimal.places);
        Decimal { mantissa: at(self) - at(other), places }
    }

    /// As a reader of the document has it. The division is correctly rounded, so it is the double that any reader of the decimal gets.
    pub fn value(self) -> Value {
        let one = 10_i64.pow(self.places);
        if self.mantissa % one == 0 { json!(self.mantissa / one) } else { json!(self.mantissa as f64 / one as f64) }
    }
}
