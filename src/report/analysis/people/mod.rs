//! The analysis as people read it: the headline first, then the reasons.

mod changes;
mod tables;

use super::Names;
use crate::analysis::{Analysis, Measures, StepFacts};
use crate::model::{Days, Decimal, Process, StepId, Time, Value};
use crate::report::{Bar, BarRow, BarStyle, Bars, Block, Cell, Report};
use crate::words::Text;
use crate::words::analysis as say;
use crate::words::labels;

/// As many steps as are drawn when not only critical ones are.
const ALL_DRAWN: usize = 16;

pub(super) fn report(process: &Process, file: &str, analysis: &Analysis) -> Report {
    let writer = Writer { process, analysis, names: Names::new(process) };
    let mut blocks = vec![writer.headline(file)];
    blocks.extend(writer.critical_path());
    blocks.push(Block::Bars(writer.schedule()));
    blocks.extend(writer.changes());
    blocks.extend(writer.not_offered());
    blocks.extend(writer.questions());
    blocks.push(Block::Table(writer.measures()));
    blocks.push(Block::Table(writer.value()));
    blocks.push(Block::Table(writer.steps()));
    blocks.extend(writer.notes());
    Report { blocks }
}

struct Writer<'a> {
    process: &'a Process,
    analysis: &'a Analysis,
    names: Names<'a>,
}

impl Writer<'_> {
    fn headline(&self, file: &str) -> Block {
        let (today, reachable, floor) = (&self.analysis.today, &self.analysis.reachable, &self.analysis.floor);
        let growth = Cell::growth(&Cell::Days(self.days(today.days)), &Cell::Days(self.days(reachable.days)));
        let share = match growth {
            Cell::Growth(growth) => Decimal::ZERO.checked_sub(growth),
            _ => None,
        };
        let change = |of: fn(&Measures) -> Cell| Cell::Change(Box::new(of(today)), Box::new(of(reachable)));
        let name = if self.process.name().is_empty() { file } else { self.process.name() };
        Block::Headline {
            title: Text::verbatim(name),
            figure: say::headline(
                self.days(today.days),
                self.days(reachable.days),
                self.days(floor.days),
                share,
                self.process.unit(),
            ),
            facts: vec![
                (labels::STEPS, change(steps)),
                (labels::DEPARTMENTS, change(departments)),
                (labels::MATERIALS, change(materials)),
                (labels::VISITS, change(visits)),
            ],
        }
    }

    fn critical_path(&self) -> Vec<Block> {
        let paths = &self.analysis.critical_paths;
        let Some(first) = paths.paths.first() else { return Vec::new() };
        let links = first.iter().map(|id| Text::verbatim(self.names.of(*id))).collect();
        let mut blocks = vec![Block::Section(labels::CRITICAL_PATH.into()), Block::Chain(links)];
        if paths.count > 1 {
            blocks.push(Block::Paragraph(say::tied_paths(paths.count)));
        }
        blocks
    }

    fn schedule(&self) -> Bars {
        let facts = |id: &StepId| &self.analysis.steps[id.index()];
        let everything = self.process.steps().len() <= ALL_DRAWN;
        let mut drawn: Vec<StepId> =
            self.process.step_ids().filter(|id| everything || facts(id).is_critical()).collect();
        drawn.sort_by_key(|id| facts(id).start);
        let title = if everything { labels::SCHEDULE } else { labels::CRITICAL_SCHEDULE };
        Bars {
            title: title.into(),
            series: vec![
                (labels::TODAY, self.days(self.analysis.today.days)),
                (labels::REACHABLE, self.days(self.analysis.reachable.days)),
            ],
            rows: drawn.iter().map(|id| self.bars(*id, facts(id))).collect(),
            glance: Some(ALL_DRAWN),
        }
    }

    fn bars(&self, id: StepId, facts: &StepFacts) -> BarRow {
        let bar = |start, finish, style| Bar { start: self.days(start), finish: self.days(finish), style };
        let style = match self.process.step(id).value {
            Some(Value::Waste) => BarStyle::Waste,
            _ if facts.is_critical() => BarStyle::Critical,
            _ => BarStyle::Normal,
        };
        BarRow {
            name: Text::verbatim(self.names.of(id)),
            length: self.days(self.process.length(id)),
            bars: vec![
                Some(bar(facts.start, facts.finish, style)),
                facts.reachable.map(|(start, finish)| bar(start, finish, BarStyle::Planned)),
            ],
        }
    }

    fn notes(&self) -> Vec<Block> {
        let today = &self.analysis.today;
        let mut notes = vec![say::record_note()];
        if self.suspends() {
            let counted = self.days(today.counted);
            notes.push(say::clocks_note(counted, self.days(today.suspended)));
        }
        notes.push(say::efficiency_note());
        vec![Block::Section(labels::NOTES.into()), Block::List(notes)]
    }

    fn suspends(&self) -> bool {
        let scenarios = [&self.analysis.today, &self.analysis.reachable, &self.analysis.floor];
        scenarios.iter().any(|measures| measures.suspended > Time::ZERO)
    }

    fn name(&self, id: StepId) -> Cell {
        Cell::Text(Text::verbatim(self.names.of(id)))
    }

    /// At most four names; the document for programs has them all.
    fn list(&self, ids: &[StepId]) -> Cell {
        let shown = &ids[..ids.len().min(4)];
        Cell::Text(say::list_of(&self.names.all(shown), ids.len() - shown.len()))
    }

    fn days(&self, time: Time) -> Days {
        time.in_days(self.process.day())
    }
}

fn steps(measures: &Measures) -> Cell {
    Cell::Number(measures.steps as u64)
}

fn departments(measures: &Measures) -> Cell {
    Cell::count(measures.departments)
}

fn materials(measures: &Measures) -> Cell {
    Cell::count(measures.materials.map(|materials| materials.distinct))
}

fn visits(measures: &Measures) -> Cell {
    Cell::Number(measures.visits)
}
