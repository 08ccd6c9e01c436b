//! A document for programs: keys in a fixed order, numbers exact.

use std::borrow::Cow;

use serde::ser::{Error, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::value::RawValue;

use crate::model::{Days, Decimal};
use crate::words::{Lang, Text};

/// A JSON value whose numbers are decimals and whose keys keep their order.
/// Text is borrowed where it stands somewhere already: a document of a large
/// process names each step many times.
#[derive(Clone, Debug, PartialEq)]
pub enum Json<'a> {
    /// Unknown.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A count.
    Count(u64),
    /// A decimal, printed digit by digit.
    Number(Decimal),
    /// Text.
    Text(Cow<'a, str>),
    /// Values in their order.
    List(Vec<Json<'a>>),
    /// Keys in their order.
    Map(Vec<(&'static str, Json<'a>)>),
    /// A definition, as a file has it.
    Written(serde_yaml::Value),
}

impl<'a> Json<'a> {
    /// Text.
    #[must_use]
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    /// The value, or null.
    #[must_use]
    pub fn or_null<T: Into<Self>>(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl From<Decimal> for Json<'_> {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

impl From<Days> for Json<'_> {
    fn from(days: Days) -> Self {
        Self::Number(days.decimal())
    }
}

impl From<usize> for Json<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl<'a> From<&'a str> for Json<'a> {
    fn from(text: &'a str) -> Self {
        Self::text(text)
    }
}

impl<'a> From<Cow<'a, str>> for Json<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::text(text)
    }
}

impl From<String> for Json<'_> {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Count(count) => serializer.serialize_u64(*count),
            Self::Number(number) if number.scale() == 0 => serializer.serialize_i64(number.mantissa()),
            Self::Number(number) => {
                RawValue::from_string(number.to_string()).map_err(S::Error::custom)?.serialize(serializer)
            }
            Self::Text(text) => serializer.serialize_str(text),
            Self::Written(value) => value.serialize(serializer),
            Self::List(values) => {
                let mut list = serializer.serialize_seq(Some(values.len()))?;
                values.iter().try_for_each(|value| list.serialize_element(value))?;
                list.end()
            }
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                entries.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
                map.end()
            }
        }
    }
}

/// A file that could not be judged, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its name as it was given.
    pub file: String,
    /// Everything that is wrong with it.
    pub faults: Vec<Fault>,
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule that it breaks, or `invalid-definition`.
    pub rule: &'static str,
    /// Line and column from 1, where it is in the text.
    pub position: Option<(usize, usize)>,
    /// The cell of a table, as people call it.
    pub cell: Option<Text>,
    /// What.
    pub message: Text,
    /// How to mend it.
    pub help: Option<Text>,
}

impl Failure {
    /// `reengineer.failure/1`.
    #[must_use]
    pub fn json(&self, lang: Lang) -> Json<'_> {
        let faults = self.faults.iter().map(|fault| {
            let mut entries = vec![
                ("line", Json::or_null(fault.position.map(|(line, _)| line))),
                ("column", Json::or_null(fault.position.map(|(_, column)| column))),
            ];
            entries.extend(fault.cell.as_ref().map(|cell| ("cell", cell.in_lang(lang).into())));
            entries.extend([
                ("message", fault.message.in_lang(lang).into()),
                ("help", Json::or_null(fault.help.as_ref().map(|help| help.in_lang(lang)))),
                ("rule", fault.rule.into()),
            ]);
            Json::Map(entries)
        });
        Json::Map(vec![
            ("schema", "reengineer.failure/1".into()),
            ("file", self.file.as_str().into()),
            ("defects", Json::List(faults.collect())),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_digit_by_digit() {
        for text in ["8.5", "0.1", "12345678.123", "0"] {
            let number = Decimal::parse(text).unwrap();
            assert_eq!(serde_json::to_string(&Json::Number(number)).unwrap(), text);
        }
    }

    #[test]
    fn keys_keep_their_order() {
        let map = Json::Map(vec![("z", Json::Null), ("a", Json::Flag(true))]);
        assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"z":null,"a":true}"#);
    }
}
