//! The bars: the time of each step, today and in reachable.

use super::Writer;
use crate::analysis::StepFacts;
use crate::model::StepId;
use crate::report::{Bar, BarRow, BarStyle, Bars, bars};
use crate::text::Text;
use crate::text::labels;

/// The largest number of steps for which all are drawn, not only the critical
/// ones.
const ALL_DRAWN: usize = 16;

impl Writer<'_> {
    pub(in crate::report) fn schedule(&self) -> Bars {
        self.schedule_of(self.process.steps().len() <= ALL_DRAWN)
    }

    /// The bars of all steps, or of the critical ones.
    pub(in crate::report) fn schedule_of(&self, everything: bool) -> Bars {
        let facts = |id: &StepId| &self.analysis.steps[id.index()];
        let mut drawn: Vec<StepId> =
            self.process.step_ids().filter(|id| everything || facts(id).is_critical()).collect();
        drawn.sort_by_key(|id| facts(id).start);
        let mut rows: Vec<BarRow> = drawn.iter().map(|id| self.bars(*id, facts(id))).collect();
        let today = self.days(self.analysis.today.days);
        let mut series = vec![(labels::TODAY, today), (labels::REACHABLE, self.days(self.analysis.reachable.days))];
        if drawn.iter().map(facts).all(|facts| facts.reachable == Some((facts.start, facts.finish))) {
            series = vec![(labels::TODAY_AND_REACHABLE, today)];
            rows.iter_mut().for_each(|row| row.bars.truncate(1));
        }
        let length = |at: usize| facts(&drawn[at]).length.unwrap_or_default();
        let glance = bars::longest(drawn.len(), ALL_DRAWN, length);
        let title = if everything { labels::SCHEDULE } else { labels::CRITICAL_SCHEDULE };
        Bars { title: title.into(), series, rows, glance }
    }

    fn bars(&self, id: StepId, facts: &StepFacts) -> BarRow {
        let (name, length) = (Text::verbatim(self.names.of(id)), self.stated(id, facts));
        if self.is_afterwards(id) {
            return BarRow { name, length, bars: vec![None], absent: labels::AFTERWARDS };
        }
        BarRow {
            name,
            length,
            bars: vec![
                Some(bars::bar(self.process, id, facts)),
                facts.reachable.map(|(start, finish)| Bar {
                    start: self.days(start),
                    finish: self.days(finish),
                    style: BarStyle::Planned,
                }),
            ],
            absent: labels::GONE,
        }
    }
}
