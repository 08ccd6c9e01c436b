//! The bounds of a workbook, checked before anything of it is kept: a file of a
//! few kilobytes can unpack to gigabytes.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::input::table::SheetProblem;
use crate::model::Bound;

/// The most bytes of all parts, unpacked. A sheet of 100,000 rows with ten columns
/// has 40 MB.
pub(in crate::input::table) const MOST_UNPACKED: u64 = 512 << 20;
/// The most parts of a workbook.
pub(in crate::input::table) const MOST_PARTS: u64 = 10_000;
/// The most columns of a sheet: as many as Excel has.
pub(in crate::input::table) const MOST_COLUMNS: u32 = 16_384;
/// The most rows of a sheet: as many as Excel has.
pub(in crate::input::table) const MOST_ROWS: u32 = 1_048_576;
/// The most cells that are not empty, of all sheets.
pub(in crate::input::table) const MOST_CELLS: u64 = 4_000_000;
/// The most bytes of the texts of all cells: many cells may share one long
/// text.
pub(in crate::input::table) const MOST_TEXT: u64 = 256 << 20;
/// The most bytes of texts that apply to further rows: from merged areas, and
/// where a cell says "as above".
pub(in crate::input::table) const MOST_REPEATED: usize = 64 << 20;
/// The most bytes of a heading.
pub(in crate::input::table) const LONGEST_HEADING: usize = 1_000;
/// The most merged areas of a sheet.
pub(in crate::input::table) const MOST_MERGES: u64 = 200_000;

/// The result of a scan of a workbook.
#[derive(Debug, Default)]
pub(in crate::input::table) struct Looked {
    pub has_comments: bool,
    pub has_drawings: bool,
}

/// The error of too much of something.
pub(in crate::input::table) fn too_much(what: Bound, limit: u64) -> SheetProblem {
    SheetProblem::TooMuch { what, limit }
}

/// Unpacks every part once without keeping it: the size that a part states may
/// be wrong.
pub(in crate::input::table) fn look(bytes: &[u8], most: u64) -> Result<Looked, SheetProblem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetProblem::NotAWorkbook)?;
    if archive.len() as u64 > MOST_PARTS {
        return Err(too_much(Bound::Parts, MOST_PARTS));
    }
    let mut looked = Looked::default();
    let mut left = most;
    for nth in 0..archive.len() {
        let damaged = |error: &dyn std::fmt::Display| SheetProblem::Damaged(error.to_string());
        let part = archive.by_index(nth).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(_) | zip::result::ZipError::InvalidPassword => {
                SheetProblem::OldOrLocked
            }
            other => damaged(&other),
        })?;
        let name = part.name().map(|name| name.into_owned()).unwrap_or_default();
        looked.has_comments |= name.starts_with("xl/comments") || name.starts_with("xl/threadedComments/");
        looked.has_drawings |= name.starts_with("xl/drawings/drawing") || name.starts_with("xl/media/");
        let read = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|error| damaged(&error))?;
        left = left.checked_sub(read).ok_or(too_much(Bound::Bytes, most))?;
    }
    Ok(looked)
}
