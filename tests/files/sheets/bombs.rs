//! Workbooks that would take more memory or time than they are worth.

use std::io::{Cursor, Write};
use std::time::Instant;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::faults;
use crate::snapshot::shown;

/// A workbook of one sheet, of which the XML is given, and further parts.
pub fn raw(sheet: &[u8], more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let types = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    let workbook = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    let relations = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
    let root = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let parts: [(&str, &[u8]); 5] = [
        ("_rels/.rels", root.as_bytes()),
        ("[Content_Types].xml", types.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, bytes) in parts.iter().chain(more) {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn cells(xml: &str) -> Vec<u8> {
    format!(r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{xml}</sheetData></worksheet>"#).into_bytes()
}

fn text(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn refused(bytes: Vec<u8>, message: &str) {
    let started = Instant::now();
    let found = faults("t.xlsx", bytes);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].1.starts_with(message), "{found:?}");
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn a_part_that_unpacks_to_more_than_is_read() {
    let zeros = vec![b' '; 513 << 20];
    let bytes = raw(&cells(""), &[("xl/media/image1.png", &zeros)]);
    assert!(bytes.len() < 4 << 20);
    refused(bytes, "more than 536870912 bytes when unpacked");
}

#[test]
fn one_long_text_in_many_cells_is_refused_and_so_is_one_merged_over_many_rows() {
    let long = "x".repeat(8 << 20);
    let strings = format!(
        r#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{long}</t></si></sst>"#
    );
    let shared: String =
        (1..=40).map(|row| format!(r#"<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>"#)).collect();
    refused(
        raw(&cells(&shared), &[("xl/sharedStrings.xml", strings.as_bytes())]),
        "more than 268435456 bytes of text in cells",
    );
    let long = "部".repeat(1 << 16);
    let mut rows =
        format!("<row r=\"1\">{}{}{}</row>", text("A1", "step"), text("B1", "department"), text("C1", "days"));
    for row in 2..=500 {
        let department = if row == 2 { text("B2", &long) } else { String::new() };
        let (name, days) = (text(&format!("A{row}"), &format!("s{row}")), text(&format!("C{row}"), "1"));
        rows += &format!("<row r=\"{row}\">{name}{department}{days}</row>");
    }
    let sheet = String::from_utf8(cells(&rows)).unwrap();
    let merged = r#"</sheetData><mergeCells count="1"><mergeCell ref="B2:B500"/></mergeCells>"#;
    let sheet = sheet.replace("</sheetData>", merged);
    refused(raw(sheet.as_bytes(), &[]), "more than 67108864 bytes of text repeated");
}

#[test]
fn a_sheet_as_wide_or_as_high_as_none_is() {
    refused(raw(&cells(&format!("<row r=\"1\">{}</row>", text("XFE1", "x"))), &[]), "more than 16384 columns");
    refused(raw(&cells(&format!("<row r=\"1048577\">{}</row>", text("A1048577", "x"))), &[]), "more than 1048576 rows");
}

#[test]
fn two_cells_at_the_corners_take_no_room_between() {
    let rows = format!("<row r=\"1\">{}</row><row r=\"1048576\">{}</row>", text("A1", "x"), text("XFD1048576", "y"));
    refused(raw(&cells(&rows), &[]), "no row is the header");
}

#[test]
fn a_merged_area_over_the_whole_sheet_is_no_table_of_millions() {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">{}{}</row><row r="2">{}{}</row></sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>"#,
        text("A1", "step"),
        text("B1", "days"),
        text("A2", "a"),
        text("B2", "1"),
    );
    let started = Instant::now();
    drop(super::read_as("t.xlsx", raw(sheet.as_bytes(), &[]), &reengineer::input::SheetChoice::default()));
    assert!(started.elapsed().as_secs() < 10);
}

#[test]
fn ten_thousand_columns_of_one_heading_take_no_square_of_time() {
    let name = |column: usize| {
        let (mut name, mut rest) = (String::new(), column);
        while rest > 0 {
            name.insert(0, char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap()));
            rest = (rest - 1) / 26;
        }
        name
    };
    let row = |number: usize, cell: &str| {
        let cells: String = (2..=10_000).map(|column| text(&format!("{}{number}", name(column)), cell)).collect();
        format!(
            "<row r=\"{number}\">{}{cells}</row>",
            text(&format!("A{number}"), if number == 1 { "step" } else { "x" })
        )
    };
    let rows: String = (1..=20).map(|number| row(number, if number == 1 { "days" } else { "1" })).collect();
    let started = Instant::now();
    let found = faults("t.xlsx", raw(&cells(&rows), &[]));
    shown("ten thousand columns of one heading take no square of time", found[0].1.as_str());
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

#[test]
fn a_string_that_is_not_in_the_table_of_strings_is_a_damaged_workbook() {
    let strings = br#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a</t></si></sst>"#;
    let sheet = cells(r#"<row r="1"><c r="A1" t="s"><v>7</v></c></row>"#);
    refused(raw(&sheet, &[("xl/sharedStrings.xml", strings)]), "a damaged workbook");
    refused(raw(b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1", &[]), "a damaged workbook");
    refused(
        raw(&cells("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), &[]),
        "a damaged workbook",
    );
}
