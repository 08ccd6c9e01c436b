//! Numbers on page, in Word, in the workbook, in SVG and in the guide are
//! those of the JSON.

use std::path::Path;

use calamine::Data;
use serde_json::Value;

use super::read_back::{Table, of_document, of_page, of_workbook};
use super::{analysis, examples, fine, fine_text};

/// A number as a page prints it.
pub fn shown(value: &Value) -> String {
    match value {
        Value::Null => "无记录".to_owned(),
        Value::Number(number) => number.to_string().trim_end_matches(".0").replace('-', "−"),
        other => panic!("{other}"),
    }
}

/// The table under a title.
pub fn titled<'t>(tables: &'t [(String, Table)], title: &str) -> &'t Table {
    &tables.iter().find(|(known, _)| known == title).unwrap_or_else(|| panic!("no {title}")).1
}

/// The key figures beside the document for programs.
fn check_four(table: &Table, json: &Value, name: &str) {
    let of = |figure: &str, row: usize| match row {
        0 => json[figure]["days"].clone(),
        1 => json[figure]["steps"].clone(),
        2 => json[figure]["materials"]["distinct"].clone(),
        3 => json[figure]["visits"].clone(),
        _ => json[figure]["departments"].clone(),
    };
    assert_eq!(table.len(), 6, "{name}");
    for (row, cells) in table[1..].iter().enumerate() {
        let wanted = [shown(&of("today", row)), shown(&of("reachable", row))];
        assert_eq!(cells[1..3], wanted, "{name}, row {row}: {cells:?}");
        assert_eq!(cells.last().unwrap(), &shown(&of("floor", row)), "{name}, row {row}");
    }
}

/// Every change and every order that is not offered, with its days.
fn check_lists(tables: &[(String, Table)], json: &Value, name: &str) {
    let count = |key: &str| json[key].as_array().unwrap().len();
    if count("changes") > 0 {
        let table = titled(tables, "依现有记录可作的调整");
        assert_eq!(table.len() - 1, count("changes"), "{name}");
        for (cells, change) in table[1..].iter().zip(json["changes"].as_array().unwrap()) {
            let wanted = [shown(&change["saves_alone"]), shown(&change["saves_in_sequence"])];
            assert_eq!(cells[4..6], wanted, "{name}: {cells:?}");
        }
    }
    if count("not_offered") > 0 {
        let table = titled(tables, "不列入建议");
        for (cells, order) in table[1..].iter().zip(json["not_offered"].as_array().unwrap()) {
            assert_eq!(cells.last().unwrap(), &shown(&order["price"]), "{name}: {cells:?}");
        }
    }
    let steps = titled(tables, "环节明细");
    assert_eq!(steps.len() - 1, count("steps"), "{name}");
    for (cells, step) in steps[1..].iter().zip(json["steps"].as_array().unwrap()) {
        assert_eq!(cells[3..5], [shown(&step["start"]), shown(&step["finish"])], "{name}: {cells:?}");
    }
}

pub fn path_of(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn the_page_and_the_document_say_what_the_json_says() {
    for (name, path) in examples() {
        let json = analysis(&path);
        let page = fine_text(&["report", path_of(&path), "--lang", "zh", "--format", "html"], b"");
        let document = fine(&["report", path_of(&path), "--lang", "zh", "--format", "docx"], b"");
        for tables in [of_page(&page), of_document(&document)] {
            check_four(titled(&tables, "主要指标"), &json, &name);
            check_lists(&tables, &json, &name);
        }
        for figure in ["today", "reachable", "floor"] {
            let days = shown(&json[figure]["days"]);
            let headline = page.split("class=\"figure\">").nth(1).unwrap().split('<').next().unwrap();
            assert!(headline.contains(&days), "{name}: {headline} lacks {days}");
        }
    }
}

#[test]
fn the_brief_says_what_the_json_says() {
    let mut of_cases = 0;
    for (name, path) in examples() {
        let json = analysis(&path);
        let page = fine_text(&["report", path_of(&path), "--brief", "--lang", "zh", "--format", "html"], b"");
        let tables = of_page(&page);
        check_four(titled(&tables, "主要指标"), &json, &name);
        // The figures are those of one case: which one is told.
        let cases = json["cases"].as_array().unwrap();
        assert_eq!(
            page.contains(&format!("以下为情形「{}」。", json["case"].as_str().unwrap_or_default())),
            !cases.is_empty()
        );
        for (at, case) in cases.iter().enumerate() {
            let row = &titled(&tables, "情形")[at + 1];
            let wanted = ["today", "reachable", "floor"].map(|figure| shown(&case[figure]["days"]));
            assert_eq!((row[0].as_str(), &row[1..4]), (case["name"].as_str().unwrap(), &wanted[..]), "{name}");
            of_cases += 1;
        }
    }
    assert!(of_cases > 3, "{of_cases}");
}

#[test]
fn the_workbook_has_real_numbers_and_they_are_those_of_the_json() {
    for (name, path) in examples() {
        let json = analysis(&path);
        let sheets = of_workbook(fine(&["report", path_of(&path), "--lang", "zh", "--format", "xlsx"], b""));
        let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["概览", "环节", "调整", "问题", "材料", "检查发现的问题"], "{name}");
        let (_, rows) = &sheets[1];
        let steps = json["steps"].as_array().unwrap();
        assert_eq!(rows.len() - 1, steps.len(), "{name}");
        let number = |cell: &Data| match cell {
            Data::Float(number) => *number,
            other => panic!("{name}: {other:?} is no number"),
        };
        for (row, step) in rows[1..].iter().zip(steps) {
            assert_eq!(row[0], Data::String(step["name"].as_str().unwrap().to_owned()), "{name}");
            for (column, key) in
                [(3, "days"), (4, "start"), (5, "finish"), (6, "latest_finish"), (7, "float"), (8, "drag")]
            {
                assert_eq!(number(&row[column]), step[key].as_f64().unwrap(), "{name}: {key} of {row:?}");
            }
        }
        let (_, overview) = &sheets[0];
        assert_eq!(number(&overview[1][2]), json["today"]["days"].as_f64().unwrap(), "{name}");
        assert_eq!(number(&overview[1][3]), json["reachable"]["days"].as_f64().unwrap(), "{name}");
        let questions = json["questions"].as_array().unwrap();
        for (row, question) in sheets[3].1.iter().skip(1).zip(questions) {
            assert_eq!(number(&row[0]), question["days_at_stake"].as_f64().unwrap(), "{name}");
        }
    }
}

#[test]
fn the_picture_says_of_each_step_when_it_runs() {
    for (name, path) in examples() {
        let json = analysis(&path);
        let svg = fine_text(&["graph", path_of(&path), "--lang", "zh", "--format", "svg"], b"");
        for step in json["steps"].as_array().unwrap() {
            let span = format!("第 {} 天至第 {} 天", shown(&step["start"]), shown(&step["finish"]));
            let called = step["name"].as_str().unwrap().replace('\'', "&#39;");
            let mut titles = svg.split("<title>").skip(1).map(|rest| rest.split('<').next().unwrap());
            let title = titles.find(|title| title.starts_with(&format!("{called} ")) && title.contains(&span));
            let title = title.unwrap_or_else(|| panic!("{name}: {called} {span}"));
            assert_eq!(title.contains("关键"), step["critical"].as_bool().unwrap(), "{name}: {title}");
        }
        let figure = format!("现状 {} ", shown(&json["today"]["days"]));
        assert!(svg.contains(&figure), "{name}: {figure}");
    }
}

#[test]
fn several_files_have_a_summary_that_adds_up() {
    let paths: Vec<String> = examples()
        .into_iter()
        // Days of two units are not added.
        .filter(|(_, path)| analysis(path)["process"]["unit"] == "workday")
        .map(|(_, path)| path_of(&path).to_owned())
        .collect();
    let mut args = vec!["report", "--lang", "zh", "--format", "html", "-q"];
    args.extend(paths.iter().map(String::as_str));
    let page = fine_text(&args, b"");
    let tables = of_page(&page);
    let summary = titled(&tables, "汇总");
    let number = |cell: &str| cell.replace('−', "-").parse::<f64>().unwrap();
    for column in 2..8 {
        let rows = &summary[1..summary.len() - 1];
        assert_eq!(rows.len(), paths.len());
        if summary.last().unwrap()[column].is_empty() {
            continue;
        }
        let sum: f64 = rows.iter().map(|row| number(&row[column])).sum();
        assert!((sum - number(&summary.last().unwrap()[column])).abs() < 1e-9, "column {column}");
    }
    let today: f64 = paths.iter().map(|path| analysis(Path::new(path))["today"]["days"].as_f64().unwrap()).sum();
    assert!((today - number(&summary.last().unwrap()[2])).abs() < 1e-9);
}

#[test]
fn two_versions_say_what_diff_says() {
    for (name, path) in examples() {
        let new = path.with_file_name("proposed.yaml");
        let json: Value =
            serde_json::from_slice(&fine(&["diff", path_of(&path), path_of(&new), "--format", "json"], b"")).unwrap();
        let page =
            fine_text(&["report", "--diff", path_of(&path), path_of(&new), "--lang", "zh", "--format", "html"], b"");
        let cases = json.as_array().cloned().unwrap_or_else(|| vec![json.clone()]);
        let tables = of_page(&page);
        let mut rows = tables.iter().filter(|(title, _)| title == "变化").map(|(_, table)| table.len() - 1);
        // Above those of the cases stands that of all of them.
        let headlines = page.split("class=\"figure\">").skip(if json.is_array() { 2 } else { 1 });
        for (case, headline) in cases.iter().zip(headlines) {
            let changes = case["changes"].as_array().unwrap().len();
            if changes > 0 {
                assert_eq!(rows.next(), Some(changes), "{name}");
            }
            let headline = headline.split('<').next().unwrap();
            for side in ["before", "after"] {
                assert!(headline.contains(&shown(&case[side]["days"])), "{name}: {headline}");
            }
        }
    }
}

#[test]
fn the_hash_is_that_of_the_file() {
    let page = fine_text(&["report", "-", "--format", "html"], b"name: a\nsteps: [{name: b, days: 1}]\n");
    // As sha256sum prints it.
    assert!(page.contains("873c5bf09ee13739abf28581063af597843356b230fe12ef105faa46eeb950ec"), "{page}");
}
