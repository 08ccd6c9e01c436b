//! The schema for an editor whose user writes in one language: keys and words
//! of the other are accepted and not offered.

use serde_json::{Map, Value as Json, json};

use crate::input::Vocabulary;
use crate::model::KEYS;

/// The schema that offers the keys and words of one language. Those of the
/// other are accepted by a pattern, which no editor completes.
pub(super) fn offered(schema: Json, own: Vocabulary) -> Json {
    match schema {
        Json::Object(map) => {
            let mut made = Map::new();
            made.extend(map.into_iter().map(|(key, value)| (key, offered(value, own))));
            Json::Object(in_map(made, own))
        }
        Json::Array(items) => Json::Array(items.into_iter().map(|item| offered(item, own)).collect()),
        other => other,
    }
}

fn in_map(mut map: Map<String, Json>, own: Vocabulary) -> Map<String, Json> {
    if let Some(Json::Object(properties)) = map.remove("properties") {
        let is_own = |key: &str| !is_key(key) || belongs(key, own);
        let (kept, others): (Map<_, _>, Map<_, _>) = properties.into_iter().partition(|(key, _)| is_own(key));
        map.insert("properties".to_owned(), Json::Object(kept));
        if !others.is_empty() {
            let mut by_pattern = Map::new();
            by_pattern.extend(others.into_iter().map(|(key, value)| (format!("^{key}$"), value)));
            map.insert("patternProperties".to_owned(), Json::Object(by_pattern));
        }
    }
    if let Some(Json::Array(words)) = map.remove("enum") {
        let is_other = |word: &Json| word.as_str().is_some_and(|word| !belongs(word, own));
        let (others, kept): (Vec<Json>, Vec<Json>) = words.into_iter().partition(is_other);
        if others.is_empty() || kept.is_empty() {
            map.insert("enum".to_owned(), Json::Array([kept, others].concat()));
        } else {
            let others: Vec<&str> = others.iter().filter_map(Json::as_str).collect();
            let by_pattern = json!({"type": "string", "pattern": format!("^({})$", others.join("|"))});
            map.insert("anyOf".to_owned(), json!([{"enum": kept}, by_pattern]));
        }
    }
    map
}

fn is_key(name: &str) -> bool {
    KEYS.iter().flat_map(|key| key.spellings()).any(|spelled| spelled == name)
}

fn belongs(word: &str, own: Vocabulary) -> bool {
    word.is_ascii() == (own == Vocabulary::English)
}
