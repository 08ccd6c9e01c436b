//! The values that merged areas give to the rows that they cover.

use super::super::columns::{COLUMNS, ColumnKind};
use super::super::{SheetProblem, Taken};
use super::Rows;
use crate::input::table::cells::grid::{Cell, Row, Value};
use crate::input::table::heads::header::Meaning;
use crate::model::LeftOutCell;

impl Rows<'_> {
    /// The last row of the step that begins in a row: its name may be merged
    /// over several.
    pub(super) fn last_row(&self, row: u32, name: u32) -> u32 {
        let own = self.covering.get(&name).filter(|covering| covering.merge.rows.0 == row);
        own.map_or(row, |covering| covering.merge.rows.1)
    }

    /// Returns whether a figure applies to several steps at once, which the
    /// format cannot express: days and amounts are refused, a limit is left
    /// out.
    pub(super) fn is_for_several(&self, row: &Row, cell: &Cell, nth: usize, last: u32, taken: &mut Taken) -> bool {
        let area = self.covering.get(&cell.column);
        let Some(rows) = area.map(|area| area.merge.rows).filter(|(_, end)| *end > last) else { return false };
        let at = taken.page.cell(row.number, cell.column);
        match COLUMNS.get(nth).map(|column| column.kind) {
            Some(ColumnKind::Duration | ColumnKind::Figure(_)) => {
                taken.fault(at, SheetProblem::OneForSeveral { rows });
                false
            }
            Some(ColumnKind::Limit) => {
                taken.left_out.push((at, LeftOutCell::LimitOfSeveral(rows)));
                true
            }
            _ => false,
        }
    }

    /// The value that a merged area gives to a row and a column that it covers.
    pub(super) fn value_of_area(&self, row: u32, column: u32, nth: usize) -> Option<Value> {
        let kind = COLUMNS.get(nth).map(|column| column.kind)?;
        let is_figure = |kind| matches!(kind, ColumnKind::Duration | ColumnKind::Limit);
        // A limit below two headings.
        let left = self.covering.range(..column).next_back().map(|(_, covering)| covering);
        let across = left.filter(|left| left.merge.rows.0 == row && column <= left.merge.columns.1);
        if let Some(across) = across {
            let other = self.heading(across.cell.column).map(|heading| heading.meaning);
            let other = match other {
                Some(Meaning::Known(nth)) => COLUMNS.get(nth).map(|column| column.kind),
                _ => None,
            };
            return other.filter(|other| is_figure(*other) && is_figure(kind)).map(|_| across.cell.value.clone());
        }
        if matches!(kind, ColumnKind::Limit | ColumnKind::Number | ColumnKind::Figure(_)) {
            return None;
        }
        self.covering(row, column).map(|covering| covering.cell.value.clone())
    }
}
