//! Rows for spreadsheets and for `join`, `sort` and `awk`.

/// A table of plain fields under English heads that never change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The heads.
    pub heads: Vec<&'static str>,
    /// As many fields as there are heads in each.
    pub rows: Vec<Vec<String>>,
}
