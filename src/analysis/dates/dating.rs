//! Dates of a process, and how they depend on its start.

use jiff::civil::Date;

use crate::calendar::{Calendar, CalendarError, Timeline};
use crate::model::{Jurisdiction, Process, Time};

/// The calendar that a process runs on, and its start.
#[derive(Clone, Debug)]
pub struct Dating {
    /// The days on which offices work.
    pub calendar: Calendar,
    /// The start; where none is given, dates are used only if the figures
    /// depend on them.
    pub start: Option<Start>,
    /// The jurisdiction.
    pub jurisdiction: Jurisdiction,
    /// Whether a limit in calendar days that ends on a day off ends on the
    /// next working day, and so does, by China's law, a public notice.
    pub limits_run_on: bool,
}

impl Dating {
    /// The conditions of the figures besides the file.
    #[must_use]
    pub fn ground(&self) -> DateGround {
        let (jurisdiction, calendar) = (self.jurisdiction, self.calendar.to_string());
        DateGround { jurisdiction, calendar, periods_run_on: self.periods_run_on() }
    }

    /// Returns whether periods such as a public notice run on as limits do, by
    /// China's law.
    fn periods_run_on(&self) -> bool {
        self.limits_run_on && self.jurisdiction == Jurisdiction::Cn
    }

    /// The timeline of a process, with its working days.
    pub(in crate::analysis) fn line(&self, process: &Process) -> Result<Timeline<'_>, CalendarError> {
        let day = u64::try_from(process.workday().thousandths()).expect("the reader refuses days without hours");
        Timeline::new(&self.calendar, day).map(|line| line.with_periods_running_on(self.periods_run_on()))
    }
}

/// The conditions of the figures besides the file, named on every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateGround {
    /// The jurisdiction.
    pub jurisdiction: Jurisdiction,
    /// The calendar, as `china + 2027.json`.
    pub calendar: String,
    /// Whether periods that end on a day off run on.
    pub periods_run_on: bool,
}

impl Default for Dating {
    /// China's calendar and law; dates only where the figures depend on them.
    fn default() -> Self {
        Self { calendar: Calendar::china(), start: None, jurisdiction: Jurisdiction::Cn, limits_run_on: true }
    }
}

/// The start from which a process is counted: the day of its first event, which
/// itself is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// From this day.
    On(Date),
    /// From every working day of this year; the figures are those of a median
    /// start.
    Year(i16),
    /// From every working day of the latest 366 days from which today's process
    /// ends inside the known calendar, of the year of the last notice where
    /// every year is known; the figures are those of a median start.
    Latest,
}

/// A process on the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The day of the first event.
    pub start: Date,
    /// Today's end and the time to it.
    pub today: Elapsed,
    /// Reachable's end and the time to it.
    pub reachable: Elapsed,
    /// The floor's end and the time to it.
    pub floor: Elapsed,
    /// The starts tried to find the start.
    pub sweep: Option<Sweep>,
    /// The year whose notice is not published yet and may still change one of
    /// the last days given here.
    pub provisional: Option<i16>,
}

/// The time from the start to an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed {
    /// The last day.
    pub finish: Date,
    /// In working time.
    pub working: Time,
    /// In days of the calendar.
    pub calendar_days: i64,
}

/// How the figures depend on the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sweep {
    /// The first start tried.
    pub first: Date,
    /// The last start tried.
    pub last: Date,
    /// The number of starts.
    pub starts: usize,
    /// The number of further starts left out because the process ends in an
    /// unknown year.
    pub left_out: usize,
    /// The runs of today.
    pub today: Spreads,
    /// The runs of reachable.
    pub reachable: Spreads,
    /// The runs of the floor.
    pub floor: Spreads,
}

impl Sweep {
    /// Every run that is printed.
    pub(in crate::analysis) fn runs(&self) -> impl Iterator<Item = &Run> {
        let figures = [&self.today, &self.reachable, &self.floor].into_iter();
        let spreads = figures.flat_map(|figure| [&figure.days, &figure.calendar_days]);
        spreads.flat_map(|spread| [&spread.best, &spread.median, &spread.worst])
    }
}

/// The runs of one figure, by each of the two ways to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spreads {
    /// By days in the process's unit, equal ones by days of the calendar.
    pub days: Spread,
    /// By days of the calendar, equal ones by days in the process's unit.
    pub calendar_days: Spread,
}

/// From the shortest to the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The shortest; of equal ones the earliest.
    pub best: Run,
    /// The median; of an even number the shorter of the two in the middle.
    pub median: Run,
    /// The longest; of equal ones the earliest.
    pub worst: Run,
}

/// A run from one start to the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The day of the first event.
    pub start: Date,
    /// The last day.
    pub finish: Date,
    /// The time between, in the process's unit.
    pub days: Time,
    /// In days of the calendar.
    pub calendar_days: i64,
}

/// The days of one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepDates {
    /// Its first day that counts, today.
    pub start: Date,
    /// Its last day, today.
    pub finish: Date,
    /// The same days in reachable; `None` where the step is removed.
    pub reachable: Option<(Date, Date)>,
}
