//! The result of a search for a package is on the page, in Word, in the
//! workbook and in the brief as `propose` prints it.

use std::path::Path;

use calamine::Data;
use serde_json::Value;

use super::equal::{shown, titled};
use super::read_back::{Table, of_document, of_page, of_workbook, part, well_formed};
use super::{examples, fine_text, run};

const DECISIONS: &str = "由谁决定，按贡献排列";
const FRONTIER: &str = "每多一项许可可再减多少天";
const SHARES: &str = "各项贡献，与先后无关";

fn proposal(path: &Path, search: &[&str]) -> (u8, Value) {
    let args = [&["propose", path.to_str().unwrap(), "--format", "json", "--lang", "zh"], search].concat();
    let ran = run(&args, b"");
    (ran.code, serde_json::from_slice(&ran.out).unwrap())
}

fn paper(path: &Path, search: &[&str], more: &[&str]) -> (u8, Vec<u8>) {
    let ran = run(&[&["report", path.to_str().unwrap(), "--lang", "zh"], search, more].concat(), b"");
    assert_eq!(ran.err, "");
    (ran.code, ran.out)
}

fn array<'j>(json: &'j Value, key: &str) -> &'j Vec<Value> {
    json[key].as_array().unwrap()
}

/// Days rounded as a page has them.
fn rounded(value: &Value) -> String {
    let days = (value.as_f64().unwrap() * 100.0).round() / 100.0;
    shown(&serde_json::json!(days))
}

/// A goal that some package reaches, of those that are worth their cost the one
/// in the middle; none where nothing is worth a permission.
fn goal_of(path: &Path) -> Option<String> {
    let (_, json) = proposal(path, &["--frontier", "--answers"]);
    let points = array(&json["frontier"], "points");
    (points.len() > 1).then(|| format!("days={}", points[points.len() / 2]["days"]))
}

fn check_tables(tables: &[(String, Table)], json: &Value, name: &str) {
    let decided = array(json, "package").iter().filter(|of| of["grade"] != "free").count();
    assert_eq!(titled(tables, DECISIONS).len() - 1, decided, "{name}");
    let points = array(&json["frontier"], "points");
    let frontier = titled(tables, FRONTIER);
    assert_eq!(frontier.len() - 1, points.len(), "{name}");
    for (cells, point) in frontier[1..].iter().zip(points) {
        assert_eq!(cells[..2], [shown(&point["cost"]), shown(&point["days"])], "{name}");
    }
    if json["shares"]["sampled"].is_null() {
        let mut of: Vec<String> = array(&json["shares"], "of").iter().map(|share| rounded(&share["days"])).collect();
        let mut cells: Vec<String> = titled(tables, SHARES)[1..].iter().map(|row| row[1].clone()).collect();
        of.sort();
        cells.sort();
        assert_eq!(cells, of, "{name}");
    }
}

#[test]
fn papers_hold_the_goal_the_frontier_and_the_shares_of_propose() {
    let mut reached = 0;
    for (name, path) in examples() {
        let Some(goal) = goal_of(&path) else { continue };
        let search = ["--goal", &goal, "--frontier", "--shares", "--answers"];
        let (code, json) = proposal(&path, &search);
        assert_eq!((code, &json["goal"]["met"]), (0, &true.into()), "{name}");
        reached += 1;
        let page = String::from_utf8(paper(&path, &search, &["--format", "html"]).1).unwrap();
        let document = paper(&path, &search, &["--format", "docx"]).1;
        check_tables(&of_page(&page), &json, &name);
        check_tables(&of_document(&document), &json, &name);
        let words = well_formed(&part(&document, "word/document.xml")).join("\n");
        for point in array(&json["frontier"], "points") {
            let bar = format!("代价 {}", point["cost"]);
            assert!(page.contains(&format!("<title>{bar} · {} · ", shown(&point["days"]))), "{name}: {bar}");
            assert!(words.contains(&bar), "{name}: {bar}");
        }
        let brief = String::from_utf8(paper(&path, &search, &["--brief", "--format", "html"]).1).unwrap();
        let cost = json["goal"]["cost"].as_u64().unwrap();
        for text in [&page, &words, &brief] {
            assert!(text.contains(&format!("采用 {cost} 项举措即可达到")), "{name}");
            if let Some(other) = json["goal"]["alternative"].as_object() {
                let days = format!("代价次小的方案（代价 {}，{} 个", other["cost"], shown(&other["days"]));
                assert!(text.contains(&days), "{name}: {days}");
            }
        }
        for point in array(&json["frontier"], "points").iter().take(6) {
            assert!(brief.contains(&format!("代价 {} 时 {} 天", point["cost"], shown(&point["days"]))), "{name}");
        }
    }
    assert!(reached > 3, "{reached}");
}

/// The rows below a title of a sheet, up to the next empty one.
fn below<'r>(rows: &'r [Vec<Data>], head: &[&str]) -> &'r [Vec<Data>] {
    let is_head = |row: &Vec<Data>| row.iter().zip(head).all(|(cell, head)| *cell == Data::String((*head).to_owned()));
    let Some(at) = rows.iter().position(is_head) else { return &[] };
    let rest = &rows[at + 1..];
    let end = rest.iter().position(|row| row[0] == Data::Empty && row[1] == Data::Empty);
    &rest[..end.unwrap_or(rest.len())]
}

fn number(cell: &Data) -> f64 {
    match cell {
        Data::Float(number) => *number,
        other => panic!("{other:?} is no number"),
    }
}

#[test]
fn the_workbook_has_the_search_as_real_numbers() {
    let (mut alternatives, mut compared) = (0, 0);
    for (name, path) in examples() {
        let Some(goal) = goal_of(&path) else { continue };
        let search = ["--goal", &goal, "--frontier", "--shares", "--answers"];
        let (_, json) = proposal(&path, &search);
        let sheets = of_workbook(paper(&path, &search, &["--format", "xlsx"]).1);
        let (_, rows) = sheets.iter().find(|(sheet, _)| sheet == "改革方案").unwrap();
        let goal = below(rows, &["指标", "不超过"]);
        assert_eq!(number(&goal[0][1]), json["goal"]["days"].as_f64().unwrap(), "{name}");
        assert_eq!(number(&goal[0][2]), json["today"].as_f64().unwrap(), "{name}");
        assert_eq!(number(&goal[0][3]), json["reached"].as_f64().unwrap(), "{name}");
        assert_eq!(number(&goal[2][3]), json["goal"]["cost"].as_f64().unwrap(), "{name}");
        assert_eq!(number(&goal[3][3]), json["goal"]["bound"].as_f64().unwrap(), "{name}");
        let packages = below(rows, &["代价", "天数", "方案"]);
        let points = match json["goal"]["alternative"].as_object() {
            Some(_) => std::slice::from_ref(&json["goal"]["alternative"]),
            None => array(&json["frontier"], "points"),
        };
        alternatives += usize::from(json["goal"]["alternative"].is_object());
        let packages: Vec<[f64; 2]> = packages.iter().map(|row| [number(&row[0]), number(&row[1])]).collect();
        let wanted: Vec<[f64; 2]> =
            points.iter().map(|point| ["cost", "days"].map(|key| point[key].as_f64().unwrap())).collect();
        assert_eq!(packages, wanted, "{name}");
        let page = String::from_utf8(paper(&path, &search, &["--format", "html"]).1).unwrap();
        let on_page: Vec<String> = titled(&of_page(&page), SHARES)[1..].iter().map(|row| row[0].clone()).collect();
        let shares = below(rows, &["来自", "天数", "误差"]);
        let called: Vec<String> = shares.iter().map(|row| row[0].to_string()).collect();
        assert_eq!(called, on_page, "{name}");
        if json["shares"]["sampled"].is_null() {
            let mut of: Vec<f64> =
                array(&json["shares"], "of").iter().map(|share| share["days"].as_f64().unwrap()).collect();
            of.sort_by(|one, other| other.total_cmp(one));
            assert_eq!(shares.len(), of.len(), "{name}");
            compared += of.len();
            for (row, days) in shares.iter().zip(of) {
                assert!((number(&row[1]) - days).abs() < 0.005 + 1e-9, "{name}: {row:?} is not {days}");
            }
        }
    }
    assert!(alternatives > 0 && compared > 8, "{alternatives} {compared}");
}

#[test]
fn a_goal_that_is_not_reached_is_told_and_ends_with_1() {
    let (_, path) = examples().into_iter().find(|(name, _)| name == "company-setup").unwrap();
    let search = ["--goal", "days=1"];
    let (code, json) = proposal(&path, &search);
    assert_eq!((code, &json["goal"]["met"]), (1, &false.into()));
    let least = format!("最小值：{} 个工作日", shown(&json["goal"]["smallest"][0]["least"]));
    for more in [&["--format", "html"][..], &["--brief", "--format", "html"]] {
        let (code, page) = paper(&path, &search, more);
        assert_eq!(code, 1);
        assert!(String::from_utf8(page).unwrap().contains(&least), "{least}");
    }
    let (code, book) = paper(&path, &search, &["--format", "xlsx"]);
    assert_eq!(code, 1);
    let sheets = of_workbook(book);
    let (_, rows) = sheets.iter().find(|(sheet, _)| sheet == "改革方案").unwrap();
    assert_eq!(below(rows, &["指标", "不超过"])[1][3], Data::String("否".to_owned()));
}

#[test]
fn what_a_search_asks_for_is_of_no_guide_and_no_comparison() {
    let (_, path) = examples().remove(0);
    let path = path.to_str().unwrap();
    for search in [&["--goal", "days=1"][..], &["--frontier"], &["--shares"]] {
        assert_eq!(run(&[&["report", path, "--guide"], search].concat(), b"").code, 2, "{search:?}");
        assert_eq!(run(&[&["report", "--diff", path, path], search].concat(), b"").code, 2, "{search:?}");
    }
    let page = fine_text(&["report", path, "--lang", "zh", "--format", "html"], b"");
    assert!(!page.contains(FRONTIER) && !page.contains(SHARES));
}
