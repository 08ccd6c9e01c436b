//! Decides what a row is: a step or something else.

use super::super::columns::COLUMNS;
use super::Rows;
use crate::input::table::cells::grid::{Cell, Row, half_width};
use crate::input::table::heads::header::{Meaning, known, plain};

/// The first words of a row of totals.
const TOTALS: &[&str] = &[
    "合计",
    "总计",
    "小计",
    "共计",
    "累计",
    "总时限",
    "总天数",
    "合计天数",
    "total",
    "totals",
    "subtotal",
    "sum",
    "grandtotal",
];
/// The first words of a row that is a remark, before a colon or a number.
const REMARKS: &[&str] = &[
    "备注",
    "注",
    "说明",
    "填表说明",
    "填写说明",
    "填表人",
    "填报人",
    "填报单位",
    "制表人",
    "制表",
    "审核人",
    "审核",
    "负责人",
    "联系人",
    "日期",
    "填表日期",
    "note",
    "notes",
    "remark",
    "remarks",
    "source",
    "prepared by",
    "checked by",
    "date",
];
/// The kind of a row below the header.
pub(super) enum Class {
    Step,
    /// A continuation of the step above, whose name is merged over it.
    Further,
    Total,
    Remark,
    Heading,
    Header,
    SecondTable,
    Blank,
}

/// The cells that look like headings, by column, where most cells do.
fn labels(row: &Row) -> Vec<(u32, usize)> {
    let mut others = 0;
    let mut labels = Vec::new();
    for cell in &row.cells {
        match cell.value.text().and_then(known) {
            Some(nth) => labels.push((cell.column, nth)),
            None => others += 1,
        }
        if others * 2 >= row.cells.len() {
            return Vec::new();
        }
    }
    labels
}

impl Rows<'_> {
    pub(super) fn classify(&self, row: &Row) -> Class {
        let column_of = |key: &str| self.columns_of(key).next().map(|heading| heading.column);
        let Some(first) = row.cells.first() else { return Class::Blank };
        // Rows that are numbered in advance.
        let is_numbered = |cell: &Cell| {
            column_of("number") == Some(cell.column) && cell.value.shown().bytes().all(|byte| byte.is_ascii_digit())
        };
        if row.cells.iter().all(is_numbered) {
            return Class::Blank;
        }
        let name = column_of("name");
        let has_name = name.is_some_and(|name| row.cell(name).is_some());
        let start = first.value.text().map(|text| half_width(text).to_lowercase()).unwrap_or_default();
        let word: String = plain(&start);
        if TOTALS.contains(&word.as_str()) {
            return Class::Total;
        }
        let before_colon = start.split(':').next().unwrap_or_default().trim();
        let is_remark = |word: &str| REMARKS.contains(&word.trim_end_matches(|c: char| c.is_ascii_digit()));
        let alone = row.cells.len() == 1;
        if (start.contains(':') || alone && !has_name) && is_remark(before_colon) {
            return Class::Remark;
        }
        let labels = if has_name { labels(row) } else { Vec::new() };
        if !labels.is_empty() {
            let is_name = |(_, nth): &(u32, usize)| COLUMNS.get(*nth).is_some_and(|column| column.key == "name");
            let here = |(column, nth): &(u32, usize)| {
                self.heading(*column)
                    .is_some_and(|heading| matches!(heading.meaning, Meaning::Known(own) if own == *nth))
            };
            if labels.len() > 1 && labels.iter().all(here) {
                return Class::Header;
            }
            if labels.len() > 2 && labels.iter().any(is_name) {
                return Class::SecondTable;
            }
        }
        if !has_name && name.is_some_and(|name| self.covering(row.number, name).is_some()) {
            return Class::Further;
        }
        let is_wide = self.covering.get(&first.column).is_some_and(|covering| {
            covering.merge.rows.0 == row.number && covering.merge.columns.0 < covering.merge.columns.1
        });
        let is_left = !has_name && name.is_some_and(|name| first.column < name);
        if alone && first.value.text().is_some() && (is_wide || is_left) {
            return Class::Heading;
        }
        if row.cells.iter().any(|cell| self.is_known(cell.column)) { Class::Step } else { Class::Remark }
    }
}
