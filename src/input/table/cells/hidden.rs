//! The hidden rows and columns of a workbook. They are read like others, but
//! reported.

use std::borrow::Cow;
use std::io::Cursor;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::grid::{Grid, Sheet};
use super::workbook::part;
use crate::input::table::SheetProblem;

/// Marks the hidden rows and columns of every sheet that is read.
pub(in crate::input::table) fn mark(bytes: &[u8], grid: &mut Grid) -> Result<(), SheetProblem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| SheetProblem::NotAWorkbook)?;
    let paths = paths(&mut archive);
    for sheet in grid.sheets.iter_mut().filter(|sheet| !sheet.is_hidden) {
        let path = paths.iter().find(|(name, _)| *name == sheet.name).map(|(_, path)| path);
        let Some(xml) = path.and_then(|path| part(&mut archive, path)) else { continue };
        // Another pass over a large sheet costs as much as reading it.
        let xml = String::from_utf8_lossy(&xml);
        if xml.contains("hidden") {
            mark_sheet(&xml, sheet);
        }
    }
    Ok(())
}

/// The name of every sheet with the path of its part in the archive.
fn paths(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Vec<(String, String)> {
    let text = |archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str| {
        part(archive, name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    };
    let (workbook, relations) = (text(archive, "xl/workbook.xml"), text(archive, "xl/_rels/workbook.xml.rels"));
    let mut targets = Vec::new();
    elements(&relations, "Relationship", |element| {
        targets.extend(attribute(element, "Id").zip(attribute(element, "Target")));
    });
    let mut sheets = Vec::new();
    elements(&workbook, "sheet", |element| {
        let target = attribute(element, "id").and_then(|id| targets.iter().find(|(known, _)| *known == id));
        sheets.extend(attribute(element, "name").zip(target.map(|(_, target)| full(target))));
    });
    sheets
}

/// The path in the archive of a target.
fn full(target: &str) -> String {
    target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned)
}

fn mark_sheet(xml: &str, sheet: &mut Sheet) {
    let number = |element: &BytesStart<'_>, name| attribute(element, name).and_then(|text| text.parse::<u32>().ok());
    let is_hidden =
        |element: &BytesStart<'_>| attribute(element, "hidden").is_some_and(|text| matches!(&*text, "1" | "true"));
    let mut rows = Vec::new();
    elements(xml, "row", |element| rows.extend(number(element, "r").filter(|_| is_hidden(element))));
    let mut columns = Vec::new();
    elements(xml, "col", |element| {
        let range = number(element, "min").zip(number(element, "max")).filter(|_| is_hidden(element));
        columns.extend(range.map(|(first, last)| first..=last));
    });
    sheet.hidden_rows = rows;
    sheet.hidden_columns = columns;
}

/// Calls `each` with every element of a local name. Invalid XML has none:
/// reading the cells reports it.
fn elements(xml: &str, name: &str, mut each: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) if element.local_name().as_ref() == name => {
                each(&element)
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// The value of an attribute, whatever its prefix.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found =
        attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    unescape(&found.value).ok().map(Cow::into_owned)
}
