//! The cells of a table, and where each lies in the page of its rows.
//!
//! A table is read as an equivalent definition: the tree is that of the
//! definition, each of whose lines comes from one cell. The text shown is the
//! page: one line for each row, sheet after sheet, with the cells that are not
//! empty.

use std::ops::Range;

use super::tree::index;
use super::{Location, Source, Unread, compose};
use crate::model::{Defect, LeftOutCell, Place};

/// The separator of the cells of a row.
const BETWEEN: &str = " | ";

/// A cell of a table: the line of the page and the column, both from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAt {
    /// The line of the page.
    pub line: u32,
    /// The column of the sheet.
    pub column: u32,
}

impl CellAt {
    /// The cell as a place.
    pub fn place(self) -> Place {
        Place::process().at(self.line as usize, self.column as usize)
    }
}

/// The rows of all sheets, as shown.
#[derive(Clone, Debug, Default)]
pub struct TablePage {
    text: String,
    /// The name of each sheet, and the number of lines before it.
    sheets: Vec<(String, u32)>,
    /// The cells in the order of the page: line, column, bytes.
    cells: Vec<(CellAt, Range<u32>)>,
    lines: u32,
}

impl TablePage {
    /// Begins the next sheet; a text with a single sheet has no name for it.
    pub fn sheet(&mut self, name: &str) {
        self.sheets.push((name.to_owned(), self.lines));
    }

    /// Adds a row of the sheet, from 1, behind the rows before it, with its
    /// cells by column, from 1; skipped rows are empty.
    pub fn row<'t>(&mut self, row: u32, cells: impl Iterator<Item = (u32, &'t str)>) {
        let before = self.sheets.last().map_or(0, |(_, before)| *before);
        while self.lines < before + row - 1 {
            self.text.push('\n');
            self.lines += 1;
        }
        self.lines += 1;
        let mut first = true;
        for (column, text) in cells {
            if !first {
                self.text.push_str(BETWEEN);
            }
            first = false;
            let start = index(self.text.len());
            self.text.extend(text.chars().map(|character| if character.is_control() { ' ' } else { character }));
            self.cells.push((CellAt { line: self.lines, column }, start..index(self.text.len())));
        }
        self.text.push('\n');
    }

    /// A cell of the sheet begun last.
    pub fn cell(&self, row: u32, column: u32) -> CellAt {
        CellAt { line: self.sheets.last().map_or(0, |(_, before)| *before) + row, column }
    }

    /// The name of a cell within its sheet: `D7`.
    pub fn name(&self, cell: CellAt) -> String {
        let (_, before) = self.sheet_of(cell.line);
        format!("{}{}", column_name(cell.column), cell.line.saturating_sub(before))
    }

    /// The sheet of a line.
    fn sheet_of(&self, line: u32) -> (&str, u32) {
        let behind = self.sheets.partition_point(|(_, before)| *before < line);
        self.sheets.get(behind.saturating_sub(1)).map_or(("", 0), |(name, before)| (name, *before))
    }

    /// The byte range of a cell; for an empty cell, the position where it would
    /// stand.
    fn bytes(&self, cell: CellAt) -> Range<usize> {
        let nth = self.cells.partition_point(|(known, _)| *known < cell);
        match self.cells.get(nth) {
            Some((known, bytes)) if *known == cell => bytes.start as usize..bytes.end as usize,
            Some((known, bytes)) if known.line == cell.line => bytes.start as usize..bytes.start as usize,
            _ => {
                let before = nth.checked_sub(1).and_then(|nth| self.cells.get(nth));
                let end = before.map_or(0, |(_, bytes)| bytes.end as usize);
                end..end
            }
        }
    }
}

/// The data of a source that comes from a table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// The equivalent definition, to which the tree belongs.
    pub definition: String,
    page: TablePage,
    /// The cell that each line of the definition comes from.
    lines: Vec<CellAt>,
    faults: Vec<Defect>,
    left_out: Vec<(CellAt, LeftOutCell)>,
}

/// The parts of a table, as a notation reads them.
#[derive(Clone, Debug, Default)]
pub struct TableParts {
    /// The rows as they are shown.
    pub page: TablePage,
    /// The equivalent definition.
    pub definition: String,
    /// The cell that each line of the definition comes from.
    pub lines: Vec<CellAt>,
    /// The defects of cells.
    pub faults: Vec<Defect>,
    /// The cells that are not part of the definition.
    pub left_out: Vec<(CellAt, LeftOutCell)>,
}

/// The name of the cell of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellName<'s> {
    /// The sheet; `None` in a file that has no sheets.
    pub sheet: Option<&'s str>,
    /// Column and row, like `D7`.
    pub cell: String,
}

impl Source {
    /// Reads a table as its equivalent definition.
    ///
    /// # Errors
    ///
    /// The defects of a table that has no equivalent definition at all.
    pub fn table(name: &str, parts: TableParts) -> Result<Self, Box<Unread>> {
        let TableParts { mut page, definition, lines, faults, left_out } = parts;
        let mut source = Self::of_text(name, std::mem::take(&mut page.text));
        let is_empty = definition.is_empty();
        let composed = if is_empty { compose::Composed::default() } else { compose::compose(&definition) };
        source.tree = composed.tree;
        let defects: Vec<Defect> = if is_empty { faults.clone() } else { composed.defects };
        source.table = Some(Box::new(Table { definition, page, lines, faults, left_out }));
        if defects.is_empty() { Ok(source) } else { Err(Box::new(Unread { source, defects })) }
    }

    /// The defects of cells, before a process is read.
    pub fn faults(&self) -> &[Defect] {
        self.table.as_ref().map_or(&[], |table| &table.faults)
    }

    /// The cells that are not part of the definition, with their names.
    pub fn left_out(&self) -> Vec<(CellName<'_>, &LeftOutCell)> {
        let left_out = self.table.as_ref().map_or(&[][..], |table| &table.left_out);
        left_out.iter().filter_map(|(cell, what)| Some((self.cell_name(*cell)?, what))).collect()
    }

    /// The equivalent definition of a table.
    pub fn definition(&self) -> Option<&str> {
        self.table.as_ref().map(|table| table.definition.as_str())
    }

    /// The name of the cell of a place; `None` in a text.
    pub fn cell(&self, place: &Place) -> Option<CellName<'_>> {
        self.table.as_ref()?;
        let (line, column) = self.order(place);
        self.cell_name(CellAt { line: index(line), column: index(column) })
    }

    fn cell_name(&self, cell: CellAt) -> Option<CellName<'_>> {
        let table = self.table.as_ref()?;
        let (sheet, _) = table.page.sheet_of(cell.line);
        Some(CellName { sheet: (!sheet.is_empty()).then_some(sheet), cell: table.page.name(cell) })
    }
}

impl Table {
    /// The cell that a line of the definition comes from.
    pub fn cell_of(&self, line: usize) -> CellAt {
        let known = self.lines.get(line.saturating_sub(1)).or(self.lines.last()).copied();
        known.unwrap_or(CellAt { line: 1, column: 1 })
    }

    pub fn location(&self, cell: CellAt) -> Location {
        let (_, before) = self.page.sheet_of(cell.line);
        Location {
            line: cell.line.saturating_sub(before) as usize,
            column: cell.column as usize,
            bytes: self.page.bytes(cell),
            text_line: cell.line as usize,
        }
    }
}

/// The name of a column, from 1: `A`, `Z`, `AA`.
fn column_name(column: u32) -> String {
    let mut name = Vec::new();
    let mut rest = column;
    while rest > 0 {
        let digit = ((rest - 1) % 26) as u8;
        name.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_spreadsheets_call_them() {
        for (column, name) in [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (16_384, "XFD")] {
            assert_eq!(column_name(column), name);
        }
    }

    #[test]
    fn a_cell_lies_in_its_row_of_its_sheet_even_where_it_is_empty() {
        let mut page = TablePage::default();
        page.sheet("one");
        page.row(1, [(1, "a"), (3, "c")].into_iter());
        page.sheet("two");
        page.row(3, [(2, "环节\n名称")].into_iter());
        let at = |line, column| CellAt { line, column };
        let definition = "name: x\n".to_owned();
        let parts = TableParts { page, definition, lines: vec![at(4, 2)], ..TableParts::default() };
        let source = Source::table("t.xlsx", parts).unwrap();
        assert_eq!(source.text(), "a | c\n\n\n环节 名称\n");
        let cell = |place: &Place| {
            let Location { line, column, bytes, .. } = source.locate(place);
            let name = source.cell(place).unwrap();
            (name.sheet.unwrap().to_owned(), name.cell, line, column, source.text()[bytes].to_owned())
        };
        assert_eq!(cell(&at(1, 3).place()), ("one".into(), "C1".into(), 1, 3, "c".into()));
        assert_eq!(cell(&at(1, 2).place()), ("one".into(), "B1".into(), 1, 2, String::new()));
        assert_eq!(cell(&Place::process().field("name")), ("two".into(), "B3".into(), 3, 2, "环节 名称".into()));
    }
}
