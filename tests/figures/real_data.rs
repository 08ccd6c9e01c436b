//! Figures that others have computed, and files that nobody here wrote.
//!
//! The data lie beside the repository, in `../shared/data`; where they are not, each test says so and passes.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use reengineer::cli::Environment;
use serde_json::Value;

use crate::run::{Ran, run_as};

/// A folder of the data, if it is there.
#[expect(clippy::print_stdout, reason = "says that the data is not there")]
fn data(folder: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(folder);
    if !folder.is_dir() {
        println!("skipped: {} is not there", folder.display());
        return None;
    }
    Some(folder)
}

/// Exit code, standard output and standard error.
fn analyze(file: &str, format: &str, stdin: &str) -> (u8, String, String) {
    let Ran { code, out, err } = run_as(&Environment::default(), &["analyze", file, "--format", format], stdin);
    (code, out, err)
}

fn judged(file: &str, stdin: &str) -> Value {
    let (code, out, err) = analyze(file, "json", stdin);
    assert_eq!((code, err.as_str()), (0, ""), "{file}");
    serde_json::from_str(&out).unwrap()
}

fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn every_permit_journey_has_the_days_steps_and_critical_paths_of_its_source() {
    let Some(folder) = data("permit-journeys") else { return };
    let rows = rows(&folder.join("expected.csv"));
    assert_eq!(rows.len(), 57);
    for row in rows {
        let document = judged(folder.join(&row["file"]).to_str().unwrap(), "");
        let found = [
            ("today_days", &document["today"]["days"]),
            ("reachable_days", &document["reachable"]["days"]),
            ("floor_days", &document["floor"]["days"]),
            ("steps", &document["today"]["steps"]),
            ("critical_paths", &document["critical_paths"]["count"]),
        ];
        for (column, figure) in found {
            assert_eq!(figure.to_string(), row[column], "{column} of {}", row["file"]);
        }
    }
}

#[test]
fn every_scheduling_instance_has_the_critical_path_length_of_its_library() {
    let Some(folder) = data("scheduling") else { return };
    let lengths: BTreeMap<String, String> = rows(&folder.join("reference-bounds.csv"))
        .into_iter()
        .map(|mut row| (row.remove("instance").unwrap(), row.remove("cpm_length_mpm_time").unwrap()))
        .collect();
    let mut judged_instances = 0;
    for entry in fs::read_dir(folder.join("rcp")).unwrap() {
        let path = entry.unwrap().path();
        let Some(name) = path.file_stem().and_then(|name| name.to_str()).filter(|_| path.extension().unwrap() == "rcp")
        else {
            continue;
        };
        // j30_13_1 is the library's j3013_1.
        let instance = name.replacen('_', "", 1) + ".sm";
        let document = judged("-", &workflow_of_instance(&fs::read_to_string(&path).unwrap()));
        assert_eq!(document["today"]["days"].to_string(), lengths[&instance], "{instance}");
        judged_instances += 1;
    }
    assert_eq!(judged_instances, 120);
}

/// A scheduling instance without its resources: each activity a step that follows its predecessors.
fn workflow_of_instance(text: &str) -> String {
    let mut numbers = text.split_whitespace().map(|number| number.parse::<usize>().unwrap());
    let mut next = || numbers.next().unwrap();
    let (activities, resources) = (next(), next());
    let mut take = |count: usize| (0..count).map(|_| next()).collect::<Vec<_>>();
    take(resources);
    let (mut lengths, mut predecessors) = (Vec::new(), vec![Vec::new(); activities]);
    for activity in 1..=activities {
        // Its length, its demands, its number of successors.
        let own = take(2 + resources);
        lengths.push(own[0]);
        for successor in take(own[1 + resources]) {
            predecessors[successor - 1].push(format!("a{activity}"));
        }
    }
    let mut yaml = "name: instance\nsteps:\n".to_owned();
    for (at, after) in predecessors.iter().enumerate() {
        writeln!(yaml, "  - {{id: a{}, days: {}, after: [{}]}}", at + 1, lengths[at], after.join(", ")).unwrap();
    }
    yaml
}

#[test]
fn the_loop_in_the_new_jersey_roadmaps_is_refused_with_each_of_its_lines() {
    let Some(folder) = data("nj-roadmaps") else { return };
    let text = fs::read_to_string(folder.join("task-dependencies.json")).unwrap();
    let yaml = workflow_of_roadmaps(&serde_json::from_str(&text).unwrap());
    let (code, out, err) = analyze("-", "text", &yaml);
    assert_eq!((code, out.as_str()), (3, ""), "{err}");
    let line_of = |id: &str| 1 + yaml.lines().position(|line| line.starts_with(&format!("  - {{id: {id}, "))).unwrap();
    let (ein, entity) = (line_of("register-for-ein"), line_of("form-business-entity"));
    let (first, second) = if ein < entity {
        ("register-for-ein", "form-business-entity")
    } else {
        ("form-business-entity", "register-for-ein")
    };
    let words = err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(&format!("`{first}` → `{second}` → `{first}`")), "{err}");
    assert_eq!(err.matches("error[").count(), 1, "{err}");
    for line in [ein, entity] {
        assert!(err.lines().any(|shown| shown.starts_with(&format!("{line} │"))), "line {line} in {err}");
    }
    let failure: Value = serde_json::from_str(&analyze("-", "json", &yaml).1).unwrap();
    assert_eq!(failure["defects"][0]["line"], ein.min(entity), "{failure}");
}

/// Tasks with all that they depend on, once each. Where a dependency is no task itself, it becomes one.
fn workflow_of_roadmaps(roadmaps: &Value) -> String {
    let mut tasks: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for entry in roadmaps["dependencies"].as_array().unwrap() {
        let task = entry.get("task").or_else(|| entry.get("licenseTask")).and_then(Value::as_str).unwrap();
        let named = ["taskDependencies", "licenseTaskDependencies"].map(|key| entry.get(key).and_then(Value::as_array));
        for other in named.into_iter().flatten().flatten().filter_map(Value::as_str) {
            tasks.entry(other).or_default();
            let after = tasks.entry(task).or_default();
            if !after.contains(&other) {
                after.push(other);
            }
        }
    }
    let mut yaml = "name: New Jersey\nsteps:\n".to_owned();
    for (task, after) in tasks {
        writeln!(yaml, "  - {{id: {task}, days: 1, after: [{}]}}", after.join(", ")).unwrap();
    }
    yaml
}
