//! Rows for spreadsheets and for `join`, `sort` and `awk`.

use std::fmt::Display;

use crate::text::labels::Label;

/// A table of plain fields under fixed heads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Sheet {
    /// The heads.
    pub heads: Vec<Label>,
    /// The rows, each with as many fields as there are heads.
    pub rows: Vec<Vec<String>>,
}

/// A sheet whose columns are each written once, the head in both languages and
/// the field of a row: `sheet!(rows, |row| [("days", "天数", row.days), …])`.
macro_rules! sheet {
    ($rows:expr, |$row:pat_param| [$(($english:literal, $chinese:literal, $field:expr $(,)?)),+ $(,)?]) => {
        $crate::report::Sheet {
            heads: vec![$($crate::text::labels::Label::new($english, $chinese)),+],
            rows: $rows.into_iter().map(|$row| vec![$($field.to_string()),+]).collect(),
        }
    };
}
pub(super) use sheet;

/// The value of a field; nothing where there is none.
pub(super) fn or_empty(value: Option<impl Display>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}
