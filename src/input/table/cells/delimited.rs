//! Reads the cells of a csv file, whatever its encoding and delimiter.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use csv::ReaderBuilder;
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::bounds::{MOST_CELLS, MOST_COLUMNS, MOST_ROWS, too_much};
use super::grid::{Cell, Grid, Row, Sheet, Value, clean};
use crate::input::table::SheetProblem;
use crate::input::table::heads::header;
use crate::model::Bound;

/// The delimiters, the most usual first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The characters that are examined to find the delimiter.
const ENOUGH: usize = 200_000;

/// The first characters of a text that a spreadsheet would take for a formula.
const FORMULA_SIGNS: [char; 9] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t'];

/// The text of a cell that no spreadsheet takes for a formula: one that begins
/// like one, or like one behind apostrophes, gets an apostrophe before it.
pub(in crate::input::table) fn safe(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text as it was before [`safe`].
fn as_meant(text: String) -> String {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        _ => text,
    }
}

fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA_SIGNS)
}

/// A problem of the text, with its row and column.
pub(in crate::input::table) type Found = (SheetProblem, u32, u32);

/// The cells of a text.
pub(in crate::input::table) fn read(bytes: &[u8]) -> Result<Grid, Found> {
    let (text, encoding) = decode(bytes).map_err(|problem| (problem, 1, 1))?;
    let (text, named) = named_delimiter(&text);
    let delimiter = match named {
        Some(delimiter) => delimiter,
        None => delimiter(text),
    };
    let mut sheet = Sheet { rows: rows(text, delimiter)?, ..Sheet::default() };
    if named.is_some() {
        sheet.rows.iter_mut().for_each(|row| row.number += 1);
    }
    if text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1 {
        let last = sheet.rows.last();
        let row = last.map_or(1, |row| row.number);
        let column = last.and_then(|row| row.cells.last()).map_or(1, |cell| cell.column);
        return Err((SheetProblem::UnclosedQuote, row, column));
    }
    Ok(Grid { sheets: vec![sheet], encoding, ..Grid::default() })
}

/// Decodes the text; returns the encoding where it had to be guessed.
fn decode(bytes: &[u8]) -> Result<(String, Option<&'static str>), SheetProblem> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = &bytes[mark..];
        let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
        return text.map(|text| (text.into_owned(), None)).ok_or(SheetProblem::Encoding(Some(encoding.name())));
    }
    if let Some(encoding) = wide(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        let text = text.ok_or(SheetProblem::Encoding(Some(encoding.name())))?;
        return Ok((text.into_owned(), Some(encoding.name())));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return match text.contains('\0') {
            true => Err(SheetProblem::Encoding(None)),
            false => Ok((text.to_owned(), None)),
        };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // Of the encodings with two bytes for a character the Chinese one comes
    // first: short texts look like several.
    let guess = detector.guess(None, Utf8Detection::Deny);
    let guess = if guess == GBK { GB18030 } else { guess };
    for encoding in [guess, GB18030] {
        if encoding == UTF_8 {
            continue;
        }
        if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            return Ok((text.into_owned(), Some(encoding.name())));
        }
    }
    Err(SheetProblem::Encoding(Some(guess.name())))
}

/// UTF-16 without a mark, recognised by the zero bytes of its delimiters and
/// line ends.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(4_096)];
    if start.len() % 2 == 1 && bytes.len() < 4_096 {
        return None;
    }
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let is_text = std::str::from_utf8(bytes).is_ok();
    // A stray zero in a text does not make it UTF-16.
    let enough = |zeros: usize| zeros > 0 && (!is_text || zeros * 4 >= start.len());
    match (zeros(0), zeros(1)) {
        (0, odd) if enough(odd) => Some(UTF_16LE),
        (even, 0) if enough(even) => Some(UTF_16BE),
        _ => None,
    }
}

/// The text behind a first line `sep=;`, as Excel writes it, and its delimiter.
fn named_delimiter(text: &str) -> (&str, Option<u8>) {
    let first = text.lines().next().unwrap_or_default();
    let sign = first.strip_prefix("sep=").filter(|sign| sign.len() == 1);
    match sign.and_then(|sign| sign.bytes().next()) {
        Some(sign) => (text[first.len()..].trim_start_matches(['\r', '\n']), Some(sign)),
        None => (text, None),
    }
}

/// The delimiter: the one by which most headings are known ones, else the most
/// frequent one.
fn delimiter(text: &str) -> u8 {
    let end = text.char_indices().nth(ENOUGH).map_or(text.len(), |(at, _)| at);
    let start = &text[..end];
    let known = |delimiter: u8| {
        let known = rows(start, delimiter).map_or(0, |rows| header::known_headings(&rows));
        (known, start.bytes().filter(|byte| *byte == delimiter).count())
    };
    // The first of equal ones.
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| known(*delimiter)).expect("some are known")
}

fn rows(text: &str, delimiter: u8) -> Result<Vec<Row>, Found> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut number = 0_u32;
    let mut cells = 0;
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).expect("a text in memory is read to its end") {
        let start = record.position().map_or(0, csv::Position::byte);
        number = number.saturating_add(1).saturating_add(empty_lines(text, start));
        if number > MOST_ROWS {
            return Err((too_much(Bound::Rows, MOST_ROWS.into()), MOST_ROWS, 1));
        }
        let mut row = Row { number, cells: Vec::new() };
        for (column, text) in (1_u32..).zip(record.iter()) {
            let text = as_meant(clean(text));
            if text.is_empty() {
                continue;
            }
            if column > MOST_COLUMNS {
                return Err((too_much(Bound::Columns, MOST_COLUMNS.into()), number, MOST_COLUMNS));
            }
            row.cells.push(Cell { column, value: Value::Text(text) });
            cells += 1;
        }
        if cells > MOST_CELLS {
            return Err((too_much(Bound::Cells, MOST_CELLS), number, 1));
        }
        if !row.cells.is_empty() {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// The number of empty lines at an offset, which the reader skips.
fn empty_lines(text: &str, start: u64) -> u32 {
    let bytes = text.as_bytes();
    let mut at = usize::try_from(start).unwrap_or(usize::MAX);
    // The second half of a line end.
    if bytes.get(at) == Some(&b'\n') && at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'\r') {
        at += 1;
    }
    let mut lines = 0;
    loop {
        at += match bytes.get(at..at + 2) {
            Some(b"\r\n") => 2,
            _ if matches!(bytes.get(at), Some(b'\r' | b'\n')) => 1,
            _ => return lines,
        };
        lines += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<u32> {
        rows(text, b',').unwrap().iter().map(|row| row.number).collect()
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
        assert_eq!(numbers("a,b\nc,d\n"), [1, 2]);
        assert_eq!(numbers("a,b\n\n\nc,d\n"), [1, 4], "empty lines are rows");
        assert_eq!(numbers("a,\"b\nb\"\r\nc,d\r\n"), [1, 2], "lines within quotes are none");
        assert_eq!(numbers("\n\na\n,,\nb"), [3, 5]);
    }

    #[test]
    fn encodings_are_told_by_their_marks_else_by_their_bytes() {
        let text = "环节,部门,时长\n受理,窗口,1\n审查,住房和城乡建设局,5\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let (gb, _, _) = GB18030.encode(text);
        for (bytes, guessed) in [
            (text.as_bytes().to_vec(), None),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), None),
            ([vec![0xFF, 0xFE], little.clone()].concat(), None),
            ([vec![0xFE, 0xFF], big.clone()].concat(), None),
            (little, Some("UTF-16LE")),
            (big, Some("UTF-16BE")),
            (gb.into_owned(), Some("gb18030")),
        ] {
            assert_eq!(decode(&bytes).unwrap(), (text.to_owned(), guessed));
        }
        assert!(decode(b"a,b\0c\n").is_err());
    }

    #[test]
    fn the_sign_between_cells_is_the_one_that_makes_headings() {
        for (text, sign) in [
            ("step;department;days\na,b;c;1\n", b';'),
            ("环节\t部门\t时长\n一、二,三\t局\t1\n", b'\t'),
            ("step,days\n\"a;b;c;d\",1\n", b','),
            ("step|days\na|1\n", b'|'),
        ] {
            assert_eq!(delimiter(text), sign, "{text}");
        }
    }

    #[test]
    fn what_begins_like_a_formula_has_an_apostrophe_and_comes_back_as_it_was() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("-3", "'-3"),
            ("＝1", "'＝1"),
            ("＠a", "'＠a"),
            ("'=1", "''=1"),
            ("'quoted'", "'quoted'"),
            ("a=1", "a=1"),
        ] {
            assert_eq!(safe(text), written);
            assert_eq!(as_meant(written.to_owned()), text);
        }
    }
}
