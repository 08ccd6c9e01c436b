//! Versions of a guide with cases, compared case by case.

use crate::cli::sides::{Definition, Match};
use crate::model::{CaseOf, Process, StepId};
use crate::report::diff::OfCase;

/// The two versions as one match for each case, by its name. A version without
/// cases is compared with the most frequent case of the other.
pub(in crate::cli) fn by_case(found: Match) -> Vec<Match> {
    match found {
        Match::Both(old, new) if old.has_cases() || new.has_cases() => both(&old, &new),
        Match::New(only) if only.has_cases() => only.cases().into_iter().map(|(_, case)| Match::New(case)).collect(),
        Match::Gone(only) if only.has_cases() => only.cases().into_iter().map(|(_, case)| Match::Gone(case)).collect(),
        other => vec![other],
    }
}

fn both(old: &Definition, new: &Definition) -> Vec<Match> {
    if !old.has_cases() || !new.has_cases() {
        return vec![Match::Both(old.main_case(), new.main_case())];
    }
    let mut before = old.cases();
    let mut matches = Vec::new();
    for (name, case) in new.cases() {
        match before.iter().position(|(known, _)| *known == name) {
            Some(at) => matches.push(Match::Both(before.remove(at).1, case)),
            None => matches.push(Match::New(case)),
        }
    }
    matches.extend(before.into_iter().map(|(_, case)| Match::Gone(case)));
    matches
}

impl Definition {
    pub(in crate::cli) fn has_cases(&self) -> bool {
        !self.process.variants().is_empty()
    }

    /// Each case under its name, which follows that of the process.
    pub(in crate::cli) fn cases(&self) -> Vec<(String, Box<Self>)> {
        let cases = self.process.cases().iter().zip(self.process.variants());
        cases.map(|(case, variant)| (case.name.clone(), self.of(Some(case), &variant.process))).collect()
    }

    /// The most frequent case; the whole where there are none.
    fn main_case(&self) -> Box<Self> {
        self.of(self.process.main_case().map(|at| &self.process.cases()[at]), self.process.main_variant())
    }

    fn of(&self, case: Option<&CaseOf<StepId>>, process: &Process) -> Box<Self> {
        let called = match case {
            Some(case) => format!("{} · {}", process.name(), case.name),
            None => process.name().to_owned(),
        };
        Box::new(Self {
            name: self.name.clone(),
            stem: self.stem.clone(),
            path: self.path.clone(),
            process: process.clone().called(called),
            case: case.map(|case| OfCase { name: case.name.clone(), share: case.share }),
            source: self.source.clone(),
        })
    }
}
