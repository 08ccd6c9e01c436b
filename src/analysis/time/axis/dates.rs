//! Points of time as moments on a calendar.
//!
//! What other steps would do from another day is not known without trying: each
//! question costs a pass over the network, O(n + m), and only questions about
//! steps on which the end depends are asked.

use std::sync::OnceLock;

use jiff::civil::Date;

use super::Axis;
use crate::analysis::network::{Constraint, Network, Node};
use crate::analysis::study::Study;
use crate::analysis::time::schedule::{self, Schedule};
use crate::analysis::worth::anew;
use crate::calendar::{CalendarError, Moment, Timeline};
use crate::model::{Clock, Length, StepId, Time, Unit};

/// A calendar, the day of the first event on it, and the unit to give times in.
#[derive(Debug)]
pub(in crate::analysis) struct Dates<'c> {
    line: Timeline<'c>,
    start: Moment,
    unit: Unit,
    /// The first error of the calendar.
    unanswered: OnceLock<CalendarError>,
}

impl<'c> Dates<'c> {
    pub(in crate::analysis) fn new(line: Timeline<'c>, start: Date, unit: Unit) -> Self {
        Self { line, start: Moment::end_of(start), unit, unanswered: OnceLock::new() }
    }

    /// The first error of the calendar, if there was one.
    pub(in crate::analysis) fn unanswered(&self) -> Option<CalendarError> {
        self.unanswered.get().cloned()
    }

    /// The first day that counts of a length that begins at a moment.
    pub(in crate::analysis) fn first_day(&self, begins: Moment, length: Length) -> Date {
        let day = match length.clock() {
            _ if length.is_zero() => None,
            Clock::Working => self.line.begins_on(begins).ok(),
            Clock::Calendar => begins.date().tomorrow().ok(),
        };
        day.unwrap_or(begins.date())
    }

    /// The moment at which a length ends that begins at another moment.
    fn moved(&self, from: Moment, length: Length) -> Result<Moment, CalendarError> {
        let thousandths = u64::try_from(length.time().thousandths()).expect(NOT_NEGATIVE);
        match (length.in_months(), length.clock()) {
            (Some(months), _) => self.line.add_months(from, months, length.is_period()),
            (None, Clock::Working) => self.line.add_working_time(from, thousandths),
            (None, Clock::Calendar) if length.is_period() => self.line.add_period(from, thousandths),
            (None, Clock::Calendar) => self.line.add_calendar_time(from, thousandths),
        }
    }

    /// The working time between two moments. Where the calendar does not know
    /// it, the error is kept.
    fn working_time(&self, from: Moment, to: Moment) -> Time {
        match self.line.working_time_between(from, to) {
            Ok(thousandths) => time(thousandths),
            Err(error) => {
                self.unanswered.get_or_init(|| error);
                Time::ZERO
            }
        }
    }

    /// The working time and the days from the start to a moment.
    pub(in crate::analysis) fn elapsed(&self, to: Moment) -> (Time, i64) {
        (self.working_time(self.start, to), days_between(self.start, to))
    }
}

const NOT_NEGATIVE: &str = "the reader refuses lengths below zero";

fn time(thousandths: u64) -> Time {
    Time::from_thousandths(i64::try_from(thousandths).expect("the calendar ends within a few thousand years"))
}

fn days_between(from: Moment, to: Moment) -> i64 {
    from.date().until(to.date()).map_or(0, |span| i64::from(span.get_days()))
}

impl Axis for Dates<'_> {
    type Point = Moment;
    type Detours = ();

    fn origin(&self) -> Moment {
        self.start
    }

    fn after(&self, from: Moment, length: Length) -> Moment {
        self.moved(from, length).unwrap_or_else(|error| {
            self.unanswered.get_or_init(|| error);
            Moment::end_of(Date::MAX)
        })
    }

    fn before(&self, to: Moment, length: Length) -> Moment {
        let thousandths = u64::try_from(length.time().thousandths()).expect(NOT_NEGATIVE);
        let moved = match (length.in_months(), length.clock()) {
            (Some(months), _) => self.line.sub_months(to, months, length.is_period()),
            (None, Clock::Working) => self.line.sub_working_time(to, thousandths),
            (None, Clock::Calendar) if length.is_period() => self.line.sub_period(to, thousandths),
            (None, Clock::Calendar) => self.line.sub_calendar_time(to, thousandths),
        };
        // What lies before the first known year lies before the start, too.
        moved.map_or(self.start, |moved| moved.max(self.start))
    }

    fn between(&self, from: Moment, to: Moment) -> Time {
        match self.unit {
            Unit::Workday => self.working_time(from, to),
            Unit::Day => Time::from_thousandths(days_between(from, to) * Time::CALENDAR_DAY.thousandths()),
        }
    }

    fn takes(&self, from: Moment, length: Length) -> Option<Time> {
        let to = self.moved(from, length).ok()?;
        match self.unit {
            Unit::Workday => self.line.working_time_between(from, to).ok().map(time),
            Unit::Day => Some(self.between(from, to)),
        }
    }

    fn detours(&self, _: &Network, _: &Schedule<Moment>) {}

    fn end_if(
        &self,
        (network, schedule): (&Network, &Schedule<Moment>),
        (): &(),
        (node, begins): (Node, Moment),
        tied: &[Constraint],
    ) -> Moment {
        if !schedule.start_binds(node) && !schedule.finish_binds(node) {
            return schedule.end;
        }
        schedule::end_if(network, self, (node, begins), tied)
    }

    fn ends_without(_: &Study<'_, '_, Self>, groups: &[Vec<StepId>]) -> Vec<Option<Moment>> {
        vec![None; groups.len()]
    }

    fn drags(&self, network: &Network, schedule: &Schedule<Moment>) -> Vec<Time> {
        let drag = |node: Node| {
            if !schedule.finish_binds(node) || network.length(node).is_zero() {
                return Time::ZERO;
            }
            let end = schedule::end_without_length(network, self, node);
            self.between(end, schedule.end)
        };
        network.nodes().map(drag).collect()
    }

    fn ends_alone(study: &Study<'_, '_, Self>, changes: &[StepId]) -> Vec<Moment> {
        let today = &study.today;
        let hangs_on = |step: &StepId| {
            let node = today.network.node_of(*step);
            node.is_some_and(|node| today.schedule.start_binds(node) || today.schedule.finish_binds(node))
        };
        let end = |step: &StepId| match hangs_on(step) {
            true => anew::end(study, |made| made == *step),
            false => today.schedule.end,
        };
        changes.iter().map(end).collect()
    }

    fn ends_in_sequence(study: &Study<'_, '_, Self>, changes: &[StepId]) -> Vec<Moment> {
        let mut made = vec![false; study.plans.gone.len()];
        let mut ends = vec![study.today.schedule.end];
        for step in changes {
            made[step.index()] = true;
            ends.push(anew::end(study, |step| made[step.index()]));
        }
        ends
    }
}
