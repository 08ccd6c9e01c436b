//! Workbooks. No report becomes one yet: a verb that has this format writes
//! its workbook itself.

use std::io::{self, Write};

use super::{Format, Material, Page};
use crate::report::Answer;

pub(super) const XLSX: Format = Format { name: "xlsx", extensions: &["xlsx"], made_of: Material::Workbook, write };

fn write(_: &dyn Answer, _: &Page, _: &mut dyn Write) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
