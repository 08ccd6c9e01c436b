//! Writes a process as a table that an office can work in.
//!
//! Whatever the columns cannot hold is found by reading the table back and
//! comparing: nothing is lost without a report.

mod fill;
mod form;
mod text;
mod workbook;

use serde_yaml::{Mapping, Value};

use super::SheetChoice;
use super::columns::SheetColumn;
use crate::input::print::{self, Vocabulary};
use crate::input::{self, edit};
use crate::model::Process;
use crate::source::Source;

pub use form::form;

/// A file format for tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// A workbook.
    Xlsx,
    /// Text with a byte-order mark, so that Excel reads it correctly.
    Csv,
}

/// A written table.
#[derive(Debug)]
pub struct WrittenTable {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// The parts of the process that it does not hold.
    pub lost: Vec<Lost>,
}

/// A part of a process that a table does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The step; `None` for the process as a whole.
    pub step: Option<String>,
    /// The key; `None` for comments.
    pub key: Option<String>,
}

/// The reason why a table was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unwritten {
    /// A step that would not read back: its name has another meaning in a
    /// table.
    Step(String),
    /// The file could not be made; the message of the library.
    Failed(String),
}

/// A table before it has a format.
#[derive(Debug, Default)]
struct Filled {
    /// The name of the sheet, in a format that has sheets.
    name: &'static str,
    /// Facts about the whole process: name and value.
    facts: Vec<(&'static str, String)>,
    columns: Vec<&'static SheetColumn>,
    /// The rows, with as many cells as there are columns.
    rows: Vec<Vec<String>>,
    /// A sheet of the materials, in a format that has several.
    materials: Option<Materials>,
}

/// A sheet of materials before it has a format.
#[derive(Debug, Default)]
struct Materials {
    name: &'static str,
    columns: Vec<&'static SheetColumn>,
    rows: Vec<Vec<String>>,
}

/// Writes a process as a table, its headings in the language of its keys.
///
/// # Errors
/// A process that no table can hold.
pub fn write(process: &Process, source: &Source, format: TableFormat) -> Result<WrittenTable, Unwritten> {
    let words = edit::vocabulary(source);
    let whole = print::value(process, Vocabulary::English);
    let filled = fill::fill(&whole, words);
    let bytes = match format {
        TableFormat::Xlsx => workbook::write(&filled, words).map_err(|error| Unwritten::Failed(error.to_string()))?,
        TableFormat::Csv => text::write(&filled, words),
    };
    let lost = lost(process, &whole, &bytes, format)?;
    let comments = source.has_comments().then_some(Lost { step: None, key: None });
    Ok(WrittenTable { bytes, lost: lost.into_iter().chain(comments).collect() })
}

/// The parts that do not read back from a table.
fn lost(process: &Process, whole: &Mapping, bytes: &[u8], format: TableFormat) -> Result<Vec<Lost>, Unwritten> {
    let ending = match format {
        TableFormat::Xlsx => "xlsx",
        TableFormat::Csv => "csv",
    };
    let again = input::open(&format!("{}.{ending}", process.id()), bytes.to_vec(), &SheetChoice::default());
    let again =
        again.ok().and_then(|source| input::read(&source).ok().map(|again| print::value(&again, Vocabulary::English)));
    let again = again.unwrap_or_default();
    let (before, after) = (steps(whole), steps(&again));
    let gone = before.iter().enumerate().find(|(nth, step)| after.get(*nth).map(|step| name(step)) != Some(name(step)));
    if let Some((_, step)) = gone {
        return Err(Unwritten::Step(name(step).to_owned()));
    }
    let mut lost = Vec::new();
    for key in differing(whole, &again).into_iter().filter(|key| !matches!(key.as_str(), "id" | "steps")) {
        if key == "materials" && same_materials(whole, &again) {
            continue;
        }
        lost.push(Lost { step: None, key: Some(key) });
    }
    for (before, after) in before.iter().zip(&after) {
        let keys = differing(before, after);
        lost.extend(keys.into_iter().map(|key| Lost { step: Some(name(before).to_owned()), key: Some(key) }));
    }
    Ok(lost)
}

fn steps(whole: &Mapping) -> Vec<&Mapping> {
    let list = whole.get("steps").and_then(Value::as_sequence);
    list.into_iter().flatten().filter_map(Value::as_mapping).collect()
}

fn name(step: &Mapping) -> &str {
    step.get("name").and_then(Value::as_str).unwrap_or_default()
}

/// The keys whose values differ between two maps.
fn differing(before: &Mapping, after: &Mapping) -> Vec<String> {
    let keys = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key)));
    let differ = keys.filter(|key| before.get(*key) != after.get(*key));
    differ.filter_map(|key| key.as_str().map(str::to_owned)).collect()
}

/// Returns whether the same materials are declared, by name alone. Their order
/// does not matter.
fn same_materials(before: &Mapping, after: &Mapping) -> bool {
    let names = |whole: &Mapping| {
        let list = whole.get("materials").and_then(Value::as_sequence)?;
        let mut names: Vec<&str> = list.iter().map(Value::as_str).collect::<Option<_>>()?;
        names.sort_unstable();
        Some(names.into_iter().map(str::to_owned).collect::<Vec<_>>())
    };
    names(before).is_some_and(|names_before| Some(names_before) == names(after))
}
