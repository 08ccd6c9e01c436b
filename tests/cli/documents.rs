//! Documents for programs.

use super::*;

#[test]
fn a_failed_file_is_a_failure_document() {
    let ran = run(&["analyze", "-", "--format", "json"], "name: x\nsteps: [{name: a, day: 3}]\n");
    let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(ran.code, 3);
    assert_eq!(document["schema"], "reengineer.failure/1");
    assert_eq!(document["file"], "-");
    let defect = &document["defects"][0];
    assert_eq!((&defect["line"], &defect["column"]), (&2.into(), &19.into()));
    let help = defect["help"].as_str().unwrap();
    shown("a failed file is a failure document", help);
    let missing = run(&["analyze", "no/such.yaml", "--format", "json"], "");
    let document: serde_json::Value = serde_json::from_str(&missing.out).unwrap();
    assert!(document["defects"][0]["line"].is_null());
}

#[test]
fn the_document_has_the_keys_of_the_contract_in_their_order() {
    let ran = run(&["analyze", "-", "--format", "json"], SMALL);
    let keys: Vec<&str> = ran.out.lines().filter_map(|line| line.strip_prefix("  \"")?.split('"').next()).collect();
    assert_eq!(
        keys,
        [
            "schema",
            "jurisdiction",
            "calendar",
            "process",
            "case",
            "cases",
            "today",
            "reachable",
            "floor",
            "mean_days",
            "days_are_limits",
            "critical_paths",
            "steps",
            "changes",
            "questions",
            "kept_waste",
            "implicit_order",
            "limits",
            "returns",
            "not_offered",
            "definition",
            "dates"
        ]
    );
    for exact in ["\"days\": 10.6,", "\"days\": 8.5,", "\"start\": 0.1,", "\"finish\": 8.6", "\"fee\": null"] {
        assert!(ran.out.contains(exact), "{exact} in {}", ran.out);
    }
}

#[test]
fn the_parts_of_the_document_have_their_keys_in_order() {
    let ran = run(&["analyze", "-", "--format", "json"], SMALL);
    let keys = |part: &str, indent: &str| -> String {
        let inner = ran.out.split_once(part).unwrap().1;
        let lines = inner.lines().skip(1).take_while(|line| line.starts_with(indent));
        let key = |line: &'_ str| Some(line.strip_prefix(indent)?.strip_prefix('"')?.split('"').next()?.to_owned());
        lines.filter_map(key).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(keys("\"process\": {", "    "), "id name file unit");
    assert_eq!(
        keys("\"reachable\": {", "    "),
        "days steps stages departments handoffs materials visits fee signatures counted_days suspended_days agency_days \
         applicant_days third_party_days between_days value work_days cycle_efficiency"
    );
    assert_eq!(
        keys("\"steps\": [\n    {", "      "),
        "id name department value days stated start finish latest_start latest_finish float drag critical after \
         reachable dates actor item office with every kind clock needs papers gives law work limit visits online fee signoffs reject \
         chance"
    );
    assert_eq!(
        keys("\"changes\": [\n    {", "      "),
        "lever grade steps saves_alone saves_in_sequence because step from to evidence"
    );
    assert_eq!(keys("\"questions\": [\n    {", "      "), "step days_at_stake missing paper answer");
}

#[test]
fn what_the_file_does_not_say_is_null() {
    let ran = run(&["analyze", "-", "--format", "json"], "name: a\nsteps: [{name: b, days: 0.5, needs: []}]\n");
    let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert!(document["steps"][0]["value"].is_null());
    assert_eq!(document["today"]["materials"], serde_json::json!({"distinct": 0, "asked": 0}));
    let nothing = run(&["analyze", "-", "--format", "json"], "name: a\nsteps: [{name: b, days: 0.5}]\n");
    let document: serde_json::Value = serde_json::from_str(&nothing.out).unwrap();
    for scenario in ["today", "reachable", "floor"] {
        assert_eq!(document[scenario]["materials"], serde_json::json!({"distinct": null, "asked": null}));
        assert!(document[scenario]["visits"].is_null(), "no step states any");
    }
    for (stated, told) in [("visits: 0", 0), ("visits: 2", 2)] {
        let text = format!("name: a\nsteps: [{{name: b, days: 1, {stated}}}, {{name: c, days: 1}}]\n");
        let document: serde_json::Value =
            serde_json::from_str(&run(&["analyze", "-", "--format", "json"], &text).out).unwrap();
        for scenario in ["today", "reachable", "floor"] {
            assert_eq!(document[scenario]["visits"], told, "{stated}");
        }
    }
    assert_eq!(document["steps"][0]["days"], 0.5, "never in hours");
    let csv = run(&["analyze", "-", "--format", "csv"], "name: a\nsteps: [{name: b, days: 0.5}]\n");
    assert!(
        csv.out.ends_with("\nprocess,-,,b,b,,agency,counted,,0.5,workday,0.5,0,0.5,0,0.5,0,0.5,true,,0,0.5,,,,\n"),
        "{}",
        csv.out
    );
}

#[test]
fn a_step_that_only_moves_up_is_not_parallel() {
    let text = "name: x\nmaterials: [m]\nsteps:\n  - {name: a, days: 4, gives: []}\n  \
                - {name: b, days: 3, needs: [m], gives: [p], after: [{step: a, because: habit}]}\n  \
                - {name: c, days: 2, needs: [p], gives: []}\n";
    let ran = run(&["analyze", "-", "--format", "json"], text);
    let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let changes = document["changes"].as_array().unwrap();
    let change = changes.iter().find(|change| change["step"] == "c").unwrap_or_else(|| panic!("{document:#}"));
    assert_eq!((&change["lever"], &change["step"]), (&"moves-up".into(), &"c".into()));
    assert_eq!(change["from"], change["to"]);
}

#[test]
fn the_sequence_column_adds_up_to_today_less_reachable() {
    for file in examples() {
        let ran = run(&["analyze", file.to_str().unwrap(), "--format", "json"], "");
        let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let number = |value: &serde_json::Value| value.as_f64().unwrap();
        let changes = document["changes"].as_array().unwrap();
        let saved: f64 = changes.iter().map(|change| number(&change["saves_in_sequence"])).sum();
        let whole = number(&document["today"]["days"]) - number(&document["reachable"]["days"]);
        assert!((saved - whole).abs() < 1e-9, "{}: {saved} {whole}", file.display());
    }
}

#[test]
fn the_locale_never_changes_a_document_but_lang_does() {
    let plain = run(&["analyze", "-", "--format", "json"], SMALL).out;
    let located = run_in(&env(&[("LC_ALL", "zh_CN.UTF-8")]), &["analyze", "-", "--format", "json"], SMALL).out;
    assert_eq!(plain, located);
    let chinese = run(&["analyze", "-", "--format", "json", "--lang", "zh"], SMALL).out;
    for (lang, document) in [("en", plain), ("zh", chinese)] {
        let document: serde_json::Value = serde_json::from_str(&document).unwrap();
        let change = serde_json::to_string_pretty(&document["changes"][0]).unwrap();
        shown(&format!("the locale never changes a document but lang does: {lang}"), &change);
    }
}

#[test]
fn csv_has_one_row_a_step_under_heads_of_the_language_that_is_asked_for() {
    let ran = run(&["analyze", "-", "--format", "csv"], SMALL);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(
        lines[0],
        "process,file,case,step,name,department,actor,clock,value,days,unit,stated,start,finish,latest_start,latest_finish,\
         float,drag,critical,after,reachable_start,reachable_finish,start_date,finish_date,reachable_start_date,\
         reachable_finish_date"
    );
    assert!(lines[2].contains("企业名称核准 (habit)"), "{}", lines[2]);
    let chinese = run(&["analyze", "-", "--format", "csv", "--lang", "zh", "--bom"], SMALL).out;
    assert!(chinese.starts_with("\u{feff}流程,流程表,情形,环节编号,环节,部门,"), "{chinese}");
    assert!(chinese.contains("企业名称核准 (惯例)"), "{chinese}");
    let located = run_in(&env(&[("LC_ALL", "zh_CN.UTF-8")]), &["analyze", "-", "--format", "csv"], SMALL).out;
    assert_eq!(located, ran.out, "the locale changes no document");
}

#[test]
fn the_schema_is_json() {
    let ran = run(&["schema"], "");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(serde_json::from_str::<serde_json::Value>(&ran.out).unwrap().is_object());
    let folder = folder();
    let file = path(&folder, "workflow.schema.json");
    assert_eq!(run(&["schema", "-o", &file], "").code, 0);
    assert_eq!(fs::read_to_string(file).unwrap(), ran.out);
}

#[test]
fn an_end_that_a_notice_to_come_may_move_is_marked() {
    const MIXED: &str = "name: p\njurisdiction: cn\nsteps:\n  - {name: a, days: 2}\n  - {name: b, days: 3cd}\n";
    let dates = |start: &str| {
        let ran = run(&["analyze", "-", "--start", start, "--format", "json"], MIXED);
        let document: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        (document["dates"]["today"]["finish"].clone(), document["dates"]["provisional"].clone())
    };
    assert_eq!(dates("2026-12-23"), ("2026-12-28".into(), true.into()));
    assert_eq!(dates("2025-12-23"), ("2025-12-28".into(), false.into()), "the notice of 2026 is known");
    let said = run(&["analyze", "-", "--start", "2026-12-23", "-v"], MIXED).out;
    shown("an end that a notice to come may move is marked", &said);
}

#[test]
fn two_calendars_that_contradict_each_other_and_a_time_behind_a_date_are_refused() {
    let ran = run(&["deadline", "2026-09-28", "5wd", "--calendar", "china", "--calendar", "weekdays"], "");
    assert_eq!(ran.code, 2);
    shown("two calendars that contradict each other and a time behind a date are refused: calendars", &ran.err);
    let ran = run(&["deadline", "2026-09-28T10:00", "5wd"], "");
    assert_eq!(ran.code, 2);
    shown("two calendars that contradict each other and a time behind a date are refused: a time", &ran.err);
}
