//! The format as a JSON Schema, for editors: built from the tables of keys
//! and words, so that it says what the reader does.

mod about;
mod definitions;
mod patterns;

use serde_json::{Map, Value as Json, json};

use definitions::{definitions, distinct, of_config, shared};
use patterns::NUMBER;

use crate::config::Failing;
use crate::finding::Level;
use crate::model::{
    Actor, Because, Counting, Jurisdiction, KEYS, Key, KeyGroup, Kind, Lever, Necessity, Online, Relation, Spelled,
    Unit, Value, key_of,
};
use crate::rules::{Judge, Measure, Preset, RULES, Rule, Threshold, rule_names};

/// The schema of format 1, in JSON Schema draft 2020-12. It cannot tell what
/// a name refers to; the reader does.
#[must_use]
pub fn schema() -> Json {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reengineer workflow, format 1 / 审批流程，格式 1",
    });
    let root = map_of(KeyGroup::Process);
    if let (Some(schema), Json::Object(root)) = (schema.as_object_mut(), root) {
        schema.extend(root);
        schema.insert("$defs".to_owned(), joined([shared(), definitions()]));
    }
    schema
}

/// The schema of the configuration of a repository.
#[must_use]
pub fn config() -> Json {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reengineer.yaml, the configuration of a repository / 仓库配置",
    });
    let root = map_of(KeyGroup::Config);
    if let (Some(schema), Json::Object(root)) = (schema.as_object_mut(), root) {
        schema.extend(root);
        schema.insert("$defs".to_owned(), joined([shared(), of_config()]));
    }
    schema
}

/// Levels by the name of the rule; what a definition must keep to be read
/// has no other.
fn levels() -> Json {
    let level = |rule: &&Rule| {
        let level = match rule.judge {
            Judge::Reading => json!({"enum": [Level::Deny.english(), Level::Deny.chinese()]}),
            _ => words::<Level>(),
        };
        (rule.name.to_owned(), level)
    };
    let properties: Map<String, Json> = RULES.iter().map(level).collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}

/// Thresholds by the name of the rule.
fn thresholds() -> Json {
    let of_rule = |rule: &&Rule| {
        let amount = |threshold: &Threshold| {
            let amount = match threshold.measure() {
                Measure::Count => refer("count"),
                Measure::Days => refer("duration"),
                Measure::Duration => refer("length"),
            };
            (threshold.name.to_owned(), amount)
        };
        let properties: Map<String, Json> = rule.thresholds.iter().map(amount).collect();
        (rule.name.to_owned(), json!({"type": "object", "additionalProperties": false, "properties": properties}))
    };
    let properties: Map<String, Json> = RULES.iter().map(of_rule).collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}

/// Several maps as one.
fn joined(maps: [Json; 2]) -> Json {
    let maps = maps.into_iter().filter_map(|map| if let Json::Object(map) = map { Some(map) } else { None });
    Json::Object(maps.flatten().collect())
}

/// A map with the keys of a group, in every spelling.
fn map_of(group: KeyGroup) -> Json {
    let mut properties = Map::new();
    for key in KEYS.iter().filter(|key| key.group == group) {
        for spelled in spellings(key) {
            let mut value = value_of(key);
            if let (Some(about), Some(value)) = (about::about(key), value.as_object_mut()) {
                let twin = if spelled == key.english { key.chinese } else { key.english };
                let text = format!("{} ({twin})\n{}", about.english, about.chinese);
                value.insert("description".to_owned(), Json::from(text));
            }
            properties.insert(spelled.to_owned(), value);
        }
    }
    let mut map = json!({"type": "object", "additionalProperties": false, "properties": properties});
    let required: Vec<Json> = required(group).iter().map(|keys| any_of(group, keys)).collect();
    if let (false, Some(map)) = (required.is_empty(), map.as_object_mut()) {
        map.insert("allOf".to_owned(), Json::from(required));
    }
    let one_of_two = if group == KeyGroup::Step { crossed("needs", "papers") } else { Vec::new() };
    let twins: Vec<Json> = KEYS.iter().filter(|key| key.group == group).flat_map(pairs).chain(one_of_two).collect();
    if let Some(map) = map.as_object_mut() {
        map.insert("not".to_owned(), json!({"anyOf": twins}));
    }
    map
}

fn spellings(key: &Key) -> impl Iterator<Item = &'static str> {
    [key.english, key.chinese].into_iter().chain(key.also.iter().copied())
}

/// Two spellings of one key, which do not stand in one map.
fn pairs(key: &Key) -> Vec<Json> {
    let spelled: Vec<&str> = spellings(key).collect();
    let others =
        |(nth, one): (usize, &&str)| spelled[nth + 1..].iter().map(|other| json!([one, other])).collect::<Vec<_>>();
    spelled.iter().enumerate().flat_map(others).map(|pair| json!({"required": pair})).collect()
}

/// Two keys of a step, in every spelling, which do not stand in one map.
fn crossed(one: &str, other: &str) -> Vec<Json> {
    let spelled = |english: &str| key_of(KeyGroup::Step, english).into_iter().flat_map(spellings).collect::<Vec<_>>();
    let with = |one: &'static str| spelled(other).into_iter().map(move |other| json!({"required": [one, other]}));
    spelled(one).into_iter().flat_map(with).collect()
}

/// The keys of which a map must have one, for each that it must have.
fn required(group: KeyGroup) -> &'static [&'static [&'static str]] {
    match group {
        KeyGroup::Process => &[&["name"], &["steps"]],
        KeyGroup::Step => &[&["name", "id"], &["days"]],
        KeyGroup::After => &[&["step"]],
        KeyGroup::Need => &[&["material"]],
        KeyGroup::Days => &[&["min"], &["likely"], &["max"]],
        KeyGroup::Rework => &[&["chance"], &["back_to"]],
        KeyGroup::Allow | KeyGroup::Waiver => &[&["rule"]],
        KeyGroup::Limits
        | KeyGroup::Figures
        | KeyGroup::Claims
        | KeyGroup::Material
        | KeyGroup::Department
        | KeyGroup::Config => &[],
    }
}

fn any_of(group: KeyGroup, keys: &[&str]) -> Json {
    let known = KEYS.iter().filter(|key| key.group == group && keys.contains(&key.english));
    let required: Vec<Json> = known.flat_map(spellings).map(|spelled| json!({"required": [spelled]})).collect();
    json!({"anyOf": required})
}

/// What may stand under a key.
fn value_of(key: &Key) -> Json {
    use KeyGroup::{
        After, Allow, Claims, Config, Days, Department, Figures, Limits, Material, Need, Process, Rework, Step, Waiver,
    };
    match (key.group, key.english) {
        (Process, "format") => json!({"enum": [1, "1"]}),
        (Process, "jurisdiction") => words::<Jurisdiction>(),
        (Process, "calendar") => json!({"anyOf": [refer("name"), refer("names")]}),
        (Process, "unit") => words::<Unit>(),
        (Process, "hours_per_day") => json!({
            "type": ["number", "string"], "exclusiveMinimum": 0, "maximum": 24, "pattern": NUMBER,
        }),
        (Process, "limits") => refer("limits"),
        (Process, "targets") | (Claims, _) => refer("figures"),
        (Process, "claims") => refer("claims"),
        (Process, "materials") => json!({"anyOf": [distinct(refer("name")), named("material")]}),
        (Process, "departments") => named("department"),
        (Process, "steps") => json!({"type": "array", "minItems": 1, "items": refer("step")}),
        (Process | Step, "allow") => json!({"type": "array", "items": refer("waiver")}),
        (Process, "cases_per_year") => refer("whole"),
        (Step, "visits" | "signoffs") | (Department, "capacity") => refer("count"),
        (Figures, english) if english != "days" => refer("count"),
        (Limits, "from" | "to") => refer("name"),
        (Figures | Limits | Days, _) | (Step, "work" | "limit") | (After, "lag") => refer("duration"),
        (Step, "days") => json!({"anyOf": [refer("duration"), refer("days")]}),
        (Step, "actor") => words::<Actor>(),
        (Step, "kind") => words::<Kind>(),
        (Step, "value") => words::<Value>(),
        (Step, "clock") => words::<Counting>(),
        (Step, "online") => words::<Online>(),
        (Step, "after") => distinct(json!({"anyOf": [refer("name"), refer("after")]})),
        (Step, "needs" | "papers") => distinct(json!({"anyOf": [refer("name"), refer("need")]})),
        (Step, "gives") => distinct(refer("name")),
        (Step, "replaces") => refer("names"),
        (Step, "law") => refer("texts"),
        (Step, "fee") => refer("number"),
        (Step, "reject" | "chance") | (Rework, "chance") => refer("share"),
        (Step, "rework") => refer("rework"),
        (Step, "may") => json!({
            "type": "object", "additionalProperties": refer("text"),
            "propertyNames": words::<Lever>(),
        }),
        (After, "because") => words::<Because>(),
        (After, "relation") => words::<Relation>(),
        (Need, "need") => words::<Necessity>(),
        (Allow | Waiver, "rule") => json!({"enum": rule_names().collect::<Vec<_>>()}),
        (Allow | Waiver, "until") => refer("date"),
        (Config, "preset") => words::<Preset>(),
        (Config, "fail_on") => json!({"anyOf": [words::<Failing>(), {"type": "array", "items": words::<Failing>()}]}),
        (Config, "levels") => levels(),
        (Config, "thresholds") => thresholds(),
        (Config, "paths" | "exclude" | "calendar") => refer("names"),
        (Config, "waivers") => json!({"type": "array", "items": refer("waiver")}),
        (After, "basis") | (Material, "certificate") | (Department, "level") | (Allow | Waiver, "reason") => {
            refer("text")
        }
        _ => refer("name"),
    }
}

fn refer(definition: &str) -> Json {
    json!({"$ref": format!("#/$defs/{definition}")})
}

/// A map whose keys are names.
fn named(definition: &str) -> Json {
    json!({"type": "object", "propertyNames": {"pattern": r"\S"}, "additionalProperties": refer(definition)})
}

/// The words of a type, in both languages.
fn words<T: Spelled>() -> Json {
    let spelled: Vec<&str> = T::WORDS.iter().flat_map(|word| [word.english, word.chinese]).collect();
    json!({"enum": spelled})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_described_in_both_languages() {
        for key in KEYS {
            let about = about::about(key).unwrap_or_else(|| panic!("{key:?} is not described"));
            assert!(about.english.is_ascii() && !about.chinese.is_ascii(), "{key:?}");
        }
    }

    #[test]
    fn every_description_belongs_to_a_key() {
        for about in about::ABOUT {
            let known = KEYS.iter().any(|key| key.group == about.group && key.english == about.key);
            assert!(known, "{} is no key", about.key);
        }
        assert_eq!(about::ABOUT.len(), KEYS.len());
    }

    #[test]
    fn every_spelling_of_a_step_key_is_in_the_schema() {
        let schema = schema();
        for key in KEYS.iter().filter(|key| key.group == KeyGroup::Step) {
            for spelled in spellings(key) {
                assert!(schema["$defs"]["step"]["properties"][spelled].is_object(), "{spelled}");
            }
        }
    }
}
