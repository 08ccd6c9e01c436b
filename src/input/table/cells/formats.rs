//! The words that the format of a cell puts around its number: `0"个工作日"` shows
//! 3 as `3个工作日`, and means it.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::Xlsx;

use super::grid::Value;
use crate::input::table::SheetProblem;

/// The words around the numbers of a sheet.
#[derive(Debug, Default)]
pub(in crate::input::table) struct Formats {
    /// The words before and behind a number, for each format that has any.
    words: Vec<(String, String)>,
    /// The index of the words of a cell, by row and column from 1.
    cells: HashMap<(u32, u32), usize>,
}

impl Formats {
    /// The formats of a sheet; it is only scanned where a format has words.
    pub fn of(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Self, SheetProblem> {
        let damaged = |error: calamine::XlsxError| SheetProblem::Damaged(error.to_string());
        let mut reader = workbook.worksheet_cells_reader(sheet).map_err(damaged)?;
        let mut formats = Self::default();
        let mut worded = HashMap::new();
        for (nth, style) in reader.styles().iter().enumerate() {
            let words = style.number_format.as_ref().map(|format| words(&format.format_code)).unwrap_or_default();
            if words != (String::new(), String::new()) {
                worded.insert(nth, formats.words.len());
                formats.words.push(words);
            }
        }
        if worded.is_empty() {
            return Ok(formats);
        }
        while let Some((row, column, style)) = reader.next_style_id().map_err(damaged)? {
            if let Some(words) = worded.get(&style) {
                formats.cells.insert((row.saturating_add(1), column.saturating_add(1)), *words);
            }
        }
        Ok(formats)
    }

    /// A number as it is shown.
    pub fn dress(&self, row: u32, column: u32, number: String) -> Value {
        match self.cells.get(&(row, column)).and_then(|nth| self.words.get(*nth)) {
            Some((before, behind)) if before.is_empty() => Value::Number(number + behind),
            Some((before, behind)) => Value::Text(format!("{before}{number}{behind}")),
            None => Value::Number(number),
        }
    }
}

/// The words before and behind the digits of a format code, for numbers that
/// are not negative.
fn words(code: &str) -> (String, String) {
    let (mut before, mut behind, mut any_digit) = (String::new(), String::new(), false);
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        let mut words = String::new();
        match character {
            '"' => words.extend(characters.by_ref().take_while(|inner| *inner != '"')),
            '\\' => words.extend(characters.next()),
            // A space as wide as a character, or a character that fills the
            // cell.
            '_' | '*' => drop(characters.next()),
            '[' => characters.by_ref().take_while(|inner| *inner != ']').for_each(drop),
            ';' => break,
            '0' | '#' | '?' => any_digit = true,
            'G' | 'g' if characters.as_str().to_ascii_lowercase().starts_with("eneral") => {
                characters = characters.as_str()["eneral".len()..].chars();
                any_digit = true;
            }
            other if !other.is_ascii() => words.push(other),
            _ => {}
        }
        if any_digit { behind.push_str(&words) } else { before.push_str(&words) }
    }
    let kept =
        |words: String| if words.chars().any(char::is_alphabetic) { words.trim().to_owned() } else { String::new() };
    (kept(before), kept(behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_format_are_a_part_of_what_is_shown() {
        let pair = |before: &str, behind: &str| (before.to_owned(), behind.to_owned());
        for (code, expected) in [
            ("General", pair("", "")),
            ("0.00", pair("", "")),
            ("0%", pair("", "")),
            ("¥#,##0.00", pair("", "")),
            ("[$¥-804]#,##0.00;[Red]-0", pair("", "")),
            ("0\"个工作日\"", pair("", "个工作日")),
            ("0\\天;\\-0\\天", pair("", "天")),
            ("General \" days\"", pair("", "days")),
            ("0天", pair("", "天")),
            ("\"约\"0\"天\"", pair("约", "天")),
        ] {
            assert_eq!(words(code), expected, "{code}");
        }
    }
}
