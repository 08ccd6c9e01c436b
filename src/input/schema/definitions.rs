//! What several keys have in common.

use serde_json::{Value as Json, json};

use super::patterns::{COUNT, NUMBER, SHARE, THRESHOLD, WHOLE, duration as written, length};
use super::{map_of, step_in_case};
use crate::model::{KeyGroup, MOST_DAYS, MOST_DIGITS};

/// What keys of definitions and of the configuration share.
pub(super) fn shared() -> Json {
    json!({
        "name": {"type": ["string", "number", "boolean"], "pattern": r"\S"},
        "text": {"type": ["string", "number", "boolean"]},
        "names": {"type": "array", "items": {"$ref": "#/$defs/name"}},
        "date": {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"},
    })
}

/// What only definitions have.
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
        "permit": permit(),
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

/// What only the configuration has.
pub(super) fn of_config() -> Json {
    json!({
        "count": {"type": ["integer", "string"], "minimum": 0, "maximum": u32::MAX, "pattern": THRESHOLD},
        "duration": duration(false),
        "length": {"type": ["number", "string"], "maximum": 0, "minimum": 0, "pattern": length()},
        "waiver": map_of(KeyGroup::Waiver),
    })
}

/// A list that names nothing twice. Names that are written as numbers are
/// not compared: `1.10` and `1.1` are two names and one number.
pub(super) fn distinct(items: Json) -> Json {
    json!({
        "type": "array", "items": items,
        "if": {"items": {"type": "string"}}, "then": {"uniqueItems": true},
    })
}

/// The legal basis of a lever, with its parameters, whatever they are.
fn permit() -> Json {
    json!({
        "type": "object",
        "properties": {"basis": text(), "依据": text(), "when": names(), "适用情形": names()},
        "anyOf": [{"required": ["basis"]}, {"required": ["依据"]}],
    })
}

fn text() -> Json {
    json!({"$ref": "#/$defs/text"})
}

fn names() -> Json {
    json!({"$ref": "#/$defs/names"})
}

fn duration(range: bool) -> Json {
    json!({"type": ["number", "string"], "minimum": 0, "maximum": MOST_DAYS, "pattern": written(range)})
}
