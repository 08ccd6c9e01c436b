//! The JSON Schema that editors are given says what the reader does, and that
//! of each output what the program prints.
//!
//! It is judged by Python's jsonschema; where that is not installed, the tests that need it say so and pass.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod outputs;
#[path = "../support/run.rs"]
mod run;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use reengineer::cli::Environment;
use reengineer::input;
use reengineer::model::{KEYS, KeyGroup, Lever, Spelled};
use reengineer::rules;
use reengineer::source::Source;
use run::{Ran, run_as};
use serde_json::{Value, json};

/// Reads a schema and documents, prints for each document how many errors it has.
const JUDGE: &str = "
import json, sys
try:
    import jsonschema
except ImportError:
    sys.exit(77)
asked = json.load(sys.stdin)
jsonschema.Draft202012Validator.check_schema(asked['schema'])
judge = jsonschema.Draft202012Validator(asked['schema'])
json.dump([len(list(judge.iter_errors(document))) for document in asked['documents']], sys.stdout)
";

fn schema() -> Value {
    schema_of("definition")
}

fn schema_of(what: &str) -> Value {
    schema_with(&[what])
}

fn schema_with(args: &[&str]) -> Value {
    let ran: Ran = run_as(&Environment::default(), &[&["schema"], args].concat(), "");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    serde_json::from_str(&ran.out).unwrap()
}

/// For each text how many errors the schema finds; none where there is nobody to judge.
fn errors(texts: &[String]) -> Option<Vec<usize>> {
    errors_under(&schema(), texts)
}

fn errors_under(schema: &Value, texts: &[String]) -> Option<Vec<usize>> {
    let documents: Vec<Value> = texts.iter().map(|text| serde_yaml::from_str(text).unwrap()).collect();
    errors_of(schema, &documents)
}

#[expect(clippy::print_stdout, reason = "says that nobody is there to judge")]
fn errors_of(schema: &Value, documents: &[Value]) -> Option<Vec<usize>> {
    let mut python = Command::new("python3");
    let python = python.args(["-c", JUDGE]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let Ok(mut python) = python.spawn() else {
        println!("skipped: there is no python3");
        return None;
    };
    let asked = json!({"schema": schema, "documents": documents}).to_string();
    // It ends without reading where the module is missing.
    let _ = python.stdin.take().unwrap().write_all(asked.as_bytes());
    let judged = python.wait_with_output().unwrap();
    if judged.status.code() == Some(77) {
        println!("skipped: python3 has no jsonschema");
        return None;
    }
    assert!(judged.status.success());
    Some(serde_json::from_slice(&judged.stdout).unwrap())
}

fn is_read(text: &str) -> bool {
    Source::read("-", text.as_bytes().to_vec())
        .is_ok_and(|source| input::read_knowing(&source, rules::unknown_waived).is_ok())
}

fn definitions(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let own = files.into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "yaml"));
    let mut found: Vec<PathBuf> = own.chain(folders.iter().flat_map(|folder| definitions(folder))).collect();
    found.sort();
    found
}

#[test]
fn every_example_and_every_journey_is_valid() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let examples = definitions(&root.join("examples"));
    assert!(examples.len() >= 12, "{examples:?}");
    let files = [examples, definitions(&root.join("../shared/data/permit-journeys"))].concat();
    let texts: Vec<String> = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    for (file, errors) in files.iter().zip(errors(&texts).into_iter().flatten()) {
        assert_eq!(errors, 0, "{}", file.display());
    }
}

/// One step around some lines of it.
fn step(lines: &str) -> String {
    format!("{{name: x, materials: [m], steps: [{{name: a, days: 1}}, {{name: b, {lines}}}]}}")
}

#[test]
fn what_the_reader_takes_is_valid() {
    let steps = [
        "days: 1, after: [{step: a, because: law, basis: 7, relation: SS, lag: 4h}], needs: [{material: m, need: 容缺}]",
        "days: {min: 1, likely: 2wd, max: ３天}, visits: 2, signoffs: 1, fee: 0.5, chance: 10%, reject: 0.1",
        "时长: 2个工作日, 前置: [{环节: a, 理由: 法定, 依据: 某法}], 所需: [], 产出: [y], 主体: 中介, 类型: 公示, 价值: 增值",
        "days: 1, clock: suspended, online: full, law: [a, b], limit: 5, may: {commit: z}, replaces: [old]",
        "days: 1000000, reject: 100%, chance: '007.5 %', fee: '000999999999999999', visits: 4294967295, limit: '1000000.0日'",
        "days: 0.0010min, work: 0min, limit: 142857w, gives: [1.10, 1.1, true], reject: １００％, visits: '2.0'",
        "days: {min: 1, max: 2}, limit: 15个工作日内, work: 半天",
        "days: 3, signoffs: 3, may: {告知承诺制: {依据: 某法, 天数: 1, 核查: {天数: 2}}, flatten: {basis: x, signoffs: 1, days: 2}}",
        "days: 1-2个工作日, limit: ≤15个工作日",
        "days: 2–4 weeks, limit: P13W",
        "days: 不超过十五个工作日, limit: 6个月",
        "days: Within 15 Business Days, limit: 1y",
        "days: 一天, limit: 即办, work: 一个半小时",
        "days: 5至10日内, after: [{step: a, lag: 三个工作日}]",
        "days: 1, limit: 8000000h, fee: 0.000000000001, signoffs: 01, reject: '01', chance: '00.5'",
        "days: 1, rework: {chance: 0.2, back_to: a}, allow: [{rule: no-basis, reason: r, until: '2027-01-31'}]",
    ];
    let whole = "{format: 1, 名称: x, id: p, lead: d, unit: day, hours_per_day: 7.5, limits: {statutory: 30, 承诺: 20}, \
                 cases_per_year: 10, targets: {days: 5}, claims: {before: {steps: 9}, after: {天数: 2}}, \
                 materials: {m: {held_by: d, certificate: c}, n: {}}, departments: {d: {capacity: 2, level: 市}}, \
                 steps: [{id: a, days: 1, department: d}]}";
    let texts: Vec<String> = steps.map(step).into_iter().chain([whole.to_owned()]).collect();
    for text in &texts {
        assert!(is_read(text), "{text}");
    }
    for (text, errors) in texts.iter().zip(errors(&texts).into_iter().flatten()) {
        assert_eq!(errors, 0, "{text}");
    }
}

#[test]
fn what_is_broken_is_refused_by_the_schema_and_by_the_reader() {
    let steps = [
        "day: 1",
        "days: -1",
        "days: three",
        "days: 1, afer: [a]",
        "days: 1, after: a",
        "days: 1, after: [{because: law}]",
        "days: 1, after: [{step: a, because: legal}]",
        "days: 1, after: [{step: a, relation: SF}]",
        "days: 1, after: [{step: a, lag: soon}]",
        "days: 1, needs: m",
        "days: 1, needs: [{material: m, need: maybe}]",
        "days: {likely: 1, max: 2}",
        "days: 6m",
        "days: 50%",
        "days: 当日或5日内",
        "days: 1, limit: 1-2周",
        "days: 1, kind: reviewing",
        "days: 1, value: great",
        "days: 1, actor: nobody",
        "days: 1, clock: stopped",
        "days: 1, online: yes",
        "days: 1, visits: 1.5",
        "days: 1, chance: 1.5",
        "days: 1, fee: free",
        "days: 1, rework: {chance: 0.1}",
        "days: 1, may: {magic: law}",
        "days: 1, may: {commit: {basis: x, dayz: 1}}",
        "days: 1, may: {commit: {basis: x, window: y}}",
        "days: 1, may: {commit: {days: 1}}",
        "days: 1, may: {commit: {basis: x, check: {day: 1}}}",
        "days: 1, allow: [{rule: nothing}]",
        "days: 1, allow: [{rule: no-basis, until: 31 January}]",
        "days: 1, unit: day",
        "days: 1, department: ''",
        "days: 3650000",
        "days: 1000001",
        "days: '1000001天'",
        "days: 3650000wd",
        "days: 142857142w",
        "days: '1e3'",
        "days: '.5'",
        "days: '3.'",
        "days: '+3'",
        "days: 0.0001min",
        "days: 1, fee: '1e3'",
        "days: 1, fee: 9007199254740993",
        "days: 1, fee: '9007199254740993'",
        "days: 1, visits: 4294967296",
        "days: 1, reject: 150%",
        "days: 1, reject: '100.1%'",
        "days: 1, gives: [Q, Q]",
        "days: 1, after: [a, a]",
        "days: 1, needs: [m, m]",
    ];
    let wholes = [
        "{name: x}",
        "{steps: [{name: a, days: 1}]}",
        "{name: x, steps: []}",
        "{name: x, steps: [{days: 1}]}",
        "{name: x, steps: [{name: a}]}",
        "{format: 2, name: x, steps: [{name: a, days: 1}]}",
        "{name: x, unit: month, steps: [{name: a, days: 1}]}",
        "{name: x, hours_per_day: 0, steps: [{name: a, days: 1}]}",
        "{name: x, hours_per_day: 25, steps: [{name: a, days: 1}]}",
        "{name: x, limits: {law: 3}, steps: [{name: a, days: 1}]}",
        "{name: x, materials: m, steps: [{name: a, days: 1}]}",
        "{name: x, steps: {name: a, days: 1}}",
        "{name: x, stpes: [{name: a, days: 1}]}",
        "[1]",
    ];
    let texts: Vec<String> = steps.map(step).into_iter().chain(wholes.map(str::to_owned)).collect();
    for text in &texts {
        assert!(!is_read(text), "{text}");
    }
    for (text, errors) in texts.iter().zip(errors(&texts).into_iter().flatten()) {
        assert!(errors > 0, "{text}");
    }
}

#[test]
fn every_key_in_every_spelling_is_in_the_schema_and_no_other() {
    let (schema, config) = (schema(), schema_of("config"));
    let groups = [
        (KeyGroup::Process, ""),
        (KeyGroup::Step, "/$defs/step"),
        (KeyGroup::After, "/$defs/after"),
        (KeyGroup::Need, "/$defs/need"),
        (KeyGroup::Days, "/$defs/days"),
        (KeyGroup::Limits, "/$defs/limits"),
        (KeyGroup::Limit, "/$defs/limit"),
        (KeyGroup::Case, "/$defs/case"),
        (KeyGroup::Figures, "/$defs/figures"),
        (KeyGroup::Claims, "/$defs/claims"),
        (KeyGroup::Material, "/$defs/material"),
        (KeyGroup::Department, "/$defs/department"),
        (KeyGroup::Rework, "/$defs/rework"),
        (KeyGroup::Allow, "/$defs/waiver"),
        (KeyGroup::Check, "/$defs/check"),
        (KeyGroup::Config, ""),
        (KeyGroup::Waiver, "/$defs/waiver"),
    ];
    let mut met = 0;
    for (group, at) in groups {
        let keys: Vec<_> = KEYS.iter().filter(|key| key.group == group).collect();
        met += keys.len();
        let schema = if matches!(group, KeyGroup::Config | KeyGroup::Waiver) { &config } else { &schema };
        let spelled =
            keys.iter().flat_map(|key| [key.english, key.chinese].into_iter().chain(key.also.iter().copied()));
        let known = schema.pointer(&format!("{at}/properties")).unwrap().as_object().unwrap();
        let known: BTreeSet<&str> = known.keys().map(String::as_str).collect();
        assert_eq!(spelled.collect::<BTreeSet<_>>(), known, "{group:?}");
    }
    // Every lever has some of the keys of what allows it.
    let permits = KEYS.iter().filter(|key| key.group == KeyGroup::Permit);
    for word in Lever::WORDS {
        let own = permits.clone().filter(|key| word.value.knows(key.english));
        let own: BTreeSet<&str> = own.flat_map(|key| [key.english, key.chinese]).collect();
        for spelled in [word.english, word.chinese] {
            let at = format!("/$defs/levers/properties/{spelled}/anyOf/1/properties");
            let known = schema.pointer(&at).unwrap().as_object().unwrap();
            assert_eq!(known.keys().map(String::as_str).collect::<BTreeSet<_>>(), own, "{spelled}");
        }
    }
    met += permits.count();
    assert_eq!(met, KEYS.len(), "a group of keys is missing here");
}

fn is_config(text: &str) -> bool {
    Source::read("reengineer.yaml", text.as_bytes().to_vec())
        .is_ok_and(|source| reengineer::config::read(&source).is_ok())
}

#[test]
fn what_the_reader_of_configurations_takes_is_valid() {
    let texts = [
        "{preset: strict, fail_on: warn, paths: [a, b/*.yaml], exclude: [c/], baseline: b.json}",
        "{预设: 草稿, 失败级别: 拦截, 级别: {no-department: 警告}, 路径: [定义], 排除: [旧/], 基线: b.json, 豁免: []}",
        "{levels: {no-department: deny, many-signatures: allow, unexplained-order: warn}}",
        "{thresholds: {many-signatures: {signatures: 3}, decision-over-20: {limit: 15wd}}}",
        "{thresholds: {decision-over-20: {limit: 30自然日, joint-limit: '40个工作日'}}}",
        "{thresholds: {long-wait: {days: 12}, instant-with-days: {days: 4h}}}",
        "{thresholds: {long-wait: {days: 2.5}, instant-with-days: {days: 1天}}}",
        "{thresholds: {long-wait: {days: 10wd}, instant-with-days: {days: '2自然日'}}}",
        "{waivers: [{rule: no-department, process: p, step: s, path: 'a/**', reason: r, until: '2027-01-31'}]}",
        "{waivers: [{规则: no-department, 流程: p, 环节: s, 文件: a.yaml, 理由: r, 期限: '2027-01-31'}, {rule: no-basis}]}",
    ]
    .map(str::to_owned);
    for text in &texts {
        assert!(is_config(text), "{text}");
    }
    for (text, errors) in texts.iter().zip(errors_under(&schema_of("config"), &texts).into_iter().flatten()) {
        assert_eq!(errors, 0, "{text}");
    }
}

#[test]
fn a_broken_configuration_is_refused_by_the_schema_and_by_the_reader() {
    let texts = [
        "{presets: strict}",
        "{preset: hard}",
        "{fail_on: allow}",
        "{fail_on: never}",
        "{levels: {no-departments: deny}}",
        "{levels: {no-department: error}}",
        "{levels: [no-department]}",
        "{thresholds: {many-signatures: {signature: 3}}}",
        "{thresholds: {many-signatures: {signatures: some}}}",
        "{thresholds: {many-signatures: 3}}",
        "{thresholds: {decision-over-20: {limit: 15}}}",
        "{thresholds: {decision-over-20: {limit: soon}}}",
        "{thresholds: {long-wait: {days: -1}}}",
        "{thresholds: {long-wait: {days: 10 fortnights}}}",
        "{thresholds: {long-wait: {days: 6m}}}",
        "{preset: strict, 预设: 从严}",
        "{waivers: [{rule: no-department, 规则: no-department, reason: r}]}",
        "{thresholds: {nothing: {}}}",
        "{paths: a}",
        "{baseline: [a]}",
        "{waivers: [{process: p, reason: r}]}",
        "{waivers: [{rule: nothing, reason: r}]}",
        "{waivers: [{rule: no-department, reason: r, until: soon}]}",
        "{waivers: [{rule: no-department, file: a, reason: r}]}",
        "[preset]",
    ]
    .map(str::to_owned);
    for text in &texts {
        assert!(!is_config(text), "{text}");
    }
    for (text, errors) in texts.iter().zip(errors_under(&schema_of("config"), &texts).into_iter().flatten()) {
        assert!(errors > 0, "{text}");
    }
}
