//! Sheets that nobody here made, and what is right of each.

use std::fs;

use serde_json::Value;

use super::{after, faults, read, read_as, run, shared_file, step};
use reengineer::input::SheetChoice;
use reengineer::model::Counting;

/// The expected result, and the bytes of a file.
fn given(name: &str) -> Option<(Value, Vec<u8>)> {
    let expected: Value = serde_json::from_slice(&fs::read(shared_file("expected.json")?).unwrap()).unwrap();
    Some((expected[name].clone(), fs::read(shared_file(name)?).unwrap()))
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// A figure and its unit, however it was spelled.
fn days(text: &str) -> String {
    text.replace("个工作日", "wd").replace('天', "")
}

#[test]
fn every_value_of_a_clean_chinese_sheet_is_read() {
    let Some((expected, bytes)) = given("clean-zh.xlsx") else { return };
    let process = read("clean-zh.xlsx", bytes);
    let steps = expected["steps"].as_array().unwrap();
    assert_eq!(process.steps().len(), steps.len());
    for wanted in steps {
        let name = wanted["name"].as_str().unwrap();
        let found = step(&process, name);
        assert_eq!(found.department.as_deref(), wanted["department"].as_str(), "{name}");
        assert_eq!(found.days.likely.to_string(), days(wanted["days"].as_str().unwrap()), "{name}");
        assert_eq!(after(&process, name), texts(&wanted["after"]), "{name}");
    }
    // 申请材料 is what the applicant hands in: it says nothing of what else is waited for.
    assert!(process.steps().iter().all(|step| step.needs.is_none()));
    assert_eq!(step(&process, "受理").papers.unwrap().len(), 2);
    assert_eq!(step(&process, "规划审查").gives.unwrap(), ["规划意见"]);
    assert_eq!(step(&process, "消防审查").gives, None, "an empty cell is silence");
}

#[test]
fn every_value_of_a_clean_english_text_is_read() {
    let Some((expected, bytes)) = given("clean-en.csv") else { return };
    let process = read("clean-en.csv", bytes);
    assert_eq!(process.steps().len() as u64, expected["steps"].as_u64().unwrap());
    let path = shared_file("clean-en.csv").unwrap();
    let ran = run(&["analyze", &path.to_string_lossy(), "--format", "json"], b"");
    let analyzed: Value = serde_json::from_slice(&ran.out).unwrap();
    assert_eq!(analyzed["today"]["days"], expected["critical_path_days"]);
    assert_eq!(after(&process, "Decision"), ["Zoning review", "Fire review"]);
}

#[test]
fn a_header_of_two_rows_and_merged_departments_are_read() {
    let Some((expected, bytes)) = given("merged-header.xlsx") else { return };
    let process = read("merged-header.xlsx", bytes);
    assert_eq!(process.name(), "某市建设工程施工许可办理流程表（2026年版）");
    for wanted in expected["steps"].as_array().unwrap() {
        let name = wanted["name"].as_str().unwrap();
        let found = step(&process, name);
        assert_eq!(found.department.as_deref(), wanted["department"].as_str(), "{name}");
        assert_eq!(found.days.likely.amount.to_string(), wanted["promised"].to_string(), "{name}");
        let limit = found.limit.as_ref().and_then(|limit| limit.days).map(|days| days.to_string()).unwrap_or_default();
        let statutory = wanted["statutory"].as_str().unwrap();
        assert_eq!((found.clock == Counting::Suspended), statutory == "不计入", "{name}");
        assert_eq!(limit, if statutory == "不计入" { String::new() } else { days(statutory) }, "{name}");
    }
    for (name, wanted) in expected["after_by_number"].as_object().unwrap() {
        assert_eq!(after(&process, name), texts(wanted), "{name}");
    }
}

#[test]
fn every_duration_is_read_or_refused_at_its_cell() {
    let Some((expected, bytes)) = given("durations.xlsx") else { return };
    let faults = faults("durations.xlsx", bytes.clone());
    let cells = expected["cells"].as_object().unwrap();
    for (cell, wanted) in cells {
        let wanted = wanted.as_str().unwrap();
        let refused = faults.iter().any(|(at, _)| at == cell);
        // A range has become one of three points since the sheet was made.
        let may_be_either = wanted.contains("or error") || wanted.contains("a range");
        assert!(may_be_either || refused == wanted.starts_with("error"), "{cell}: {wanted} {faults:?}");
    }
    assert!(faults.iter().all(|(at, _)| cells.contains_key(at)), "{faults:?}");
    // The sheet without what is refused says what it should.
    let source = read_as("durations.xlsx", bytes, &SheetChoice::default()).err().unwrap().0;
    let kept: String = source.definition().unwrap().to_owned();
    let kept: Vec<&str> = kept.lines().filter(|line| line.contains("时长")).collect();
    assert_eq!(kept.len(), 18);
}

#[test]
fn dates_times_and_formulas_without_a_value_are_refused_at_their_cells() {
    for name in ["dates-as-durations.xlsx", "formula-without-value.xlsx"] {
        let Some((expected, bytes)) = given(name) else { return };
        let found: Vec<String> = faults(name, bytes).into_iter().map(|(cell, _)| cell).collect();
        let wanted: Vec<&String> = expected["errors"].as_object().unwrap().keys().collect();
        assert_eq!(found.iter().collect::<Vec<_>>(), wanted, "{name}");
    }
}

#[test]
fn untidy_text_is_read_and_remarks_are_told() {
    let Some((expected, bytes)) = given("untidy-text.xlsx") else { return };
    let process = read("untidy-text.xlsx", bytes.clone());
    let steps = expected["steps"].as_array().unwrap();
    assert_eq!(process.steps().len(), steps.len());
    for wanted in steps {
        let found = step(&process, wanted["name"].as_str().unwrap());
        assert_eq!(found.days.likely.to_string(), wanted["days"].as_str().unwrap());
    }
    for (name, wanted) in expected["after"].as_object().unwrap() {
        assert_eq!(after(&process, name), texts(wanted));
    }
    let notes = super::notes(bytes);
    for (cell, what) in [("A3", "HiddenRow"), ("A5", "EmptyRows"), ("A6", "Remark")] {
        assert!(notes.iter().any(|(at, told)| at == cell && told.starts_with(what)), "{cell} {notes:?}");
    }
}

#[test]
fn a_text_in_gb18030_between_semicolons_is_read() {
    let Some((expected, bytes)) = given("gb18030-semicolon.csv") else { return };
    let process = read("gb18030-semicolon.csv", bytes);
    let names: Vec<&str> = process.steps().iter().map(|step| step.name.as_str()).collect();
    assert_eq!(names, texts(&expected["steps"]));
}

#[test]
fn predecessors_that_lead_nowhere_or_round_are_refused_at_their_cells() {
    let Some((expected, bytes)) = given("bad-predecessors.xlsx") else { return };
    let (source, defects) = read_as("bad-predecessors.xlsx", bytes, &SheetChoice::default()).err().unwrap();
    let places = |defect: &reengineer::model::Defect| {
        let related = defect.related.iter().map(|related| related.place.clone());
        let cell = |place| source.cell(&place).unwrap().cell;
        [defect.place.clone()].into_iter().chain(related).map(cell).collect::<Vec<_>>()
    };
    let found: Vec<Vec<String>> = defects.iter().map(places).collect();
    let wanted: Vec<&String> = expected["errors"].as_object().unwrap().keys().collect();
    assert_eq!(found.len(), wanted.len());
    for (found, wanted) in found.iter().zip(wanted) {
        assert!(found.contains(wanted), "{wanted} {found:?}");
    }
}

#[test]
fn formulas_and_markup_stay_text_in_every_format() {
    let Some((expected, bytes)) = given("markup-and-formulas-as-text.xlsx") else { return };
    let process = read("markup-and-formulas-as-text.xlsx", bytes);
    assert_eq!(process.steps().len() as u64, expected["steps"].as_u64().unwrap());
    super::rounds::comes_back(&process);
}

#[test]
fn sheets_without_a_table_of_steps_are_refused_with_what_was_seen() {
    let name = "mit-cross-case-recovery-timelines.xlsx";
    let Some((_, bytes)) = given(name) else { return };
    let faults = faults(name, bytes);
    assert_eq!(faults.len(), 1, "{name}: {faults:?}");
}

#[test]
fn the_list_of_the_national_catalogue_is_known_with_its_header_of_two_languages() {
    let name = "gdzwfw-item-template.xlsx";
    let Some((_, bytes)) = given(name) else { return };
    let faults = faults(name, bytes.clone());
    assert_eq!(faults, [("A2".to_owned(), "no step below the header".to_owned())], "the template has no items");
    let columns = super::names_of_columns(&bytes);
    assert_eq!(
        columns,
        super::catalogue::CATALOGUE_HEAD,
        "the header that the other test writes is that of the template"
    );
}
