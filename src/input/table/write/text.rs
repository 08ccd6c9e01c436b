//! A table as comma-separated text.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::Filled;
use crate::input::print::Vocabulary;
use crate::input::table::cells::delimited::safe;

/// Excel reads a text without this mark in the encoding of the system.
const MARK: &str = "\u{feff}";

/// The facts above the header, the header, the rows.
pub(super) fn write(filled: &Filled, words: Vocabulary) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .flexible(true)
        .quote_style(QuoteStyle::Necessary)
        .terminator(Terminator::CRLF)
        .from_writer(MARK.as_bytes().to_vec());
    let facts = filled.facts.iter().map(|(name, value)| vec![(*name).to_owned(), safe(value)]);
    let header = filled.columns.iter().map(|column| words.heading(column).to_owned()).collect();
    let rows = filled.rows.iter().map(|row| row.iter().map(|cell| safe(cell)).collect());
    for record in facts.chain([header]).chain(rows) {
        writer.write_record(record).expect("memory takes what is written");
    }
    writer.into_inner().expect("memory takes what is written")
}
