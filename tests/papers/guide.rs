//! The guide for the public says what the definition says, in all its formats,
//! and nothing that is not for the public.

use std::path::{Path, PathBuf};

use calamine::Data;

use super::equal::{shown, titled};
use super::read_back::{Table, of_document, of_page, of_workbook, part, well_formed};
use super::{analysis, examples, fine, fine_text};

fn guide(path: &Path, lang: &str, format: &str) -> Vec<u8> {
    fine(&["report", path.to_str().unwrap(), "--guide", "--lang", lang, "--format", format], b"")
}

fn page(path: &Path, lang: &str) -> String {
    String::from_utf8(guide(path, lang, "html")).unwrap()
}

pub fn of_text(text: &str, lang: &str) -> String {
    fine_text(&["report", "-", "--guide", "--lang", lang, "--format", "html"], text.as_bytes())
}

fn company_setup() -> PathBuf {
    examples().into_iter().find(|(name, _)| name == "company-setup").unwrap().1
}

pub fn fact<'t>(facts: &'t Table, key: &str) -> &'t str {
    facts.iter().find(|row| row[0] == key).map(|row| row[1].as_str()).unwrap_or_default()
}

#[test]
fn the_guide_says_what_the_definition_says_and_what_it_does_not() {
    let path = company_setup();
    let json = analysis(&path);
    let tables = of_page(&page(&path, "zh"));
    let facts = titled(&tables, "基本信息");
    assert_eq!(fact(facts, "承诺办结时限"), "20 个工作日");
    // The limits of its steps are no limit of the whole.
    assert_eq!(fact(facts, "法定办结时限"), "未写明");
    assert_eq!(fact(facts, "到办事现场次数"), format!("{} 次", json["today"]["visits"]));
    let fee = format!("{} 元：「刻制公章和发票专用章」", shown(&json["today"]["fee"]));
    assert_eq!(fact(facts, "收费"), fee);
    for (key, row) in [("law", "设定依据"), ("conditions", "受理条件")] {
        let texts = json["definition"][key].as_array().cloned().unwrap_or_else(|| panic!("{:#}", json["definition"]));
        assert!(texts.len() > 1, "{key}");
        for (number, text) in (1..).zip(&texts) {
            assert!(fact(facts, row).contains(&format!("（{number}）{}", text.as_str().unwrap())), "{key}");
        }
    }
    let bring = titled(&tables, "申请材料");
    assert_eq!(bring.len() as u64 - 1, json["today"]["materials"]["distinct"].as_u64().unwrap());
    let steps = titled(&tables, "办理流程");
    assert_eq!(steps.len() - 1, json["steps"].as_array().unwrap().len());
    // Of one step the file says that it is online in part, of the others nothing.
    let online: Vec<&str> = steps[1..].iter().map(|row| row[4].as_str()).collect();
    assert_eq!(online[..2], ["部分网办", "未写明"]);
    let silent = of_text("{name: p, steps: [{name: a, days: 1}]}", "zh");
    assert!(!silent.contains("网上办理") && !silent.contains("环节时限"), "nothing is said of it");
    let facts = of_page(&silent).remove(0).1;
    for row in ["事项类型", "设定依据", "受理条件", "办理地点", "法定办结时限", "收费", "办理结果"]
    {
        assert_eq!(fact(&facts, row), "未写明", "{row}");
    }
}

/// The guide of the example can be handed over: it leaves nothing unsaid.
#[test]
fn the_guide_of_the_example_leaves_nothing_unsaid() {
    for file in ["current.yaml", "proposed.yaml"] {
        let tables = of_page(&page(&company_setup().with_file_name(file), "zh"));
        // Today's file says of one step only whether it is done online.
        let of_the_whole = |(title, _): &&(String, Table)| file == "proposed.yaml" || title != "办理流程";
        for (title, table) in tables.iter().filter(of_the_whole) {
            // No law sets one limit for all the matters of opening a company.
            let silent = table.iter().filter(|row| row[0] != "法定办结时限" && row.contains(&"未写明".to_owned()));
            assert!(table.len() > 2 && silent.count() == 0, "{file}: {title}: {table:?}");
        }
    }
}

#[test]
fn a_guide_has_a_part_for_each_case() {
    let text = "名称: 建站\n情形: {新办: {占比: 0.6}, 变更: {}}\n材料: {申请表: {份数: 2, 原件: true}, 图纸: {原件: false}}\n环节:\n  - {名称: 受理, 部门: 甲局, 类型: 受理, 时长: 1, 申请材料: [申请表]}\n  - {名称: 踏勘, 部门: 甲局, 时长: 3, 适用情形: [新办], 申请材料: [图纸]}\n  - {名称: 决定, 部门: 甲局, 类型: 决定, 时长: 2}\n";
    let tables = of_page(&of_text(text, "zh"));
    let bring: Vec<usize> =
        tables.iter().filter(|(title, _)| title == "申请材料").map(|(_, table)| table.len() - 1).collect();
    let steps: Vec<usize> =
        tables.iter().filter(|(title, _)| title == "办理流程").map(|(_, table)| table.len() - 1).collect();
    assert_eq!((bring, steps), (vec![2, 1], vec![3, 2]), "the drawings and the survey are of one case only");
    let bring = &tables.iter().find(|(title, _)| title == "申请材料").unwrap().1;
    assert_eq!(bring[1][..4], ["申请表", "2", "原件", "必需"]);
    assert_eq!(bring[2][..4], ["图纸", "未写明", "复印件", "必需"]);
}

pub const LIMITED: &str = "name: 建站\ncurrency: 元\nsteps:\n  - {id: a, name: 受理, department: 甲局, days: 1, limit: 5wd, fee: 20}\n  - {id: b, name: 公示, department: 甲局, days: 10, limit: {min: 7cd}}\n  - {id: c, name: 决定, department: 甲局, days: {min: 1, max: 3}, every: 1mo, limit: {days: 20, from: a}, fee: 30}\n  - {id: d, name: 抽查, department: 甲局, days: 2, clock: afterwards}\n";

#[test]
fn each_step_has_its_limit_and_what_is_paid_names_its_step() {
    let tables = of_page(&of_text(LIMITED, "zh"));
    let steps = titled(&tables, "办理流程");
    assert_eq!(steps[0][..4], ["环节", "办理单位", "时长", "环节时限"]);
    let limits: Vec<&str> = steps[1..].iter().map(|row| row[3].as_str()).collect();
    assert_eq!(limits, ["5 个工作日内", "", "自「受理」完成起 20 个工作日内"]);
    assert_eq!(steps[2][2], "10 个工作日；不得少于 7 个自然日", "a least length is no limit");
    assert_eq!(steps[3][2], "1 个工作日至 3 个工作日；每月办理一次，最多另等 1 个月");
    assert_eq!(fact(titled(&tables, "基本信息"), "收费"), "共 50 元：「受理」20，「决定」30");
    let tables = of_page(&of_text(LIMITED, "en"));
    let limits: Vec<&str> = titled(&tables, "Steps")[1..].iter().map(|row| row[3].as_str()).collect();
    assert_eq!(limits, ["within 5 working days", "", "within 20 working days from the end of 受理"]);
    let least = LIMITED.replace("limit: 5wd, ", "").replace(", limit: {days: 20, from: a}", "");
    let tables = of_page(&of_text(&least, "en"));
    assert_eq!(titled(&tables, "Steps")[0], ["step", "who", "time"], "nobody is held to a limit");
}

/// The boxes of a chart: what each is called and how long it takes.
fn boxes(svg: &str) -> Vec<(String, String)> {
    let titles = svg.split("data-k=\"s").skip(1).map(|rest| rest.split("<title>").nth(1).unwrap());
    titles
        .map(|title| {
            let parts: Vec<&str> = title.split('<').next().unwrap().split(" · ").collect();
            (parts[0].replace("&#39;", "'"), parts[2].to_owned())
        })
        .collect()
}

#[test]
fn the_chart_of_a_guide_says_what_its_table_says() {
    let folder = tempfile::tempdir().unwrap();
    let limited = folder.path().join("limited.yaml");
    std::fs::write(&limited, LIMITED).unwrap();
    let mut checked = 0;
    for (name, path) in examples().into_iter().chain([("limited".to_owned(), limited)]) {
        for lang in ["zh", "en"] {
            let page = page(&path, lang);
            let first = page.split("</main>").next().unwrap();
            let title = if lang == "zh" { "办理流程" } else { "Steps" };
            let tables = of_page(&page);
            let rows = tables.iter().filter(|(of, _)| of == title).flat_map(|(_, table)| &table[1..]);
            let rows: Vec<(String, String)> = rows.map(|row| (row[0].clone(), row[2].clone())).collect();
            assert_eq!(boxes(first), rows, "{name} {lang}");
            checked += rows.len();
            // It is of one page: whoever reads it turns none.
            assert!(rows.len() > 12 || !first.contains("class=\"part\""), "{name}: the chart is cut");
            let document = guide(&path, lang, "docx");
            let words = well_formed(&part(&document, "word/document.xml")).concat().replace(' ', "");
            for (_, length) in &rows {
                assert!(words.matches(&length.replace(' ', "")).count() > 1, "{name}: {length} in table and chart");
            }
        }
    }
    assert!(checked > 150, "{checked}");
}

#[test]
fn a_workbook_for_the_public_is_its_guide_and_no_analysis() {
    for (name, path) in examples() {
        let sheets = of_workbook(guide(&path, "zh", "xlsx"));
        let texts: Vec<String> = sheets
            .iter()
            .flat_map(|(_, rows)| rows.iter().flatten())
            .filter_map(|cell| match cell {
                Data::String(text) => Some(text.clone()),
                _ => None,
            })
            .collect();
        for inside in ["可压缩至", "检查发现的问题", "浮动时间", "关键", "待核实的问题"] {
            assert!(!texts.iter().any(|text| text.contains(inside)), "{name}: {inside}");
        }
        let tables = of_page(&page(&path, "zh"));
        let of_document = of_document(&guide(&path, "zh", "docx"));
        let cells = |tables: &[(String, Table)]| -> Vec<String> {
            let cells = tables.iter().flat_map(|(_, table)| table[1..].iter().flatten());
            cells.filter(|cell| cell.parse::<f64>().is_err() && !cell.is_empty()).cloned().collect()
        };
        assert_eq!(cells(&tables), cells(&of_document), "{name}");
        let missing: Vec<String> = cells(&tables).into_iter().filter(|cell| !texts.contains(cell)).collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
        let cases = analysis(&path);
        let cases = cases["cases"].as_array().map_or(1, |cases| cases.len().max(1));
        assert_eq!(sheets.len(), cases, "{name}: a sheet for each case");
    }
}

/// Lengths of every unit: what the graph, the table of steps and the guide say
/// of each.
#[test]
fn a_length_is_said_in_one_way_wherever_it_stands() {
    let lengths = [
        ("0.5", "4 小时", "4 hours"),
        ("4h", "4 小时", "4 hours"),
        ("1h", "1 小时", "1 hour"),
        ("90min", "90 分钟", "90 minutes"),
        ("12h", "1.5 个工作日", "1.5 working days"),
        ("1", "1 个工作日", "1 working day"),
        ("7cd", "7 个自然日", "7 calendar days"),
        ("2w", "14 个自然日", "14 calendar days"),
        ("1mo", "1 个月", "1 month"),
        ("2y", "2 年", "2 years"),
    ];
    let mut text = String::from("name: 各种时长\njurisdiction: cn\nlimits: {promised: 0.5, statutory: 2w}\nsteps:\n");
    for (at, (length, ..)) in lengths.iter().enumerate() {
        text.push_str(&format!("  - {{name: 第{at}步, department: 甲局, days: {length}, limit: {length}}}\n"));
    }
    for lang in ["zh", "en"] {
        let said = |at: usize| if lang == "zh" { lengths[at].1 } else { lengths[at].2 };
        let paper = |more: &[&str]| {
            fine_text(&[&["report", "-", "--lang", lang, "--format", "html"], more].concat(), text.as_bytes())
        };
        let account = paper(&[]);
        let svg = fine_text(&["graph", "-", "--lang", lang, "--format", "svg"], text.as_bytes());
        let wanted: Vec<(String, String)> =
            (0..lengths.len()).map(|at| (format!("第{at}步"), said(at).to_owned())).collect();
        assert_eq!(boxes(&svg), wanted, "{lang}");
        let tables = of_page(&account);
        let steps = titled(&tables, if lang == "zh" { "环节明细" } else { "Steps" });
        for (at, row) in steps[1..].iter().enumerate() {
            // A bare number is one of the unit of the process.
            let unit = if lang == "zh" { " 个工作日" } else { " working day" };
            let bare = said(at).strip_suffix(unit).or_else(|| said(at).strip_suffix(&format!("{unit}s")));
            assert_eq!(row[2], bare.unwrap_or(said(at)), "{lang}: {row:?}");
        }
        let limits = titled(&tables, if lang == "zh" { "时限" } else { "Limits" });
        assert_eq!([&limits[1][1], &limits[2][1]], [said(0), said(7)], "{lang}");
        let tables = of_page(&paper(&["--guide"]));
        let steps = titled(&tables, if lang == "zh" { "办理流程" } else { "Steps" });
        for (at, row) in steps[1..].iter().enumerate() {
            let limit = if lang == "zh" { format!("{}内", said(at)) } else { format!("within {}", said(at)) };
            assert_eq!(row[2..4], [said(at).to_owned(), limit], "{lang}");
        }
        for (row, at) in [
            (if lang == "zh" { "承诺办结时限" } else { "promised limit" }, 0),
            (if lang == "zh" { "法定办结时限" } else { "statutory limit" }, 7),
        ] {
            assert_eq!(fact(&tables[0].1, row), said(at), "{lang}");
        }
    }
}

#[test]
fn a_comparison_says_lengths_as_the_other_pages_do() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.yaml"), folder.path().join("new.yaml"));
    std::fs::write(&old, "name: p\nlimits: {promised: 3}\nmaterials: {m: {original: true}}\nsteps:\n  - {id: a, name: a, days: 1, work: 30min}\n  - {id: b, name: b, days: 0.5}\n  - {id: c, name: c, days: 2, limit: 5}\n").unwrap();
    std::fs::write(&new, "name: p\nlimits: {promised: 4h}\nmaterials: {m: {original: false}}\nsteps:\n  - {id: a, name: a, days: 0.5, work: 2h}\n  - {id: b, name: b, days: 2h}\n  - {id: c, name: c, days: 1, limit: 3wd}\n").unwrap();
    let (old, new) = (old.to_str().unwrap(), new.to_str().unwrap());
    for (lang, wanted) in [
        (
            "zh",
            [
                "时长 1 个工作日 → 4 小时",
                "用时 30 分钟 → 2 小时",
                "时长 4 小时 → 2 小时",
                "限时 5 个工作日 → 3 个工作日",
                "m 原件 是 → 否",
            ],
        ),
        (
            "en",
            [
                "days 1 working day → 4 hours",
                "work 30 minutes → 2 hours",
                "days 4 hours → 2 hours",
                "limit 5 working days → 3 working days",
                "m original yes → no",
            ],
        ),
    ] {
        let page = fine_text(&["report", "--diff", old, new, "--lang", lang, "--format", "html"], b"");
        let first = page.split("</main>").next().unwrap();
        for text in wanted {
            assert!(first.contains(text), "{lang}: {text}");
        }
        for raw in ["3wd", "30min", "2h,", "2h<", "→ 2h"] {
            assert!(!first.contains(raw), "{lang}: {raw}");
        }
        // Beside hours days have their unit.
        let bar = if lang == "zh" { "1 个工作日 → 4 小时" } else { "1 working day → 4 hours" };
        assert!(first.contains(&format!("<title>a · {bar} · ")), "{lang}: {bar}");
        assert!(first.contains("<title>c · 2 → 1 · "), "{lang}");
    }
}
