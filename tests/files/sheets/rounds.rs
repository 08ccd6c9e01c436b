//! There and back: a table keeps what it can hold, and the rest is reported.
//! Whatever a table contains, reading it ends.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use reengineer::input::table::{self, TableFormat};
use reengineer::input::{self, SheetChoice, Vocabulary};
use reengineer::model::{Draft, DraftStep, Process, ProcessField, StepField};
use reengineer::source::Source;
use rust_xlsxwriter::Format;

use super::generate::draft;
use super::{read, read_as, sheet};

/// The cases of a property; more with `SHEET_CASES`.
fn cases() -> u32 {
    std::env::var("SHEET_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(60)
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() }
}

/// Writes a process as every kind of table and reads it back: everything except
/// what was reported as lost is there.
pub fn comes_back(process: &Process) {
    for vocabulary in [Vocabulary::English, Vocabulary::Chinese] {
        let text = input::print(process, vocabulary);
        let source = Source::read("t.yaml", text.into_bytes()).unwrap();
        for (format, ending) in [(TableFormat::Xlsx, "xlsx"), (TableFormat::Csv, "csv")] {
            let Ok(written) = table::write(process, &source, format) else { continue };
            let again = read(&format!("t.{ending}"), written.bytes).to_draft();
            let before = process.to_draft();
            assert_eq!(again.steps.len(), before.steps.len());
            let whole = written.lost.iter().filter(|lost| lost.step.is_none());
            same_whole(&before, &again, &whole.filter_map(|lost| lost.key.as_deref()).collect());
            for (one, other) in before.steps.iter().zip(&again.steps) {
                let lost: BTreeSet<&str> = written
                    .lost
                    .iter()
                    .filter(|lost| lost.step.as_deref() == Some(&one.name))
                    .filter_map(|lost| lost.key.as_deref())
                    .collect();
                same(one, other, &lost);
            }
        }
    }
}

/// Compares the keys of the whole process.
fn same_whole(one: &Draft, other: &Draft, lost: &BTreeSet<&str>) {
    for field in ProcessField::differing(one, other) {
        let key = field.key();
        assert!(matches!(key, "id" | "materials") || lost.contains(key), "{key} comes back as {field:?}");
    }
    if !lost.contains("materials") {
        let sorted = |draft: &Draft| {
            let mut materials = draft.materials.clone();
            materials.sort_by(|one, other| one.name.cmp(&other.name));
            materials
        };
        assert_eq!(sorted(one), sorted(other), "materials");
    }
}

fn same(one: &DraftStep, other: &DraftStep, lost: &BTreeSet<&str>) {
    assert_eq!(one.name, other.name);
    for field in StepField::differing(one, other) {
        let key = field.key();
        assert!(key == "after" || lost.contains(key), "{key} of {} comes back as {field:?}", one.name);
    }
    if !lost.contains("after") && !lost.contains("id") {
        let steps = |step: &DraftStep| {
            step.after
                .as_ref()
                .map(|after| after.iter().map(|entry| (entry.because, entry.relation, entry.lag)).collect::<Vec<_>>())
        };
        assert_eq!(steps(one), steps(other), "after of {}", one.name);
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_the_columns_hold_comes_back_and_the_rest_is_told(draft in draft()) {
        if let Ok(process) = Process::new(draft) {
            comes_back(&process);
        }
    }

    #[test]
    fn a_table_says_what_the_definition_made_of_it_says(cells in cells_of_a_table(), merges in vec((0u32..9, 0u16..7, 0u32..3, 0u16..3), 0..3)) {
        let bytes = sheet(|sheet| {
            for (row, cells) in (0..).zip(&cells) {
                for (column, cell) in (0..).zip(cells) {
                    match cell.parse::<f64>() {
                        Ok(number) => sheet.write_number(row, column, number).unwrap(),
                        Err(_) => sheet.write_string(row, column, *cell).unwrap(),
                    };
                }
            }
            for (row, column, rows, columns) in merges {
                // Areas that overlap are refused by the writer.
                let _ = sheet.merge_range(row, column, row + rows, column + columns, "合", &Format::new());
            }
        });
        if let Ok((source, process)) = read_as("t.xlsx", bytes, &SheetChoice::default()) {
            let text = source.definition().unwrap();
            let again = Source::read("t.yaml", text.as_bytes().to_vec()).unwrap();
            prop_assert_eq!(&input::read(&again).unwrap(), &process, "{}", text);
            prop_assert_eq!(input::lay_out(&again, &process).unwrap(), text, "in canonical layout");
        }
    }

    #[test]
    fn whatever_bytes_a_text_has_reading_it_ends(bytes in vec(any::<u8>(), 0..400), text in "[a-z环节名称部门办理天数,;\\t\"\\n 0-9]{0,200}") {
        drop(read_as("t.csv", bytes.clone(), &SheetChoice::default()));
        drop(read_as("t.xlsx", bytes, &SheetChoice::default()));
        drop(read_as("t.csv", text.into_bytes(), &SheetChoice::default()));
    }

    #[test]
    fn whatever_is_changed_in_a_workbook_reading_it_ends(at in vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), part in 0usize..2) {
        let xml = br#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1" t="inlineStr"><is><t>step</t></is></c><c r="B1" t="inlineStr"><is><t>days</t></is></c></row><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><f>1+1</f><v>2</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells></worksheet>"#.to_vec();
        let strings = br#"<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>a</t></si></sst>"#.to_vec();
        let mut parts = [xml, strings];
        for (index, byte) in at {
            let nth = index.index(parts[part].len());
            parts[part][nth] = byte;
        }
        drop(read_as("t.xlsx", super::bombs::raw(&parts[0], &[("xl/sharedStrings.xml", &parts[1])]), &SheetChoice::default()));
    }
}

/// Rows below a header, of what offices write into cells.
fn cells_of_a_table() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let heads =
        vec!["序号", "环节名称", "承办部门", "办理天数", "前置环节", "申请材料", "备注", "法定", "承诺", "x", ""];
    let cells = vec![
        "",
        "",
        "",
        "1",
        "2",
        "3",
        "受理",
        "审查",
        "决定",
        "1、2",
        "受理、审查",
        "5个工作日",
        "无",
        "—",
        "合计",
        "备注：x",
        "同上",
        "上一环节",
        "1-2",
        "申请表；身份证",
        "a: b",
        "# x",
        "- x",
        "\"x\"",
        "[x]",
        "不计入",
        "环节名称",
        "a\nb",
        "甲，乙",
        "（容缺）",
        "审查（惯例）",
    ];
    let rows = vec(vec(select(cells), 7), 1..8);
    (Just(heads).prop_shuffle(), rows).prop_map(|(heads, rows)| {
        let mut head: Vec<&str> =
            heads.into_iter().filter(|head| !["环节名称", "办理天数"].contains(head)).take(5).collect();
        head.insert(1, "环节名称");
        head.insert(3, "办理天数");
        [vec![head], rows].concat()
    })
}
