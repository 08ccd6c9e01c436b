//! SARIF 2.1.0, judged by the official schema; where that or Python's jsonschema is missing, the test says so.

use super::*;

const ONLY: &[&str] = &["no-department", "many-signatures", "unexplained-order", "stale-baseline", "waiver-unused"];

const JUDGE: &str = "
import json, sys
try:
    import jsonschema
except ImportError:
    sys.exit(77)
schema = json.load(open(sys.argv[1]))
judge = jsonschema.validators.validator_for(schema)(schema)
errors = [f'{list(e.absolute_path)}: {e.message}' for e in judge.iter_errors(json.load(sys.stdin))]
print('\\n'.join(errors))
sys.exit(1 if errors else 0)
";

/// The only run of a log that the official schema takes.
#[expect(clippy::print_stdout, reason = "says that nobody is there to judge")]
fn valid(text: &str) -> Value {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/schemas/sarif-schema-2.1.0.json");
    if schema.exists() && Command::new("python3").arg("--version").output().is_ok() {
        let mut python = assert_cmd::Command::new("python3");
        let judged = python.args(["-c", JUDGE]).arg(&schema).write_stdin(text).output().unwrap();
        match judged.status.code() {
            Some(77) => println!("skipped: python3 has no jsonschema"),
            code => assert_eq!(code, Some(0), "{}\n{text}", String::from_utf8_lossy(&judged.stdout)),
        }
    } else {
        println!("skipped: {} or python3 is not there", schema.display());
    }
    let log: Value = serde_json::from_str(text).unwrap();
    log["runs"][0].clone()
}

fn run_of(folder: &Folder, args: &[&str]) -> Value {
    valid(&folder.run(&[&["check", "--format", "sarif"], args].concat()).out)
}

#[test]
fn what_cannot_be_decided_is_an_open_result_without_a_level() {
    let text = GOOD.replace("days: 3", "days: 3, limit: 4cd");
    let folder = Folder::under(&["step-over-limit"], "", &[("a.yaml", &text)]);
    let run = run_of(&folder, &["a.yaml"]);
    let result = &run["results"][0];
    let told = [&result["ruleId"], &result["kind"], &result["level"]].map(|value| value.as_str().unwrap());
    assert_eq!(told, ["step-over-limit", "open", "none"]);
    assert_eq!(result["locations"][0]["physicalLocation"]["region"]["startLine"], 5);
}

#[test]
fn every_kind_of_outcome_is_valid_and_nothing_is_dropped() {
    let waived = WANTING.replace("days: 3,", "days: 3, allow: [{rule: no-department, reason: 新设}],");
    let more = "paths: [d]\nbaseline: b.json\nwaivers: [{rule: no-department, path: d/c.yaml, reason: r}]";
    let files = [("d/a.yaml", WANTING), ("d/b 乙.yaml", &waived), ("d/c.yaml", WANTING)];
    let folder = Folder::under(ONLY, more, &files);
    assert_eq!(folder.run(&["baseline", "write"]).code, 0);
    folder.write("d/n.yaml", WANTING);
    folder.write("d/bad.yaml", MISSPELT);
    let run = run_of(&folder, &["d", "lost.yaml"]);
    let results = run["results"].as_array().unwrap();
    let told: Vec<String> = results
        .iter()
        .map(|result| {
            let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
            let kind = result["suppressions"][0]["kind"].as_str().unwrap_or("-");
            let state = result["baselineState"].as_str().unwrap_or("-");
            format!("{} {} {kind} {state}", result["ruleId"].as_str().unwrap(), uri.as_str().unwrap())
        })
        .filter(|told| !told.starts_with("invalid-definition"))
        .collect();
    let expected = [
        "no-department d/a.yaml external unchanged",
        "no-department d/b%20%E4%B9%99.yaml inSource -",
        "no-department d/c.yaml external -",
        "no-department d/n.yaml - new",
    ];
    assert_eq!(told, expected);
    assert!(results.iter().any(|result| result["ruleId"] == "invalid-definition"));
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notice = &invocation["toolExecutionNotifications"][0];
    assert_eq!(notice["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "lost.yaml");
    assert_eq!(results[1]["suppressions"][0]["justification"], "新设");
}

#[test]
fn columns_count_utf_16_beside_han_and_astral_characters() {
    // The tree is a rare 汉字 beyond the first plane: one character, two units.
    let text =
        "name: x\nid: x\nsteps: [{name: 审查𣏌, department: d, days: 1}, {name: 决定𣏌定, days: 1, needs: []}]\n";
    let folder = Folder::under(ONLY, "", &[("a.yaml", text)]);
    let run = run_of(&folder, &["a.yaml"]);
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let region = &run["results"][0]["locations"][0]["physicalLocation"]["region"];
    let line = text.lines().nth(2).unwrap();
    let units = |part: &str| part.encode_utf16().count();
    let start = 1 + units(&line[..line.find("决定").unwrap()]);
    let expected = serde_json::json!({"startLine": 3, "startColumn": start, "endLine": 3, "endColumn": start + 5 });
    assert_eq!(units("决定𣏌定"), 5);
    assert_eq!(*region, expected);
    let document = folder.json(&["check", "a.yaml"]);
    assert_eq!(document["findings"][0]["column"], start - 1, "characters, not units");
}

#[test]
fn rules_have_help_in_both_languages_and_results_point_at_them() {
    let folder = Folder::under(ONLY, "", &[("a.yaml", WANTING)]);
    let run = run_of(&folder, &["a.yaml"]);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        let help = rule["help"]["text"].as_str().unwrap();
        assert!(help.contains("## What it does") && help.contains("## 检查什么"), "{rule}");
        assert!(!rule["shortDescription"]["text"].as_str().unwrap().is_empty());
    }
    let result = &run["results"][0];
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(rules[index]["id"], result["ruleId"]);
    assert_eq!((&result["level"], &rules[index]["defaultConfiguration"]["level"]), (&"error".into(), &"error".into()));
}

#[test]
fn a_fingerprint_stays_when_lines_move_and_is_no_other_findings() {
    let two = format!("{WANTING}  - {{name: 决定, days: 1, needs: []}}\n");
    let folder = Folder::under(ONLY, "", &[("a.yaml", &two), ("b.yaml", &two)]);
    let prints = || -> Vec<Value> {
        let run = run_of(&folder, &["."]);
        run["results"].as_array().unwrap().iter().map(|result| result["partialFingerprints"].clone()).collect()
    };
    let before = prints();
    assert_eq!(before.len(), 4);
    assert!(before.iter().enumerate().all(|(at, print)| !before[..at].contains(print)), "{before:?}");
    folder.write("a.yaml", &format!("# moved\n\n{}", two.replace("days: 3", "days: 7")));
    assert_eq!(prints(), before);
}

#[test]
fn other_places_of_a_finding_are_related_locations() {
    let text = "name: x\nid: x\nsteps:\n  - {name: a, department: d, days: 1}\n  - {name: b, department: d, days: 1}\n";
    let folder = Folder::under(ONLY, "", &[("a.yaml", text)]);
    let (run, document) = (run_of(&folder, &["a.yaml"]), folder.json(&["check", "a.yaml"]));
    for (result, finding) in run["results"].as_array().unwrap().iter().zip(document["findings"].as_array().unwrap()) {
        let lines = |list: &Value, at: &str| -> Vec<Value> {
            list.as_array().unwrap().iter().map(|one| one.pointer(at).unwrap().clone()).collect()
        };
        let related = lines(&result["relatedLocations"], "/physicalLocation/region/startLine");
        assert_eq!(related, lines(&finding["related"], "/line"));
    }
}
