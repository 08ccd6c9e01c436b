//! The tables of a comparison: measures, changes, published figures.

use super::description::describe;
use super::people::Writer;
use crate::analysis::figures::FIGURES;
use crate::analysis::{Analysis, Measures};
use crate::diff::{ChangeKind, Claimed, Counts, Row};
use crate::levers::Grade;
use crate::model::{Clock, Decimal, Duration, DurationUnit, Process, Time, Unit};
use crate::report::change::{self, ChangeRow};
use crate::report::diff::say;
use crate::report::{Cell, Column, Glance, Table, figures, lengths, table};
use crate::text::Text;
use crate::text::labels;
use crate::text::labels::Label;

impl Writer<'_> {
    /// Each measure before and after.
    pub(super) fn measured(&self) -> Vec<(Label, Cell, Cell)> {
        let versions = &self.diff.versions;
        let mut rows = Vec::new();
        let mut row = |label: Label, of: &dyn Fn(&Process, &Measures) -> Cell| {
            let before = of(&versions.old, &versions.before.today);
            let after = of(&versions.new, &versions.after.today);
            if (&before, &after) != (&Cell::Unknown, &Cell::Unknown) {
                rows.push((label, before, after));
            }
        };
        let time = |of: fn(&Measures) -> Time| {
            move |process: &Process, measures: &Measures| Cell::Days(of(measures).in_days(process.day()))
        };
        let suspends = versions.before.today.suspended > Time::ZERO || versions.after.today.suspended > Time::ZERO;
        let days = if versions.one_clock() { labels::days_of(versions.new.unit()) } else { labels::DAYS };
        row(days, &time(|measures| measures.days));
        let means = self.means().map(|means| means.map(|mean| mean.map_or(Cell::Unknown, Cell::Decimal)));
        let means = means.map(|[before, after]| (say::MEAN_DAYS, before, after));
        if suspends {
            let states_limit = [&versions.old, &versions.new].iter().any(|process| process.limits().is_stated());
            let is_whole = [&versions.before, &versions.after].iter().all(|analysis| analysis.today.is_inside_whole());
            let [counted, suspended] = labels::clocks(states_limit && is_whole);
            row(counted, &time(|measures| measures.counted));
            row(suspended, &time(|measures| measures.suspended));
        }
        row(say::PROMISED, &|process, _| {
            process.limits().promised.map_or(Cell::Unknown, |limit| promised(process, limit))
        });
        for figure in FIGURES.into_iter().filter(|figure| figure.in_comparison) {
            row(figures::label(figure), &|process, measures| figures::cell(figure, measures, process.day()));
        }
        let other = self.on_the_other_clock();
        rows.splice(1..1, other.into_iter().chain(means));
        rows
    }

    /// The mean days of both versions, each in its unit; for a version that
    /// every case takes whole, its days, and `None` where they are not
    /// computed. `None` altogether where no step of either is taken by a share
    /// only.
    pub(super) fn means(&self) -> Option<[Option<Decimal>; 2]> {
        let versions = &self.diff.versions;
        let sides = [(&versions.old, &versions.before), (&versions.new, &versions.after)];
        let days = |process: &Process, analysis: &Analysis| analysis.today.days.in_days(process.day()).decimal();
        let mean = |(process, analysis): (&Process, &Analysis)| match analysis.mean {
            Some(mean) => mean.days,
            None => Some(days(process, analysis)),
        };
        sides.iter().any(|(_, analysis)| analysis.mean.is_some()).then(|| sides.map(mean))
    }

    pub(super) fn measures(&self) -> Table {
        let one_clock = self.diff.versions.one_clock();
        let difference = |before: &Cell, after: &Cell| match matches!(before, Cell::Days(_)) && !one_clock {
            true => [Cell::Unknown, Cell::Empty],
            false => [difference(before, after), Cell::growth(before, after)],
        };
        let rows = self.measured().into_iter().map(|(label, before, after)| {
            let [difference, growth] = difference(&before, &after);
            (label, before, after, difference, growth)
        });
        table!(labels::MEASURES, rows, |(label, before, after, difference, growth)| [
            (Column::words(labels::MEASURE), label),
            (Column::figures(say::BEFORE), before),
            (Column::figures(say::AFTER), after),
            (Column::figures(say::DIFFERENCE), difference),
            (Column::figures(say::PER_CENT), growth),
        ])
    }

    pub(super) fn changes(&self) -> Table {
        let rows: Vec<ChangeRow> =
            self.diff.rows.iter().enumerate().map(|(number, row)| self.change_row(number, row)).collect();
        let changes = self.diff.rows.iter().zip(&rows);
        let what = |row| Cell::Text(describe(&self.diff.versions, row));
        change::table(
            say::CHANGES.into(),
            [Column::words(say::WHAT).where_it_fits()],
            Column::words(say::COUNTS_AS),
            changes.map(|(change, row)| (row, vec![what(change)], counts(change))),
            self.first_changes(),
        )
    }

    /// A change as every verb shows it.
    pub(super) fn change_row(&self, number: usize, row: &Row) -> ChangeRow {
        ChangeRow {
            name: say::kind(row.found().kind).into(),
            places: self.names(row),
            grade: Grade::Found,
            because: self.because(number, row),
            price: row.planned.price,
            along: row.along.len(),
            days: None,
            also: Vec::new(),
        }
    }

    /// The changes that take days off or add some, and those on paper.
    fn first_changes(&self) -> Option<Glance> {
        let rows: Vec<usize> = self.telling().collect();
        let noted = self.diff.rows.iter().filter(|row| row.found().kind == ChangeKind::Note).count();
        let idle = self.diff.rows.len() - rows.len() - noted;
        let rest = (idle > 0).then(|| say::idle_changes(idle)).into_iter().collect();
        (idle + noted > 0).then_some(Glance { rows, rest })
    }

    fn telling(&self) -> impl Iterator<Item = usize> {
        // From another start, or on another clock, they may take some off.
        let unknown = !self.diff.weighed || self.diff.versions.dates.is_some();
        let recorded =
            |row: &Row| matches!(row.found().kind, ChangeKind::Record | ChangeKind::Place | ChangeKind::Note);
        let counts = move |row: &Row| {
            row.moves_days()
                || row.counts != Some(Counts::Real)
                || row.doubtful
                || (unknown && row.found().touches_time() && !recorded(row))
                || (row.moves_days_alone() && !recorded(row))
                || matches!(row.found().kind, ChangeKind::Add | ChangeKind::Split | ChangeKind::Recut)
                || row.found().new.is_empty() && !row.found().old.is_empty()
        };
        let silent = |row: &Row| row.found().kind == ChangeKind::Note;
        (0..self.diff.rows.len()).filter(move |at| counts(&self.diff.rows[*at]) && !silent(&self.diff.rows[*at]))
    }

    /// `None` where no figure was published.
    pub(super) fn claims(&self) -> Option<Table> {
        let claims = &self.diff.claims;
        let found = |claim: &Claimed| claim.found.map_or(Cell::Unknown, |found| self.as_found(claim, found));
        (!claims.is_empty()).then(|| {
            table!(say::CLAIMS, claims, |claim| [
                (Column::words(labels::MEASURE), say::figure(claim.figure)),
                (Column::words(say::ABOUT), if claim.of_new { say::AFTER } else { say::BEFORE }),
                (Column::figures(say::AS_STATED), as_written(claim)),
                (Column::figures(say::AS_FOUND), found(claim)),
                (Column::words(say::AGREES), claim.holds().map_or(Cell::Unknown, Cell::Flag)),
                (Column::words(say::STATED_IN).where_it_fits(), if claim.by_new { say::NEW } else { say::OLD },),
            ])
        })
    }

    /// The computed figure, with its kind of days where the published one is in
    /// another.
    fn as_found(&self, claim: &Claimed, found: Decimal) -> Cell {
        let process = if claim.of_new { self.later() } else { self.earlier() };
        match claim.published.days {
            Some((_, clock)) if clock != process.unit().clock() => {
                let unit = match process.unit() {
                    Unit::Workday => DurationUnit::Workday,
                    Unit::Day => DurationUnit::CalendarDay,
                };
                Cell::Text(Text::verbatim(Duration { amount: found, unit }))
            }
            _ => Cell::Decimal(found),
        }
    }
}

/// The way a change counts, the place its days moved to, and whether they are
/// in doubt.
fn counts(row: &Row) -> Cell {
    let Some(counts) = row.counts else { return Cell::Unknown };
    let back = row.moved.is_some_and(|moved| moved.days < Time::ZERO);
    match row.moved_to {
        Some(place) if counts == Counts::Moved && back => say::moved_back(place).into(),
        Some(place) if counts == Counts::Moved => say::counted_as(counts, place).into(),
        _ if row.doubtful && counts == Counts::Real => say::REAL_IN_DOUBT.into(),
        _ => say::counts(counts).into(),
    }
}

/// Days as published, in whatever unit.
fn as_written(claim: &Claimed) -> Cell {
    match claim.published.days {
        Some((days, _)) if days.unit != DurationUnit::Process => Cell::Text(Text::verbatim(days)),
        _ => Cell::Decimal(claim.published.number),
    }
}

/// A limit with its clock, where that differs from the process's own.
fn promised(process: &Process, limit: Duration) -> Cell {
    let length = process.on_its_clock(limit);
    if length.in_months().is_some() {
        return Cell::Text(lengths::stated(process, limit));
    }
    let days = |day| Cell::Days(length.time().in_days(day));
    match limit.clock(process.unit()) {
        Some(Clock::Calendar) if process.unit() == Unit::Workday => days(Time::CALENDAR_DAY).on(Clock::Calendar),
        Some(Clock::Working) if process.unit() == Unit::Day => days(process.workday()).on(Clock::Working),
        _ => days(process.day()),
    }
}

/// After minus before, where both are quantities of one kind.
fn difference(before: &Cell, after: &Cell) -> Cell {
    if let (Cell::OnClock(before, clock), Cell::OnClock(after, other)) = (before, after) {
        return if clock == other { difference(before, after) } else { Cell::Unknown };
    }
    let difference = before.number().zip(after.number()).and_then(|(before, after)| after.checked_sub(before));
    difference.map_or(Cell::Unknown, Cell::Difference)
}
