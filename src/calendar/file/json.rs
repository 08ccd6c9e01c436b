//! JSON files of several layouts, distinguished by their keys.

use serde_json::{Map, Value};

use super::error::FileError;
use super::{CalendarLayout, Read, gov_uk, holiday_cn, nager};

/// The entries of a file.
pub(super) fn read(bytes: &[u8], part: Option<&str>) -> Result<Read, FileError> {
    if std::str::from_utf8(bytes).is_err() {
        return Err(FileError::NotText);
    }
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|error| FileError::Syntax { line: error.line(), column: error.column() })?;
    match &value {
        Value::Object(map) if map.contains_key("days") => holiday_cn::read(&[&value], part),
        Value::Object(map) if map.contains_key("events") => gov_uk::read(&[&value], part),
        Value::Object(map) if !map.is_empty() && map.values().all(|value| has(value, "events")) => {
            gov_uk::read(&map.values().collect::<Vec<_>>(), part)
        }
        Value::Array(list) if list.is_empty() => Err(FileError::Empty { year: None }),
        Value::Array(list) if list.iter().all(|value| has(value, "days")) => {
            holiday_cn::read(&list.iter().collect::<Vec<_>>(), part)
        }
        Value::Array(list) if list.iter().all(|value| has(value, "countryCode")) => nager::read(list, part),
        _ => Err(FileError::UnknownJson),
    }
}

fn has(value: &Value, key: &str) -> bool {
    value.as_object().is_some_and(|map| map.contains_key(key))
}

/// The entries of a list, or the objects of a file, with their keys.
#[derive(Clone, Copy)]
pub(super) struct Keys<'v> {
    layout: CalendarLayout,
    entry: usize,
    map: Option<&'v Map<String, Value>>,
}

impl<'v> Keys<'v> {
    /// The entry at this index, from 0.
    pub(super) fn of(layout: CalendarLayout, at: usize, value: &'v Value) -> Self {
        Self { layout, entry: at + 1, map: value.as_object() }
    }

    fn wrong(self, key: &'static str) -> FileError {
        FileError::Key { layout: self.layout, entry: self.entry, key }
    }

    pub(super) fn text(self, key: &'static str) -> Result<&'v str, FileError> {
        self.map.and_then(|map| map.get(key)).and_then(Value::as_str).ok_or(self.wrong(key))
    }

    pub(super) fn flag(self, key: &'static str) -> Result<bool, FileError> {
        self.map.and_then(|map| map.get(key)).and_then(Value::as_bool).ok_or(self.wrong(key))
    }

    pub(super) fn year(self, key: &'static str) -> Result<i16, FileError> {
        let number = self.map.and_then(|map| map.get(key)).and_then(Value::as_i64);
        number.and_then(|year| i16::try_from(year).ok()).filter(|year| (1..=9999).contains(year)).ok_or(self.wrong(key))
    }

    pub(super) fn list(self, key: &'static str) -> Result<&'v [Value], FileError> {
        let list = self.map.and_then(|map| map.get(key)).and_then(Value::as_array);
        list.map(Vec::as_slice).ok_or(self.wrong(key))
    }

    /// A list of texts; empty where the key is absent or null.
    pub(super) fn texts(self, key: &'static str) -> Result<Option<Vec<String>>, FileError> {
        match self.map.and_then(|map| map.get(key)) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::Array(list)) => {
                let texts: Option<Vec<String>> = list.iter().map(|text| text.as_str().map(str::to_owned)).collect();
                texts.map(Some).ok_or(self.wrong(key))
            }
            Some(_) => Err(self.wrong(key)),
        }
    }
}
