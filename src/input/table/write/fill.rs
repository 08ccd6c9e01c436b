//! Fills the cells of a table from a process.

use std::collections::HashMap;

use serde_yaml::{Mapping, Value};

use super::super::columns::{COLUMNS, ColumnKind, FACTS, MATERIALS, SheetColumn};
use super::super::lists::{self, Listed};
use super::{Filled, Materials};
use crate::input::print::Vocabulary;
use crate::model::{Because, Form, KeyGroup, Lever, MaterialSource, Necessity, Relation, Spelled, Wording, key_of};

/// The name by which each step is referred to, by id.
type Called = HashMap<String, String>;

/// The columns of every table: those that an office fills in first.
const ALWAYS: &[&str] =
    &["number", "name", "department", "kind", "days", "after", "because", "papers", "gives", "law", "note"];

/// Fills the columns from a printed process, as far as they can hold it.
pub(super) fn fill(whole: &Mapping, words: Vocabulary) -> Filled {
    let steps = whole.get("steps").and_then(Value::as_sequence).map(Vec::as_slice).unwrap_or_default();
    let steps: Vec<&Mapping> = steps.iter().filter_map(Value::as_mapping).collect();
    let named = called(&steps);
    // The cells that are not empty, each with its index among all columns.
    let row = |(nth, step): (usize, &&Mapping)| -> Vec<(usize, String)> {
        let cells = COLUMNS.iter().enumerate();
        let cells = cells.filter_map(|(at, column)| Some((at, cell(nth, step, column, &named, words)?)));
        cells.filter(|(_, cell)| !cell.is_empty()).collect()
    };
    let all: Vec<Vec<(usize, String)>> = steps.iter().enumerate().map(row).collect();
    let mut used: Vec<bool> = COLUMNS.iter().map(|column| ALWAYS.contains(&column.key)).collect();
    all.iter().flatten().for_each(|(at, _)| used[*at] = true);
    let places: Vec<usize> = (0..COLUMNS.len()).filter(|at| used[*at]).collect();
    let columns: Vec<&'static SheetColumn> = places.iter().map(|at| &COLUMNS[*at]).collect();
    let whole_row = |cells: Vec<(usize, String)>| {
        let mut cells = cells.into_iter().peekable();
        let cell = |at: &usize| cells.next_if(|(place, _)| place == at).map(|(_, cell)| cell).unwrap_or_default();
        places.iter().map(cell).collect()
    };
    let rows = all.into_iter().map(whole_row).collect();
    let facts = FACTS.iter().filter_map(|fact| {
        let value = match fact.key {
            (key, None) => whole.get(key)?,
            (key, Some(inner)) => whole.get(key)?.get(inner)?,
        };
        let name = words.pick(fact.english, fact.chinese);
        // An id that is only the name of the file does not belong to the
        // process.
        (fact.key.0 != "id").then_some((name, fact_text(fact.key.0, value, words)?))
    });
    let materials = whole.get("materials").and_then(Value::as_mapping).map(|all| materials(all, &named, words));
    Filled { name: words.pick("Steps", "环节"), facts: facts.collect(), columns, rows, materials }
}

/// The sheet of the materials that have more than a name.
fn materials(all: &Mapping, named: &Called, words: Vocabulary) -> Materials {
    let cell = |name: &Value, of: &Value, column: &SheetColumn| match (column.key, column.kind) {
        ("name", _) => text(name),
        (key, ColumnKind::Step) => text(of.get(key)?).map(|id| named.get(&id).cloned().unwrap_or(id)),
        (key, ColumnKind::Flag) => text(of.get(key)?).map(|truth| words.pick_flag(&truth).to_owned()),
        (key, ColumnKind::Word(all)) => Some(worded(text(of.get(key)?)?, &all(), words)),
        (key, _) => text(of.get(key)?),
    };
    let is_used = |column: &&'static SheetColumn| all.iter().any(|(name, of)| cell(name, of, column).is_some());
    let columns: Vec<&'static SheetColumn> = MATERIALS.iter().filter(is_used).collect();
    let row = |(name, of): (&Value, &Value)| {
        columns.iter().map(|column| cell(name, of, column).unwrap_or_default()).collect()
    };
    Materials { name: words.pick("Materials", "材料"), rows: all.iter().map(row).collect(), columns }
}

fn fact_text(key: &str, value: &Value, words: Vocabulary) -> Option<String> {
    if let Value::Sequence(items) = value {
        return Some(joined(items.iter().filter_map(text).collect(), key != "cases", words));
    }
    let text = text(value)?;
    Some(match key_of(KeyGroup::Process, key)?.form {
        Form::Words(all) => worded(text, &all(), words),
        Form::Map(_) => duration(&text, words),
        _ => text,
    })
}

/// A word in the language of the table; another text as it is.
fn worded(word: String, all: &[Wording], words: Vocabulary) -> String {
    let known = all.iter().find(|(english, chinese)| [english, chinese].contains(&&word.as_str()));
    known.map_or(word, |(english, chinese)| words.pick(english, chinese).to_owned())
}

/// The name by which each step is referred to: its name, or its id where the
/// name is not unique.
fn called(steps: &[&Mapping]) -> Called {
    let key = |step: &Mapping, key: &str| step.get(key).and_then(text);
    let of = |step: &&Mapping| {
        let name = key(step, "name").unwrap_or_default();
        let id = key(step, "id").unwrap_or_else(|| name.clone());
        (id, name)
    };
    let all: Vec<(String, String)> = steps.iter().map(of).collect();
    let mut count = HashMap::new();
    for (id, name) in &all {
        *count.entry(name.clone()).or_insert(0) += 1;
        if id != name {
            *count.entry(id.clone()).or_insert(0) += 1;
        }
    }
    let unique = |name: &String| count.get(name) == Some(&1);
    all.iter().map(|(id, name)| (id.clone(), if unique(name) { name.clone() } else { id.clone() })).collect()
}

fn cell(nth: usize, step: &Mapping, column: &SheetColumn, named: &Called, words: Vocabulary) -> Option<String> {
    let days = step.get("days");
    let point = |key: &str| days.and_then(|days| days.get(key)).and_then(text).map(|text| duration(&text, words));
    match column.key {
        "number" => return Some((nth + 1).to_string()),
        "days" => {
            let whole = days.and_then(text).map(|text| duration(&text, words));
            return whole.or_else(|| point("likely"));
        }
        "min" | "max" => return point(column.key),
        "because" | "basis" => return of_all(step, column.key, words),
        "statutory" | "promised" | "stage" => return None,
        _ => {}
    }
    let value = match column.key.split_once('.') {
        Some((outer, inner)) => step.get(outer)?.get(inner)?,
        None => step.get(column.key)?,
    };
    match column.kind {
        ColumnKind::Duration | ColumnKind::Limit => {
            let value = value.get("days").unwrap_or(value);
            text(value).map(|text| duration(&text, words))
        }
        ColumnKind::Line | ColumnKind::Text | ColumnKind::Figure(_) => text(value),
        ColumnKind::Word(all) => Some(worded(text(value)?, &all(), words)),
        ColumnKind::List => {
            let items = match value {
                Value::Sequence(items) => items.iter().filter_map(text).collect(),
                one => vec![text(one)?],
            };
            Some(joined(items, column.key == "law", words))
        }
        ColumnKind::Materials => {
            let items = value.as_sequence()?.iter().filter_map(|entry| material(entry, words)).collect();
            Some(joined(items, false, words))
        }
        ColumnKind::Steps => {
            let entries = value.as_sequence()?;
            let whole = of_all(step, "because", words).is_some() || of_all(step, "basis", words).is_some();
            let items = entries.iter().filter_map(|entry| reference(entry, named, !whole, words)).collect();
            Some(joined(items, false, words))
        }
        ColumnKind::Step => text(value).map(|id| named.get(&id).cloned().unwrap_or(id)),
        ColumnKind::Permits => {
            let permit = |(lever, basis): (&Value, &Value)| {
                let lever = text(lever).and_then(|word| Lever::from_word(&word))?;
                Some(bracketed(words.word(lever), &text(basis)?, words))
            };
            Some(joined(value.as_mapping()?.iter().filter_map(permit).collect(), false, words))
        }
        ColumnKind::Flag => text(value).map(|truth| words.pick_flag(&truth).to_owned()),
        ColumnKind::Number | ColumnKind::Stage | ColumnKind::OfAfter => None,
    }
}

/// The text of a scalar.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

/// A list in one cell: separated by the sign of the language, or by lines where
/// an item contains that sign.
fn joined(items: Vec<String>, of_laws: bool, words: Vocabulary) -> String {
    if items.is_empty() {
        return words.pick("none", "无").to_owned();
    }
    let sign = match (words, of_laws) {
        (Vocabulary::Chinese, false) => "、",
        (Vocabulary::Chinese, true) => "；",
        (Vocabulary::English, _) => "; ",
    };
    let line = items.join(sign);
    if lists::items(&line, of_laws) == Listed::Items(items.clone()) { line } else { items.join("\n") }
}

fn material(entry: &Value, words: Vocabulary) -> Option<String> {
    let Some(map) = entry.as_mapping() else { return text(entry) };
    let name = map.get("material").and_then(text)?;
    let need = map.get("need").and_then(text).and_then(|need| Necessity::from_word(&need));
    let source = map.get("source").and_then(text).and_then(|source| MaterialSource::from_word(&source));
    let need = need.filter(|need| *need != Necessity::Required).map(|need| words.word(need));
    let inner: Vec<&str> = need.into_iter().chain(source.map(|source| words.word(source))).collect();
    let inner = inner.join(words.pick(", ", "、"));
    Some(if inner.is_empty() { name } else { bracketed(&name, &inner, words) })
}

fn bracketed(name: &str, inner: &str, words: Vocabulary) -> String {
    match words {
        Vocabulary::English => format!("{name} ({inner})"),
        Vocabulary::Chinese => format!("{name}（{inner}）"),
    }
}

/// An entry of `after`: the step, the ends that are tied, the lag, and the
/// reason where it is not that of the whole row.
fn reference(entry: &Value, named: &Called, with_reason: bool, words: Vocabulary) -> Option<String> {
    let call = |id: String| named.get(&id).cloned().unwrap_or(id);
    let Some(map) = entry.as_mapping() else { return text(entry).map(call) };
    let get = |key: &str| map.get(key).and_then(text);
    let mut cell = call(get("step")?);
    let relation = get("relation").and_then(|word| Relation::from_word(&word));
    if let Some(relation) = relation.filter(|relation| *relation != Relation::FinishStart) {
        cell = format!("{cell} {}", relation.english());
    }
    if let Some(lag) = get("lag") {
        cell = format!("{cell} +{}", duration(&lag, words));
    }
    let because = get("because").and_then(|word| Because::from_word(&word)).filter(|_| with_reason);
    Some(match (because, get("basis")) {
        (Some(because), Some(basis)) => bracketed(&cell, &format!("{}: {basis}", words.word(because)), words),
        (Some(because), None) => bracketed(&cell, words.word(because), words),
        (None, _) => cell,
    })
}

/// The reason or the basis that all entries of `after` share.
fn of_all(step: &Mapping, key: &str, words: Vocabulary) -> Option<String> {
    let entries = step.get("after").and_then(Value::as_sequence)?;
    let part = |entry: &Value, key: &str| entry.get(key).and_then(text);
    let pairs: Vec<_> = entries.iter().map(|entry| (part(entry, "because"), part(entry, "basis"))).collect();
    let (first, rest) = pairs.split_first()?;
    if rest.iter().any(|other| other != first) {
        return None;
    }
    match key {
        "because" => {
            let because = first.0.as_deref().and_then(Because::from_word)?;
            Some(words.word(because).to_owned())
        }
        _ => first.1.clone(),
    }
}

/// A duration in words that an office reads: `10个工作日`, `10 working days`.
fn duration(text: &str, words: Vocabulary) -> String {
    let digits = text.trim_end_matches(|character: char| character.is_ascii_lowercase());
    let unit = &text[digits.len()..];
    if words == Vocabulary::English {
        return text.to_owned();
    }
    if !digits.ends_with(|last: char| last.is_ascii_digit()) {
        return text.replace("at once", "当场");
    }
    let unit = match unit {
        "wd" => "个工作日",
        "cd" => "自然日",
        "w" => "周",
        "mo" => "个月",
        "y" => "年",
        "h" => "小时",
        "m" | "min" => "分钟",
        other => other,
    };
    format!("{digits}{unit}")
}
