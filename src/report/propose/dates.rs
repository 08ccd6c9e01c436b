//! From which day a proposal is counted, and when all ends.

use super::Proposed;
use super::contract::DatesOfProposal;
use crate::analysis::Dated;
use crate::model::Process;
use crate::report::analysis::finished_on;
use crate::report::analysis::people::dates::{notes, on_the_other_clock};
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
        let (clock, label) = on_the_other_clock(self.process.unit());
        let [lasts, lasts_then] = both.map(|(dated, _)| figures::elapsed(&self.process, dated.today, clock));
        let [ends, ends_then] = both.map(|(dated, _)| Cell::Text(Text::verbatim(dated.today.finish)));
        let (today, _) = both[0];
        vec![
            (label, figures::change(lasts, lasts_then)),
            (labels::ENDS_ON, figures::change(ends, ends_then)),
            (labels::STARTED, Cell::Text(say::started(today.start, today.sweep.as_ref()))),
        ]
    }

    /// What the dates rest on.
    pub(super) fn date_notes(&self) -> Vec<Text> {
        let Some([(today, _), (then, _)]) = self.dated() else { return Vec::new() };
        let provisional = today.provisional.into_iter().chain(then.provisional).min();
        notes(&self.process, today, &self.package.analysis.ground, provisional).collect()
    }

    /// For programs.
    pub(super) fn dates_document(&self) -> Option<DatesOfProposal> {
        let both = self.dated()?;
        let [today, reached] = both.map(|(dated, process)| finished_on(process, dated.today));
        let provisional = both.iter().any(|(dated, _)| dated.provisional.is_some());
        Some(DatesOfProposal { start: Iso(both[0].0.start), provisional, today, reached })
    }
}
