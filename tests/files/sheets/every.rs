//! Each key of a definition comes back from a table, or is named as left out.

use std::collections::BTreeSet;

use reengineer::input::table::{self, TableFormat};
use reengineer::input::{self, Vocabulary};
use reengineer::model::{KEYS, KeyGroup, Process};
use reengineer::source::Source;
use serde_yaml::Value;

use super::read;

/// A definition that has them all.
const EVERY: &str = include_str!("every.yaml");

fn keys_of(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Mapping(map) => map.iter().for_each(|(key, value)| {
            found.extend(key.as_str().map(str::to_owned));
            keys_of(value, found);
        }),
        Value::Sequence(items) => items.iter().for_each(|item| keys_of(item, found)),
        _ => {}
    }
}

/// The differences, by step (or none) and key.
fn differing(before: &Value, after: &Value, step: Option<&str>, found: &mut BTreeSet<(Option<String>, String)>) {
    let keys = [before, after].into_iter().flat_map(|side| side.as_mapping().unwrap().keys());
    for key in keys.map(|key| key.as_str().unwrap()).filter(|key| *key != "steps") {
        if before.get(key) != after.get(key) {
            found.insert((step.map(str::to_owned), key.to_owned()));
        }
    }
}

fn value(process: &Process) -> Value {
    serde_yaml::from_str(&input::print(process, Vocabulary::English)).unwrap()
}

#[test]
fn the_definition_has_every_key_that_the_format_has() {
    // What allows a lever has other keys for each: one `may` stands for all.
    let groups = [KeyGroup::Config, KeyGroup::Waiver, KeyGroup::Permit];
    let mut stated = BTreeSet::new();
    keys_of(&serde_yaml::from_str(EVERY).unwrap(), &mut stated);
    let missing: Vec<&str> =
        KEYS.iter().filter(|key| !groups.contains(&key.group)).map(|key| key.english).collect::<Vec<_>>();
    assert!(missing.len() > 70, "{}", missing.len());
    let missing: Vec<&str> = missing.into_iter().filter(|key| !stated.contains(*key)).collect();
    assert_eq!(missing, [] as [&str; 0]);
}

#[test]
fn every_key_comes_back_or_is_named_as_left_out() {
    let source = Source::read("every.yaml", EVERY.as_bytes().to_vec()).unwrap();
    let process = input::read(&source).unwrap();
    let before = value(&process);
    for (format, ending) in [(TableFormat::Xlsx, "xlsx"), (TableFormat::Csv, "csv")] {
        let written = table::write(&process, &source, format).unwrap();
        let after = value(&read(&format!("every.{ending}"), written.bytes));
        let mut gone = BTreeSet::new();
        differing(&before, &after, None, &mut gone);
        let steps = |whole: &Value| whole["steps"].as_sequence().unwrap().clone();
        let (old, new) = (steps(&before), steps(&after));
        assert_eq!(old.len(), new.len());
        for (one, other) in old.iter().zip(&new) {
            differing(one, other, one["name"].as_str(), &mut gone);
        }
        gone.remove(&(None, "id".to_owned()));
        let named: BTreeSet<(Option<String>, String)> =
            written.lost.into_iter().filter_map(|lost| Some((lost.step, lost.key?))).collect();
        assert_eq!(gone, named, "{ending}");
        // Those that no column holds.
        for (step, key) in
            [(Some("Acceptance"), "by_case"), (None, "claims"), (None, "allow"), (Some("Meeting"), "may")]
        {
            assert!(named.contains(&(step.map(str::to_owned), key.to_owned())), "{ending}: {key}");
        }
    }
}
