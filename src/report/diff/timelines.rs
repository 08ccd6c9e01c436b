//! Both versions on one scale.

use super::people::{Writer, change};
use crate::analysis::{Analysis, StepFacts};
use crate::model::{Clock, Process, StepId, Time, Unit, Value};
use crate::report::analysis::say::longest_of;
use crate::report::diff::say;
use crate::report::{Bar, BarRow, BarStyle, Bars, Cell, Glance};
use crate::text::{Text, amounts};

/// As many rows as are drawn on a first look.
const DRAWN: usize = 20;

/// A row before it is drawn: a step of the old version, of the new one, or
/// of both.
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
        let mut shown: Vec<usize> = (0..rows.len()).collect();
        shown.sort_by_key(|at| std::cmp::Reverse(most(&rows[*at])));
        shown.truncate(DRAWN);
        shown.sort_unstable();
        let (drawn, of) = (shown.len(), rows.len());
        Bars {
            title: say::TIMELINES.into(),
            series: vec![(say::BEFORE, before), (say::AFTER, after)],
            glance: (of > drawn).then(|| Glance { rows: shown, rest: vec![longest_of(drawn, of)] }),
            rows,
        }
    }

    /// Of steps that stand for others, those of one id stand side by side.
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
        let before = old.map(|id| stated(self.earlier(), id));
        let after = new.map(|id| stated(self.later(), id));
        let length = match (before, after) {
            (Some(before), Some(after)) => change(&before, &after),
            (one, other) => one.or(other).unwrap_or(Cell::Empty),
        };
        let name = new.map(|id| &self.later().step(id).name).or(old.map(|id| &self.earlier().step(id).name));
        let merged = old.is_some_and(|id| !versions.pairing.of_old(id).new.is_empty());
        BarRow {
            name: Text::verbatim(name.map_or("", String::as_str)),
            length,
            bars: vec![
                old.map(|id| bar(self.earlier(), &versions.before, id)),
                new.map(|id| bar(self.later(), &versions.after, id)),
            ],
            absent: match (old, merged) {
                (None, _) => say::COMES,
                (_, true) => say::MERGED,
                (_, false) => crate::text::labels::GONE,
            },
        }
    }
}

/// How long a step is as the file states it: the bar shows what that comes to
/// on its days.
fn stated(process: &Process, id: StepId) -> Cell {
    let length = process.own_length(id);
    let days = |day| Cell::Days(length.time().in_days(day));
    if let Some(months) = length.in_months() {
        let (english, chinese) = amounts::months(months);
        return Cell::Text(Text::new(english, chinese));
    }
    match length.clock() {
        _ if length.fits(process.unit()) => days(process.day()),
        Clock::Working => Cell::length(length.time(), process.workday(), Unit::Workday).on(Clock::Working),
        Clock::Calendar => days(Time::CALENDAR_DAY).on(Clock::Calendar),
    }
}

fn bar(process: &Process, analysis: &Analysis, id: StepId) -> Bar {
    let facts: &StepFacts = &analysis.steps[id.index()];
    let style = match process.step(id).value {
        Some(Value::Waste) => BarStyle::Waste,
        _ if facts.is_critical() => BarStyle::Critical,
        _ => BarStyle::Normal,
    };
    Bar { start: facts.start.in_days(process.day()), finish: facts.finish.in_days(process.day()), style }
}
