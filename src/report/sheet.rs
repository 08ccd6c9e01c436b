//! Rows for spreadsheets and for `join`, `sort` and `awk`.

use crate::text::labels::Label;

/// A table of plain fields under heads that never change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The heads.
    pub heads: Vec<Label>,
    /// As many fields as there are heads in each.
    pub rows: Vec<Vec<String>>,
}
