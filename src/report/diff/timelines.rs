//! Both versions on one scale.

use super::people::Writer;
use crate::model::{Counting, Process, StepId};
use crate::report::diff::say;
use crate::report::figures::change;
use crate::report::{Bar, BarRow, Bars, Cell, bars, lengths};
use crate::text::{Text, labels};

/// The number of rows drawn in a first overview.
const DRAWN: usize = 20;

/// A row before it is drawn: a step of the old version, of the new one, or of
/// both.
type Line = (Option<StepId>, Option<StepId>);

impl Writer<'_> {
    pub(super) fn timelines(&self) -> Bars {
        let mut lines = self.lines();
        let versions = &self.diff.versions;
        let start = |line: &Line| match line {
            (Some(old), _) => (versions.before.steps[old.index()].start, 0),
            (None, new) => (new.map_or_else(Default::default, |new| versions.after.steps[new.index()].start), 1),
        };
        lines.sort_by_key(start);
        let [before, after] = self.days();
        let rows: Vec<BarRow> = lines.iter().map(|line| self.row(*line)).collect();
        let most = |row: &BarRow| {
            let length = |bar: &Bar| bar.finish.decimal().checked_sub(bar.start.decimal());
            row.bars.iter().flatten().filter_map(length).max()
        };
        Bars {
            title: say::TIMELINES.into(),
            series: vec![(say::BEFORE, before), (say::AFTER, after)],
            glance: bars::longest(rows.len(), DRAWN, |at| most(&rows[at])),
            rows,
        }
    }

    /// The rows; where a step stands for several others, those with the same id
    /// share a row.
    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for group in &self.diff.versions.pairing.groups {
            if let ([old], [new]) = (group.old.as_slice(), group.new.as_slice()) {
                lines.push((Some(*old), Some(*new)));
                continue;
            }
            let same = |old: &StepId| {
                let id = &self.earlier().step(*old).id;
                group.new.iter().copied().find(|new| self.later().step(*new).id == *id)
            };
            lines.extend(group.old.iter().map(|old| (Some(*old), same(old))));
            let alone = |new: &StepId| !group.old.iter().any(|old| same(old) == Some(*new));
            lines.extend(group.new.iter().filter(|new| alone(new)).map(|new| (None, Some(*new))));
        }
        lines
    }

    fn row(&self, (old, new): Line) -> BarRow {
        let versions = &self.diff.versions;
        let before = old.map(|id| (self.earlier(), id));
        let after = new.map(|id| (self.later(), id));
        let length = match (before, after) {
            (Some(before), Some(after)) => change_of(before, after),
            (one, other) => one.or(other).map_or(Cell::Empty, stated),
        };
        let name = new.map(|id| &self.later().step(id).name).or(old.map(|id| &self.earlier().step(id).name));
        let merged = old.is_some_and(|id| !versions.pairing.of_old(id).new.is_empty());
        let is_after = |process: &Process, id: StepId| process.step(id).clock == Counting::Afterwards;
        let is_after_result =
            old.is_some_and(|id| is_after(self.earlier(), id)) || new.is_some_and(|id| is_after(self.later(), id));
        BarRow {
            name: Text::verbatim(name.map_or("", String::as_str)),
            length,
            bars: vec![
                old.filter(|id| !is_after(self.earlier(), *id))
                    .map(|id| bars::bar(self.earlier(), id, &versions.before.steps[id.index()])),
                new.filter(|id| !is_after(self.later(), *id))
                    .map(|id| bars::bar(self.later(), id, &versions.after.steps[id.index()])),
            ],
            absent: match (old, merged) {
                _ if is_after_result => labels::AFTERWARDS,
                (None, _) => say::COMES,
                (_, true) => say::MERGED,
                (_, false) => labels::GONE,
            },
        }
    }
}

/// The length of a step as the file states it; the bar shows the result on its
/// days.
fn stated((process, id): (&Process, StepId)) -> Cell {
    let own = || Cell::length(process.own_length(id).time(), process.day(), process.unit());
    bars::on_another_clock(process, id).unwrap_or_else(own)
}

/// The length before and after; where the units differ both are named.
fn change_of(before: (&Process, StepId), after: (&Process, StepId)) -> Cell {
    let cells = [before, after].map(stated);
    let bare = cells.iter().filter(|cell| matches!(cell, Cell::Days(_))).count();
    let [before, after] = match bare {
        1 => [before, after]
            .map(|(process, id)| Cell::Text(lengths::of_step(process, process.step(id), process.own_length(id)))),
        _ => cells,
    };
    change(before, after)
}
