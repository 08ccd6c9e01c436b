//! From which day a proposal is counted, and when all ends.

use super::Proposed;
use super::contract::DatesOfProposal;
use crate::analysis::{Dated, Elapsed};
use crate::model::{Process, Unit};
use crate::report::analysis::finished_on;
use crate::report::say::dates as say;
use crate::report::{Cell, Iso, figures};
use crate::text::Text;
use crate::text::labels::{self, Label};

impl Proposed {
    /// The days on the calendar today and with the package; none where no
    /// dates were asked for and no figure depends on them.
    fn dated(&self) -> Option<[(&Dated, &Process); 2]> {
        let package = &self.package;
        let [before, after] = [&package.analysis, &package.after].map(|of| of.dates.as_ref());
        Some([(before?, &self.process), (after?, &package.redesign.process)])
    }

    /// For the headline: the time on the other clock, the last day, the start.
    pub(super) fn date_facts(&self) -> Vec<(Label, Cell)> {
        let Some(both) = self.dated() else { return Vec::new() };
        let unit = self.process.unit();
        let other = |elapsed: Elapsed| match unit {
            Unit::Workday => Cell::Number(u64::try_from(elapsed.calendar_days).expect("nothing ends before it begins")),
            Unit::Day => Cell::Days(elapsed.working.in_days(self.process.workday())),
        };
        let [lasts, lasts_then] = both.map(|(dated, _)| other(dated.today));
        let [ends, ends_then] = both.map(|(dated, _)| Cell::Text(Text::verbatim(dated.today.finish)));
        let (today, _) = both[0];
        vec![
            (labels::days_of_other(unit), figures::change(lasts, lasts_then)),
            (labels::ENDS_ON, figures::change(ends, ends_then)),
            (labels::STARTED, Cell::Text(say::started(today.start, today.sweep.as_ref()))),
        ]
    }

    /// What the dates rest on.
    pub(super) fn date_notes(&self) -> Vec<Text> {
        let Some([(today, _), (then, _)]) = self.dated() else { return Vec::new() };
        let adds_up = self.process.unit() == Unit::Workday && !self.process.depends_on_dates();
        let counted = match &today.sweep {
            None => say::counted_from(today.start),
            Some(sweep) if adds_up => say::swept_working(today.start, sweep),
            Some(sweep) => say::swept(today.start, sweep),
        };
        let left_out = today.sweep.as_ref().map(|sweep| sweep.left_out).filter(|starts| *starts > 0);
        let provisional = today.provisional.into_iter().chain(then.provisional).min();
        let notes = [counted].into_iter().chain(left_out.map(say::left_out));
        notes.chain([say::counted_on(&self.package.analysis.ground)]).chain(provisional.map(say::provisional)).collect()
    }

    /// For programs.
    pub(super) fn dates_document(&self) -> Option<DatesOfProposal> {
        let both = self.dated()?;
        let [today, reached] = both.map(|(dated, process)| finished_on(process, dated.today));
        let provisional = both.iter().any(|(dated, _)| dated.provisional.is_some());
        Some(DatesOfProposal { start: Iso(both[0].0.start), provisional, today, reached })
    }
}
