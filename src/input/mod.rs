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

/// A way to write a process down.
pub struct Notation {
    /// What it is called.
    pub name: &'static str,
    /// The endings of its files, without the point.
    pub extensions: &'static [&'static str],
    /// Whether a folder is searched for its files. What is found there has to
    /// be a definition, which not every table is.
    pub in_folders: bool,
    /// Whether bytes of a file of no known ending are in it.
    pub is: fn(&[u8]) -> bool,
    /// From bytes to a source that finds its own places.
    pub open: fn(&str, Vec<u8>, &SheetChoice) -> Opened,
    /// From a source to a draft and what is wrong with its shapes and values.
    pub read: fn(&Source) -> Reading,
}

/// A source, or what is wrong before anything is known of a process.
pub type Opened = Result<Source, Box<Unread>>;

/// Every notation. A file of no known ending is read as YAML, unless its
/// bytes are plainly those of another.
pub const NOTATIONS: &[&Notation] = &[&yaml::YAML, &table::TABLE];

/// The notation of a file, by its ending, else by what stands in it.
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

/// Whether a file below a folder is a definition by its name.
#[must_use]
pub fn is_definition(name: &str) -> bool {
    NOTATIONS.iter().any(|notation| notation.in_folders && notation.has_ending(name))
}

/// Whether a file below a folder is in a notation that folders are not
/// searched for, by its name.
#[must_use]
pub fn is_beside(name: &str) -> bool {
    NOTATIONS.iter().any(|notation| !notation.in_folders && notation.has_ending(name))
}

/// Reads bytes in the notation of their name.
///
/// # Errors
/// What is wrong before anything is known of a process.
pub fn open(name: &str, bytes: Vec<u8>, choice: &SheetChoice) -> Opened {
    (notation(name, &bytes).open)(name, bytes, choice)
}

/// What a notation makes of a text.
#[derive(Debug, Default)]
pub struct Reading {
    /// What could be read. What could not is replaced by something harmless,
    /// so that the rest keeps its positions.
    pub draft: Draft,
    /// What could not be read.
    pub defects: Vec<Defect>,
    /// Which parts of the draft are therefore not to be relied on.
    pub gaps: Gaps,
}

/// Parts of a draft that are missing because they could not be read, so that
/// nothing is reported that only follows from it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gaps {
    /// The list of steps.
    pub steps: bool,
    /// What a step is called.
    pub step_names: bool,
    /// What a material is called, or which are given.
    pub materials: bool,
    /// What a department is called.
    pub departments: bool,
    /// What a case is called.
    pub cases: bool,
    /// What a bare number of days means.
    pub unit: bool,
}

/// Defects that are told at once.
const MOST_DEFECTS: usize = 100;

/// What a name that could not be read begins with: no text that is read
/// contains it.
const UNREADABLE: char = '\0';

/// Reads a process, whose waivers may name any rule.
///
/// # Errors
/// Every defect of the text, at most 100, in the order of the text.
pub fn read(source: &Source) -> Result<Process, Vec<Defect>> {
    read_knowing(source, |_| Vec::new())
}

/// Reads a process in which `unknown` finds the names of what this room does
/// not know.
///
/// # Errors
/// As of [`read`], those of `unknown` among them.
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

/// Defects in the order of the text, at most so many as are told at once.
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
    /// Whether a problem of the draft only follows from what is missing.
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
