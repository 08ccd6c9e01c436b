//! The columns of a table of steps, in both languages.
//!
//! The documentation, the empty form and its explanations are made from this
//! table, and the reader and the writer work from it.

/// A list of columns: the key and kind of each, its headings, the others that
/// are accepted, its meaning and an example, in both languages.
macro_rules! columns {
    ($(
        $key:literal as $kind:ident $(($of:expr))?, $english:literal | $chinese:literal, also [$($also:literal),*],
        about $about:literal | $about_chinese:literal, example $example:literal | $example_chinese:literal;
    )+) => { &[$(SheetColumn {
        key: $key,
        english: $english,
        chinese: $chinese,
        also: &[$($also),*],
        kind: ColumnKind::$kind $(($of))?,
        about: ($about, $about_chinese),
        example: ($example, $example_chinese),
    },)+] };
}

mod facts;
mod materials;
mod order;
mod rest;
mod who;

use crate::model::{Because, Spelled, Wording, joined};

pub use facts::{FACTS, Fact};
pub use materials::MATERIALS;

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct SheetColumn {
    /// The key of a step that it fills, with the key inside it behind a dot; or
    /// the name of another property of the row.
    pub key: &'static str,
    /// The English heading, as written.
    pub english: &'static str,
    /// Its Chinese twin.
    pub chinese: &'static str,
    /// Further headings that are accepted, in both languages.
    pub also: &'static [&'static str],
    /// How its cells are read and written.
    pub kind: ColumnKind,
    /// Its meaning, for whoever fills it in.
    pub about: (&'static str, &'static str),
    /// An example of a cell.
    pub example: (&'static str, &'static str),
}

/// How the cells of a column are read and written.
#[derive(Clone, Copy, Debug)]
pub enum ColumnKind {
    /// The number of the row, by which other rows may refer to it.
    Number,
    /// A part of the process: a heading, which the format does not have.
    Stage,
    /// A text in one line.
    Line,
    /// A text of any length.
    Text,
    /// A list of texts.
    List,
    /// A list of materials, each with how much it is needed in brackets.
    Materials,
    /// A list of steps, by name or number.
    Steps,
    /// One step, by name or number.
    Step,
    /// Levers, each with its basis in brackets.
    Permits,
    /// Yes or no.
    Flag,
    /// A duration.
    Duration,
    /// A limit; a word for the clock may stand in its place.
    Limit,
    /// One of the words of the format.
    Word(fn() -> Vec<Wording>),
    /// A number, perhaps with a unit.
    Figure(&'static [&'static str]),
    /// A value that applies to every step in `after`.
    OfAfter,
}

impl SheetColumn {
    /// Every heading that is accepted for this column.
    pub fn headings(&self) -> impl Iterator<Item = &'static str> {
        [self.english, self.chinese].into_iter().chain(self.also.iter().copied())
    }
}

/// Every column, in the order in which they are written.
pub const COLUMNS: &[SheetColumn] = &joined::<_, _, COUNT>([who::WHO, order::ORDER, rest::REST]);

const COUNT: usize = who::WHO.len() + order::ORDER.len() + rest::REST.len();

/// The reasons of an order.
pub(super) fn reasons() -> Vec<Wording> {
    Because::spellings()
}

#[cfg(test)]
mod tests {
    use super::super::heads::header::plain;
    use super::*;

    #[test]
    fn no_heading_stands_for_two_columns_of_one_table() {
        let columns: Vec<Vec<String>> = COLUMNS.iter().map(|column| column.headings().map(plain).collect()).collect();
        let facts: Vec<Vec<String>> = FACTS.iter().map(|fact| fact.names().map(plain).collect()).collect();
        let materials = MATERIALS.iter().map(|column| column.headings().map(plain).collect()).collect();
        for names in [columns, facts, materials] {
            for (nth, one) in names.iter().enumerate() {
                let twice = names.iter().skip(nth + 1).flatten().find(|name| one.contains(name));
                assert_eq!(twice, None);
            }
        }
    }
}
