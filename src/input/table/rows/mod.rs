//! From the rows below a header to the rows that are steps.

mod area;
mod classify;

use std::collections::BTreeMap;

use super::cells::grid::{Cell, Merge, Row, Sheet, Value, one_line};
use super::columns::{COLUMNS, ColumnKind};
use super::heads::header::{Header, Heading, Meaning};
use super::heads::units::Suffix;
use super::{SheetProblem, Taken};
use crate::model::LeftOutCell;
use crate::source::CellAt;
use classify::Class;

/// Texts that repeat the cell above.
const DITTO: &[&str] = &["同上", "〃", "\"", "″", "ditto", "same as above"];

/// A row that is a step, with its further rows.
#[derive(Debug, Default)]
pub(super) struct StepRow {
    /// The cells with a meaning, in the order of [`COLUMNS`], then of rows.
    pub cells: Vec<Filled>,
    /// The comments above it.
    pub comments: Vec<String>,
    /// The cell with the name of the step.
    pub at: CellAt,
    /// The index of its sheet: numbers are unique within one sheet.
    pub sheet: usize,
    /// Its row in the sheet.
    pub row: u32,
}

/// A cell with a meaning.
#[derive(Clone, Debug)]
pub(super) struct Filled {
    /// Its column, by its index in [`COLUMNS`].
    pub nth: usize,
    pub at: CellAt,
    pub value: Value,
    /// The suffix of a bare number.
    pub unit: Option<Suffix>,
}

impl StepRow {
    /// Puts the cells in the order of the columns.
    fn sort(&mut self) {
        self.cells.sort_by_key(|cell| cell.nth);
    }

    /// The first cell under a key.
    pub fn get(&self, key: &str) -> Option<&Filled> {
        self.cells.iter().find(|cell| COLUMNS.get(cell.nth).is_some_and(|column| column.key == key))
    }

    /// Every cell under a key, including those of further rows.
    pub fn all<'s>(&'s self, key: &'s str) -> impl Iterator<Item = &'s Filled> {
        self.cells.iter().filter(move |cell| COLUMNS.get(cell.nth).is_some_and(|column| column.key == key))
    }
}

/// A merged area that covers the row being read, and the cell that holds its
/// value.
#[derive(Clone)]
struct Covering {
    merge: Merge,
    cell: Cell,
}

/// Reads the rows of a sheet.
pub(super) struct Rows<'s> {
    sheet: &'s Sheet,
    header: &'s Header,
    position: usize,
    merges: std::iter::Peekable<std::slice::Iter<'s, Merge>>,
    /// By column; only those of columns with a meaning.
    covering: BTreeMap<u32, Covering>,
    /// Comments for the next step.
    comments: Vec<String>,
    /// The number of cells of each column without a meaning.
    unknown: Vec<usize>,
    /// The last row that was not empty.
    before: u32,
    /// Whether a second header followed the first.
    ended: bool,
}

impl<'s> Rows<'s> {
    pub fn new(sheet: &'s Sheet, header: &'s Header, position: usize) -> Self {
        Self {
            sheet,
            header,
            position,
            merges: sheet.merges.iter().peekable(),
            covering: BTreeMap::new(),
            comments: Vec::new(),
            unknown: vec![0; header.columns.len()],
            before: header.rows.1,
            ended: false,
        }
    }

    /// Reads all rows below the header.
    pub fn read(mut self, taken: &mut Taken) {
        let below = self.sheet.rows.iter().filter(|row| row.number > self.header.rows.1);
        for row in below {
            self.cover(row);
            if !self.ended {
                self.row(row, taken);
            }
        }
        self.columns(taken);
    }

    /// Advances the merged areas to a row.
    fn cover(&mut self, row: &Row) {
        self.covering.retain(|_, covering| covering.merge.rows.1 >= row.number);
        while let Some(merge) = self.merges.next_if(|merge| merge.rows.0 <= row.number) {
            // An area that begins in an empty row has no value.
            let cell = (merge.rows.0 == row.number).then(|| row.cell(merge.columns.0)).flatten();
            if let Some(cell) = cell.filter(|cell| self.is_known(cell.column)) {
                self.covering.insert(cell.column, Covering { merge: *merge, cell: cell.clone() });
            }
        }
    }

    fn row(&mut self, row: &Row, taken: &mut Taken) {
        let at = |column: u32| taken.page.cell(row.number, column);
        let first = row.cells.first().map_or(1, |cell| cell.column);
        let text = row.cells.first().map(|cell| cell.value.shown()).unwrap_or_default();
        let gap = row.number - self.before - 1;
        let left_out = match self.classify(row) {
            Class::Step => None,
            Class::Blank => return,
            Class::Further => {
                self.before = row.number;
                return self.further(row, taken);
            }
            Class::Total => Some(LeftOutCell::Total(one_line(text))),
            Class::Remark => Some(LeftOutCell::Remark(one_line(text))),
            Class::Heading => {
                self.comments.push(one_line(text));
                Some(LeftOutCell::Heading(one_line(text)))
            }
            Class::Header => Some(LeftOutCell::Header),
            Class::SecondTable => {
                self.ended = true;
                return taken.fault(at(first), SheetProblem::SecondTable);
            }
        };
        if let Some(left_out) = left_out {
            self.before = row.number;
            let cell = at(first);
            return taken.left_out.push((cell, left_out));
        }
        if gap > 0 {
            taken.left_out.push((at(1), LeftOutCell::EmptyRows(gap)));
        }
        self.before = row.number;
        if self.sheet.hidden_rows.binary_search(&row.number).is_ok() {
            taken.left_out.push((at(1), LeftOutCell::HiddenRow));
        }
        self.step(row, taken);
    }

    /// The merged area above a row that covers a column.
    fn covering(&self, row: u32, column: u32) -> Option<&Covering> {
        self.covering.get(&column).filter(|covering| covering.merge.rows.0 < row)
    }

    fn columns_of<'k>(&'k self, key: &'k str) -> impl Iterator<Item = &'k Heading> {
        self.header.columns.iter().filter(
            move |heading| matches!(heading.meaning, Meaning::Known(nth) if COLUMNS.get(nth).is_some_and(|known| known.key == key)),
        )
    }

    fn heading(&self, column: u32) -> Option<&Heading> {
        let nth = self.header.columns.binary_search_by_key(&column, |heading| heading.column).ok()?;
        self.header.columns.get(nth)
    }

    fn is_known(&self, column: u32) -> bool {
        self.heading(column).is_some_and(|heading| matches!(heading.meaning, Meaning::Known(_)))
    }

    /// Reads a row that is a step.
    fn step(&mut self, row: &Row, taken: &mut Taken) {
        let mut step = StepRow {
            comments: std::mem::take(&mut self.comments),
            sheet: self.position,
            row: row.number,
            ..StepRow::default()
        };
        let name = self.columns_of("name").next().map_or(1, |heading| heading.column);
        step.at = taken.page.cell(row.number, name);
        if row.cell(name).is_none() {
            taken.fault(step.at, SheetProblem::NoName);
        }
        let last = self.last_row(row.number, name);
        for (position, heading) in self.header.columns.iter().enumerate() {
            let own = row.cell(heading.column);
            let Meaning::Known(nth) = heading.meaning else {
                self.unknown_cell(position, own, &mut step.comments);
                continue;
            };
            let at = taken.page.cell(row.number, heading.column);
            // Only values of known layouts need rewriting; merged cells were
            // filled by people.
            if let (Some(layout), Some(cell)) = (self.header.layout, own) {
                step.cells.push(Filled { nth, at, value: layout.value(cell.value.clone()), unit: heading.unit });
                continue;
            }
            let value = match own {
                Some(cell) if !self.is_for_several(row, cell, nth, last, taken) => ditto(cell, nth, taken),
                Some(_) => None,
                None => {
                    let value = self.value_of_area(row.number, heading.column, nth);
                    value.and_then(|value| taken.repeat(value, at))
                }
            };
            step.cells.extend(value.map(|value| Filled { nth, at, value, unit: heading.unit }));
        }
        step.sort();
        taken.steps.push(step);
    }

    fn unknown_cell(&mut self, position: usize, cell: Option<&Cell>, comments: &mut Vec<String>) {
        let Some(cell) = cell else { return };
        self.unknown.iter_mut().skip(position).take(1).for_each(|cells| *cells += 1);
        let text = one_line(cell.value.shown());
        let heading = self.header.columns.get(position);
        if heading.is_some_and(|heading| matches!(heading.meaning, Meaning::Unwanted)) {
            return;
        }
        let heading = heading.map(|heading| heading.text.as_str()).unwrap_or_default();
        comments.push(if heading.is_empty() { text } else { format!("{heading}: {text}") });
    }

    /// Reads a further row of the step above, which continues its lists.
    fn further(&mut self, row: &Row, taken: &mut Taken) {
        let mut comments = Vec::new();
        for (position, heading) in self.header.columns.iter().enumerate() {
            let Some(cell) = row.cell(heading.column) else { continue };
            let Meaning::Known(nth) = heading.meaning else {
                self.unknown_cell(position, Some(cell), &mut comments);
                continue;
            };
            let Some(kind) = COLUMNS.get(nth).map(|column| column.kind) else { continue };
            let at = taken.page.cell(row.number, heading.column);
            let Some(step) = taken.steps.last_mut() else { continue };
            let known = step.cells.iter().find(|known| known.nth == nth).map(|known| known.value.clone());
            let goes_on =
                matches!(kind, ColumnKind::List | ColumnKind::Materials | ColumnKind::Steps | ColumnKind::Text);
            match known {
                _ if matches!(kind, ColumnKind::Number) => {}
                Some(first) if !goes_on => {
                    if first != cell.value {
                        let first = one_line(first.shown());
                        taken.fault(at, SheetProblem::OtherValue { first });
                    }
                }
                _ => step.cells.push(Filled { nth, at, value: cell.value.clone(), unit: heading.unit }),
            }
        }
        if let Some(step) = taken.steps.last_mut() {
            step.sort();
            step.comments.append(&mut comments);
        }
    }

    /// Reports the columns that are not read.
    fn columns(&self, taken: &mut Taken) {
        for (heading, cells) in self.header.columns.iter().zip(&self.unknown) {
            let at = taken.page.cell(heading.row, heading.column);
            let text = heading.text.clone();
            match heading.meaning {
                Meaning::Known(_) => {
                    if self.sheet.hidden_columns.iter().any(|hidden| hidden.contains(&heading.column)) {
                        taken.left_out.push((at, LeftOutCell::HiddenColumn));
                    }
                }
                Meaning::Second(first) => {
                    let first = taken.page.name(taken.page.cell(heading.row, first));
                    taken.fault(at, SheetProblem::SameColumn { heading: text, first });
                }
                Meaning::Nearly(suggestion) => {
                    taken.fault(at, SheetProblem::MisspeltColumn { heading: text, suggestion: suggestion.to_owned() });
                }
                Meaning::Unwanted if *cells > 0 => {
                    taken.left_out.push((at, LeftOutCell::Unwanted { heading: text, cells: *cells }));
                }
                Meaning::Unknown if *cells > 0 || !text.is_empty() => {
                    taken.left_out.push((at, LeftOutCell::Column { heading: text, cells: *cells }));
                }
                Meaning::Unknown | Meaning::Unwanted => {}
            }
        }
    }
}

/// A value; for "as above" that of the step above.
fn ditto(cell: &Cell, nth: usize, taken: &mut Taken) -> Option<Value> {
    let is_ditto = cell.value.text().is_some_and(|text| DITTO.iter().any(|word| word.eq_ignore_ascii_case(text)));
    let above = taken.steps.last().filter(|_| is_ditto).and_then(|step| step.cells.iter().find(|cell| cell.nth == nth));
    match above.map(|above| (above.value.clone(), above.at)) {
        Some((above, at)) => taken.repeat(above, at),
        None => Some(cell.value.clone()),
    }
}
