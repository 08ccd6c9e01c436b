//! The lines of a graph are the orders of the JSON.

use std::path::Path;

use serde_json::Value;

use super::equal::path_of;
use super::{analysis, examples, fine_text};

/// A line of a graph: from, to, whether thick, the reason, and whether it is
/// simply one after the other.
type Line = (String, String, bool, String, bool);

/// The lines of a graph, by the names of steps.
fn lines(path: &Path, more: &[&str]) -> Vec<Line> {
    let mut args = vec!["graph", path_of(path), "--format", "dot"];
    args.extend(more);
    let dot = fine_text(&args, b"");
    let mut names = std::collections::HashMap::new();
    let mut lines = Vec::new();
    for line in dot.lines().map(str::trim) {
        let Some((node, rest)) = line.strip_prefix('s').and_then(|line| line.split_once(" [")) else { continue };
        let label = rest.split("label=\"").nth(1).unwrap_or_default();
        let is_plain = !label.split('"').next().unwrap_or_default().contains("\\n");
        let label = label.split(['"', '\\']).next().unwrap_or_default().to_owned();
        match node.split_once(" -> s") {
            None => drop(names.insert(node.to_owned(), label)),
            Some((from, to)) => {
                lines.push((from.to_owned(), to.to_owned(), rest.contains("penwidth=2.8"), label, is_plain))
            }
        }
    }
    lines
        .into_iter()
        .map(|(from, to, thick, why, plain)| (names[&from].clone(), names[&to].clone(), thick, why, plain))
        .collect()
}

#[test]
fn lines_are_the_orders_of_the_json_with_their_reasons_and_the_critical_paths_are_thick() {
    for (name, path) in examples() {
        let json = analysis(&path);
        let steps = json["steps"].as_array().unwrap();
        let called =
            |id: &Value| steps.iter().find(|step| step["id"] == *id).unwrap()["name"].as_str().unwrap().to_owned();
        let lines = lines(&path, &[]);
        for (from, to, thick, why, _) in &lines {
            let step = steps.iter().find(|step| step["name"] == to.as_str()).unwrap();
            let wait = step["after"].as_array().unwrap().iter().find(|wait| called(&wait["step"]) == *from);
            // Of two that are tied in two ways the document names the first.
            let reason = wait.unwrap_or_else(|| panic!("{name}: {from} → {to}"))["reason"].as_str().unwrap();
            let ways = lines.iter().filter(|(a, b, ..)| (a, b) == (from, to));
            assert!(
                reason == why || ways.filter(|(.., other, _)| other == reason).count() == 1,
                "{name}: {from} → {to}"
            );
            let ends = [from, to].map(|end| steps.iter().find(|step| step["name"] == end.as_str()).unwrap());
            assert!(!thick || ends.iter().all(|step| step["critical"] == true), "{name}: {from} → {to}");
        }
        for path in json["critical_paths"]["paths"].as_array().unwrap() {
            for pair in path.as_array().unwrap().windows(2) {
                let (from, to) = (called(&pair[0]), called(&pair[1]));
                let drawn = lines.iter().any(|(a, b, thick, ..)| *thick && (a, b) == (&from, &to));
                assert!(drawn, "{name}: {from} → {to} is on a critical path");
            }
        }
        // What is not drawn is implied: every order leads along lines.
        for step in steps {
            for wait in step["after"].as_array().unwrap() {
                let (first, last) = (called(&wait["step"]), step["name"].as_str().unwrap());
                let (mut open, mut seen) = (vec![first.clone()], std::collections::HashSet::new());
                while let Some(at) = open.pop() {
                    let next = lines.iter().filter(|(from, ..)| *from == at).map(|(_, to, ..)| to.clone());
                    open.extend(next.filter(|to| seen.insert(to.clone())));
                }
                assert!(seen.contains(last), "{name}: {first} → {last} is lost");
            }
        }
    }
}

#[test]
fn the_order_that_could_be_is_the_one_that_holds_the_reachable_days() {
    let mut held = 0;
    for (name, path) in examples().into_iter().filter(|(name, _)| name == "founding-case" || name == "company-setup") {
        let json = analysis(&path);
        let steps = json["steps"].as_array().unwrap();
        let end = |name: &str, key: &str| {
            let step = steps.iter().find(|step| step["name"] == name).unwrap();
            step["reachable"][key].as_f64()
        };
        let lines = lines(&path, &["--after"]);
        let gone: Vec<&str> = steps
            .iter()
            .filter(|step| step["reachable"].is_null())
            .map(|step| step["name"].as_str().unwrap())
            .collect();
        assert!(lines.iter().all(|(from, to, ..)| !gone.contains(&from.as_str()) && !gone.contains(&to.as_str())));
        for step in steps.iter().filter(|step| !step["reachable"].is_null()) {
            let called = step["name"].as_str().unwrap();
            let start = end(called, "start").unwrap();
            let latest = lines
                .iter()
                .filter(|(_, to, _, _, plain)| to == called && *plain)
                .map(|(from, ..)| end(from, "finish").unwrap());
            let latest = latest.fold(0.0, f64::max);
            assert!(
                (latest - start).abs() < 1e-3,
                "{name}: {called} starts at {start}, what it follows ends at {latest}"
            );
            held += 1;
        }
    }
    assert!(held > 15);
}
