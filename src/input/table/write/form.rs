//! The empty form: a sheet for the steps and one that explains it.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::super::columns::{COLUMNS, ColumnKind, reasons};
use super::super::{FACTS, SheetColumn};
use super::workbook::{body_format, empty, heading_format, height, page, steps, width};
use super::{Filled, Unwritten};
use crate::input::print::Vocabulary;

/// The columns of the form: those that a first survey asks for.
const ASKED: &[&str] = &[
    "number",
    "name",
    "department",
    "kind",
    "days",
    "work",
    "after",
    "because",
    "basis",
    "papers",
    "gives",
    "law",
    "visits",
    "online",
    "note",
];
/// The facts that the form asks for.
const ASKED_FACTS: &[(&str, Option<&str>)] =
    &[("name", None), ("lead", None), ("unit", None), ("limits", Some("statutory")), ("limits", Some("promised"))];

/// An empty form to fill in, with a sheet of explanations.
///
/// # Errors
///
/// The workbook could not be made; with the message of the library.
pub fn form(vocabulary: Vocabulary) -> Result<Vec<u8>, Unwritten> {
    write(vocabulary).map_err(|error| Unwritten::Failed(error.to_string()))
}

fn write(words: Vocabulary) -> Result<Vec<u8>, XlsxError> {
    let facts = FACTS.iter().filter(|fact| ASKED_FACTS.contains(&fact.key));
    let filled = Filled {
        name: words.pick("Steps", "环节"),
        facts: facts.map(|fact| (words.pick(fact.english, fact.chinese), String::new())).collect(),
        columns: COLUMNS.iter().filter(|column| ASKED.contains(&column.key)).collect(),
        rows: Vec::new(),
        materials: None,
    };
    let mut workbook: Workbook = empty(&filled)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(filled.name)?;
    steps(sheet, &filled, words)?;
    explain(workbook.add_worksheet(), words)?;
    workbook.save_to_buffer()
}

/// Every column: its heading, its meaning, an example, the words to choose
/// from.
fn explain(sheet: &mut Worksheet, words: Vocabulary) -> Result<(), XlsxError> {
    sheet.set_name(words.pick("How to fill it in", "填写说明"))?;
    let (heading, body) = (heading_format(), body_format());
    let heads = [
        words.pick("Heading", "列名"),
        words.pick("What stands in it", "填什么"),
        words.pick("For example", "示例"),
        words.pick("Words", "可选的词"),
    ];
    for (column, head) in (0_u16..).zip(heads) {
        sheet.write_string_with_format(0, column, head, &heading)?;
    }
    let mut widths = [Vec::new(), Vec::new(), Vec::new(), Vec::new()];
    for (row, column) in (1_u32..).zip(COLUMNS) {
        let choices: Vec<&str> =
            choices(column).iter().map(|(english, chinese)| words.pick(english, chinese)).collect();
        let cells = [
            words.heading(column).to_owned(),
            words.pick(column.about.0, column.about.1).to_owned(),
            words.pick(column.example.0, column.example.1).to_owned(),
            choices.join(words.pick(", ", "、")),
        ];
        for (nth, (cell, widths)) in (0_u16..).zip(cells.into_iter().zip(&mut widths)) {
            sheet.write_string_with_format(row, nth, &cell, &body)?;
            widths.push(cell);
        }
    }
    let wide: Vec<f64> = widths.iter().map(|cells| width(cells.iter().map(String::as_str))).collect();
    let wide: Vec<f64> =
        wide.iter().enumerate().map(|(nth, wide)| if nth == 1 { wide.max(60.0) } else { *wide }).collect();
    for (column, wide) in (0_u16..).zip(&wide) {
        sheet.set_column_width(column, *wide)?;
    }
    for (row, nth) in (1_u32..).zip(0..COLUMNS.len()) {
        let cells: Vec<String> = widths.iter().filter_map(|cells| cells.get(nth).cloned()).collect();
        sheet.set_row_height(row, height(&cells, &wide))?;
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_repeat_rows(0, 0)?;
    page(sheet, &wide);
    Ok(())
}

fn choices(column: &SheetColumn) -> Vec<(&'static str, &'static str)> {
    match (column.kind, column.key) {
        (ColumnKind::Word(all), _) => all(),
        (_, "because") => reasons(),
        _ => Vec::new(),
    }
}
