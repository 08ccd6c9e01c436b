//! The JSON Schema of the configuration.

use serde_json::{Map, Value as Json, json};

use super::Failing;
use crate::finding::Level;
use crate::input::Vocabulary;
use crate::input::schema::definitions::duration;
use crate::input::schema::patterns::{THRESHOLD, length};
use crate::input::schema::{joined, map_of_config, refer, rule, whole, words};
use crate::model::{Form, KeyGroup, Spelled};
use crate::rules::{Judge, Preset, RULES, Rule, Threshold, ThresholdMeasure, rule_names};

/// The schema of `reengineer.yaml`, which offers the keys of one language or of
/// both.
pub fn schema(offer: Option<Vocabulary>) -> Json {
    let map = map_of_config(KeyGroup::Config, &own);
    let own = joined([definitions(), rule(rule_names())]);
    whole("reengineer.yaml, the configuration of a repository / 仓库配置", map, own, offer)
}

/// The definitions that only the configuration has.
fn definitions() -> Json {
    json!({
        "count": {"type": ["integer", "string"], "minimum": 0, "maximum": u32::MAX, "pattern": THRESHOLD},
        "duration": duration(false),
        "length": {"type": ["number", "string"], "maximum": 0, "minimum": 0, "pattern": length()},
        "waiver": map_of_config(KeyGroup::Waiver, &own),
    })
}

/// The schema of the value of a key whose form no definition of a process has.
fn own(form: Form) -> Option<Json> {
    match form {
        Form::Preset => Some(words::<Preset>()),
        Form::FailOn => Some(json!({"anyOf": [words::<Failing>(), {"type": "array", "items": words::<Failing>()}]})),
        Form::Levels => Some(levels()),
        Form::Thresholds => Some(thresholds()),
        _ => None,
    }
}

/// Levels by the name of the rule; the rules that every definition must keep to
/// be read have no level.
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
                ThresholdMeasure::Count => refer("count"),
                ThresholdMeasure::Days => refer("duration"),
                ThresholdMeasure::Duration => refer("length"),
            };
            (threshold.name.to_owned(), amount)
        };
        let properties: Map<String, Json> = rule.thresholds.iter().map(amount).collect();
        (rule.name.to_owned(), json!({"type": "object", "additionalProperties": false, "properties": properties}))
    };
    let properties: Map<String, Json> = RULES.iter().map(of_rule).collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}
