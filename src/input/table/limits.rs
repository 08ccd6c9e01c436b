//! The days and the limits of a step, which one row may state in several
//! columns.

use std::collections::HashMap;

use super::cells::grid::one_line;
use super::columns::{COLUMNS, ColumnKind};
use super::rows::{Filled, StepRow};
use super::spelt::{Inner, Spelt};
use super::values::{self, Limited, Read};
use super::{SheetProblem, Taken};
use crate::input::print::Vocabulary;
use crate::model::{Counting, KeyGroup, LeftOutCell};
use crate::source::CellAt;

/// The days and the limits that a row states.
#[derive(Default)]
pub(super) struct Limits {
    days: HashMap<&'static str, (Spelt, CellAt)>,
    limits: Vec<(&'static str, Filled)>,
    clock: Option<(Counting, CellAt)>,
}

impl Limits {
    pub fn take_days(&mut self, key: &'static str, cell: &Filled, words: Vocabulary) -> Read {
        let read = values::duration(&cell.value, cell.unit, false, words);
        if let Some(value) = read.as_ref().ok().and_then(Clone::clone) {
            self.days.insert(key, (value, cell.at));
        }
        if read.is_err() {
            // Reported at the cell; the step is not shorter for it.
            self.days.insert(key, (Spelt::word("0"), cell.at));
        }
        read.map(|_| None)
    }

    pub fn take(&mut self, key: &'static str, cell: &Filled) -> Read {
        match values::limit(&cell.value)? {
            Limited::Silent => {}
            Limited::Clock(clock) => match self.clock {
                Some((known, _)) if known != clock => return Err(SheetProblem::Unclear(cell.value.shown().to_owned())),
                _ => self.clock = Some((clock, cell.at)),
            },
            Limited::Duration => self.limits.push((key, cell.clone())),
        }
        Ok(None)
    }

    /// Adds days, limit and clock. Where no column has the days, the promise is
    /// taken for them, else the legal limit, and marked as such.
    pub fn put(
        mut self,
        step: &StepRow,
        taken: &mut Taken,
        mut bounds: Vec<Inner>,
        put: &mut impl FnMut(&'static str, Spelt, CellAt),
    ) -> Vec<String> {
        let words = taken.vocabulary;
        let state = |cell: &Filled, is_limit: bool| values::duration(&cell.value, cell.unit, is_limit, words);
        let mut limit = |wanted: &str| {
            let at = self.limits.iter().position(|(key, _)| *key == wanted)?;
            Some(self.limits.remove(at).1)
        };
        let has_days = taken.has_column(step.sheet, &["days", "min", "max"]);
        let mut own_days = None;
        if !has_days {
            let cell = limit("promised").or_else(|| limit("statutory")).or_else(|| limit("limit"));
            if let Some(cell) = cell {
                taken.limit_as_days(step.sheet, &cell);
                own_days = state(&cell, true).ok().flatten().map(|value| (value, cell.at));
            }
        }
        let held = limit("limit").or_else(|| limit("statutory")).or_else(|| limit("promised"));
        let held = held.and_then(|cell| Some((state(&cell, false).ok()??, cell.at)));
        match held {
            Some((value, at)) if bounds.is_empty() => put("limit", value, at),
            held => {
                // The event that it runs from, and its least length.
                bounds.splice(0..0, held.map(|(value, at)| inner(words.within("limit", "days"), value, at)));
                if let Some(at) = bounds.first().map(|first| first.at) {
                    put("limit", Spelt::of_cells(bounds), at);
                }
            }
        }
        let mut beside = Vec::new();
        for (key, cell) in &self.limits {
            let text = one_line(cell.value.shown());
            let column = COLUMNS.iter().find(|column| column.key == *key).expect("a limit stands in a column");
            beside.push(format!("{}: {text}", words.heading(column)));
            taken.left_out.push((cell.at, LeftOutCell::Beside(text)));
        }
        if let (Some((clock, at)), None) = (self.clock, step.get("clock")) {
            put("clock", Spelt::word(words.word(clock)), at);
        }
        let point = |key: &'static str| self.days.get(key).cloned();
        let days = match (point("min"), point("days").or(own_days), point("max")) {
            (None, likely, None) => likely,
            (min, likely, max) => {
                let at = [&min, &likely, &max].into_iter().flatten().map(|(_, at)| *at).min().unwrap_or(step.at);
                let named = [("min", min), ("likely", likely), ("max", max)];
                let parts = named.into_iter().filter_map(|(key, point)| {
                    let (value, at) = point?;
                    Some(inner(words.key(KeyGroup::Days, key), value, at))
                });
                Some((Spelt::of_cells(parts.collect()), at))
            }
        };
        match days {
            Some((value, at)) => put("days", value, at),
            None => {
                taken.without_days(step);
                put("days", Spelt::word("0"), step.at);
            }
        }
        beside
    }
}

/// A duration inside a map.
fn inner(key: &'static str, value: Spelt, at: CellAt) -> Inner {
    let is_fit = values::is_fit(ColumnKind::Duration, &value);
    Inner { key, value, at, is_fit }
}
