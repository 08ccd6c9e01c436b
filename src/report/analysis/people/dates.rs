//! The days on the calendar, and how they depend on the start.

use jiff::civil::Date;

use super::Writer;
use crate::analysis::{DateGround, Dated, Run, Sweep};
use crate::model::{Clock, Process, StepId, Unit};
use crate::report::figures::elapsed;
use crate::report::say::dates as say;
use crate::report::{Block, Cell, Column, Glance, Table, table};
use crate::text::Text;
use crate::text::labels;
use crate::text::labels::Label;

impl Writer<'_> {
    /// Empty where no dates were asked for and no figure depends on them.
    pub(in crate::report) fn dates(&self) -> Vec<Block> {
        let Some(dated) = &self.analysis.dates else { return Vec::new() };
        let mut notes = notes(self.process, dated, &self.analysis.ground, dated.provisional).map(Block::Paragraph);
        let (first, last) = match &dated.sweep {
            None => (self.step_dates(None), None),
            Some(sweep) => (self.starts(sweep), Some(self.step_dates(Some(Glance::default())))),
        };
        let first = [Block::Table(first)].into_iter().chain(notes.next());
        first.chain(last.map(Block::Table)).chain(notes).collect()
    }

    /// The days from every start, on each clock for which they are not all the
    /// same.
    fn starts(&self, sweep: &Sweep) -> Table {
        let unit = self.process.unit();
        let figures =
            [(labels::TODAY, &sweep.today), (labels::REACHABLE, &sweep.reachable), (labels::FLOOR, &sweep.floor)];
        let days =
            |run: &Run, own| if own { Cell::Days(self.days(run.days)) } else { calendar_days(run.calendar_days) };
        let mut rows = Vec::new();
        if !adds_up(self.process) {
            rows.extend(figures.iter().map(|(figure, of)| (*figure, &of.days, true)));
        }
        if unit == Unit::Workday {
            rows.extend(figures.iter().map(|(figure, of)| (*figure, &of.calendar_days, false)));
        }
        table!(labels::START_DATES, rows, |(figure, spread, own)| [
            (Column::words(labels::FIGURE), say::figure(figure, unit, own)),
            (Column::figures(labels::SHORTEST), days(&spread.best, own)),
            (Column::words(labels::STARTED), date(spread.best.start)),
            (Column::figures(labels::MEDIAN), days(&spread.median, own)),
            (Column::figures(labels::LONGEST), days(&spread.worst, own)),
            (Column::words(labels::STARTED), date(spread.worst.start)),
        ])
    }

    fn step_dates(&self, glance: Option<Glance>) -> Table {
        let days = |id: StepId, days: Option<(Date, Date)>| match days {
            Some((first, last)) => [date(first), date(last)],
            None if self.is_afterwards(id) => [labels::AFTERWARDS.into(), Cell::Empty],
            None => [labels::GONE.into(), Cell::Empty],
        };
        let rows = self.process.step_ids().zip(&self.analysis.steps).map(|(id, facts)| {
            let today = days(id, facts.dates.map(|dates| (dates.start, dates.finish)));
            (id, facts, today, days(id, facts.dates.and_then(|dates| dates.reachable)))
        });
        table!(
            labels::DATES,
            rows,
            |(id, facts, [first, last], [reachable_first, reachable_last])| [
                (Column::words(labels::STEP), self.name(id)),
                (Column::figures(labels::DAYS).where_it_fits(), self.stated(id, facts)),
                (Column::words(labels::FIRST_DAY), first),
                (Column::words(labels::LAST_DAY), last),
                (Column::words(labels::FIRST_DAY_REACHABLE), reachable_first),
                (Column::words(labels::LAST_DAY_REACHABLE), reachable_last),
            ],
            glance,
        )
    }

    /// The measures that only a calendar gives, for each of the figures.
    pub(super) fn measures_on_dates(&self) -> Vec<(Label, [Cell; 3])> {
        let Some(dated) = &self.analysis.dates else { return Vec::new() };
        let ends = [dated.today, dated.reachable, dated.floor].map(|elapsed| date(elapsed.finish));
        vec![self.on_the_other_clock(dated), (labels::ENDS_ON, ends)]
    }

    /// Elapsed time on the clock other than the one of the process's unit.
    pub(super) fn on_the_other_clock(&self, dated: &Dated) -> (Label, [Cell; 3]) {
        let (clock, label) = on_the_other_clock(self.process.unit());
        (label, [dated.today, dated.reachable, dated.floor].map(|end| elapsed(self.process, end, clock)))
    }
}

/// The clock other than the one of a unit, and the name of its days.
pub(in crate::report) const fn on_the_other_clock(unit: Unit) -> (Clock, Label) {
    match unit {
        Unit::Workday => (Clock::Calendar, labels::CALENDAR_DAYS),
        Unit::Day => (Clock::Working, labels::WORKING_DAYS),
    }
}

/// Returns whether the days are the same from every start.
fn adds_up(process: &Process) -> bool {
    process.unit() == Unit::Workday && !process.depends_on_dates()
}

/// What dates rest on: the start or the starts, those left out, the calendar,
/// and the year whose notice may still move one of them.
pub(in crate::report) fn notes(
    process: &Process,
    dated: &Dated,
    ground: &DateGround,
    provisional: Option<i16>,
) -> impl Iterator<Item = Text> {
    let counted = match &dated.sweep {
        None => say::counted_from(dated.start),
        Some(sweep) if adds_up(process) => say::swept_working(dated.start, sweep),
        Some(sweep) => say::swept(dated.start, sweep),
    };
    let left_out = dated.sweep.as_ref().map(|sweep| sweep.left_out).filter(|starts| *starts > 0);
    let notes = [counted].into_iter().chain(left_out.map(say::left_out));
    notes.chain([say::counted_on(ground, &[process])]).chain(provisional.map(say::provisional))
}

fn date(date: Date) -> Cell {
    Cell::Text(Text::verbatim(date))
}

fn calendar_days(days: i64) -> Cell {
    Cell::Number(u64::try_from(days).expect("nothing ends before it begins"))
}
