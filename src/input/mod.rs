//! From bytes to a process; one folder for each notation.

pub mod edit;
pub mod layout;
mod one_value;
pub mod print;
pub mod schema;
pub(crate) mod suggest;
pub mod table;
pub(crate) mod yaml;

use std::path::Path;

use crate::model::{Defect, Draft, Problem, Process};
use crate::source::{Source, Unread};

pub use layout::{NoLayout, lay_out};
pub use one_value::{is_scalar, step_value};
pub use print::{Vocabulary, print};
pub use schema::schema;
pub use table::SheetChoice;

/// A notation: a way to write down a process.
pub struct Notation {
    /// Its name.
    pub name: &'static str,
    /// The endings of its files, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether folders are searched for its files. Every file found must then
    /// be a definition, which not every table is.
    pub in_folders: bool,
    /// Returns whether bytes without a known ending are in it.
    pub is: fn(&[u8]) -> bool,
    /// Opens bytes as a source that resolves its own places.
    pub open: fn(&str, Vec<u8>, &SheetChoice) -> Opened,
    /// Reads a source into a draft, with the defects of its shapes and values.
    pub read: fn(&Source) -> Reading,
}

/// A source, or the defects found before a process could be read.
pub type Opened = Result<Source, Box<Unread>>;

/// Every notation. A file of no known ending is read as YAML, unless its bytes
/// are clearly those of another notation.
pub const NOTATIONS: &[&Notation] = &[&yaml::YAML, &table::TABLE];

/// The notation of a file, by its ending, else by its content.
fn notation(name: &str, bytes: &[u8]) -> &'static Notation {
    let by_ending = NOTATIONS.iter().find(|notation| notation.has_ending(name));
    if table::is_other(name) {
        return &table::TABLE;
    }
    by_ending
        .or_else(|| NOTATIONS.iter().find(|notation| (notation.is)(bytes)))
        .map_or(&yaml::YAML, |notation| *notation)
}

impl Notation {
    fn has_ending(&self, name: &str) -> bool {
        let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        self.extensions.iter().any(|known| known.eq_ignore_ascii_case(ending))
    }
}

/// Returns whether a file below a folder is a definition by its name.
pub fn is_definition(name: &str) -> bool {
    NOTATIONS.iter().any(|notation| notation.in_folders && notation.has_ending(name))
}

/// Returns whether a file below a folder is by its name in a notation that
/// folders are not searched for.
pub fn is_beside(name: &str) -> bool {
    NOTATIONS.iter().any(|notation| !notation.in_folders && notation.has_ending(name))
}

/// Opens bytes in the notation of their name.
///
/// # Errors
///
/// The defects found before a process could be read.
pub fn open(name: &str, bytes: Vec<u8>, choice: &SheetChoice) -> Opened {
    (notation(name, &bytes).open)(name, bytes, choice)
}

/// The result of reading a text.
#[derive(Debug, Default)]
pub struct Reading {
    /// As much as could be read. The rest is replaced by harmless values, so
    /// that positions are kept.
    pub draft: Draft,
    /// The defects found while reading.
    pub defects: Vec<Defect>,
    /// The parts of the draft that are therefore unreliable.
    pub gaps: Gaps,
}

/// The parts of a draft that could not be read, so that no defect is reported
/// that only follows from that.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gaps {
    /// The list of steps.
    pub steps: bool,
    /// The names of steps.
    pub step_names: bool,
    /// The names of materials, or the given materials.
    pub materials: bool,
    /// The names of departments.
    pub departments: bool,
    /// The names of cases.
    pub cases: bool,
    /// The unit of a bare number of days.
    pub unit: bool,
}

/// The most defects that are reported at once.
const MOST_DEFECTS: usize = 100;

/// The first character of the stand-in for an unreadable name: no text that is
/// read contains it.
const UNREADABLE: char = '\0';

/// Reads a process; its waivers may name any rule.
///
/// # Errors
///
/// Every defect of the text, at most 100, in the order of the text.
pub fn read(source: &Source) -> Result<Process, Vec<Defect>> {
    read_knowing(source, |_| Vec::new())
}

/// Reads a process; `unknown` finds the names that this room does not know.
///
/// # Errors
///
/// As for [`read`], including the defects from `unknown`.
pub fn read_knowing(source: &Source, unknown: impl FnOnce(&Draft) -> Vec<Defect>) -> Result<Process, Vec<Defect>> {
    let notation = if source.definition().is_some() { &table::TABLE } else { &yaml::YAML };
    let Reading { mut draft, mut defects, gaps } = (notation.read)(source);
    if let [Defect { problem: Problem::UnknownFormat(_), .. }] = defects.as_slice() {
        return Err(defects);
    }
    defects.extend(unknown(&draft).into_iter().filter(|defect| !gaps.explain(&defect.problem)));
    if draft.id.is_empty() {
        draft.id = stem(source.name());
    }
    match Process::new(draft) {
        Ok(process) if defects.is_empty() => return Ok(process),
        Ok(_) => {}
        Err(found) => defects.extend(found.into_iter().filter(|defect| !gaps.explain(&defect.problem))),
    }
    Err(in_order(source, defects))
}

/// Sorts defects in the order of the text and keeps the first [`MOST_DEFECTS`].
pub(crate) fn in_order(source: &Source, mut defects: Vec<Defect>) -> Vec<Defect> {
    defects.sort_by_cached_key(|defect| source.order(&defect.place));
    defects.truncate(MOST_DEFECTS);
    defects
}

/// The name of a file without folder and ending.
fn stem(name: &str) -> String {
    let stem = Path::new(name).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    if stem.is_empty() || stem == "-" { "process".to_owned() } else { stem.to_owned() }
}

impl Gaps {
    /// Returns whether a problem of the draft only follows from what could not
    /// be read.
    fn explain(self, problem: &Problem) -> bool {
        let unreadable = |name: &String| name.starts_with(UNREADABLE);
        match problem {
            Problem::NoSteps => self.steps,
            Problem::MixedClocks => self.unit,
            Problem::UnknownWord { text, .. } => unreadable(text),
            Problem::UnknownStep { name, .. } => self.steps || self.step_names || unreadable(name),
            Problem::UnknownMaterial { name, .. } => self.steps || self.materials || unreadable(name),
            Problem::UnknownCase { name, .. } => self.cases || unreadable(name),
            Problem::UnknownDepartment { name, .. } => self.departments || unreadable(name),
            Problem::Cycle { names, .. } => names.iter().any(unreadable),
            _ => false,
        }
    }
}
