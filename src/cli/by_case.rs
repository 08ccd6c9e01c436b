//! Versions of a guide with cases, compared case by case.

use super::sides::{Definition, Match};

/// The two versions as one match for each case, by its name. A version
/// without cases is held against the most frequent case of the other.
pub(super) fn by_case(found: Match) -> Vec<Match> {
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
    fn has_cases(&self) -> bool {
        !self.process.variants().is_empty()
    }

    /// Each case by its name, which stands behind that of the process.
    fn cases(&self) -> Vec<(String, Box<Self>)> {
        let names = self.process.cases().iter().map(|case| case.name.clone());
        names
            .zip(self.process.variants())
            .map(|(name, variant)| (name.clone(), self.of(&name, &variant.process)))
            .collect()
    }

    /// The most frequent case; the whole where there are none.
    fn main_case(&self) -> Box<Self> {
        let name = self.process.main_case().map(|at| self.process.cases()[at].name.clone());
        self.of(&name.unwrap_or_default(), self.process.main_variant())
    }

    fn of(&self, case: &str, process: &crate::model::Process) -> Box<Self> {
        let called = if case.is_empty() { process.name().to_owned() } else { format!("{} · {case}", process.name()) };
        Box::new(Self {
            name: self.name.clone(),
            stem: self.stem.clone(),
            path: self.path.clone(),
            process: process.clone().called(called),
        })
    }
}
