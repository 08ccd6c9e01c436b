//! Rows and cells, before they are interpreted.

use std::ops::RangeInclusive;

/// All sheets of a file.
#[derive(Clone, Debug, Default)]
pub(in crate::input::table) struct Grid {
    /// The sheets, in order.
    pub sheets: Vec<Sheet>,
    /// Whether cells have comments, which are not read.
    pub has_comments: bool,
    /// Whether there are drawings, which are not read.
    pub has_drawings: bool,
    /// The encoding of a text, where it had to be guessed.
    pub encoding: Option<&'static str>,
}

/// One sheet.
#[derive(Clone, Debug, Default)]
pub(in crate::input::table) struct Sheet {
    /// Its name; the single sheet of a text has none.
    pub name: String,
    pub is_hidden: bool,
    /// The rows with cells, by number.
    pub rows: Vec<Row>,
    /// The merged areas, by their first row.
    pub merges: Vec<Merge>,
    /// The hidden rows, by number, from 1.
    pub hidden_rows: Vec<u32>,
    /// The hidden columns, from 1.
    pub hidden_columns: Vec<RangeInclusive<u32>>,
}

/// A row with cells.
#[derive(Clone, Debug, Default)]
pub(in crate::input::table) struct Row {
    /// Its number, from 1.
    pub number: u32,
    /// The cells that are not empty, by column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell in a column, from 1.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        let nth = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        self.cells.get(nth)
    }
}

/// A cell that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::input::table) struct Cell {
    /// Its column, from 1.
    pub column: u32,
    pub value: Value,
}

/// The value of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::input::table) enum Value {
    /// A text, trimmed.
    Text(String),
    /// A number in its shortest decimal spelling, with the words that its
    /// format adds.
    Number(String),
    /// A date, as it is shown.
    Date(String),
    /// A time of day.
    TimeOfDay,
    Truth(bool),
    /// A formula without a value.
    Unvalued,
    /// An error, such as `#REF!`.
    Error(String),
}

impl Value {
    /// The value as shown on the page of the rows.
    pub fn shown(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Date(text) | Self::Error(text) => text,
            Self::TimeOfDay => "(time)",
            Self::Truth(true) => "TRUE",
            Self::Truth(false) => "FALSE",
            Self::Unvalued => "(formula)",
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

/// A merged area; all numbers from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::input::table) struct Merge {
    pub rows: (u32, u32),
    pub columns: (u32, u32),
}

/// Returns whether a character is invisible and has no meaning here.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// A text without invisible characters, trimmed, with uniform line ends.
pub(in crate::input::table) fn clean(text: &str) -> String {
    if !text.contains(|character: char| character == '\r' || is_invisible(character)) {
        return text.trim().to_owned();
    }
    let text: String = text.chars().filter(|character| !is_invisible(*character)).collect();
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

/// A name on one line: line breaks between Chinese characters are removed,
/// others and runs of spaces become one space.
pub(in crate::input::table) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut gap = None;
    for character in text.chars() {
        if character.is_whitespace() {
            gap = Some(gap == Some('\n') || character == '\n').map(|broken| if broken { '\n' } else { ' ' });
            continue;
        }
        if let Some(kind) = gap.take() {
            let between_han = line.chars().next_back().is_some_and(is_han) && is_han(character);
            if !(line.is_empty() || (kind == '\n' && between_han)) {
                line.push(' ');
            }
        }
        line.push(character);
    }
    line
}

/// Returns whether a character is a Chinese one.
pub(in crate::input::table) fn is_han(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{2fdf}' | '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// A text with half-width letters, digits and signs.
pub(in crate::input::table) fn half_width(text: &str) -> String {
    text.chars()
        .map(|character| if character == '\u{3000}' { ' ' } else { crate::model::half_width(character) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_no_part_of_a_text() {
        assert_eq!(clean("\u{200b}审查\u{a0}\r\n"), "审查");
        assert_eq!(one_line("前置\n环节"), "前置环节");
        assert_eq!(one_line("fire\nreview  of   plans"), "fire review of plans");
        assert_eq!(one_line("规划 审查"), "规划 审查", "a blank that somebody typed stays");
        assert_eq!(half_width("（１０　天）："), "(10 天):");
    }
}
