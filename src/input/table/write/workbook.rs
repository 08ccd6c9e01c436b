//! A table as an xlsx workbook: headings that stay in view, lists to choose
//! from, pages that can be printed.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Workbook, Worksheet, XlsxError,
};

use super::super::columns::{ColumnKind, SheetColumn, reasons};
use super::{Filled, Materials};
use crate::input::print::Vocabulary;

/// The rows below the last step that have lists to choose from, too.
const SPARE_ROWS: u32 = 100;
/// The rows of a form that have borders.
const EMPTY_ROWS: u32 = 30;
/// The height of a line, in points: Chinese characters of a substitute font are
/// higher than letters.
const LINE: f64 = 18.0;
/// The widest column, in characters.
const WIDEST: f64 = 40.0;
/// The most characters that Excel keeps for a list to choose from in a cell.
const MOST_LISTED: usize = 255;

/// The workbook of a table.
pub(super) fn write(filled: &Filled, words: Vocabulary) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = empty(filled)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(filled.name)?;
    steps(sheet, filled, words)?;
    if let Some(of_materials) = &filled.materials {
        materials(workbook.add_worksheet(), of_materials, words)?;
    }
    workbook.save_to_buffer()
}

/// The sheet of the materials: a header and a row each.
fn materials(sheet: &mut Worksheet, all: &Materials, words: Vocabulary) -> Result<(), XlsxError> {
    sheet.set_name(all.name)?;
    let widths = table(sheet, 0, (&all.columns, &all.rows), &[], words)?;
    let last = u32::try_from(all.rows.len()).unwrap_or(u32::MAX);
    choices(sheet, &all.columns, 1, last.saturating_add(SPARE_ROWS), words)?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_repeat_rows(0, 0)?;
    page(sheet, &widths);
    Ok(())
}

/// A header in this row of a sheet, and a row each below it; `beside` stands in
/// the first column, too. The widths of the columns.
fn table(
    sheet: &mut Worksheet,
    header: u32,
    (columns, rows): (&[&'static SheetColumn], &[Vec<String>]),
    beside: &[&str],
    words: Vocabulary,
) -> Result<Vec<f64>, XlsxError> {
    let (heading, body) = (heading_format(), body_format());
    let mut widths = Vec::new();
    for (nth, about) in (0_u16..).zip(columns) {
        sheet.write_string_with_format(header, nth, words.heading(about), &heading)?;
        let cells = rows.iter().filter_map(|row| row.get(usize::from(nth))).map(String::as_str);
        let beside = beside.iter().copied().filter(|_| nth == 0);
        let width = width(cells.chain([words.heading(about)]).chain(beside));
        sheet.set_column_width(nth, width)?;
        widths.push(width);
    }
    for (row, cells) in (header + 1..).zip(rows) {
        sheet.set_row_height(row, height(cells, &widths))?;
        for (nth, (cell, about)) in (0_u16..).zip(cells.iter().zip(columns)) {
            match number(cell, about) {
                Some(number) => sheet.write_number_with_format(row, nth, number, &body)?,
                None => sheet.write_string_with_format(row, nth, cell, &body)?,
            };
        }
    }
    Ok(widths)
}

/// A workbook without a date: equal tables are equal files.
pub(super) fn empty(filled: &Filled) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let title = filled.facts.first().map(|(_, name)| name.as_str()).unwrap_or_default();
    let title: String = title.chars().take(200).collect();
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    Ok(workbook)
}

/// The sheet of the steps: facts, an empty row, the header, the rows.
pub(super) fn steps(sheet: &mut Worksheet, filled: &Filled, words: Vocabulary) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_align(FormatAlign::Top);
    let mut row = 0;
    for (name, value) in &filled.facts {
        sheet.write_string_with_format(row, 0, *name, &bold)?;
        sheet.write_string(row, 1, value)?;
        row += 1;
    }
    row += u32::from(!filled.facts.is_empty());
    let header = row;
    let names: Vec<&str> = filled.facts.iter().map(|(name, _)| *name).collect();
    let widths = table(sheet, header, (&filled.columns, &filled.rows), &names, words)?;
    row += u32::try_from(filled.rows.len()).expect("a definition has fewer steps than bytes");
    // An empty form has lines to write on.
    if filled.rows.is_empty() {
        let body = body_format();
        for row in row + 1..=row + EMPTY_ROWS {
            for column in (0_u16..).take(filled.columns.len()) {
                sheet.write_blank(row, column, &body)?;
            }
        }
    }
    let column = |at: usize| u16::try_from(at).expect("a few columns are known");
    let last_column = column(filled.columns.len() - 1);
    choices(sheet, &filled.columns, header + 1, row + SPARE_ROWS, words)?;
    let name = filled.columns.iter().position(|column| column.key == "name").expect("a name always stands");
    sheet.set_freeze_panes(header + 1, column(name + 1))?;
    sheet.set_repeat_rows(header, header)?;
    sheet.set_repeat_columns(0, column(name))?;
    sheet.autofilter(header, 0, row.max(header + 1), last_column)?;
    page(sheet, &widths);
    Ok(())
}

/// Sets up printing: landscape, on as many pages side by side as keep it
/// readable, as high as it takes.
pub(super) fn page(sheet: &mut Worksheet, widths: &[f64]) {
    /// The most characters side by side on a readable page.
    const READABLE: f64 = 220.0;
    let all: f64 = widths.iter().sum();
    let pages = (1_u16..).find(|pages| f64::from(*pages) * READABLE >= all).unwrap_or(1);
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(pages, 0);
}

pub(super) fn heading_format() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0xDC_E6_F1))
        .set_border(FormatBorder::Thin)
}

pub(super) fn body_format() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin)
}

/// The width of a column for its longest line; a Chinese character takes two.
pub(super) fn width<'c>(cells: impl Iterator<Item = &'c str>) -> f64 {
    let lines = cells.flat_map(str::lines).map(unicode_width::UnicodeWidthStr::width);
    let longest = u32::try_from(lines.max().unwrap_or_default()).unwrap_or(u32::MAX);
    (f64::from(longest) + 2.0).clamp(8.0, WIDEST)
}

/// The height of a row in which every cell is fully visible: not every program
/// computes it.
pub(super) fn height(cells: &[String], widths: &[f64]) -> f64 {
    let lines = |(cell, width): (&String, &f64)| {
        let of_line = |line: &str| {
            let columns = u32::try_from(unicode_width::UnicodeWidthStr::width(line)).unwrap_or(u32::MAX);
            (f64::from(columns) / (width - 1.0)).ceil().max(1.0)
        };
        cell.lines().map(of_line).sum::<f64>()
    };
    let most = cells.iter().zip(widths).map(lines).fold(1.0, f64::max);
    // No program shows a higher row.
    (most * LINE).min(405.0)
}

/// A figure that a spreadsheet can compute with.
fn number(cell: &str, column: &SheetColumn) -> Option<f64> {
    let is_figure =
        matches!(column.kind, ColumnKind::Number | ColumnKind::Duration | ColumnKind::Limit | ColumnKind::Figure(_));
    let is_plain =
        !cell.is_empty() && cell.len() <= 15 && cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    cell.parse().ok().filter(|_| is_figure && is_plain)
}

/// Lists to choose from, where a column has words of its own; existing values
/// of a table may differ.
fn choices(
    sheet: &mut Worksheet,
    columns: &[&SheetColumn],
    first: u32,
    last: u32,
    words: Vocabulary,
) -> Result<(), XlsxError> {
    for (column, about) in (0_u16..).zip(columns) {
        let all = match (about.kind, about.key) {
            (ColumnKind::Word(all), _) => all(),
            (_, "because") => reasons(),
            (ColumnKind::Flag, _) => vec![("yes", "是"), ("no", "否")],
            _ => continue,
        };
        let list: Vec<&str> = all.iter().map(|(english, chinese)| words.pick(english, chinese)).collect();
        if list.join(",").chars().count() > MOST_LISTED {
            continue;
        }
        let validation = DataValidation::new()
            .allow_list_strings(&list)?
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_message(words.pick("Choose a word from the list.", "请从列表中选择。"))?;
        sheet.add_data_validation(first, column, last, column, &validation)?;
    }
    Ok(())
}
