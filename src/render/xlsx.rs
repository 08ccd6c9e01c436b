//! A paper as a workbook: real numbers with their formats, heads that stay in
//! view, text that is never a formula. For verbs that do not write a workbook
//! of their own.

use std::io::{self, Write};

use rust_xlsxwriter::{Color, Format as Look, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::PageStyle;
use super::lines::cell::words;
use super::lines::safe::{plain, typeset};
use crate::model::Decimal;
use crate::report::paper::{Leaf, Paper};
use crate::report::{Cell, Side, Table};
use crate::text::Lang;
use crate::text::labels;
use crate::text::labels::Label;

/// The text on a sheet without rows.
const NOTHING: Label = Label::new("none", "无");

/// The most letters of a column; fewer where tables are below each other, since
/// they share the columns.
const WIDEST: (f64, f64) = (60.0, 30.0);

/// The letters of a column that stay empty beside the text.
const PADDING: f64 = 4.0;

/// The height of a line in points, and the most lines of a row: no program
/// shows a higher one.
const LINE: f64 = 15.0;
const MOST_LINES: f64 = 27.0;

pub(super) fn write(paper: &Paper, page: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    let bytes = book(&paper.leaves, page.lang).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn book(leaves: &[Leaf], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let looks = Looks::new();
    let mut names: Vec<String> = Vec::new();
    for leaf in leaves {
        let sheet = book.add_worksheet();
        names.push(sheet_name(leaf.name.in_lang(lang), &names));
        sheet.set_name(&names[names.len() - 1])?;
        self::sheet(sheet, leaf, lang, &looks)?;
    }
    book.save_to_buffer()
}

/// A valid name for a sheet: at most 31 characters, none that has a meaning in
/// an address, and different from those of the other sheets.
fn sheet_name(name: &str, others: &[String]) -> String {
    const MOST: usize = 31;
    let cut = |name: &str, most: usize| -> String {
        let mut units = 0;
        let fits = |sign: &char| {
            units += sign.len_utf16();
            units <= most
        };
        name.chars().take_while(fits).collect::<String>().trim().to_owned()
    };
    let plain: String = plain(name).chars().map(|sign| if "[]:*?/\\'".contains(sign) { ' ' } else { sign }).collect();
    let is_free =
        |name: &String| !name.is_empty() && !others.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let numbered = (2..).map(|number: usize| {
        let number = number.to_string();
        format!("{} {number}", cut(&plain, MOST - 1 - number.len())).trim().to_owned()
    });
    std::iter::once(cut(&plain, MOST)).chain(numbered).find(is_free).unwrap_or_default()
}

/// The formats of cells.
struct Looks {
    title: Look,
    head: Look,
    text: Look,
    number: Look,
    percent: Look,
    growth: Look,
}

impl Looks {
    fn new() -> Self {
        let cell = || Look::new().set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x00CB_D2DC));
        Self {
            title: Look::new().set_bold().set_font_size(13),
            head: cell()
                .set_bold()
                .set_background_color(Color::RGB(0x00DF_E5EC))
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter),
            // Beside a number, which stands at the right edge of its column.
            text: cell().set_text_wrap().set_align(FormatAlign::Top).set_align(FormatAlign::Left).set_indent(1),
            number: cell().set_align(FormatAlign::Top).set_num_format("0.####"),
            percent: cell().set_align(FormatAlign::Top).set_num_format("0.0%"),
            growth: cell().set_align(FormatAlign::Top).set_num_format("+0.0%;-0.0%;0.0%"),
        }
    }
}

fn sheet(sheet: &mut Worksheet, leaf: &Leaf, lang: Lang, looks: &Looks) -> Result<(), XlsxError> {
    if leaf.tables.is_empty() {
        sheet.write_string_with_format(0, 0, NOTHING.in_lang(lang), &looks.text)?;
    }
    let widest = if leaf.tables.len() > 1 { WIDEST.1 } else { WIDEST.0 };
    let mut widths: Vec<f64> = Vec::new();
    leaf.tables.iter().for_each(|table| measured(table, lang, &mut widths));
    widths.iter_mut().for_each(|width| *width = width.clamp(8.0, widest));
    for (column, width) in (0u16..).zip(&widths) {
        sheet.set_column_width(column, *width)?;
    }
    let mut at = 0;
    for (nth, table) in leaf.tables.iter().enumerate() {
        // The first table begins with its head, so that it can stay in view;
        // its title is the name of the sheet.
        if nth > 0 {
            sheet.write_string_with_format(at, 0, plain(table.title.in_lang(lang)), &looks.title)?;
            at += 1;
        }
        let next = self::table(sheet, table, at, lang, looks)?;
        for (row, cells) in (at + 1..).zip(&table.rows) {
            let lines = cells.iter().zip(&widths).map(|(cell, width)| lines(cell, *width, lang)).max().unwrap_or(1);
            if lines > 1 {
                sheet.set_row_height(row, f64::from(lines) * LINE)?;
            }
        }
        if nth == 0 {
            sheet.set_freeze_panes(1, 1)?;
            if leaf.tables.len() == 1 && !table.rows.is_empty() {
                let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
                sheet.autofilter(0, 0, next - 1, last)?;
            }
        }
        at = next + 1;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    // The head of one table above the rows of another would say what is not so.
    if leaf.tables.len() == 1 {
        sheet.set_repeat_rows(0, 0)?;
    }
    Ok(())
}

/// The number of lines of a cell in a column of this width.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few lines")]
fn lines(cell: &Cell, width: f64, lang: Lang) -> u8 {
    // What is broken does not fill its lines: a sign that may not begin a line
    // takes the one before it along.
    let line = |text: &str| match letters(text) / (width - PADDING) {
        filled if filled < 1.01 => 1.0,
        filled => (filled * 1.1).ceil(),
    };
    words(cell, lang).lines().map(line).sum::<f64>().min(MOST_LINES) as u8
}

/// The width of a text, in letters of a column.
fn letters(text: &str) -> f64 {
    crate::draw::width(text, 11.0, false) / 6.0
}

/// The widest word of each column in letters.
fn measured(table: &Table, lang: Lang, widths: &mut Vec<f64>) {
    for (at, column) in table.columns.iter().enumerate() {
        let head = crate::draw::width(column.head.in_lang(lang), 11.0, true);
        let cells = table.rows.iter().filter_map(|row| row.get(at));
        let widest = cells.map(|cell| letters(&words(cell, lang))).fold(head / 6.0, f64::max);
        let letters = widest + PADDING;
        match widths.get_mut(at) {
            Some(width) => *width = width.max(letters),
            None => widths.push(letters),
        }
    }
}

/// Writes a table from a row on, and returns the row behind it.
fn table(sheet: &mut Worksheet, table: &Table, from: u32, lang: Lang, looks: &Looks) -> Result<u32, XlsxError> {
    for (at, column) in (0u16..).zip(&table.columns) {
        let head = if column.side == Side::Right {
            looks.head.clone().set_align(FormatAlign::Right)
        } else {
            looks.head.clone().set_align(FormatAlign::Left).set_indent(1)
        };
        sheet.write_string_with_format(from, at, column.head.in_lang(lang), &head)?;
    }
    let mut row = from + 1;
    for cells in &table.rows {
        for (at, cell) in (0u16..).zip(cells) {
            write_cell(sheet, row, at, cell, lang, looks)?;
        }
        row += 1;
    }
    Ok(row)
}

fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    at: u16,
    cell: &Cell,
    lang: Lang,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let number = |decimal: Decimal| decimal.mantissa() as f64 / 10f64.powi(i32::from(decimal.scale()));
    match cell {
        Cell::Empty => sheet.write_blank(row, at, &looks.text)?,
        Cell::Unknown => sheet.write_string_with_format(row, at, labels::UNKNOWN.in_lang(lang), &looks.text)?,
        Cell::Days(days) => sheet.write_number_with_format(row, at, number(days.decimal()), &looks.number)?,
        Cell::Decimal(decimal) | Cell::Money(decimal) | Cell::Difference(decimal) => {
            sheet.write_number_with_format(row, at, number(*decimal), &looks.number)?
        }
        Cell::Number(count) => sheet.write_number_with_format(row, at, *count as f64, &looks.number)?,
        Cell::Share(share) => sheet.write_number_with_format(row, at, number(*share), &looks.percent)?,
        Cell::Growth(growth) => sheet.write_number_with_format(row, at, number(*growth) / 100.0, &looks.growth)?,
        Cell::Text(_) | Cell::List(_) | Cell::Minutes(_) | Cell::OnClock(..) | Cell::Flag(_) | Cell::Change(..) => {
            sheet.write_string_with_format(row, at, typeset(&words(cell, lang), lang), &looks.text)?
        }
    };
    Ok(())
}
