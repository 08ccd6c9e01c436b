//! The days on the calendar, and how they depend on the start.

use jiff::civil::Date;

use super::Writer;
use crate::analysis::{Dated, Elapsed, Run, Sweep};
use crate::model::{StepId, Unit};
use crate::report::say::dates as say;
use crate::report::{Block, Cell, Column, Glance, Table, table};
use crate::text::Text;
use crate::text::labels;
use crate::text::labels::Label;

impl Writer<'_> {
    /// Empty where no dates were asked for and no figure depends on them.
    pub(in crate::report) fn dates(&self) -> Vec<Block> {
        let Some(dated) = &self.analysis.dates else { return Vec::new() };
        let mut blocks = match &dated.sweep {
            None => vec![Block::Table(self.step_dates(None)), Block::Paragraph(say::counted_from(dated.start))],
            Some(sweep) => {
                let said = if self.adds_up() { say::swept_working } else { say::swept };
                vec![
                    Block::Table(self.starts(sweep)),
                    Block::Paragraph(said(dated.start, sweep)),
                    Block::Table(self.step_dates(Some(Glance::default()))),
                ]
            }
        };
        let left_out = dated.sweep.as_ref().map(|sweep| sweep.left_out).filter(|starts| *starts > 0);
        blocks.extend(left_out.map(say::left_out).map(Block::Paragraph));
        blocks.push(Block::Paragraph(say::counted_on(&self.analysis.ground)));
        blocks.extend(dated.provisional.map(say::provisional).map(Block::Paragraph));
        blocks
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
        if !self.adds_up() {
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
        let unit = self.process.unit();
        let other = |elapsed: Elapsed| match unit {
            Unit::Workday => calendar_days(elapsed.calendar_days),
            Unit::Day => Cell::Days(elapsed.working.in_days(self.process.workday())),
        };
        (labels::days_of_other(unit), [dated.today, dated.reachable, dated.floor].map(other))
    }

    /// Returns whether the days are the same from every start.
    fn adds_up(&self) -> bool {
        self.process.unit() == Unit::Workday && !self.process.depends_on_dates()
    }
}

fn date(date: Date) -> Cell {
    Cell::Text(Text::verbatim(date))
}

fn calendar_days(days: i64) -> Cell {
    Cell::Number(u64::try_from(days).expect("nothing ends before it begins"))
}
