//! From the bytes of an xlsx workbook to its cells.

use std::io::{Cursor, Read};

use calamine::{DataRef, Dimensions, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::bounds::{MOST_CELLS, MOST_COLUMNS, MOST_MERGES, MOST_ROWS, MOST_TEXT, MOST_UNPACKED, look, too_much};
use super::formats::Formats;
use super::grid::{Cell, Grid, Merge, Row, Sheet, Value, clean};
use super::hidden;
use crate::input::table::SheetProblem;
use crate::model::Bound;

/// The first bytes of a zip archive.
pub(in crate::input::table) const ZIP: &[u8] = b"PK\x03\x04";
/// The first bytes of a compound file: a workbook from before 2007, or one with a
/// password.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The cells of a workbook.
pub(in crate::input::table) fn read(bytes: &[u8]) -> Result<Grid, SheetProblem> {
    if bytes.starts_with(COMPOUND) {
        return Err(SheetProblem::OldOrLocked);
    }
    if !bytes.starts_with(ZIP) {
        return Err(SheetProblem::NotAWorkbook);
    }
    let looked = look(bytes, MOST_UNPACKED)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let mut grid = Grid { has_comments: looked.has_comments, has_drawings: looked.has_drawings, ..Grid::default() };
    let sheets = workbook.sheets_metadata().to_vec();
    let mut held = Held::default();
    for about in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let mut sheet =
            Sheet { name: about.name.clone(), is_hidden: about.visible != SheetVisible::Visible, ..Sheet::default() };
        if !sheet.is_hidden {
            fill(&mut sheet, &mut workbook, &mut held)?;
        }
        grid.sheets.push(sheet);
    }
    hidden::mark(bytes, &mut grid)?;
    Ok(grid)
}

fn damaged(error: &XlsxError) -> SheetProblem {
    match error {
        XlsxError::Password => SheetProblem::OldOrLocked,
        XlsxError::FileNotFound(_) | XlsxError::Zip(_) => SheetProblem::NotAWorkbook,
        other => SheetProblem::Damaged(other.to_string()),
    }
}

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

/// The content of the sheets so far.
#[derive(Default)]
struct Held {
    cells: u64,
    text: u64,
}

fn fill(sheet: &mut Sheet, workbook: &mut Workbook<'_>, held: &mut Held) -> Result<(), SheetProblem> {
    sheet.merges = merges(&workbook.merge_cells_by_sheet_name(&sheet.name).map_err(|error| damaged(&error))?)?;
    let formats = Formats::of(workbook, &sheet.name)?;
    let mut reader = workbook.worksheet_cells_reader(&sheet.name).map_err(|error| damaged(&error))?;
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(|error| damaged(&error))? {
        let (row, column) = (record.pos.0.saturating_add(1), record.pos.1.saturating_add(1));
        if row > MOST_ROWS {
            return Err(too_much(Bound::Rows, MOST_ROWS.into()));
        }
        if column > MOST_COLUMNS {
            return Err(too_much(Bound::Columns, MOST_COLUMNS.into()));
        }
        let value = match (value(&record.value), record.formula.is_some()) {
            (None, true) => Some(Value::Unvalued),
            (Some(Value::Number(number)), _) => Some(formats.dress(row, column, number)),
            (value, _) => value,
        };
        let Some(value) = value else { continue };
        held.cells += 1;
        held.text += value.shown().len() as u64;
        if held.cells > MOST_CELLS {
            return Err(too_much(Bound::Cells, MOST_CELLS));
        }
        if held.text > MOST_TEXT {
            return Err(too_much(Bound::Text, MOST_TEXT));
        }
        if sheet.rows.last().is_none_or(|last| last.number < row) {
            sheet.rows.push(Row { number: row, cells: Vec::new() });
        }
        match sheet.rows.last_mut() {
            Some(last) if last.number == row && last.cells.last().is_none_or(|cell| cell.column < column) => {
                last.cells.push(Cell { column, value });
            }
            // No program writes rows or cells out of order, or twice.
            _ => return Err(SheetProblem::Damaged(format!("cell {row}:{column} is out of order"))),
        }
    }
    Ok(())
}

fn merges(areas: &[Dimensions]) -> Result<Vec<Merge>, SheetProblem> {
    if areas.len() as u64 > MOST_MERGES {
        return Err(too_much(Bound::Merges, MOST_MERGES));
    }
    let merge = |area: &Dimensions| Merge {
        rows: (area.start.0.saturating_add(1), area.end.0.saturating_add(1)),
        columns: (area.start.1.saturating_add(1), area.end.1.saturating_add(1)),
    };
    let mut merges: Vec<Merge> = areas.iter().map(merge).collect();
    merges.sort_by_key(|merge| (merge.rows.0, merge.columns.0));
    Ok(merges)
}

fn value(data: &DataRef<'_>) -> Option<Value> {
    let text = |text: &str| Some(clean(text)).filter(|text| !text.is_empty()).map(Value::Text);
    match data {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(Value::Number(number.to_string())),
        DataRef::Float(number) => Some(Value::Number(decimal(*number))),
        DataRef::String(written) => text(written),
        DataRef::SharedString(written) => text(written),
        DataRef::Bool(truth) => Some(Value::Truth(*truth)),
        DataRef::DateTime(date) if date.is_duration() || date.as_f64() < 1.0 => Some(Value::TimeOfDay),
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            Some(Value::Date(format!("{year:04}-{month:02}-{day:02}")))
        }
        DataRef::DateTimeIso(date) => Some(Value::Date(date.clone())),
        DataRef::DurationIso(_) => Some(Value::TimeOfDay),
        DataRef::Error(error) => Some(Value::Error(error.to_string())),
    }
}

/// A number as Excel means it: 15 digits, the rest is noise of its arithmetic.
pub(in crate::input::table) fn decimal(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    // The shortest spelling of this number, without an exponent.
    let text = format!("{rounded}");
    if text == "-0" { "0".to_owned() } else { text }
}

/// The bytes of one part of the archive, whose size was checked.
pub(in crate::input::table) fn part(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    archive.by_name(name).ok()?.take(MOST_UNPACKED).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelt_as_people_see_them() {
        for (number, text) in [
            (3.0, "3"),
            (0.1 + 0.2, "0.3"),
            (3.5, "3.5"),
            (-0.0, "0"),
            (1e21, "1000000000000000000000"),
            (1e-7, "0.0000001"),
        ] {
            assert_eq!(decimal(number), text);
        }
    }
}
