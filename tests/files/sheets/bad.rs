//! Sheets made badly, one kind each: every error at its cell, nothing more.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::{faults, of_rows, rows, sheet};

const HEAD: &[&str] = &["序号", "环节名称", "承办部门", "办理天数", "前置环节"];

/// A sheet below the usual header, and the cells with what is wrong there.
fn refused(bytes: Vec<u8>, expected: &[(&str, &str)]) {
    let found = faults("t.xlsx", bytes);
    let found: Vec<(&str, &str)> = found.iter().map(|(cell, message)| (cell.as_str(), message.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn no_header() {
    refused(of_rows(&[&["a", "b"], &["c", "d"]]), &[("A1", "no row is the header of a table of steps")]);
    refused(sheet(|_| {}), &[("A1", "no row is the header of a table of steps")]);
}

#[test]
fn a_header_and_nothing_below() {
    refused(of_rows(&[HEAD]), &[("A1", "no step below the header")]);
}

#[test]
fn no_column_of_days_is_one_error_not_one_a_row() {
    let cells: &[&[&str]] = &[&["环节名称", "承办部门"], &["受理", "窗口"], &["决定", "窗口"]];
    refused(of_rows(cells), &[("A1", "no column says the `days` of the steps")]);
}

#[test]
fn a_misspelt_heading() {
    let cells: &[&[&str]] = &[&["环节名称", "办理天数", "前置换节"], &["受理", "1", ""], &["决定", "2", "受理"]];
    refused(of_rows(cells), &[("C1", "unknown column `前置换节`")]);
}

#[test]
fn two_columns_of_one_meaning() {
    let cells: &[&[&str]] = &[&["环节名称", "办理天数", "时长"], &["受理", "1", "2"]];
    refused(of_rows(cells), &[("C1", "column `时长` means the same as that of cell B1")]);
}

#[test]
fn a_second_table_below() {
    let cells: &[&[&str]] =
        &[HEAD, &["1", "受理", "窗口", "1"], &[], &["部门", "环节", "时限", "备注"], &["窗口", "审查", "3", "x"]];
    refused(of_rows(cells), &[("A4", "a second table below the first")]);
}

#[test]
fn a_row_without_a_name() {
    let cells: &[&[&str]] = &[HEAD, &["1", "受理", "窗口", "1"], &["2", "", "窗口", "3"]];
    refused(of_rows(cells), &[("B3", "a row without the name of a step")]);
}

#[test]
fn days_that_are_not_filled_in() {
    let cells: &[&[&str]] =
        &[HEAD, &["1", "受理", "窗口", ""], &["2", "审查", "窗口", "—"], &["3", "决定", "窗口", "1"]];
    refused(of_rows(cells), &[("D2", "`days` is not filled in"), ("D3", "`days` is not filled in")]);
}

#[test]
fn a_date_for_days_and_for_predecessors() {
    let bytes = sheet(|sheet| {
        rows(sheet, &[HEAD, &["1", "受理", "窗口"], &["2", "决定", "窗口", "1"]]);
        let format = Format::new().set_num_format("m-d");
        let date = ExcelDateTime::from_ymd(2026, 3, 5).unwrap();
        sheet.write_datetime_with_format(1, 3, &date, &format).unwrap();
        sheet.write_datetime_with_format(2, 4, &date, &format).unwrap();
    });
    let told = "a date, 2026-03-05, where none belongs";
    refused(bytes, &[("D2", told), ("E3", told)]);
}

#[test]
fn a_time_of_day() {
    let bytes = sheet(|sheet| {
        rows(sheet, &[HEAD, &["1", "受理", "窗口"]]);
        let format = Format::new().set_num_format("hh:mm");
        sheet.write_number_with_format(1, 3, 0.125, &format).unwrap();
    });
    refused(bytes, &[("D2", "a time of day where none belongs")]);
}

#[test]
fn a_formula_without_a_value_and_one_with_an_error() {
    let text = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">{}{}</row><row r="2">{}<c r="B2"><f>1+1</f></c></row><row r="3">{}<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData></worksheet>"#,
        text("A1", "step"),
        text("B1", "days"),
        text("A2", "a"),
        text("A3", "b"),
    );
    let told = [("B2", "a formula whose value was never calculated"), ("B3", "the error value #DIV/0!")];
    refused(super::bombs::raw(sheet.as_bytes(), &[]), &told);
}

#[test]
fn a_truth_value() {
    let bytes = sheet(|sheet| {
        rows(sheet, &[HEAD, &["1", "受理", "窗口"]]);
        sheet.write_boolean(1, 3, true).unwrap();
    });
    refused(bytes, &[("D2", "TRUE where text or a figure is expected")]);
}

#[test]
fn one_figure_merged_over_several_steps() {
    let bytes = sheet(|sheet| {
        rows(sheet, &[HEAD, &["1", "受理", "窗口"], &["2", "决定", "窗口"]]);
        sheet.merge_range(1, 3, 2, 3, "5", &Format::new()).unwrap();
        sheet.write_number(1, 3, 5).unwrap();
    });
    refused(bytes, &[("D2", "one figure for the steps of rows 2 to 3")]);
}

#[test]
fn another_value_in_a_further_row_of_one_step() {
    let bytes = sheet(|sheet| {
        rows(sheet, &[HEAD, &["1", "", "窗口", "1"], &["", "", "住建局", ""]]);
        sheet.merge_range(1, 1, 2, 1, "受理", &Format::new()).unwrap();
    });
    refused(bytes, &[("C3", "another value than `窗口` above")]);
}

#[test]
fn numbers_that_no_step_or_several_have() {
    let cells: &[&[&str]] = &[
        HEAD,
        &["1", "受理", "窗口", "1", ""],
        &["2", "审查", "窗口", "1", "9"],
        &["2", "踏勘", "窗口", "1", "1"],
        &["4", "决定", "窗口", "1", "2"],
    ];
    refused(of_rows(cells), &[("E3", "no step has the number 9"), ("E5", "2 steps have the number 2")]);
}

#[test]
fn a_number_that_is_the_name_of_another_step() {
    let cells: &[&[&str]] =
        &[HEAD, &["1", "2", "窗口", "1", ""], &["2", "审查", "窗口", "1", ""], &["3", "决定", "窗口", "1", "2"]];
    refused(of_rows(cells), &[("E4", "2 is the number of one step and the name of another")]);
}

#[test]
fn a_range_that_runs_backwards() {
    let cells: &[&[&str]] = &[HEAD, &["1", "受理", "窗口", "1", ""], &["2", "决定", "窗口", "1", "2-1"]];
    refused(of_rows(cells), &[("E3", "`2-1` is not a range of numbers")]);
}

#[test]
fn a_name_that_several_steps_bear() {
    let cells: &[&[&str]] = &[
        HEAD,
        &["1", "审查", "规划局", "1", ""],
        &["2", "审查", "消防局", "1", ""],
        &["3", "决定", "窗口", "1", "审查"],
    ];
    let found = faults("t.xlsx", of_rows(cells));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "E4");
}

#[test]
fn words_that_the_format_does_not_have() {
    let cells: &[&[&str]] = &[
        &["环节名称", "环节类型", "办理天数", "价值", "前置环节", "前置理由"],
        &["受理", "受里", "1", "有用", "", ""],
        &["决定", "决定", "1", "增值", "受理", "习惯"],
    ];
    let found: Vec<String> = faults("t.xlsx", of_rows(cells)).into_iter().map(|(cell, _)| cell).collect();
    assert_eq!(found, ["B2", "D2", "E3"]);
}

#[test]
fn figures_that_are_none() {
    let cells: &[&[&str]] = &[
        &["环节名称", "办理天数", "跑动次数", "收费", "签批", "否决率"],
        &["受理", "五十天左右", "若干", "另议", "2.5", "150%"],
    ];
    let found: Vec<String> = faults("t.xlsx", of_rows(cells)).into_iter().map(|(cell, _)| cell).collect();
    assert_eq!(found, ["B2", "C2", "D2", "E2", "F2"]);
}

#[test]
fn a_control_character_never_becomes_a_name() {
    let text = "环节名称,部门,办理天数\n受\u{1b}[31m理,窗口,1\n";
    let found = faults("t.csv", text.as_bytes().to_vec());
    assert_eq!(found.iter().map(|(cell, _)| cell.as_str()).collect::<Vec<_>>(), ["A2"], "{found:?}");
}

#[test]
fn a_quotation_mark_that_is_never_closed() {
    let text = "环节名称,部门,办理天数\n\"受理,窗口,1\n决定,窗口,2\n";
    let found = faults("t.csv", text.as_bytes().to_vec());
    assert_eq!(found, [("A2".to_owned(), "a quotation mark that is never closed".to_owned())]);
}

#[test]
fn a_text_in_no_encoding() {
    let found = faults("t.csv", b"step,department,days\na\x00b,c,1\n".to_vec());
    assert_eq!(found, [("A1".to_owned(), "text in no known encoding".to_owned())]);
}

#[test]
fn files_that_are_no_workbooks() {
    let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest".to_vec();
    for (name, bytes, message) in [
        ("t.xlsx", b"name: x\nsteps: []\n".to_vec(), "not an xlsx workbook"),
        ("t.xlsx", Vec::new(), "not an xlsx workbook"),
        ("t.xlsx", b"PK\x03\x04 but no more".to_vec(), "not an xlsx workbook"),
        ("t.xlsx", old.clone(), "a workbook with a password, or of before 2007"),
        ("t.xls", old, "`.xls` workbooks are not read"),
        ("t.et", b"x".to_vec(), "`.et` workbooks are not read"),
        ("t.ods", b"PK\x03\x04".to_vec(), "`.ods` workbooks are not read"),
    ] {
        assert_eq!(faults(name, bytes), [("A1".to_owned(), message.to_owned())], "{name}");
    }
}

#[test]
fn a_sheet_that_is_asked_for_and_not_there() {
    let mut workbook = Workbook::new();
    rows(workbook.add_worksheet().set_name("环节").unwrap(), &[HEAD, &["1", "受理", "窗口", "1"]]);
    let bytes = workbook.save_to_buffer().unwrap();
    let choice = reengineer::input::SheetChoice { sheets: vec!["不在".to_owned()], columns: Vec::new() };
    let (source, defects) = super::read_as("t.xlsx", bytes, &choice).err().unwrap();
    let told = super::told(&source, &defects);
    assert_eq!(told[0].1, "no sheet is called `不在`");
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let bytes = sheet(|sheet| {
        rows(
            sheet,
            &[
                &["序号", "环节名称", "承办部们", "办理天数", "前置环节", "环节类型"],
                &["1", "受理", "窗口", "x", "", "受理"],
                &["2", "", "窗口", "1", "", "审查"],
                &["3", "审查", "窗口", "", "没有这个", "审察"],
                &["4", "决定", "窗口", "-1", "7", "决定"],
            ],
        );
    });
    let found: Vec<String> = faults("t.xlsx", bytes).into_iter().map(|(cell, _)| cell).collect();
    assert_eq!(found, ["C1", "D2", "B3", "D4", "E4", "F4", "D5", "E5"]);
}
