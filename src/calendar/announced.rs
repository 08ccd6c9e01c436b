//! The days that a notice or a calendar file names.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

/// The notice of a year: where it is published, and the days it names. They lie
/// in its year and in the December before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Notice {
    pub(super) sources: Vec<String>,
    pub(super) days: BTreeMap<Date, NamedDay>,
}

/// One named day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamedDay {
    pub(super) works: bool,
    pub(super) name: Cow<'static, str>,
}

impl NamedDay {
    /// A named day from a calendar file: the name on one line, without control
    /// characters.
    pub(super) fn from_file(works: bool, name: &str) -> Self {
        Self { works, name: Cow::Owned(one_line(name)) }
    }
}

/// Puts a text on one line, without control characters.
pub(super) fn one_line(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    line.trim().to_owned()
}
