//! Rows for spreadsheets: plain numbers, one line feed after each row, no cell
//! that is taken for a formula; heads in English unless a language is
//! requested.

use std::io::{self, Write};

use super::PageStyle;
use super::lines::safe::{cell, inert, plain};
use crate::report::Sheet;

/// The mark by which Excel recognises UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

pub(super) fn write(sheet: &Sheet, page: &PageStyle, out: &mut dyn Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(sheet.heads.iter().map(|head| head.in_lang(page.json_lang)))?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(|field| cell(&plain(field)).into_owned()))?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    if page.bom {
        out.write_all(MARK)?;
    }
    out.write_all(inert(&String::from_utf8_lossy(&bytes)).as_bytes())
}
