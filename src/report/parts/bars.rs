//! Steps as bars, in whichever report.

use crate::analysis::StepFacts;
use crate::model::{Clock, Process, StepId, Time, Unit, Value};
use crate::report::analysis::say::longest_of;
use crate::report::{Bar, BarStyle, Cell, Glance};
use crate::text::amounts;

/// The bar of a step today.
pub(in crate::report) fn bar(process: &Process, id: StepId, facts: &StepFacts) -> Bar {
    let style = match process.step(id).value {
        Some(Value::Waste) => BarStyle::Waste,
        _ if facts.is_critical() => BarStyle::Critical,
        _ => BarStyle::Normal,
    };
    let [start, finish] = [facts.start, facts.finish].map(|time| time.in_days(process.day()));
    Bar { start, finish, style }
}

/// The length of a step that runs on a different clock from the process, as the
/// file states it; `None` where it runs on that of the process.
pub(in crate::report) fn on_another_clock(process: &Process, id: StepId) -> Option<Cell> {
    let length = process.own_length(id);
    if let Some(months) = length.in_months() {
        return Some(Cell::Text(amounts::months(months).into()));
    }
    if length.fits(process.unit()) {
        return None;
    }
    let own = match length.clock() {
        Clock::Working => Cell::length(length.time(), process.workday(), Unit::Workday),
        Clock::Calendar => Cell::Days(length.time().in_days(Time::CALENDAR_DAY)),
    };
    Some(own.on(length.clock()))
}

/// The longest of many rows, with remarks about the others; `None` where all
/// are drawn.
pub(in crate::report) fn longest<K: Ord>(of: usize, most: usize, length: impl Fn(usize) -> K) -> Option<Glance> {
    let mut rows: Vec<usize> = (0..of).collect();
    rows.sort_by_key(|at| std::cmp::Reverse(length(*at)));
    rows.truncate(most);
    rows.sort_unstable();
    (of > most).then(|| Glance { rest: vec![longest_of(rows.len(), of)], rows })
}
