//! A document for programs: keys in a fixed order, numbers exact.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::document::Document;

/// A JSON value whose keys keep their order.
/// Text is borrowed where possible: a document of a large process names each
/// step many times.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub enum Json<'a> {
    /// Unknown.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A count.
    Count(u64),
    /// Text.
    Text(Cow<'a, str>),
    /// Values in their order.
    List(Vec<Json<'a>>),
    /// Keys in their order.
    Map(Vec<(&'static str, Json<'a>)>),
    /// A document of a contract of ours.
    Document(Box<Document<'a>>),
}

impl<'a> Json<'a> {
    /// Text.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    /// A single value by itself, otherwise the list of all.
    pub fn one_or_all(values: impl IntoIterator<Item = Self>) -> Self {
        let mut values: Vec<Self> = values.into_iter().collect();
        if values.len() == 1 { values.remove(0) } else { Self::List(values) }
    }

    /// The value, or null.
    pub fn or_null<T: Into<Self>>(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<'a> From<Document<'a>> for Json<'a> {
    fn from(document: Document<'a>) -> Self {
        Self::Document(Box::new(document))
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
            Self::Text(text) => serializer.serialize_str(text),
            Self::Document(document) => document.serialize(serializer),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_their_order() {
        let map = Json::Map(vec![("z", Json::Null), ("a", Json::Flag(true))]);
        assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"z":null,"a":true}"#);
    }
}
