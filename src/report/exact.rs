//! Values of a document for programs that serde has no types for.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde::ser::{Error, SerializeMap, Serializer};
use serde_json::value::RawValue;

use crate::model::{Days, Decimal};

/// A decimal number, printed digit by digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact(pub Decimal);

impl From<Decimal> for Exact {
    fn from(number: Decimal) -> Self {
        Self(number)
    }
}

impl From<Days> for Exact {
    fn from(days: Days) -> Self {
        Self(days.decimal())
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.scale() {
            0 => serializer.serialize_i64(self.0.mantissa()),
            _ => RawValue::from_string(self.0.to_string()).map_err(S::Error::custom)?.serialize(serializer),
        }
    }
}

impl JsonSchema for Exact {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "number"})
    }
}

/// A day, written `2027-01-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Iso(pub Date);

impl Serialize for Iso {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl JsonSchema for Iso {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "format": "date"})
    }
}

/// A limit: a number in the unit of the process, or text as the file states it
/// where it runs on another clock.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub enum LimitValue {
    /// In the unit of the process.
    Number(Exact),
    /// As the file states it.
    Text(String),
}

/// A definition with the keys of the format.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct WrittenDefinition(pub serde_yaml::Value);

impl JsonSchema for WrittenDefinition {
    fn schema_name() -> Cow<'static, str> {
        "Definition".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "object", "description": "As `reengineer schema definition` has it."})
    }
}

/// A map whose keys keep their order, from a name to a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextByName<'a>(pub Vec<(&'static str, &'a str)>);

impl Serialize for TextByName<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        self.0.iter().try_for_each(|(name, text)| map.serialize_entry(name, text))?;
        map.end()
    }
}

impl JsonSchema for TextByName<'_> {
    fn schema_name() -> Cow<'static, str> {
        "TextByName".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "object", "additionalProperties": {"type": "string"}})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_digit_by_digit() {
        for text in ["8.5", "0.1", "12345678.123", "0"] {
            let number = Decimal::parse(text).unwrap();
            assert_eq!(serde_json::to_string(&Exact(number)).unwrap(), text);
        }
    }
}
