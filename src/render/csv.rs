//! Rows for spreadsheets: English heads, plain numbers, one line feed a row.

use std::io::{self, Write};

use super::{Format, Material, Page, plain};
use crate::report::Answer;

pub(super) const CSV: Format = Format { name: "csv", extensions: &["csv"], made_of: Material::Sheet, write };

fn write(answer: &dyn Answer, _: &Page, out: &mut dyn Write) -> io::Result<()> {
    let sheet = answer.sheet();
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(&sheet.heads)?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(|field| plain(field)))?;
    }
    writer.flush()
}
