//! The default jurisdiction of a definition.

use super::process::Process;
use super::vocabulary::Jurisdiction;

impl Process {
    /// China's where a name in the file has a Han character, else the generic
    /// one.
    pub fn jurisdiction_by_names(&self) -> Jurisdiction {
        if self.is_named_in_chinese() { Jurisdiction::Cn } else { Jurisdiction::Generic }
    }

    /// Returns whether any name in the process, or in one of its cases, has a
    /// Chinese character.
    pub fn is_named_in_chinese(&self) -> bool {
        let steps = self.steps().iter().flat_map(|step| [step.name.as_str(), step.id.as_str()]);
        let departments = self.departments().iter().map(|department| department.name.as_str());
        let materials = self.materials().iter().map(|material| material.name.as_str());
        let cases = self.cases().iter().map(|case| case.name.as_str());
        let mut names = [self.name()].into_iter().chain(steps).chain(departments).chain(materials).chain(cases);
        names.any(has_han) || self.variants().iter().any(|variant| variant.process.is_named_in_chinese())
    }
}

/// Returns whether a name has a Chinese character.
#[must_use]
pub fn has_han(name: &str) -> bool {
    name.chars().any(is_han)
}

/// Returns whether a character is of the Han script: the ideographs of Unicode
/// with their extensions.
const fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3fffd}')
}
