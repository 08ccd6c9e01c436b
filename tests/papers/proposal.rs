//! The proposal that a paper holds is the one that `propose` makes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use calamine::Data;
use serde_json::Value;

use super::equal::{shown, titled};
use super::read_back::{Table, of_document, of_page, of_workbook};
use super::{examples, fine, fine_text, run};

/// The options under which the papers are made.
const CHOICES: [&[&str]; 3] = [&["--levers", "granted"], &["--levers", "suggested,cap", "--answers"], &["--answers"]];

fn proposal(path: &Path, choice: &[&str]) -> Value {
    let mut args = vec!["propose", path.to_str().unwrap(), "--format", "json", "--lang", "zh"];
    args.extend(choice);
    serde_json::from_slice(&fine(&args, b"")).unwrap()
}

fn paper(path: &Path, choice: &[&str], more: &[&str]) -> Vec<u8> {
    let mut args = vec!["report", path.to_str().unwrap(), "--lang", "zh"];
    args.extend(choice);
    args.extend(more);
    fine(&args, b"")
}

/// The examples, and one in which a limit may be shortened.
fn all(folder: &Path) -> Vec<(String, PathBuf)> {
    let path = folder.join("cap.yaml");
    let text = "name: 建站许可\nsteps:\n  - {name: 受理, department: 甲局, days: 1}\n  - {name: 审查, department: 甲局, days: 10, after: [{step: 受理, because: law, basis: 某法第三条}], may: {cap: {days: 4, basis: 某条例第九条}}}\n";
    std::fs::write(&path, text).unwrap();
    examples().into_iter().chain([("cap".to_owned(), path)]).collect()
}

fn array<'j>(json: &'j Value, key: &str) -> &'j Vec<Value> {
    json[key].as_array().unwrap()
}

/// Days, steps, materials, visits and departments with the package.
fn check_four(table: &Table, json: &Value, name: &str) {
    let of = |figures: &Value, row: usize| match row {
        0 => figures["days"].clone(),
        1 => figures["steps"].clone(),
        2 => figures["materials"]["distinct"].clone(),
        3 => figures["visits"].clone(),
        _ => figures["departments"].clone(),
    };
    assert_eq!(table[0][3].trim(), "采用本方案后", "{name}");
    for (row, cells) in table[1..].iter().enumerate() {
        let wanted = [shown(&of(&json["before"], row)), shown(&of(&json["after"], row))];
        assert_eq!([&cells[1], &cells[3]], [&wanted[0], &wanted[1]], "{name}, row {row}");
        let less = of(&json["before"], row).as_f64().zip(of(&json["after"], row).as_f64());
        if let Some((before, after)) = less {
            assert_eq!(cells[4].replace('−', "-").parse::<f64>().unwrap(), before - after, "{name}, row {row}");
        }
    }
}

fn check_tables(tables: &[(String, Table)], json: &Value, name: &str) {
    check_four(titled(tables, "主要指标"), json, name);
    let package = array(json, "package");
    if !package.is_empty() {
        let table = titled(tables, "改革方案");
        assert_eq!(table.len() - 1, package.len(), "{name}");
        for (cells, change) in table[1..].iter().zip(package) {
            let wanted = [shown(&change["saves_alone"]), shown(&change["saves_in_sequence"])];
            assert_eq!(cells[4..6], wanted, "{name}: {cells:?}");
        }
    }
    let declined = array(json, "not_offered");
    // Papers set marks of their own around what is quoted.
    let bare = |text: &str| text.chars().filter(|sign| !"`「」 ".contains(*sign)).collect::<String>();
    let reasons: BTreeSet<String> = declined.iter().map(|of| bare(of["why"].as_str().unwrap())).collect();
    let granted = declined.iter().filter(|of| of["grade"] == "granted").count();
    let rows = tables.iter().find(|(title, _)| title == "考虑过而未采用").map_or(&[][..], |(_, table)| &table[1..]);
    assert!(rows.len() >= granted && rows.len() <= declined.len(), "{name}: {rows:?}");
    assert!(rows.iter().all(|cells| reasons.contains(&bare(&cells[2]))), "{name}: {rows:?}");
    let questions = array(json, "questions");
    if !questions.is_empty() {
        let table = titled(tables, "尚待核实的问题");
        let days: Vec<&str> = table[1..].iter().map(|cells| cells[1].as_str()).collect();
        let wanted: Vec<String> = questions.iter().map(|question| shown(&question["days_at_stake"])).collect();
        assert_eq!(days, wanted, "{name}");
    }
}

#[test]
fn the_page_and_the_document_hold_the_proposal_that_propose_makes() {
    let mut by_decree = 0;
    let folder = tempfile::tempdir().unwrap();
    for (name, path) in all(folder.path()) {
        for choice in CHOICES {
            let json = proposal(&path, choice);
            let page = String::from_utf8(paper(&path, choice, &["--format", "html"])).unwrap();
            let document = paper(&path, choice, &["--format", "docx"]);
            for tables in [of_page(&page), of_document(&document)] {
                check_tables(&tables, &json, &format!("{name} {choice:?}"));
            }
            let headline = page.split("class=\"figure\">").nth(1).unwrap().split('<').next().unwrap();
            for figure in ["today", "reachable", "reached"] {
                assert!(headline.contains(&shown(&json[figure])), "{name} {choice:?}: {headline}");
            }
            let decreed = format!("有 {} 天只靠压缩时限", shown(&json["by_decree"]));
            let is_decreed = json["by_decree"].as_f64().unwrap() > 0.0;
            assert_eq!(page.contains(&decreed), is_decreed, "{name} {choice:?}: {decreed}");
            by_decree += usize::from(is_decreed);
        }
    }
    assert!(by_decree > 0);
}

#[test]
fn the_brief_holds_the_proposal_and_what_is_by_decree_apart() {
    let folder = tempfile::tempdir().unwrap();
    for (name, path) in all(folder.path()) {
        for choice in CHOICES {
            let json = proposal(&path, choice);
            let page = String::from_utf8(paper(&path, choice, &["--brief", "--format", "html"])).unwrap();
            check_four(titled(&of_page(&page), "主要指标"), &json, &name);
            let decreed = format!("有 {} 天只靠压缩时限", shown(&json["by_decree"]));
            assert_eq!(page.contains(&decreed), json["by_decree"].as_f64().unwrap() > 0.0, "{name} {choice:?}");
            let mut best: Vec<f64> =
                array(&json, "package").iter().map(|of| of["saves_in_sequence"].as_f64().unwrap()).collect();
            best.sort_by(|one, other| other.total_cmp(one));
            for saved in best.into_iter().take(3).filter(|saved| *saved > 0.0) {
                // Behind the days stand the other figures that it changes.
                let is_said = |end: char| page.contains(&format!("（−{saved} 天{end}"));
                assert!(is_said('）') || is_said('；'), "{name} {choice:?}: {saved}");
            }
        }
    }
}

#[test]
fn the_workbook_has_a_sheet_of_the_package_with_real_numbers() {
    let number = |cell: &Data| match cell {
        Data::Float(number) => *number,
        other => panic!("{other:?} is no number"),
    };
    for (name, path) in examples() {
        let choice = CHOICES[1];
        let json = proposal(&path, choice);
        let sheets = of_workbook(paper(&path, choice, &["--format", "xlsx"]));
        let (_, rows) = sheets.iter().find(|(sheet, _)| sheet == "改革方案").unwrap();
        let figures: Vec<f64> = rows[1..7].iter().map(|row| number(&row[1])).collect();
        let wanted = ["today", "reachable", "reached", "by_decree", "permissions", "answers"];
        assert_eq!(figures, wanted.map(|key| json[key].as_f64().unwrap()), "{name}");
        let Some(head) = rows.iter().position(|row| row[0] == Data::String("举措".to_owned())) else {
            assert_eq!((array(&json, "package").len(), array(&json, "further").len()), (0, 0), "{name}");
            continue;
        };
        for (row, change) in rows[head + 1..].iter().zip(array(&json, "package")) {
            let days = [number(&row[4]), number(&row[5])];
            let wanted = ["saves_alone", "saves_in_sequence"].map(|key| change[key].as_f64().unwrap());
            assert_eq!(days, wanted, "{name}: {row:?}");
        }
    }
}

#[test]
fn a_summary_adds_up_what_the_packages_come_to() {
    let paths: Vec<_> =
        examples().into_iter().filter(|(_, path)| super::analysis(path)["process"]["unit"] == "workday").collect();
    let mut args = vec!["report", "--lang", "zh", "--format", "html", "-q", "--levers", "granted"];
    args.extend(paths.iter().map(|(_, path)| path.to_str().unwrap()));
    let page = fine_text(&args, b"");
    let summary = &of_page(&page)[0].1;
    let days: Vec<f64> =
        paths.iter().map(|(_, path)| proposal(path, CHOICES[0])["reached"].as_f64().unwrap()).collect();
    let column: Vec<f64> = summary[1..].iter().map(|row| row[4].parse().unwrap()).collect();
    assert_eq!(column[..days.len()], days);
    assert!((column[days.len()] - days.iter().sum::<f64>()).abs() < 1e-9);
}

#[test]
fn a_guide_and_a_comparison_hold_no_proposal() {
    let (_, path) = examples().remove(0);
    let path = path.to_str().unwrap();
    assert_eq!(run(&["report", path, "--guide", "--levers", "granted"], b"").code, 2);
    assert_eq!(run(&["report", "--diff", path, path, "--answers"], b"").code, 2);
    let page = fine_text(&["report", path, "--lang", "zh", "--format", "html"], b"");
    assert!(!page.contains("改革方案") && !page.contains("采用本方案后"));
}
