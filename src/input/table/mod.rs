//! A table of steps: the sheets of an xlsx workbook, or a csv text.
//!
//! A table is read as the definition that it stands for: the rows are written
//! down as one, each line with the cell that it comes from, and the reader of
//! definitions reads that. So a table and what `convert` makes of it cannot
//! differ, and a key of the format is read in one way.
//!
//! ```text
//! bytes ─ workbook, delimited ─▶ Grid ─ header, rows ─▶ StepRow ─ definition ─▶ lines and cells ─▶ Source
//! ```

mod actors;
mod cells;
mod columns;
mod draft;
mod facts;
mod heads;
mod limits;
mod lists;
mod materials;
mod references;
mod rows;
mod scalar;
mod spelt;
mod taken;
mod values;
mod words;
mod write;

use std::path::Path;

use super::print::Vocabulary;
use super::{Notation, Reading, stem, yaml};
use crate::model::{Defect, LeftOutCell, Problem, SheetProblem};
use crate::source::{CellAt, Source, TablePage, TableParts, Unread};
use cells::grid::{Grid, is_han};
use cells::{delimited, grid, workbook};
use heads::header::{self, Header};
use rows::Rows;
use taken::Taken;

pub use columns::{COLUMNS, ColumnKind, FACTS, Fact, MATERIALS, SheetColumn};
pub use write::{Lost, TableFormat, Unwritten, WrittenTable, form, write};

pub(super) const TABLE: Notation = Notation {
    name: "table",
    extensions: &["xlsx", "csv", "tsv"],
    in_folders: false,
    is: |bytes| bytes.starts_with(workbook::ZIP),
    open,
    read: |source| {
        let Reading { draft, mut defects, gaps } = (yaml::YAML.read)(source);
        defects.extend_from_slice(source.faults());
        Reading { draft, defects, gaps }
    },
};

/// Endings of the files of other programs and older versions, reported by name.
const OTHERS: &[&str] = &["xls", "et", "ods", "numbers", "xlsb", "xlsm"];

/// The part of a table to read, and the meaning of its columns.
#[derive(Clone, Debug, Default)]
pub struct SheetChoice {
    /// The sheets to read; empty for those with a header.
    pub sheets: Vec<String>,
    /// Headings, each with the key of its column; an empty key leaves the
    /// column out.
    pub columns: Vec<(String, String)>,
}

/// Opens a table as its equivalent definition.
fn open(name: &str, bytes: Vec<u8>, choice: &SheetChoice) -> Result<Source, Box<Unread>> {
    let refuse = |problem: SheetProblem, row: u32, column: u32| {
        let place = CellAt { line: row, column }.place();
        let faults = vec![Defect::new(place, Problem::Sheet(problem))];
        let mut page = TablePage::default();
        page.sheet("");
        Source::table(name, TableParts { page, faults, ..TableParts::default() })
    };
    let ending = ending(name);
    if OTHERS.contains(&ending.as_str()) {
        return refuse(SheetProblem::OtherFormat(ending), 1, 1);
    }
    let is_text = matches!(ending.as_str(), "csv" | "tsv") && !bytes.starts_with(workbook::ZIP);
    let grid =
        if is_text { delimited::read(&bytes) } else { workbook::read(&bytes).map_err(|problem| (problem, 1, 1)) };
    drop(bytes);
    match grid {
        Ok(grid) => Source::table(name, take(grid, name, choice)),
        Err((problem, row, column)) => refuse(problem, row, column),
    }
}

/// The ending of a name, in lower case.
fn ending(name: &str) -> String {
    Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Returns whether a name has the ending of a spreadsheet that must be saved in
/// another format.
pub(super) fn is_other(name: &str) -> bool {
    OTHERS.contains(&ending(name).as_str())
}

fn take(mut grid: Grid, name: &str, choice: &SheetChoice) -> TableParts {
    let mut taken = Taken::default();
    let wanted = |sheet: &grid::Sheet| match choice.sheets.as_slice() {
        [] => !sheet.is_hidden,
        sheets => sheets.contains(&sheet.name),
    };
    let known: Vec<String> = grid.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let mut read = Vec::new();
    let mut seen = Vec::new();
    for sheet in &mut grid.sheets {
        taken.page.sheet(&sheet.name);
        if !wanted(sheet) {
            if choice.sheets.is_empty() {
                taken.left_out.push((taken.page.cell(1, 1), LeftOutCell::HiddenSheet));
            }
            continue;
        }
        for row in &mut sheet.rows {
            refuse_controls(row, &mut taken);
            taken.page.row(row.number, row.cells.iter().map(|cell| (cell.column, cell.value.shown())));
        }
        let sheet = &*sheet;
        if materials::read(sheet, &mut taken) {
            continue;
        }
        match header::find(sheet, choice) {
            Some(header) => read_sheet(sheet, header, &mut taken),
            None => {
                let texts = |row: &&grid::Row| row.cells.iter().filter(|cell| cell.value.text().is_some()).count();
                // The first of equal ones.
                let fullest = sheet.rows.iter().take(50).rev().max_by_key(texts);
                let headings =
                    fullest.map(|row| row.cells.iter().map(|cell| grid::one_line(cell.value.shown())).collect());
                seen.push((taken.page.cell(fullest.map_or(1, |row| row.number), 1), headings.unwrap_or_default()));
                taken.left_out.push((taken.page.cell(1, 1), LeftOutCell::Sheet));
                continue;
            }
        }
        read.push(sheet.name.clone());
    }
    for name in choice.sheets.iter().filter(|name| !known.contains(name)) {
        let problem = SheetProblem::NoSheet { name: name.clone(), known: known.clone() };
        taken.fault(CellAt { line: 1, column: 1 }, problem);
    }
    if read.len() > 1 {
        let first = taken.steps.first().map(|step| step.at).unwrap_or_default();
        taken.left_out.push((first, LeftOutCell::Stages(read.clone())));
    }
    if read.is_empty() {
        // A single error covers all of them.
        taken.left_out.retain(|(_, what)| *what != LeftOutCell::Sheet);
        let fullest = seen.into_iter().max_by_key(|(_, headings): &(CellAt, Vec<String>)| headings.len());
        let (at, headings) = fullest.unwrap_or((CellAt { line: 1, column: 1 }, Vec::new()));
        taken.fault(at, SheetProblem::NoHeader { seen: headings.into_iter().take(20).collect() });
    } else if taken.steps.is_empty() {
        let header = taken.headers.first().map_or(1, |header| header.rows.1);
        taken.fault(CellAt { line: header, column: 1 }, SheetProblem::NoRows);
    }
    let start = CellAt { line: 1, column: 1 };
    taken.left_out.extend(grid.encoding.map(|encoding| (start, LeftOutCell::Encoding(encoding))));
    taken.left_out.extend(grid.has_comments.then_some((start, LeftOutCell::Comments)));
    taken.left_out.extend(grid.has_drawings.then_some((start, LeftOutCell::Drawings)));
    drop(grid);
    finish(taken, name, &read)
}

/// Reports cells with control characters, which come from no keyboard, and
/// shows them with visible signs.
fn refuse_controls(row: &mut grid::Row, taken: &mut Taken) {
    let is_odd = |character: char| {
        matches!(character, '\u{fffe}' | '\u{ffff}') || (character.is_control() && !matches!(character, '\n' | '\t'))
    };
    for cell in &mut row.cells {
        let grid::Value::Text(text) = &mut cell.value else { continue };
        if let Some(odd) = text.chars().find(|character| is_odd(*character)) {
            let place = taken.page.cell(row.number, cell.column).place();
            taken.faults.push(Defect::new(place, Problem::ControlCharacter(odd)));
            *text = text.replace(is_odd, "\u{fffd}");
        }
    }
}

fn read_sheet(sheet: &grid::Sheet, header: Header, taken: &mut Taken) {
    let position = taken.headers.len();
    if header.columns.iter().any(|heading| heading.text.chars().any(is_han)) {
        taken.vocabulary = Vocabulary::Chinese;
    }
    facts::read(sheet.rows.iter().take_while(|row| row.number < header.rows.0), taken);
    let first = taken.steps.len();
    Rows::new(sheet, &header, position).read(taken);
    // One sheet of several is a part of the process.
    if let Some(step) = taken.steps.get_mut(first).filter(|_| position > 0) {
        step.comments.insert(0, sheet.name.clone());
    }
    taken.headers.push(header);
}

/// Writes the definition, unless there is too little for one.
fn finish(mut taken: Taken, name: &str, read: &[String]) -> TableParts {
    let mut parts = TableParts::default();
    if !taken.steps.is_empty() {
        let words = taken.vocabulary;
        let file = Path::new(name).file_name().map(|file| file.to_string_lossy().into_owned()).unwrap_or_default();
        let from = match (words, read.join("、")) {
            (Vocabulary::Chinese, sheets) if sheets.is_empty() => format!("来自 {file}"),
            (Vocabulary::Chinese, sheets) => format!("来自 {file}，工作表 {sheets}"),
            (Vocabulary::English, sheets) if sheets.is_empty() => format!("from {file}"),
            (Vocabulary::English, _) => format!("from {file}, sheet {}", read.join(", ")),
        };
        let lines = draft::write(&mut taken, &stem(name), &from, words);
        (parts.definition, parts.lines) = (lines.text, lines.cells);
    }
    taken.left_out.sort_by_key(|(at, _)| *at);
    TableParts { page: taken.page, faults: taken.faults, left_out: taken.left_out, ..parts }
}
