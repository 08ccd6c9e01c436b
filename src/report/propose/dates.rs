//! From which day a proposal is counted, and when all ends.

use super::Proposed;
use super::contract::DatesOfProposal;
use crate::analysis::Dated;
use crate::model::Process;
use crate::report::analysis::finished_on;
use crate::report::analysis::people::dates::on_the_other_clock;
use crate::report::diff::CountedFrom;
use crate::report::diff::say::TwoSides;
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

    fn counted(&self) -> Option<CountedFrom<'_>> {
        let package = &self.package;
        let dates = package.dates.as_ref()?;
        let processes = [&self.process, &package.redesign.process];
        Some(CountedFrom { dates, processes, analyses: [&package.analysis, &package.after] })
    }

    /// For the headline: the time on the other clock, the last day, the start.
    pub(super) fn date_facts(&self) -> Vec<(Label, Cell)> {
        let Some((both, counted)) = self.dated().zip(self.counted()) else { return Vec::new() };
        let (clock, label) = on_the_other_clock(self.process.unit());
        let [lasts, lasts_then] = both.map(|(dated, _)| figures::elapsed(&self.process, dated.today, clock));
        let [ends, ends_then] = both.map(|(dated, _)| Cell::Text(Text::verbatim(dated.today.finish)));
        vec![
            (label, figures::change(lasts, lasts_then)),
            (labels::ENDS_ON, figures::change(ends, ends_then)),
            counted.fact(),
        ]
    }

    /// What the dates rest on.
    pub(super) fn date_notes(&self) -> Vec<Text> {
        self.counted().map_or_else(Vec::new, |counted| counted.notes(TwoSides::Proposal))
    }

    /// For programs.
    pub(super) fn dates_document(&self) -> Option<DatesOfProposal> {
        let (both, counted) = self.dated().zip(self.counted())?;
        let [today, reached] = both.map(|(dated, process)| finished_on(process, dated.today));
        let provisional = counted.provisional().is_some();
        Some(DatesOfProposal { start: Iso(counted.dates.start), provisional, today, reached, sweep: counted.sweep() })
    }
}
