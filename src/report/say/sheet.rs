//! The names of the cells of a spreadsheet.

use crate::text::{Lang, Text, say};

/// A cell as people call it: `sheet 办理流程, cell D7`.
pub fn cell(sheet: Option<&str>, cell: &str) -> Text {
    match sheet {
        Some(sheet) => say!("sheet {sheet}, cell {cell}", "工作表「{sheet}」单元格 {cell}"),
        None => say!("cell {cell}", "单元格 {cell}"),
    }
}

/// A file and a cell of it.
#[must_use]
pub fn in_file(file: &str, place: &Text, lang: Lang) -> String {
    let colon = if lang == Lang::Chinese { "：" } else { ": " };
    format!("{file}{colon}{}", place.in_lang(lang))
}
