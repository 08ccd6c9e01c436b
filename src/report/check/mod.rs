//! The answer of `check`: every finding, whether it counts, and the number of
//! definitions that were judged.

mod absent;
mod cells;
pub mod contract;
mod document;
mod fingerprint;
mod looked;
mod people;
pub mod say;

use std::sync::Arc;

use super::{Document, Failure, Json, Report, Sheet};
use crate::analysis::DateGround;
use crate::config::{FailOn, Failing};
use crate::finding::{Finding, INVALID_DEFINITION, Level};
use crate::judgement::{Judged, Suppressed};
use crate::model::{Jurisdiction, Process};
use crate::rules::{RULES, Rule};
use crate::source::{Location, Source};
use crate::text::{Lang, Text};

pub use absent::{LeftOut, WhyLeft};
pub use looked::{Against, Earlier};
pub use people::{notes, verdict};

/// The findings of a run.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The files in their order, followed by the files that settings were read
    /// from.
    pub files: Vec<CheckedFile>,
    /// The rules that were in force, each with its level.
    pub rules: Vec<(&'static Rule, Level)>,
    /// The conditions that fail the run.
    pub fail_on: FailOn,
    /// The revision that was compared with, if one was.
    pub against: Option<Against>,
    /// Whether there was a baseline.
    pub has_baseline: bool,
    /// Possible definitions that are not judged, by name.
    pub left_out: Vec<LeftOut>,
    /// The definitions of the revision that are gone, by name.
    pub gone: Vec<String>,
}

/// A file and what was found in it.
#[derive(Clone, Debug)]
#[must_use]
pub struct CheckedFile {
    /// The name of the file.
    pub name: String,
    /// The contents of the file.
    pub holds: Holds,
    /// Its text, where it could be read and something was found in it.
    pub source: Option<Arc<Source>>,
    /// The findings.
    pub findings: Vec<Judged>,
    /// Possible breaches of a rule: neither found nor ruled out.
    pub undecided: Vec<Finding>,
    /// The law and calendar that its figures rest on, where it was judged.
    pub ground: Option<DateGround>,
    /// The largest number of starts that one comparison on dates omitted,
    /// because from them both lengths end in years that are not known.
    pub starts_left_out: usize,
    /// The rules that were off for it.
    pub off: Vec<&'static str>,
}

/// The contents of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A definition that was judged.
    Definition {
        /// The id of the process.
        id: String,
        /// The name of the process.
        name: String,
        /// The ids of its steps.
        steps: Vec<String>,
    },
    /// Nothing that could be judged.
    Nothing(Failure),
    /// A definition that is no longer judged: the id of its process.
    Absent(String),
    /// A configuration, a baseline, or a file that was not read.
    Settings,
}

/// The number of findings of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FindingTally {
    /// Definitions that were judged.
    pub judged: usize,
    /// Files that could not be judged.
    pub failed: usize,
    /// Findings that count, at the level `deny`.
    pub deny: usize,
    /// Findings that count, at the level `warn`.
    pub warn: usize,
    /// Findings that do not count.
    pub suppressed: usize,
    /// Possible breaches of a rule.
    pub undecided: usize,
}

impl Checked {
    /// Every finding with its file, in the order of the files.
    pub fn findings(&self) -> impl Iterator<Item = (&CheckedFile, &Judged)> {
        self.files.iter().flat_map(|file| file.findings.iter().map(move |judged| (file, judged)))
    }

    /// The value that all judged definitions have in common.
    pub(super) fn common<'c, T: PartialEq>(&'c self, of: impl Fn(&'c DateGround) -> T) -> Option<T> {
        let mut all = self.files.iter().filter_map(|file| file.ground.as_ref()).map(of);
        let first = all.next()?;
        all.all(|other| other == first).then_some(first)
    }

    /// The law that the pages of the rules describe: China's where any
    /// definition is judged by it.
    #[must_use]
    pub fn law(&self) -> Jurisdiction {
        let mut grounds = self.files.iter().filter_map(|file| file.ground.as_ref());
        let by_chinas = grounds.any(|ground| ground.jurisdiction == Jurisdiction::Cn);
        if by_chinas { Jurisdiction::Cn } else { Jurisdiction::Generic }
    }

    /// The rules in force with their levels; under another law none that rests
    /// on China's.
    pub fn rules_under_law(&self) -> impl Iterator<Item = (&'static Rule, Level)> {
        let law = self.law();
        let counts = move |rule: &Rule| law == Jurisdiction::Cn || !rule.rests_on_chinas_law();
        self.rules.iter().copied().filter(move |(rule, _)| counts(rule))
    }

    /// The findings that count, worst first, otherwise in the order of the
    /// files.
    #[must_use]
    pub fn counting(&self) -> Vec<(&CheckedFile, &Judged)> {
        let mut counting: Vec<_> = self.findings().filter(|(_, judged)| judged.counts(Level::Warn)).collect();
        counting.sort_by_key(|(_, judged)| std::cmp::Reverse(judged.finding.level));
        counting
    }

    /// Counts the findings by kind.
    #[must_use]
    pub fn tally(&self) -> FindingTally {
        let mut tally = FindingTally::default();
        for file in &self.files {
            match file.holds {
                Holds::Definition { .. } => tally.judged += 1,
                Holds::Nothing(_) => tally.failed += 1,
                Holds::Absent(_) | Holds::Settings => {}
            }
        }
        tally.undecided = self.files.iter().map(|file| file.undecided.len()).sum();
        for (file, judged) in self.findings() {
            match judged.finding.level {
                // The error that keeps a file from being judged is listed as
                // its failure.
                _ if matches!(file.holds, Holds::Nothing(_)) => {}
                _ if judged.suppressed.is_some() => tally.suppressed += 1,
                Level::Deny => tally.deny += 1,
                Level::Warn => tally.warn += 1,
                Level::Allow => {}
            }
        }
        tally
    }

    /// Returns whether a finding that counts reaches the fail level, or another
    /// condition fails the run.
    #[must_use]
    pub fn is_wanting(&self) -> bool {
        let level = self.fail_on.level();
        self.findings().any(|(file, judged)| !matches!(file.holds, Holds::Nothing(_)) && judged.counts(level))
            || (self.fails_undecided() && self.is_open())
    }

    /// Returns whether a possible breach of a rule fails the run.
    #[must_use]
    pub fn fails_undecided(&self) -> bool {
        self.fail_on.names(Failing::Undecided)
    }
}

impl CheckedFile {
    /// A definition that was judged.
    pub fn judged(
        name: String,
        process: &Process,
        source: Source,
        findings: Vec<Judged>,
        undecided: Vec<Finding>,
    ) -> Self {
        let holds = Holds::Definition {
            id: process.id().to_owned(),
            name: process.name().to_owned(),
            steps: process.steps().iter().map(|step| step.id.clone()).collect(),
        };
        // Where nothing was found the text is not needed again.
        let source = (!findings.is_empty() || !undecided.is_empty()).then(|| Arc::new(source));
        Self { findings, undecided, ..Self::of(name, holds, source) }
    }

    /// A file in which nothing is found yet.
    fn of(name: String, holds: Holds, source: Option<Arc<Source>>) -> Self {
        let (findings, undecided, off) = (Vec::new(), Vec::new(), Vec::new());
        Self { name, holds, source, findings, undecided, ground: None, starts_left_out: 0, off }
    }

    /// A configuration or a baseline with its errors.
    pub fn settings(source: Source, findings: Vec<Finding>) -> Self {
        Self::settings_judged(source, findings.into_iter().map(Judged::elsewhere).collect())
    }

    /// The same, where some of the findings are accepted.
    pub fn settings_judged(source: Source, findings: Vec<Judged>) -> Self {
        Self { findings, ..Self::of(source.name().to_owned(), Holds::Settings, Some(Arc::new(source))) }
    }

    /// A file that could not be judged: the reason is a finding, too.
    pub fn unjudged(failure: Failure, source: Option<Source>, findings: Vec<Finding>) -> Self {
        let findings = findings.into_iter().map(Judged::elsewhere).collect();
        Self { findings, ..Self::of(failure.file.clone(), Holds::Nothing(failure), source.map(Arc::new)) }
    }

    /// The location of a finding; `None` where there is no text.
    #[must_use]
    pub fn locate(&self, finding: &Finding) -> Option<Location> {
        self.source.as_ref().map(|source| source.locate(&finding.place))
    }

    /// The id of its process.
    #[must_use]
    pub fn process(&self) -> Option<&str> {
        match &self.holds {
            Holds::Definition { id, .. } | Holds::Absent(id) => Some(id),
            Holds::Nothing(_) | Holds::Settings => None,
        }
    }

    /// The id of the step at a position.
    fn step(&self, at: Option<usize>) -> Option<&str> {
        match &self.holds {
            Holds::Definition { steps, .. } => steps.get(at?).map(String::as_str),
            Holds::Nothing(_) | Holds::Absent(_) | Holds::Settings => None,
        }
    }
}

/// The summary of a rule in one line.
#[must_use]
pub fn summary(code: &str, lang: Lang) -> &'static str {
    match RULES.iter().find(|rule| rule.name == code) {
        Some(rule) => rule.page.summary(lang),
        None if code == INVALID_DEFINITION => match lang {
            Lang::English => "a definition that cannot be judged",
            Lang::Chinese => "流程表无法检查",
        },
        None => "",
    }
}

/// The Chinese name of a rule, shown beside its id.
#[must_use]
pub fn chinese_name(code: &str) -> Option<&'static str> {
    RULES.iter().find(|rule| rule.name == code).map(|rule| rule.page.summary(Lang::Chinese))
}

super::answers!(Checked: Report, Json, Sheet, Findings);

impl Checked {
    /// The report, for people.
    pub fn report(&self) -> Report {
        people::report(self)
    }

    /// The document, for programs.
    pub fn json(&self, lang: Lang) -> Json<'_> {
        Document::Check(document::document(self, lang)).into()
    }

    /// The rows, for spreadsheets.
    pub fn sheet(&self, lang: Lang) -> Sheet {
        document::sheet(self, lang)
    }

    /// Itself, for formats that are made of findings.
    #[must_use]
    pub const fn findings_of_rules(&self) -> &Self {
        self
    }
}

/// The kind of suppression, as the contract spells it.
fn suppressed_by(suppressed: &Suppressed) -> &'static str {
    match suppressed {
        Suppressed::Waived { .. } => "waiver",
        Suppressed::Baselined => "baseline",
        Suppressed::Known(_) => "revision",
    }
}

/// The reason for the suppression.
#[must_use]
pub fn suppressed_because(suppressed: &Suppressed) -> Option<Text> {
    match suppressed {
        Suppressed::Waived { reason, .. } => Some(Text::verbatim(reason)),
        Suppressed::Baselined => None,
        Suppressed::Known(revision) => Some(Text::verbatim(revision)),
    }
}
