//! Tables on the command line.

use std::fs;
use std::path::Path;

use super::{of_rows, run};
use crate::snapshot::shown;

const HEAD: &[&str] = &["序号", "环节名称", "承办部门", "环节类型", "办理天数", "前置环节", "申请材料"];

fn good() -> Vec<u8> {
    of_rows(&[
        &["开办餐馆"],
        HEAD,
        &["1", "受理", "市场监管局", "受理", "1", "", "申请表、平面图"],
        &["2", "现场核查", "市场监管局", "踏勘", "4", "1", ""],
        &["3", "消防检查", "消防救援大队", "审查", "6", "2", "平面图"],
        &["4", "许可决定", "市场监管局", "决定", "3", "2、3", ""],
        &["合计", "", "", "", "14"],
    ])
}

fn bad() -> Vec<u8> {
    of_rows(&[HEAD, &["1", "受理", "窗口", "受理", "1", "", ""], &["2", "决定", "窗口", "决定", "x", "没有这个", ""]])
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn at(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().into_owned()
}

#[test]
fn a_table_is_converted_to_what_fmt_leaves_alone() {
    let folder = folder(&[("流程.xlsx", &good())]);
    let (sheet, file) = (at(folder.path(), "流程.xlsx"), at(folder.path(), "现状.yaml"));
    let ran = run(&["convert", &sheet, "-o", &file, "--lang", "zh"], b"");
    assert_eq!((ran.code, ran.out.len()), (0, 0), "{}", ran.err);
    shown("a table is converted to what fmt leaves alone", &ran.err);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("名称: 开办餐馆\n") && text.contains("    前置: [现场核查, 消防检查]\n"), "{text}");
    assert_eq!(run(&["fmt", "--check", &file], b"").code, 0);
    // Not a second time, unless told so.
    let again = run(&["convert", &sheet, "-o", &file], b"");
    assert_eq!(again.code, 2, "{}", again.err);
    assert_eq!(run(&["convert", &sheet, "-o", &file, "--force"], b"").code, 0);
}

#[test]
fn a_table_that_is_wrong_writes_nothing() {
    let folder = folder(&[("t.xlsx", &bad())]);
    let file = at(folder.path(), "t.yaml");
    let ran = run(&["convert", &at(folder.path(), "t.xlsx"), "-o", &file, "--lang", "zh"], b"");
    assert_eq!(ran.code, 3);
    for cell in ["工作表「Sheet1」单元格 E3", "工作表「Sheet1」单元格 F3"] {
        assert!(ran.err.contains(cell), "{}", ran.err);
    }
    assert!(!Path::new(&file).exists());
}

#[test]
fn a_definition_becomes_a_table_and_the_table_a_definition() {
    let text = "名称: 流程\n环节:\n  - {名称: 受理, 部门: 窗口, 时长: 1}\n  - {名称: 决定, 部门: 局, 时长: 3个工作日, 豁免: [{规则: habitual-order, 理由: 暂缓}]} # 记\n";
    let folder = folder(&[("a.yaml", text.as_bytes())]);
    for ending in ["xlsx", "csv"] {
        let (table, back) = (at(folder.path(), &format!("a.{ending}")), at(folder.path(), &format!("{ending}.yaml")));
        let ran = run(&["convert", &at(folder.path(), "a.yaml"), "-o", &table, "--lang", "zh"], b"");
        assert_eq!(ran.code, 0, "{}", ran.err);
        shown(&format!("a definition becomes a table and the table a definition: {ending}"), &ran.err);
        let ran = run(&["convert", &table, "-o", &back], b"");
        assert_eq!(ran.code, 0, "{}", ran.err);
        let back = fs::read_to_string(back).unwrap();
        assert!(back.contains("名称: 流程\n") && back.contains("时长: 3个工作日"), "{back}");
    }
}

#[test]
fn verbs_read_tables_as_they_read_what_is_converted() {
    let folder = folder(&[("a.xlsx", &good())]);
    let (sheet, file) = (at(folder.path(), "a.xlsx"), at(folder.path(), "a.yaml"));
    assert_eq!(run(&["convert", &sheet, "-o", &file], b"").code, 0);
    let of = |path: &str| run(&["analyze", path, "--format", "json"], b"").text().replace(path, "FILE");
    assert_eq!(of(&sheet), of(&file));
    let same = run(&["diff", &sheet, &file, "--lang", "zh"], b"");
    assert_eq!(same.code, 0, "{}", same.err);
    // By name only: a folder has tables that are no definitions.
    let checked = run(&["check", &sheet, "--format", "json"], b"");
    assert!(checked.text().contains("\"cell\": \"sheet Sheet1, cell "), "{}", checked.text());
}

#[test]
fn a_folder_says_which_tables_of_steps_it_does_not_judge() {
    let budget = of_rows(&[&["科目", "金额"], &["设备", "100"]]);
    let yaml = "name: x\nsteps: [{name: a, days: 1}]\n".as_bytes();
    let folder = folder(&[("a.yaml", yaml), ("流程.xlsx", &good()), ("错.xlsx", &bad()), ("预算.xlsx", &budget)]);
    let path = folder.path().to_string_lossy();
    let ran = run(&["check", &path, "--format", "json"], b"");
    let json: serde_json::Value = serde_json::from_slice(&ran.out).unwrap();
    let left: Vec<(String, &str)> = json["left_out"]
        .as_array()
        .unwrap()
        .iter()
        .map(|left| {
            (left["file"].as_str().unwrap().rsplit('/').next().unwrap().to_owned(), left["why"].as_str().unwrap())
        })
        .collect();
    assert_eq!(left, [("流程.xlsx".to_owned(), "table"), ("错.xlsx".to_owned(), "table")]);
    assert_eq!(json["judged"], 1);
    let ran = run(&["check", &path, "--lang", "zh"], b"");
    shown("a folder says which tables of steps it does not judge", &[ran.text(), &ran.err].concat());
    let strict = run(&["check", &path, "--fail-on", "deny,left-out"], b"");
    assert_eq!(strict.code, 1, "{}", strict.err);
}

#[test]
fn findings_and_errors_name_sheet_and_cell_in_every_format() {
    let folder = folder(&[("a.xlsx", &bad())]);
    let sheet = at(folder.path(), "a.xlsx");
    for format in ["text", "markdown", "json", "sarif", "github", "gitlab", "junit"] {
        let ran = run(&["check", &sheet, "--format", format], b"");
        assert_eq!(ran.code, 3, "{format}");
        assert!(ran.text().contains("sheet Sheet1, cell E3"), "{format}\n{}", ran.text());
    }
    let ran = run(&["analyze", &sheet, "--format", "json"], b"");
    assert!(ran.text().contains("\"cell\": \"sheet Sheet1, cell E3\""), "{}", ran.text());
}

#[test]
fn a_workbook_is_read_from_standard_input() {
    let ran = run(&["convert", "-"], &good());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.text().contains("名称: 开办餐馆"));
    assert_eq!(run(&["analyze", "-"], &good()).code, 0);
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let folder = folder(&[("a.xlsx", &good()), ("a.yaml", b"name: x\nsteps: [{name: a, days: 1}]\n")]);
    let (sheet, file) = (at(folder.path(), "a.xlsx"), at(folder.path(), "a.yaml"));
    let out = |name: &str| at(folder.path(), name);
    for args in [
        vec!["convert", &file, "-o", &out("b.yaml")],
        vec!["convert", &sheet, "-o", &out("b.docx")],
        vec!["convert", &sheet, "-o", &sheet, "--force"],
        vec!["convert", &file, "--sheet", "x", "-o", &out("b.xlsx")],
        vec!["convert", &sheet, "--columns", "x"],
        vec!["convert", &sheet, "--columns", "x=nothing"],
        vec!["convert", &sheet, "--format", "json"],
    ] {
        assert_eq!(run(&args, b"").code, 2, "{args:?}");
    }
    assert_eq!(run(&["convert", &sheet, "--sheet", "不在"], b"").code, 3);
    assert_eq!(run(&["fmt", &sheet], b"").code, 3);
}

#[test]
fn the_empty_form_is_written_in_both_languages_and_reads_when_filled_in() {
    for (lang, name) in [("zh", "流程表.xlsx"), ("en", "form.xlsx")] {
        let folder = folder(&[]);
        let ran = run(&["init", "--format", "xlsx", "--lang", lang, &folder.path().to_string_lossy()], b"");
        assert_eq!(ran.code, 0, "{}", ran.err);
        let form = at(folder.path(), name);
        let empty = run(&["convert", &form], b"");
        assert_eq!(empty.code, 3);
        shown(&format!("the empty form is written in both languages and reads when filled in: {lang}"), &empty.err);
        // There is nothing to lose, and nothing is replaced.
        let again = run(&["init", "--format", "xlsx", "--lang", lang, &folder.path().to_string_lossy()], b"");
        assert_eq!(again.code, 2, "{}", again.err);
    }
}
