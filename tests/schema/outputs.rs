//! Every document that the program prints is what its schema says.

use std::collections::BTreeMap;

use reengineer::report::CONTRACTS;

use super::*;

/// The JSON output of a command, whatever it finds.
fn printed(args: &[&str]) -> Value {
    let ran: Ran = run_as(&Environment::default(), &[args, &["--format", "json"]].concat(), "");
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.err))
}

/// The documents of a run, which may be several in a list.
fn documents(args: &[&str]) -> Vec<Value> {
    match printed(args) {
        Value::Array(documents) => documents,
        one => vec![one],
    }
}

/// Documents of every kind: of all examples, and of what no example has.
fn all() -> Vec<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stories = fs::read_dir(root.join("examples")).unwrap().map(|entry| entry.unwrap().path());
    let stories: Vec<PathBuf> = stories.filter(|path| path.is_dir()).collect();
    assert!(stories.len() >= 7, "{stories:?}");
    let mut all = Vec::new();
    for story in &stories {
        let file = |name: &str| story.join(name).to_str().unwrap().to_owned();
        let (old, new) = (file("current.yaml"), file("proposed.yaml"));
        all.extend(documents(&["analyze", &old, &new, "--start", "2026-09-01"]));
        all.extend(documents(&["analyze", &old, "--sweep", "2025"]));
        all.extend(documents(&["check", &old, &new, "--preset", "strict", "--no-config"]));
        all.extend(documents(&["diff", &old, &new]));
        all.extend(documents(&["diff", &old, "/dev/null"]));
        all.extend(documents(&["fmt", "--check", &old, &new]));
        all.extend(documents(&["propose", &old, "--levers", "suggested,cap", "--answers"]));
    }
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (name, text) in [
        ("broken.yaml", "name: x\nsteps: [{name: a, day: 1}]\n"),
        ("sheet.csv", "name,days\na,soon\n"),
        ("sloppy.yaml", "steps: [{name: a, days: {min: 1, max: 3}}]\nname: x\ncases: [b, c]\n"),
        ("long.yaml", "name: x\nsteps: [{name: a, days: {min: 1, max: 2}, value: waste}]\n"),
        ("short.yaml", "name: x\nclaims: {after: {days: 1}}\nsteps: [{name: a, days: 30cd, kind: decision}]\n"),
    ] {
        fs::write(at(name), text).unwrap();
    }
    for side in ["old", "new"] {
        fs::create_dir(at(side)).unwrap();
        fs::write(at(&format!("{side}/kept.yaml")), "name: x\nsteps: [{name: a, days: 1}]\n").unwrap();
        fs::write(at(&format!("{side}/away.yaml")), "name: y\nsteps: [{name: b, days: 1}]\n").unwrap();
    }
    fs::write(at("new/.gitignore"), "away.yaml\n").unwrap();
    all.extend(documents(&["analyze", &at("broken.yaml"), &at("sheet.csv"), &at("sloppy.yaml")]));
    all.extend(documents(&["check", &at("broken.yaml"), &at("sheet.csv"), &at("new"), &at("sloppy.yaml")]));
    all.extend(documents(&["fmt", "--check", &at("broken.yaml"), &at("sloppy.yaml")]));
    all.extend(documents(&["diff", &at("long.yaml"), &at("short.yaml")]));
    all.extend(documents(&["diff", &at("old"), &at("new")]));
    all.extend(documents(&["init", &at("begun"), "--ci", "github", "--from", "https://example.org/x"]));
    for args in [
        &["rules"][..],
        &["explain"],
        &["explain", "drag"],
        &["explain", "long-wait"],
        &["config", "show", "--no-config"],
        &["deadline", "2026-02-13", "3wd"],
        &["deadline", "2026-02-13", "3wd", "--back"],
    ] {
        all.extend(documents(args));
    }
    all
}

#[test]
fn every_document_that_is_printed_is_what_its_schema_says() {
    let mut by_kind: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for document in all() {
        by_kind.entry(document["schema"].as_str().unwrap().to_owned()).or_default().push(document);
    }
    let mut described = BTreeSet::new();
    for contract in CONTRACTS {
        let schema = schema_of(contract.name);
        let kind = schema["properties"]["schema"]["const"].as_str().unwrap().to_owned();
        let documents = by_kind.get(&kind).unwrap_or_else(|| panic!("no document of {kind} is tried"));
        for (document, errors) in documents.iter().zip(errors_of(&schema, documents).into_iter().flatten()) {
            assert_eq!(errors, 0, "{document:#}");
        }
        assert!(described.insert(kind), "two contracts of one kind");
    }
    assert_eq!(described, by_kind.into_keys().collect(), "every kind has a contract");
}

#[test]
fn a_document_that_lacks_a_key_is_refused_by_its_schema() {
    let documents = all();
    for contract in CONTRACTS {
        let schema = schema_of(contract.name);
        let document = documents.iter().find(|document| document["schema"] == schema["properties"]["schema"]["const"]);
        let document = document.unwrap_or_else(|| panic!("no document of {} is tried", contract.name));
        let required = schema["required"].as_array().unwrap();
        assert!(required.len() > 1, "{}", contract.name);
        let without = |key: &Value| {
            let mut lacking = document.clone();
            lacking.as_object_mut().unwrap().remove(key.as_str().unwrap()).unwrap();
            lacking
        };
        let lacking: Vec<Value> = required.iter().map(without).collect();
        for (key, errors) in required.iter().zip(errors_of(&schema, &lacking).into_iter().flatten()) {
            assert!(errors > 0, "{} without {key}", contract.name);
        }
    }
}

#[test]
fn every_key_of_every_document_is_described() {
    fn undescribed(schema: &Value, at: &str, found: &mut Vec<String>) {
        match schema {
            Value::Object(map) => {
                for (key, property) in map.get("properties").and_then(Value::as_object).into_iter().flatten() {
                    if property.get("description").is_none() {
                        found.push(format!("{at}.{key}"));
                    }
                }
                map.iter().for_each(|(key, value)| undescribed(value, &format!("{at}/{key}"), found));
            }
            Value::Array(items) => items.iter().for_each(|item| undescribed(item, at, found)),
            _ => {}
        }
    }
    for contract in CONTRACTS {
        let mut found = Vec::new();
        undescribed(&schema_of(contract.name), contract.name, &mut found);
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn a_schema_of_one_language_offers_its_keys_and_takes_both() {
    let texts =
        ["{name: x, steps: [{name: a, days: 1, value: waste}]}", "{名称: x, 环节: [{名称: a, 时长: 1, 价值: 非增值}]}"];
    for (lang, own, other) in [("en", "name", "名称"), ("zh", "名称", "name")] {
        let schema = schema_with(&["--lang", lang]);
        assert!(schema["properties"].get(own).is_some() && schema["properties"].get(other).is_none(), "{lang}");
        let wrong = "{name: x, stpes: [{name: a, days: 1}]}";
        let texts: Vec<String> = texts.into_iter().chain([wrong]).map(str::to_owned).collect();
        if let Some(errors) = errors_under(&schema, &texts) {
            assert!(errors[..2] == [0, 0] && errors[2] > 0, "{lang}: {errors:?}");
        }
    }
}

#[test]
fn the_page_on_outputs_names_every_document() {
    for page in ["docs/output.md", "docs/output.zh-CN.md"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
        for contract in CONTRACTS {
            assert!(text.contains(&format!("`{}`", contract.name)), "{page}: {}", contract.name);
        }
    }
}
