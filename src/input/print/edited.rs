//! Prints single values, for a text that is changed in place.

use serde_yaml::Value;

use super::{Vocabulary, escape};
use crate::model::{Draft, KeyGroup, MaterialOf};

/// A scalar as it is spelled.
pub(in crate::input) fn spelled(value: &Value) -> String {
    escape::to_string(value.clone()).trim_end_matches('\n').to_owned()
}

impl Vocabulary {
    /// The value of a key of a definition.
    pub(in crate::input) fn of_process(self, draft: &Draft, key: &'static str) -> Option<Value> {
        let Value::Mapping(map) = self.process(&Draft { steps: Vec::new(), ..draft.clone() }) else { return None };
        map.get(self.key(KeyGroup::Process, key)).cloned()
    }

    /// The value under the name of a material.
    pub(in crate::input) fn material(self, material: &MaterialOf<String>) -> Value {
        let named = MaterialOf { note: Some(String::new()), ..MaterialOf::named("") };
        let list = [material.clone(), named];
        match self.materials(&list) {
            Value::Mapping(map) => map.get(material.name.as_str()).cloned().unwrap_or(Value::Null),
            other => other,
        }
    }
}
