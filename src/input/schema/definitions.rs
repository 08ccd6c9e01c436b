//! Definitions that several keys share.

use serde_json::{Map, Value as Json, json};

use super::patterns::{COUNT, NUMBER, SHARE, WHOLE, duration as written};
use super::{map_of, map_with, step_in_case};
use crate::model::{KeyGroup, Lever, MOST_DAYS, MOST_DIGITS, Spelled, Word};

/// The definitions shared by definitions of processes and the configuration.
pub(super) fn shared() -> Json {
    json!({
        "name": {"type": ["string", "number", "boolean"], "pattern": r"\S"},
        "text": {"type": ["string", "number", "boolean"]},
        "names": {"type": "array", "items": {"$ref": "#/$defs/name"}},
        "date": {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"},
    })
}

/// The definitions for definitions of processes only.
pub(super) fn definitions() -> Json {
    let most = 10i64.pow(MOST_DIGITS) - 1;
    json!({
        "texts": {"type": "array", "items": {"$ref": "#/$defs/text"}},
        "duration": duration(false),
        "durations": duration(true),
        "number": {"type": ["number", "string"], "minimum": 0, "maximum": most, "pattern": NUMBER},
        "whole": {"type": ["integer", "string"], "minimum": 0, "maximum": most, "pattern": WHOLE},
        "count": {"type": ["integer", "string"], "minimum": 0, "maximum": u32::MAX, "pattern": COUNT},
        "share": {"type": ["number", "string"], "minimum": 0, "maximum": 1, "pattern": SHARE},
        "step": map_of(KeyGroup::Step),
        "step_in_case": step_in_case(),
        "limit": map_of(KeyGroup::Limit),
        "case": map_of(KeyGroup::Case),
        "levers": levers(),
        "check": map_of(KeyGroup::Check),
        "after": map_of(KeyGroup::After),
        "need": map_of(KeyGroup::Need),
        "days": map_of(KeyGroup::Days),
        "limits": map_of(KeyGroup::Limits),
        "figures": map_of(KeyGroup::Figures),
        "claims": map_of(KeyGroup::Claims),
        "material": map_of(KeyGroup::Material),
        "department": map_of(KeyGroup::Department),
        "rework": map_of(KeyGroup::Rework),
        "waiver": map_of(KeyGroup::Allow),
    })
}

/// A list without duplicates. Names written as numbers are not compared: `1.10`
/// and `1.1` are two names and one number.
pub(super) fn distinct(items: Json) -> Json {
    json!({
        "type": "array", "items": items,
        "if": {"items": {"type": "string"}}, "then": {"uniqueItems": true},
    })
}

/// A map from levers to their legal bases, or to maps with the basis and the
/// parameters of the lever.
fn levers() -> Json {
    let permit = |lever: Lever| {
        let map = map_with(KeyGroup::Permit, |key| lever.knows(key.english));
        json!({"anyOf": [{"$ref": "#/$defs/text"}, map]})
    };
    let spelled = |word: &Word<Lever>| [word.english, word.chinese].map(|name| (name.to_owned(), permit(word.value)));
    let mut properties = Map::new();
    properties.extend(Lever::WORDS.iter().flat_map(spelled));
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}

pub(crate) fn duration(range: bool) -> Json {
    json!({"type": ["number", "string"], "minimum": 0, "maximum": MOST_DAYS, "pattern": written(range)})
}
