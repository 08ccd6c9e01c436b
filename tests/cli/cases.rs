//! Cases of one guide, at the command line.

use super::*;
use serde_json::Value;

const GUIDE: &str = "\
name: 取水许可
cases: {新办: {share: 0.3}, 延续: {share: 0.7, targets: {days: 3}}}
materials: [申请表, 论证报告, 原许可证]
steps:
  - {name: 受理, department: 水利局, days: 1, papers: [申请表, {material: 论证报告, when: [新办]}, {material: 原许可证, when: [延续]}]}
  - {name: 现场核查, department: 水利局, with: [生态环境局], days: 5, when: [新办]}
  - {name: 审查, department: 水利局, days: 10, by_case: {延续: {days: 3}}}
  - {name: 决定, department: 水利局, days: 1, kind: decision}
  - {name: 监督检查, department: 水利局, days: 2, clock: afterwards}
";

/// The same guide, one file a case.
const NEW: &str = "\
name: 取水许可
materials: [申请表, 论证报告]
steps:
  - {name: 受理, department: 水利局, days: 1, papers: [申请表, 论证报告]}
  - {name: 现场核查, department: 水利局, with: [生态环境局], days: 5}
  - {name: 审查, department: 水利局, days: 10}
  - {name: 决定, department: 水利局, days: 1, kind: decision}
  - {name: 监督检查, department: 水利局, days: 2, clock: afterwards}
";
const RENEWAL: &str = "\
name: 取水许可
targets: {days: 3}
materials: [申请表, 原许可证]
steps:
  - {name: 受理, department: 水利局, days: 1, papers: [申请表, 原许可证]}
  - {name: 审查, department: 水利局, days: 3}
  - {name: 决定, department: 水利局, days: 1, kind: decision}
  - {name: 监督检查, department: 水利局, days: 2, clock: afterwards}
";

fn document(args: &[&str], text: &str) -> Value {
    let ran = run(&[&["analyze", "-", "--format", "json"], args].concat(), text);
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
}

#[test]
fn a_case_equals_the_same_process_written_as_a_file_of_its_own() {
    for (case, alone) in [("新办", NEW), ("延续", RENEWAL)] {
        let mut of_case = document(&["--case", case], GUIDE);
        let mut alone = document(&[], alone);
        for key in ["case", "cases", "definition"] {
            of_case[key] = Value::Null;
            alone[key] = Value::Null;
        }
        assert_eq!(of_case, alone, "{case}");
    }
}

#[test]
fn the_page_shows_all_cases_and_the_most_frequent_in_full() {
    let found = document(&[], GUIDE);
    assert_eq!((&found["case"], &found["today"]["days"]), (&"延续".into(), &5.into()));
    let days: Vec<_> = found["cases"].as_array().unwrap().iter().map(|case| case["today"]["days"].clone()).collect();
    assert_eq!(days, [Value::from(17), Value::from(5)]);
    let page = run(&["analyze", "-", "--lang", "zh"], GUIDE).out;
    shown("the page shows all cases and the most frequent in full", &page);
    let other = run(&["analyze", "-", "--case", "变更", "--lang", "zh"], GUIDE);
    assert_eq!(other.code, 3);
    shown("the page shows all cases and the most frequent in full: a case that is not there", &other.err);
}

#[test]
fn what_comes_after_the_result_is_a_step_and_no_days() {
    let shown = document(&["--case", "新办"], GUIDE);
    assert_eq!((&shown["today"]["steps"], &shown["today"]["days"]), (&5.into(), &17.into()));
    let last = &shown["steps"][4];
    assert_eq!((&last["start"], &last["critical"], &last["drag"]), (&17.into(), &false.into(), &0.into()));
    assert_eq!(shown["critical_paths"]["count"], 1);
    assert_eq!(shown["today"]["departments"], 2, "whoever takes part counts");
    assert_eq!((&last["days"], &last["finish"]), (&2.into(), &17.into()), "its own days, which nobody waits for");
    assert_eq!(shown["today"]["value"]["unclassified"]["days"], 19);
}

#[test]
fn no_day_is_told_of_what_comes_after_the_result() {
    let dated = document(&["--case", "新办", "--start", "2026-03-02"], GUIDE);
    let dates = |step: usize| dated["steps"][step]["dates"].clone();
    assert!(dates(3).is_object());
    assert_eq!(dates(4), Value::Null, "nobody says on which day it comes");
    let page = run(&["analyze", "-", "--case", "新办", "--start", "2026-03-02"], GUIDE).out;
    shown("no day is told of what comes after the result", &rows(&page, "监督检查"));
}

#[test]
fn what_comes_after_the_result_is_as_long_as_stated_or_unknown_beyond_the_calendar() {
    let checks = "  - {name: 核查, days: 3, clock: afterwards, value: required}\n  - {name: 公告, days: 15cd, clock: \
                  afterwards}\n  - {name: 回访, days: 3mo, clock: afterwards}\n";
    let text = format!("name: 许可\nsteps:\n  - {{name: 受理, days: 1}}\n  - {{name: 决定, days: 11}}\n{checks}");
    let days = |start: &str| {
        let shown = document(&["--start", start], &text);
        let steps = shown["steps"].as_array().unwrap()[2..].iter();
        let said: Vec<String> = steps.map(|step| format!("{} {}", step["days"], step["stated"])).collect();
        (said, shown["today"]["value"].clone())
    };
    // From the end on 2026-12-22 the notices do not reach.
    let (said, value) = days("2026-12-04");
    assert_eq!(said, ["3 \"3\"", "null \"15cd\"", "null \"3mo\""]);
    assert_eq!((&value["required"]["days"], &value["unclassified"]["days"]), (&3.into(), &Value::Null));
    let (said, value) = days("2026-03-02");
    assert_eq!(said, ["3 \"3\"", "11 \"15cd\"", "63 \"3mo\""]);
    assert_eq!(value["unclassified"]["days"], 12 + 11 + 63);
    let page = run(&["analyze", "-", "-v", "--start", "2026-12-04", "--lang", "zh"], &text).out;
    let graph = run(&["graph", "-", "--start", "2026-12-04"], &text).out;
    let after = |page: &str| ["核查", "公告", "回访"].map(|name| rows(page, name)).join("\n");
    shown("what comes after the result beyond the calendar", &format!("{}\n{}", after(&page), after(&graph)));
}

#[test]
fn a_case_is_the_most_frequent_only_where_shares_are_known() {
    let page = |text: &str| run(&["analyze", "-"], text).out;
    shown("a case is the most frequent only where shares are known: shares", &rows(&page(GUIDE), "case"));
    let silent = GUIDE.replace("share: 0.3", "").replace("share: 0.7, ", "");
    shown("a case is the most frequent only where shares are known: no shares", &rows(&page(&silent), "case"));
}

#[test]
fn a_sheet_has_a_row_for_each_step_in_each_case_that_takes_it() {
    let rows = |args: &[&str]| {
        let out = run(&[&["analyze", "-", "--format", "csv"], args].concat(), GUIDE).out;
        let mut reader = csv::Reader::from_reader(out.as_bytes());
        let rows = reader.records().map(|row| row.unwrap());
        rows.map(|row| format!("{} {} {}", &row[2], &row[4], &row[9])).collect::<Vec<_>>()
    };
    let renewal = ["延续 受理 1", "延续 审查 3", "延续 决定 1", "延续 监督检查 2"];
    assert_eq!(rows(&["--case", "延续"]), renewal);
    let new = ["新办 受理 1", "新办 现场核查 5", "新办 审查 10", "新办 决定 1", "新办 监督检查 2"];
    assert_eq!(rows(&[]), [&new[..], &renewal].concat());
}

#[test]
fn what_the_whole_aims_at_is_judged_in_the_most_frequent_case() {
    let found = |targets: &str| {
        let text = GUIDE.replace(", targets: {days: 3}", "").replace("materials:", &format!("{targets}\nmaterials:"));
        let checked: Value = serde_json::from_str(&run(&["check", "-", "--format", "json"], &text).out).unwrap();
        let findings = checked["findings"].as_array().unwrap().clone();
        let missed = findings.iter().filter(|one| one["rule"] == "target-missed");
        missed.map(|one| one["message"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("targets: {days: 5}").len(), 0, "the other case takes 17 days");
    let missed = found("targets: {days: 4}");
    assert_eq!(missed.len(), 1, "{missed:?}");
    shown("what the whole aims at is judged in the most frequent case", &missed.join("\n"));
}

#[test]
fn targets_and_claims_of_the_whole_are_those_of_the_first_case_where_no_share_is_known() {
    // The first case takes 17 days, the other 5.
    let found = |shares: bool, said: &str| {
        let plain = GUIDE.replace(", targets: {days: 3}", "").replace("materials:", &format!("{said}\nmaterials:"));
        let text = if shares { plain } else { plain.replace("{share: 0.3}", "{}").replace("{share: 0.7}", "{}") };
        let checked: Value = serde_json::from_str(&run(&["check", "-", "--format", "json"], &text).out).unwrap();
        let rules = ["target-missed", "claim-mismatch"];
        let told = checked["findings"].as_array().unwrap().iter();
        let told = told.filter(|one| rules.contains(&one["rule"].as_str().unwrap()));
        let cases = told.map(|one| one["message"].as_str().unwrap().rsplit_once(" (in case ").unwrap().1.to_owned());
        cases.collect::<Vec<_>>()
    };
    for (said, shares, wrong) in [
        ("targets: {days: 5}", true, None),
        ("targets: {days: 5}", false, Some("`新办`)")),
        ("targets: {days: 4}", true, Some("`延续`)")),
        ("targets: {days: 17}", false, None),
        ("claims: {after: {days: 5}}", true, None),
        ("claims: {after: {days: 5}}", false, Some("`新办`)")),
        ("claims: {after: {days: 17}}", false, None),
        ("claims: {after: {days: 17}}", true, Some("`延续`)")),
    ] {
        assert_eq!(found(shares, said), Vec::from_iter(wrong), "{said} {shares}");
    }
    let own = "cases: {新办: {share: 0.3}, 延续: {share: 0.7}}";
    let named = GUIDE.replace("cases: {新办: {share: 0.3}, 延续: {share: 0.7, targets: {days: 3}}}", own);
    assert!(named.contains(own));
    let named = named.replace("{share: 0.3}", "{share: 0.3, targets: {days: 16}}");
    let checked: Value = serde_json::from_str(&run(&["check", "-", "--format", "json"], &named).out).unwrap();
    let findings = checked["findings"].as_array().unwrap().iter();
    let missed: Vec<&str> =
        findings.filter(|one| one["rule"] == "target-missed").map(|one| one["message"].as_str().unwrap()).collect();
    shown("a target of a case that is named", &missed.join("\n"));
}

#[test]
fn where_a_step_that_the_limits_name_is_gone_nothing_is_inside() {
    let text = GUIDE.replace("materials:", "limits: {from: 现场核查, promised: 30}\nmaterials:");
    let inside = |case: &str| document(&["--case", case], &text)["limits"]["inside"].clone();
    assert_eq!((inside("新办"), inside("延续")), (11.into(), Value::Null));
}

#[test]
fn habit_on_a_step_that_a_case_does_not_take_counts_where_all_that_leads_there_is_habit() {
    let figures = |more: &str| {
        let text = format!(
            "name: p\ncases: [一, 二]\nmaterials: [甲]\nsteps:\n  - {{name: a, days: 4}}\n  - {{name: w, days: 2, when: [一]}}\n  \
             - {{name: b, days: 3, after: [a]}}\n  - {{name: v, days: 5, needs: [甲], after: [{{step: w, because: habit}}{more}]}}\n"
        );
        let shown = document(&["--case", "二"], &text);
        let reason = shown["steps"][2]["after"][0]["reason"].clone();
        (shown["today"]["days"].clone(), shown["reachable"]["days"].clone(), reason)
    };
    assert_eq!(figures(""), (9.into(), 7.into(), "habit".into()));
    let open = "open".into();
    assert_eq!(figures(", b"), (12.into(), 12.into(), open), "through b nobody has said why");
}

#[test]
fn what_the_office_fetches_is_not_asked_of_the_applicant() {
    let asked = |material: &str, need: &str| {
        let text = format!(
            "name: x\nmaterials: {{甲: {{{material}}}, 乙: {{}}}}\nsteps: [{{name: a, days: 1, needs: [{need}, 乙]}}]\n"
        );
        document(&[], &text)["today"]["materials"]["distinct"].clone()
    };
    assert_eq!(asked("copies: 1", "甲"), 2);
    assert_eq!(asked("source: shared", "甲"), 1);
    assert_eq!(asked("copies: 1", "{material: 甲, source: shared}"), 1);
    assert_eq!(asked("source: shared", "{material: 甲, source: applicant}"), 2);
}
