//! The analysis as people read it: the headline first, then the reasons.

mod changes;
pub(in crate::report) mod dates;
mod questions;
mod schedule;
mod tables;

use super::Names;
use crate::analysis::{Analysis, Measures, StepFacts};
use crate::input::Vocabulary;
use crate::model::{Counting, Days, Decimal, Duration, Process, Step, StepId, Time};
use crate::report::analysis::{AnalyzedFile, say};
use crate::report::say::dates as on_dates;
use crate::report::{Block, Cell, Report, bars, figures, lengths, name_or};
use crate::text::Text;
use crate::text::{amounts, labels};

pub(super) fn report(judged: &AnalyzedFile) -> Report {
    let writer = Writer::of(judged);
    let mut blocks = vec![writer.headline(&judged.file)];
    blocks.extend(writer.implicit_order());
    blocks.extend(writer.critical_path());
    blocks.push(Block::Bars(writer.schedule()));
    blocks.extend(writer.dates());
    blocks.extend(writer.changes());
    blocks.extend(writer.not_offered());
    blocks.extend(writer.kept_waste().map(Block::Table));
    blocks.extend(writer.questions());
    blocks.push(Block::Table(writer.measures()));
    blocks.extend(writer.value().map(Block::Table));
    blocks.push(Block::Table(writer.steps()));
    blocks.extend(writer.notes());
    Report { blocks }
}

pub(in crate::report) struct Writer<'a> {
    pub(in crate::report) process: &'a Process,
    pub(in crate::report) analysis: &'a Analysis,
    pub(in crate::report) names: Names<'a>,
    /// The language of the keys of the file.
    words: Vocabulary,
}

impl<'a> Writer<'a> {
    /// The page of one process, with answers in the keys of its file.
    pub(in crate::report) fn of(judged: &'a AnalyzedFile) -> Self {
        Self { words: judged.words, ..Self::new(&judged.process, &judged.analysis) }
    }

    /// The page of a process that comes from no file.
    pub(in crate::report) fn new(process: &'a Process, analysis: &'a Analysis) -> Self {
        Self { process, analysis, names: Names::new(process), words: Vocabulary::default() }
    }
}

impl Writer<'_> {
    pub(in crate::report) fn headline(&self, file: &str) -> Block {
        let (today, reachable, floor) = (&self.analysis.today, &self.analysis.reachable, &self.analysis.floor);
        let growth = Cell::growth(&Cell::Days(self.days(today.days)), &Cell::Days(self.days(reachable.days)));
        let share = match growth {
            Cell::Growth(growth) => Decimal::ZERO.checked_sub(growth),
            _ => None,
        };
        let mut facts = figures::facts(today, reachable, self.process.day());
        if let Some(dated) = &self.analysis.dates {
            let (label, [today, reachable, _]) = self.on_the_other_clock(dated);
            facts.push((label, figures::change(today, reachable)));
            facts.push((labels::STARTED, Cell::Text(on_dates::started(dated.start, dated.sweep.as_ref()))));
        }
        Block::Headline {
            title: Text::verbatim(name_or(self.process, file)),
            figure: say::headline(
                self.days(today.days),
                self.days(reachable.days),
                self.days(floor.days),
                share,
                self.process.unit(),
            ),
            facts,
        }
    }

    pub(in crate::report) fn critical_path(&self) -> Vec<Block> {
        let paths = &self.analysis.critical_paths;
        let Some(first) = paths.paths.first() else { return Vec::new() };
        let links = first.iter().map(|id| Text::verbatim(self.names.of(*id))).collect();
        let mut blocks = vec![Block::Section(labels::CRITICAL_PATH.into()), Block::Chain(links)];
        if paths.count > 1 {
            blocks.push(Block::Paragraph(say::tied_paths(paths.count)));
        }
        blocks
    }

    pub(in crate::report) fn notes(&self) -> Vec<Block> {
        let today = &self.analysis.today;
        let mut notes = vec![say::record_note(), on_dates::grounded(&self.analysis.ground)];
        let limits = self.process.days_are_limits();
        if limits > 0 {
            notes.push(say::limits_note(limits, self.process.steps().len()));
        }
        let ranges = self.process.steps().iter().filter(|step| is_counted_at_the_middle(step)).count();
        notes.extend((ranges > 0).then(|| say::ranges_note(ranges, self.process.steps().len())));
        notes.extend(self.inside());
        notes.extend(self.analysis.mean.map(|mean| say::mean_note(mean.steps, mean.days)));
        notes.extend(self.returns());
        if self.suspends() {
            let counted = self.days(today.counted);
            let has_limit = self.process.limits().is_stated();
            notes.push(say::clocks_note(has_limit, self.is_limit_whole(), counted, self.days(today.suspended)));
        }
        let states_value = self.process.steps().iter().any(|step| step.value.is_some());
        notes.push(if states_value { self.efficiency() } else { say::no_value_note() });
        vec![Block::Section(labels::NOTES.into()), Block::List(notes)]
    }

    /// The time inside the limit beside the promised time, the time that the
    /// law allows and its possible extension, where the file states any of
    /// them.
    pub(in crate::report) fn inside(&self) -> Option<Text> {
        let limits = self.process.limits();
        let (window, inside) = (&self.analysis.window, self.days(self.analysis.today.inside?));
        let stated = |limit: Option<Duration>| limit.map(|limit| lengths::stated(self.process, limit));
        let limits = [limits.promised, limits.statutory, limits.extension].map(stated);
        if limits.iter().all(Option::is_none) {
            return None;
        }
        let name = |step: Option<StepId>| step.map(|step| self.names.of(step));
        let inside = amounts::days(inside, self.process.unit().clock()).into();
        Some(say::inside_note(name(window.from), name(window.to), &inside, limits))
    }

    /// The steps from which cases return: their days are in no figure.
    fn returns(&self) -> Option<Text> {
        let returning = self.process.step_ids().filter_map(|id| Some((id, self.process.step(id).rework.as_ref()?)));
        let named: Vec<_> =
            returning.map(|(id, rework)| (self.names.of(id), self.names.of(rework.back_to), rework.chance)).collect();
        (!named.is_empty()).then(|| say::returns_note(&named))
    }

    fn efficiency(&self) -> Text {
        let figures = self.scenarios().map(|measures| measures.cycle_efficiency);
        let [today, reachable, _] = figures;
        let falls = today.zip(reachable).is_some_and(|(today, reachable)| reachable < today);
        say::efficiency_note(figures.contains(&None), falls)
    }

    pub(in crate::report) fn scenarios(&self) -> [&Measures; 3] {
        [&self.analysis.today, &self.analysis.reachable, &self.analysis.floor]
    }

    fn suspends(&self) -> bool {
        self.scenarios().iter().any(|measures| measures.suspended > Time::ZERO)
    }

    fn is_limit_whole(&self) -> bool {
        self.process.limits().is_stated() && self.scenarios().iter().all(|measures| measures.is_inside_whole())
    }

    pub(in crate::report) fn name(&self, id: StepId) -> Cell {
        Cell::Text(Text::verbatim(self.names.of(id)))
    }

    /// At most four names; the document for programs has them all.
    pub(in crate::report) fn list(&self, ids: &[StepId], worded: impl Fn(StepId, String) -> Text) -> Cell {
        let shown = &ids[..ids.len().min(4)];
        let mut names: Vec<Text> = shown.iter().map(|id| worded(*id, self.names.of(*id))).collect();
        if let (Some(last), hidden @ 1..) = (shown.last(), ids.len() - shown.len()) {
            names.pop();
            names.push(say::last_of(&self.names.of(*last), hidden, ids.len()));
        }
        Cell::List(names)
    }

    pub(in crate::report) fn names(&self, ids: &[StepId]) -> Cell {
        self.list(ids, |_, name| Text::verbatim(name))
    }

    /// The length of a step as the file states it, on its own clock.
    pub(in crate::report) fn stated(&self, id: StepId, facts: &StepFacts) -> Cell {
        let own = || facts.length.map_or(Cell::Unknown, |length| self.length(length));
        bars::on_another_clock(self.process, id).unwrap_or_else(own)
    }

    pub(in crate::report) fn length(&self, time: Time) -> Cell {
        Cell::length(time, self.process.day(), self.process.unit())
    }

    pub(in crate::report) fn is_afterwards(&self, id: StepId) -> bool {
        self.process.step(id).clock == Counting::Afterwards
    }

    pub(in crate::report) fn days_if_known(&self, time: Option<Time>) -> Cell {
        time.map_or(Cell::Unknown, |time| Cell::Days(self.days(time)))
    }

    pub(in crate::report) fn days(&self, time: Time) -> Days {
        time.in_days(self.process.day())
    }
}

/// Whether the file states a range and no likely length in it.
fn is_counted_at_the_middle(step: &Step) -> bool {
    step.days.range.is_some_and(|(least, most)| least != most && least.middle(most) == Some(step.days.likely))
}
