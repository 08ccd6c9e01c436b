//! Rows for spreadsheets and for `join`, `sort` and `awk`.

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
