//! Traps that the first version fell into, each by its kind: premises taken from silence, limits and calendars that
//! held for one verb only, figures that did not equal themselves.

use std::fs;
use std::path::Path;
use std::process::Command;

use reengineer::finding::Level;
use reengineer::model::{Jurisdiction, Spelled};
use reengineer::rules::{Judge, Preset, RULES, Threshold};
use reengineer::text::Lang;
use serde_json::Value;

/// Exit code and standard output of a run in a folder, with variables.
pub(super) fn run(folder: &Path, variables: &[(&str, &str)], args: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reengineer"));
    command.env_clear().envs(variables.iter().copied()).current_dir(folder).args(args);
    let ran = command.output().unwrap();
    let out = String::from_utf8(ran.stdout).unwrap();
    let code = ran.status.code().unwrap();
    assert!(!out.is_empty(), "{args:?}: {}", String::from_utf8_lossy(&ran.stderr));
    (code, out)
}

pub(super) fn json(folder: &Path, args: &[&str]) -> Value {
    let (_, out) = run(folder, &[], &[args, &["--format", "json"]].concat());
    serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"))
}

pub(super) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn as_an_office_writes_nothing_is_said_to_wait_for_less_and_every_wait_is_asked_about() {
    let steps = [
        ("申请", "actor: applicant", "submit"),
        ("受理", "department: 县局", "intake"),
        ("县级审查", "department: 县局", "review"),
        ("市级复核", "department: 市局", "review"),
        ("专题会议", "department: 市局", "wait"),
        ("省级决定", "department: 省厅", "decision"),
        ("送达", "department: 县局", "delivery"),
    ];
    for (kinds, papers, gives) in [
        (false, "papers", false),
        (false, "needs", false),
        (true, "papers", false),
        (true, "needs", false),
        (false, "papers", true),
    ] {
        let line = |(at, (name, who, kind)): (usize, &(&str, &str, &str))| {
            let kind = if kinds { format!(", kind: {kind}") } else { String::new() };
            // What a step gives is on record, and what the next needs is not.
            let gives = if gives { format!(", gives: [文书{at}]") } else { String::new() };
            format!("  - {{name: {name}, {who}, days: 3, {papers}: [申请表, 身份证]{kind}{gives}}}\n")
        };
        let lines: String = steps.iter().enumerate().map(line).collect();
        let text = format!("name: 流程\nmaterials: [申请表, 身份证]\nsteps:\n{lines}");
        let folder = folder(&[("a.yaml", &text)]);
        let told = json(folder.path(), &["analyze", "a.yaml"]);
        let figures = ["today", "reachable"].map(|figure| told[figure]["days"].clone());
        assert_eq!(figures, [Value::from(21), Value::from(21)], "{text}");
        assert_eq!(told["changes"], Value::Array(Vec::new()), "{text}");
        let reasons = told["steps"].as_array().unwrap().iter().flat_map(|step| step["after"].as_array().unwrap());
        let open = reasons.filter(|wait| wait["reason"] == "open").count();
        assert_eq!(
            told["questions"].as_array().unwrap().len(),
            open,
            "one for each step that waits for no recorded reason"
        );
        assert_eq!(open, if kinds { 3 } else { 6 }, "{text}");
        let (code, page) = run(folder.path(), &[], &["check", "a.yaml"]);
        assert!(code == 0 && page.contains("unexplained-order"), "{page}");
    }
}

/// The places that can state law and calendar, in order of rising precedence.
const SAYERS: [&str; 4] = ["configuration", "definition", "environment", "flag"];

#[test]
fn law_and_calendar_are_those_of_the_first_that_names_them_in_every_verb_and_stand_on_every_page() {
    for said in 0..16_usize {
        let says = |sayer: usize| said >> sayer & 1 == 1;
        // Each says another than the one before it.
        let word = |sayer: usize| [["generic", "cn"], ["weekdays", "china"]].map(|pair| pair[sayer % 2]);
        let lines = |sayer: usize| match says(sayer) {
            // One calendar may stand alone or in a list, in either file.
            true if said % 3 == 0 => format!("jurisdiction: {}\ncalendar: {}\n", word(sayer)[0], word(sayer)[1]),
            true => format!("jurisdiction: {}\ncalendar: [{}]\n", word(sayer)[0], word(sayer)[1]),
            false => String::new(),
        };
        let definition = format!("name: 流程\n{}steps: [{{name: 甲, department: 乙, days: 3}}]\n", lines(1));
        let later = definition.replace("days: 3", "days: 2");
        let config = format!("exclude: []\n{}", lines(0));
        let folder = folder(&[("a.yaml", &definition), ("b.yaml", &later), ("reengineer.yaml", &config)]);
        let variables = [("REENGINEER_JURISDICTION", word(2)[0]), ("REENGINEER_CALENDAR", word(2)[1])];
        let variables = if says(2) { &variables[..] } else { &[] };
        let flags = ["--jurisdiction", word(3)[0], "--calendar", word(3)[1]];
        let flags = if says(3) { &flags[..] } else { &[] };
        let strongest = (0..SAYERS.len()).rev().find(|sayer| says(*sayer));
        let of_names = ["cn", "china"];
        for verb in [
            &["analyze", "a.yaml"][..],
            &["check", "a.yaml"],
            &["diff", "a.yaml", "b.yaml"],
            &["propose", "a.yaml"],
            &["deadline", "2026-03-02", "3"],
        ] {
            let without = verb[0] == "deadline";
            let holds = match strongest {
                Some(1) if without && says(0) => word(0),
                Some(1) if without => of_names,
                Some(sayer) => word(sayer),
                None => of_names,
            };
            let told = |more: &[&str]| run(folder.path(), variables, &[verb, flags, more].concat()).1;
            let document: Value = serde_json::from_str(&told(&["--format", "json"])).unwrap();
            let who: Vec<&str> = SAYERS.iter().enumerate().filter(|(at, _)| says(*at)).map(|(_, who)| *who).collect();
            let found = [&document["jurisdiction"], &document["calendar"]];
            assert_eq!(found, [&Value::from(holds[0]), &Value::from(holds[1])], "{verb:?}: {who:?} speak");
            for format in ["text", "markdown"] {
                let english = told(&["--format", format, "--lang", "en"]).replace('\n', " ");
                let lower = english.to_lowercase();
                let named = [format!("calendar: {}", holds[1]), format!("jurisdiction: {}", holds[0])];
                assert!(named.iter().all(|words| lower.contains(words)), "{verb:?} {format}: {english}");
                let chinese = told(&["--format", format, "--lang", "zh"]).replace('\n', " ");
                let calendar = if holds[1] == "china" { "日历：中国大陆" } else { "日历：周一至周五" };
                assert!(chinese.contains(calendar), "{verb:?} {format}: {chinese}");
            }
        }
        // These have no document; a plan that is no answer about law names its calendar only.
        let holds = strongest.map_or(of_names, word);
        let page = |verb: &[&str]| run(folder.path(), variables, &[verb, flags].concat()).1.replace('\n', " ");
        let html = page(&["report", "a.yaml", "--lang", "en", "--format", "html"]);
        let named = format!("Jurisdiction: {}; calendar: {}", holds[0], holds[1]);
        assert!(html.contains(&named), "{said}: {named}: {html}");
        for format in ["text", "svg", "markdown"] {
            let plan = ["graph", "a.yaml", "--gantt", "--start", "2026-03-02", "--lang", "en", "--format", format];
            let named = format!("on the calendar {}", holds[1]);
            assert!(page(&plan).contains(&named), "{said} {format}: {}", page(&plan));
        }
    }
}

#[test]
fn the_figure_that_is_printed_is_the_figure_that_may_be_published_promised_and_aimed_at() {
    for hours in 1..=20 {
        let text = |more: &str| {
            format!("name: p\nid: p\nhours_per_day: 7\n{more}steps: [{{name: a, department: d, days: {hours}h}}]\n")
        };
        let folder = folder(&[("a.yaml", &text("")), ("reengineer.yaml", "levels: {target-missed: warn}\n")]);
        let printed = json(folder.path(), &["analyze", "a.yaml"])["today"]["days"].to_string();
        let less = format!("{:.4}", printed.parse::<f64>().unwrap() - 0.0001);
        for (figure, fits) in [(&printed, true), (&less, false)] {
            for (rule, lines) in [
                ("claim-mismatch", format!("claims: {{after: {{days: {figure}}}}}\n")),
                ("target-missed", format!("targets: {{days: {figure}}}\n")),
                ("path-over-promise", format!("limits: {{promised: {figure}}}\n")),
                ("path-over-statutory", format!("limits: {{statutory: {figure}}}\n")),
            ] {
                fs::write(folder.path().join("b.yaml"), text(&lines)).unwrap();
                let told = json(folder.path(), &["check", "b.yaml"]);
                let found = told["findings"].as_array().unwrap().iter().any(|one| one["rule"] == rule);
                assert_eq!(found, !fits, "{rule}: {figure} against {printed}");
            }
            fs::write(folder.path().join("b.yaml"), text(&format!("claims: {{before: {{days: {figure}}}}}\n")))
                .unwrap();
            let told = json(folder.path(), &["diff", "a.yaml", "b.yaml"]);
            assert_eq!(told["claims"][0]["agrees"], fits, "diff: {figure} against {printed}");
        }
    }
}

#[test]
fn starts_and_finishes_make_a_loop_and_steps_do_not() {
    let chain = |need: &str, back: &str| {
        format!(
            "name: p\nsteps:\n  - {{name: user, days: 5, after: [], needs: [{{material: paper, need: {need}}}]}}\n  \
             - {{name: maker, days: 3, gives: [paper], after: [{{step: user, {back}}}]}}\n"
        )
    };
    for (need, back, length) in [
        // The maker begins with its user, whose end waits for the paper.
        ("tolerable", "relation: SS", Some(5)),
        ("tolerable", "relation: SS, lag: 4", Some(7)),
        // Each end waits for the other, or the paper for its own use.
        ("tolerable", "relation: FF", None),
        ("tolerable", "relation: FS", None),
        ("required", "relation: SS", None),
        ("optional", "relation: FS", Some(8)),
    ] {
        let folder = folder(&[("a.yaml", &chain(need, back))]);
        match length {
            Some(days) => {
                assert_eq!(json(folder.path(), &["analyze", "a.yaml"])["today"]["days"], days, "{need} {back}")
            }
            None => {
                let told = json(folder.path(), &["analyze", "a.yaml"]);
                assert!(told["defects"].as_array().is_some_and(|defects| !defects.is_empty()), "{need} {back}: {told}");
            }
        }
    }
    let both = |ties: &str| {
        let text = format!("name: p\nsteps:\n  - {{name: a, days: 5}}\n  - {{name: b, days: 2, after: [{ties}]}}\n");
        let folder = folder(&[("a.yaml", &text)]);
        json(folder.path(), &["analyze", "a.yaml"])["today"]["days"].clone()
    };
    assert_eq!(both("{step: a, relation: SS, lag: 1}, {step: a, relation: FF, lag: 1}"), 6);
    assert_eq!(both("{step: a, relation: SS, lag: 7}, {step: a, relation: FF, lag: 1}"), 9);
    assert!(both("{step: a, relation: SS}, {step: a, relation: SS, lag: 1}").is_null(), "twice by one relation");
}

#[test]
fn each_preset_gives_a_finding_the_level_of_its_table() {
    let mut levels = std::collections::BTreeSet::new();
    for rule in RULES.iter().filter(|rule| matches!(rule.judge, Judge::Process(_))) {
        let page = rule.page.in_lang(Lang::English);
        let yaml = page.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap();
        let folder = folder(&[("a.yaml", yaml)]);
        for preset in Preset::ALL {
            for law in [Jurisdiction::Cn, Jurisdiction::Generic] {
                let args = ["check", "a.yaml", "--preset", preset.name(), "--jurisdiction", law.english()];
                let told = json(folder.path(), &args);
                let expected = rule.level_under(*preset, law);
                let found = told["findings"].as_array().unwrap();
                let own: Vec<&str> = found
                    .iter()
                    .filter(|one| one["rule"] == rule.name)
                    .map(|one| one["level"].as_str().unwrap())
                    .collect();
                let same = |threshold: &Threshold| threshold.values.of(*preset) == threshold.values.national;
                if expected == Level::Allow || rule.thresholds.iter().all(same) {
                    assert_eq!(own.is_empty(), expected == Level::Allow, "{} under {preset:?} {law:?}", rule.name);
                }
                assert!(own.iter().all(|level| *level == expected.name()), "{} under {preset:?}: {own:?}", rule.name);
                levels.insert((preset.name(), expected.name()));
            }
        }
    }
    assert!(levels.len() >= 9, "{levels:?}");
}
