//! From the bytes of a workbook or of a csv file to rows and cells.

pub(super) mod bounds;
pub(super) mod delimited;
pub(super) mod formats;
pub(super) mod grid;
pub(super) mod hidden;
pub(super) mod workbook;
