//! The content taken from the sheets so far.

use super::cells::bounds::{MOST_REPEATED, too_much};
use super::cells::grid::Value;
use super::columns::{COLUMNS, FACTS};
use super::facts;
use super::heads::header::{Header, Meaning};
use super::materials::MaterialRow;
use super::rows::{Filled, StepRow};
use crate::input::MOST_DEFECTS;
use crate::input::print::Vocabulary;
use crate::model::{Bound, Defect, LeftOutCell, Problem, SheetProblem};
use crate::source::{CellAt, TablePage};

/// The content taken from the sheets so far.
#[derive(Default)]
pub(super) struct Taken {
    pub page: TablePage,
    pub steps: Vec<StepRow>,
    pub facts: Vec<facts::Stated>,
    pub materials: Vec<MaterialRow>,
    pub faults: Vec<Defect>,
    pub left_out: Vec<(CellAt, LeftOutCell)>,
    /// The headers, by the index of their sheet among those with steps.
    pub headers: Vec<Header>,
    /// Sheets for which it was reported that limits stand for days, or that
    /// days are missing.
    pub reported: Vec<usize>,
    pub vocabulary: Vocabulary,
    /// The bytes of texts that were copied to further rows.
    pub repeated: usize,
}

impl Taken {
    pub fn fault(&mut self, at: CellAt, problem: SheetProblem) {
        if self.faults.len() < MOST_DEFECTS * 10 {
            self.faults.push(Defect::new(at.place(), Problem::Sheet(problem)));
        }
    }

    /// A copy of the value of another row, unless there are too many of them.
    pub fn repeat(&mut self, value: Value, at: CellAt) -> Option<Value> {
        let before = self.repeated;
        self.repeated = before.saturating_add(value.shown().len());
        if self.repeated <= MOST_REPEATED {
            return Some(value);
        }
        if before <= MOST_REPEATED {
            self.fault(at, too_much(Bound::Repeated, MOST_REPEATED as u64));
        }
        None
    }

    pub fn stated(&self, key: &str) -> Option<&facts::Stated> {
        self.facts.iter().find(|stated| FACTS.get(stated.nth).is_some_and(|fact| fact.key.0 == key))
    }

    /// The column of a sheet that has one of these keys.
    pub fn column(&self, sheet: usize, keys: &[&str]) -> Option<u32> {
        let is = |nth: usize| COLUMNS.get(nth).is_some_and(|column| keys.contains(&column.key));
        let header = self.headers.get(sheet)?;
        let found = header.columns.iter().find(|heading| matches!(heading.meaning, Meaning::Known(nth) if is(nth)))?;
        Some(found.column)
    }

    /// The heading of a column of a sheet.
    pub fn heading(&self, sheet: usize, column: u32) -> Option<&str> {
        let heading = self.headers.get(sheet)?.columns.iter().find(|heading| heading.column == column)?;
        Some(heading.text.as_str())
    }

    pub fn has_column(&self, sheet: usize, keys: &[&str]) -> bool {
        self.column(sheet, keys).is_some()
    }

    /// Reports once for each sheet that limits stand for the days.
    pub fn limit_as_days(&mut self, sheet: usize, cell: &Filled) {
        if !self.reported.contains(&sheet) {
            self.reported.push(sheet);
            let heading = self.vocabulary.heading(&COLUMNS[cell.nth]);
            self.left_out.push((cell.at, LeftOutCell::LimitAsDays(heading.to_owned())));
        }
    }

    /// Reports a step without days: at the empty cell, or once at a header
    /// without such a column.
    pub fn without_days(&mut self, step: &StepRow) {
        let keys = ["days", "promised", "statutory", "limit", "min", "max"];
        match self.column(step.sheet, &keys) {
            Some(column) => {
                let at = CellAt { line: step.at.line, column };
                if !self.faults.iter().rev().take(40).any(|fault| fault.place == at.place()) {
                    self.fault(at, SheetProblem::Unfilled("days"));
                }
            }
            None if !self.reported.contains(&step.sheet) => {
                self.reported.push(step.sheet);
                let column = self.column(step.sheet, &["name"]).unwrap_or(1);
                let above = self.headers.get(step.sheet).map_or(0, |header| header.rows.1);
                let at = CellAt { line: step.at.line - step.row + above, column };
                self.fault(at, SheetProblem::NoColumn("days"));
            }
            None => {}
        }
    }
}
