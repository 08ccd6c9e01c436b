//! The format as a JSON Schema, for editors: built from the tables of keys and
//! words, so that it agrees with the reader.

pub(crate) mod definitions;
mod offered;
pub(crate) mod patterns;

use serde_json::{Map, Value as Json, json};

use definitions::{definitions, distinct, shared};
use patterns::NUMBER;

use super::Vocabulary;
use crate::model::{Form, KEYS, Key, KeyGroup, STAYS_IN_EVERY_CASE, Spelled, Wording, key_of};

/// The schema of format 1, in JSON Schema draft 2020-12, which offers the keys
/// of one language or of both; `rules` are the names of the rules. It cannot
/// check references between names; the reader does.
pub fn schema(offer: Option<Vocabulary>, rules: impl Iterator<Item = &'static str>) -> Json {
    let map = map_of(KeyGroup::Process);
    whole("reengineer workflow, format 1 / 审批流程，格式 1", map, joined([definitions(), rule(rules)]), offer)
}

/// The definition of the name of a rule.
pub(crate) fn rule(rules: impl Iterator<Item = &'static str>) -> Json {
    json!({"rule": {"enum": rules.collect::<Vec<_>>()}})
}

/// A schema with its head, of a map with these definitions of its own.
pub(crate) fn whole(title: &str, map: Json, own: Json, offer: Option<Vocabulary>) -> Json {
    let head = json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title});
    let schema = joined([head, map, json!({"$defs": joined([shared(), own])})]);
    match offer {
        Some(words) => offered::offered(schema, words),
        None => schema,
    }
}

/// Several maps merged into one.
pub(crate) fn joined<const N: usize>(maps: [Json; N]) -> Json {
    let mut joined = Map::new();
    for map in maps {
        if let Json::Object(map) = map {
            joined.extend(map);
        }
    }
    Json::Object(joined)
}

/// The schema of the values of a step that differ by case.
fn step_in_case() -> Json {
    let mut map = map_with(KeyGroup::Step, |key| !STAYS_IN_EVERY_CASE.contains(&key.english));
    map.as_object_mut().map(|map| map.remove("allOf"));
    map
}

/// A map with the keys of a group, in every spelling.
fn map_of(group: KeyGroup) -> Json {
    map_with(group, |_| true)
}

/// The schema of a group of the configuration, where `own` has the schemas of
/// its own forms.
pub(crate) fn map_of_config(group: KeyGroup, own: &dyn Fn(Form) -> Option<Json>) -> Json {
    map(group, |_| true, &|key| own(key.form).unwrap_or_else(|| value_of(key)))
}

/// The schema of a map with some of the keys.
fn map_with(group: KeyGroup, has: impl Fn(&Key) -> bool) -> Json {
    map(group, has, &value_of)
}

fn map(group: KeyGroup, has: impl Fn(&Key) -> bool, value_of: &dyn Fn(&Key) -> Json) -> Json {
    let mut properties = Map::new();
    for key in KEYS.iter().filter(|key| key.group == group && has(key)) {
        for spelled in key.spellings() {
            let mut value = value_of(key);
            if let Some(value) = value.as_object_mut() {
                let twin = if spelled == key.english { key.chinese } else { key.english };
                let text = format!("{} ({twin})\n{}", key.about, key.about_chinese);
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

/// Pairs of spellings of one key, which cannot both be in a map.
fn pairs(key: &Key) -> Vec<Json> {
    let spelled: Vec<&str> = key.spellings().collect();
    let others =
        |(nth, one): (usize, &&str)| spelled[nth + 1..].iter().map(|other| json!([one, other])).collect::<Vec<_>>();
    spelled.iter().enumerate().flat_map(others).map(|pair| json!({"required": pair})).collect()
}

/// Pairs of spellings of two keys of a step, which cannot both be in a map.
fn crossed(one: &str, other: &str) -> Vec<Json> {
    let spelled =
        |english: &str| key_of(KeyGroup::Step, english).into_iter().flat_map(Key::spellings).collect::<Vec<_>>();
    let with = |one: &'static str| spelled(other).into_iter().map(move |other| json!({"required": [one, other]}));
    spelled(one).into_iter().flat_map(with).collect()
}

/// For each required key, its spellings, of which a map must have one.
fn required(group: KeyGroup) -> Vec<Vec<&'static str>> {
    let keys = KEYS.iter().filter(|key| key.group == group && key.is_required);
    let one_name = (group == KeyGroup::Step).then(|| vec!["name", "id"]);
    one_name.into_iter().chain(keys.map(|key| vec![key.english])).collect()
}

fn any_of(group: KeyGroup, keys: &[&str]) -> Json {
    let known = KEYS.iter().filter(|key| key.group == group && keys.contains(&key.english));
    let required: Vec<Json> = known.flat_map(Key::spellings).map(|spelled| json!({"required": [spelled]})).collect();
    json!({"anyOf": required})
}

/// The schema of the value of a key.
fn value_of(key: &Key) -> Json {
    match key.form {
        Form::Version => json!({"enum": [1, "1"]}),
        Form::Name => refer("name"),
        Form::NameOrNames => json!({"anyOf": [refer("name"), refer("names")]}),
        Form::Names => refer("names"),
        Form::DistinctNames => distinct(refer("name")),
        Form::Text => refer("text"),
        Form::Texts => refer("texts"),
        Form::TextOrTexts => json!({"anyOf": [refer("text"), refer("texts")]}),
        Form::Flag => json!({"enum": [true, false, "是", "否"]}),
        Form::Duration => refer("duration"),
        Form::Number => refer("number"),
        Form::Whole => refer("whole"),
        Form::Count => refer("count"),
        Form::Share => refer("share"),
        Form::Hours => json!({
            "type": ["number", "string"], "exclusiveMinimum": 0, "maximum": 24, "pattern": NUMBER,
        }),
        Form::Date => refer("date"),
        Form::Words(words) => one_of(&words()),
        Form::Map(group) => refer(name_of(group)),
        Form::Maps(KeyGroup::Step) => json!({"type": "array", "minItems": 1, "items": refer("step")}),
        Form::Maps(group) => json!({"type": "array", "items": refer(name_of(group))}),
        Form::NamesOrNamed(group) => json!({"anyOf": [distinct(refer("name")), named(name_of(group))]}),
        Form::Entries(group) => distinct(json!({"anyOf": [refer("name"), refer(name_of(group))]})),
        // Only days may be stated as a range.
        Form::DurationOr(KeyGroup::Days) => json!({"anyOf": [refer("durations"), refer("days")]}),
        Form::DurationOr(group) => json!({"anyOf": [refer("duration"), refer(name_of(group))]}),
        Form::Levers => refer("levers"),
        Form::ByCase => named("step_in_case"),
        Form::Rule => refer("rule"),
        Form::Switch => json!({"enum": [true, false, "是", "否"]}),
        // Forms of the configuration only, which defines them itself.
        Form::Preset | Form::FailOn | Form::Levels | Form::Thresholds => json!(true),
    }
}

/// The name of the definition of a group's maps.
fn name_of(group: KeyGroup) -> &'static str {
    match group {
        KeyGroup::Process => "process",
        KeyGroup::Step => "step",
        KeyGroup::After => "after",
        KeyGroup::Need => "need",
        KeyGroup::Days => "days",
        KeyGroup::Limits => "limits",
        KeyGroup::Limit => "limit",
        KeyGroup::Case => "case",
        KeyGroup::Figures => "figures",
        KeyGroup::Claims => "claims",
        KeyGroup::Material => "material",
        KeyGroup::Department => "department",
        KeyGroup::Rework => "rework",
        KeyGroup::Permit => "permit",
        KeyGroup::Check => "check",
        KeyGroup::Config => "config",
        KeyGroup::Allow | KeyGroup::Waiver => "waiver",
    }
}

pub(crate) fn refer(definition: &str) -> Json {
    json!({"$ref": format!("#/$defs/{definition}")})
}

/// A map whose keys are names.
fn named(definition: &str) -> Json {
    json!({"type": "object", "propertyNames": {"pattern": r"\S"}, "additionalProperties": refer(definition)})
}

/// The words of a type, in both languages.
pub(crate) fn words<T: Spelled>() -> Json {
    one_of(&T::spellings())
}

fn one_of(words: &[Wording]) -> Json {
    json!({"enum": words.iter().flat_map(|(english, chinese)| [*english, *chinese]).collect::<Vec<_>>()})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_step_key_is_in_the_schema() {
        let schema = schema(None, ["long-wait"].into_iter());
        for key in KEYS.iter().filter(|key| key.group == KeyGroup::Step) {
            for spelled in key.spellings() {
                assert!(schema["$defs"]["step"]["properties"][spelled].is_object(), "{spelled}");
            }
        }
    }
}
