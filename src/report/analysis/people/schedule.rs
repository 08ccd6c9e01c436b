//! The bars: when each step runs, today and in reachable.

use super::Writer;
use crate::analysis::StepFacts;
use crate::model::{StepId, Value};
use crate::report::analysis::say;
use crate::report::{Bar, BarRow, BarStyle, Bars, Glance};
use crate::text::Text;
use crate::text::labels;

/// As many steps as are drawn when not only critical ones are.
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
        let title = if everything { labels::SCHEDULE } else { labels::CRITICAL_SCHEDULE };
        Bars { title: title.into(), series, rows, glance: self.longest(&drawn) }
    }

    /// Of many steps the longest, in the order of the others.
    fn longest(&self, drawn: &[StepId]) -> Option<Glance> {
        let mut rows: Vec<usize> = (0..drawn.len()).collect();
        rows.sort_by_key(|at| std::cmp::Reverse(self.analysis.steps[drawn[*at].index()].length.unwrap_or_default()));
        rows.truncate(ALL_DRAWN);
        rows.sort_unstable();
        let (shown, of) = (rows.len(), drawn.len());
        (of > shown).then(|| Glance { rows, rest: vec![say::longest_of(shown, of)] })
    }

    fn bars(&self, id: StepId, facts: &StepFacts) -> BarRow {
        let bar = |start, finish, style| Bar { start: self.days(start), finish: self.days(finish), style };
        let style = match self.process.step(id).value {
            Some(Value::Waste) => BarStyle::Waste,
            _ if facts.is_critical() => BarStyle::Critical,
            _ => BarStyle::Normal,
        };
        let (name, length) = (Text::verbatim(self.names.of(id)), self.stated(id, facts));
        if self.is_afterwards(id) {
            return BarRow { name, length, bars: vec![None], absent: labels::AFTERWARDS };
        }
        BarRow {
            name,
            length,
            bars: vec![
                Some(bar(facts.start, facts.finish, style)),
                facts.reachable.map(|(start, finish)| bar(start, finish, BarStyle::Planned)),
            ],
            absent: labels::GONE,
        }
    }
}
