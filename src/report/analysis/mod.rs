//! The answer of `analyze`, for one file or for several.

pub(super) mod answer;
mod because;
pub(super) mod cases;
pub mod contract;
mod dates;
mod document;
pub(super) mod free;
pub(super) mod people;
mod rows;
pub mod say;

pub(super) use dates::{finished_on, whole};
pub(super) use document::{binding, figures};

use std::collections::HashMap;

use super::{Block, Document, Failure, Json, Report, Sheet};
use crate::analysis::Analysis;
use crate::input::Vocabulary;
use crate::model::{Decimal, Process, Spelled, StepId, Time};
use crate::plan::Granted;
use crate::text::{Lang, Text};

/// The analyses of the files that were given, in that order.
#[derive(Clone, Debug)]
pub struct Analyses {
    /// One for each file.
    pub files: Vec<Outcome>,
}

/// The outcome for a file.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It was judged.
    Judged(Box<AnalyzedFile>),
    /// It could not be judged.
    Failed(Failure),
}

/// A file that was judged.
#[derive(Clone, Debug)]
pub struct AnalyzedFile {
    /// Its name as it was given.
    pub file: String,
    /// The process that it defines.
    pub process: Process,
    /// The analysis of that process.
    pub analysis: Analysis,
    /// The language of its keys.
    pub words: Vocabulary,
    /// The guide of which it is a case, if it is one.
    pub guide: Option<Guide>,
    /// The combined effect of the levers that it permits; `None` where it
    /// permits none.
    pub granted: Option<Granted>,
}

/// A definition with several cases, one of which is shown.
#[derive(Clone, Debug)]
pub struct Guide {
    /// The definition.
    pub whole: Process,
    /// Its cases, in their order.
    pub cases: Vec<CaseFigures>,
    /// The position of the one that is shown.
    pub shown: usize,
    /// Whether it was asked for; otherwise it is the most frequent one.
    pub chosen: bool,
}

/// The figures of one case.
#[derive(Clone, Debug)]
pub struct CaseFigures {
    /// The name of the case.
    pub name: String,
    /// Its share of everything that is handled.
    pub share: Option<Decimal>,
    /// The case as a process.
    pub process: Process,
    /// The analysis of that process.
    pub analysis: Analysis,
}

impl Analyses {
    /// The files that were judged.
    pub fn judged(&self) -> impl Iterator<Item = &AnalyzedFile> {
        self.files.iter().filter_map(|outcome| match outcome {
            Outcome::Judged(judged) => Some(&**judged),
            Outcome::Failed(_) => None,
        })
    }
}

super::answers!(Analyses: Report, Json, Sheet);

impl Analyses {
    /// The report, for people.
    pub fn report(&self) -> Report {
        let reports = self.judged().map(of);
        Report { blocks: reports.flat_map(|report| report.blocks).collect() }
    }

    /// The document, for programs.
    pub fn json(&self, lang: Lang) -> Json<'_> {
        Json::one_or_all(self.files.iter().map(|outcome| outcome.json(lang)))
    }

    /// The rows, for spreadsheets.
    pub fn sheet(&self, lang: Lang) -> Sheet {
        rows::sheet(self.judged(), lang)
    }
}

impl Outcome {
    fn json(&self, lang: Lang) -> Json<'_> {
        match self {
            Self::Judged(judged) => Document::Analysis(document::document(judged, lang)).into(),
            Self::Failed(failure) => failure.json(lang),
        }
    }
}

fn of(judged: &AnalyzedFile) -> Report {
    let mut report = people::report(judged);
    if let Some(guide) = &judged.guide {
        // Behind the headline, and before everything that is about one case.
        let rest = report.blocks.split_off(1.min(report.blocks.len()));
        report.blocks.extend(cases::blocks(guide));
        report.blocks.extend(rest);
    }
    report.blocks.extend(judged.granted.map(|granted| Block::Paragraph(judged.granted_line(granted))));
    report
}

impl AnalyzedFile {
    /// The effect of the levers that the file permits, and the command that
    /// shows it.
    fn granted_line(&self, granted: Granted) -> Text {
        let days = |time: Time| time.in_days(self.process.day());
        let case = self.guide.as_ref().filter(|guide| guide.chosen).map(|guide| guide.cases[guide.shown].name.as_str());
        say::granted(
            granted.levers,
            (days(self.analysis.reachable.days), days(granted.reached)),
            self.process.unit(),
            &self.file,
            case,
        )
    }
}

/// The names of the steps as people know them: the id is added where two steps
/// share a name.
pub(super) struct Names<'a> {
    process: &'a Process,
    bearers: HashMap<&'a str, usize>,
}

impl<'a> Names<'a> {
    pub(super) fn new(process: &'a Process) -> Self {
        let mut bearers = HashMap::with_capacity(process.steps().len());
        for step in process.steps() {
            *bearers.entry(step.name.as_str()).or_default() += 1;
        }
        Self { process, bearers }
    }

    pub(super) fn of(&self, id: StepId) -> String {
        let step = self.process.step(id);
        match self.bearers.get(step.name.as_str()) {
            Some(2..) if step.name != step.id => format!("{} ({})", step.name, step.id),
            _ => step.name.clone(),
        }
    }

    pub(super) fn all(&self, ids: &[StepId]) -> Vec<String> {
        ids.iter().map(|id| self.of(*id)).collect()
    }
}

/// The department of a step, if one is named.
pub(super) fn department(process: &Process, id: StepId) -> Option<&str> {
    process.step(id).department.map(|at| process.departments()[at.index()].name.as_str())
}

/// The value of a step as the contract spells it, if one is stated.
fn value(process: &Process, id: StepId) -> Option<&'static str> {
    process.step(id).value.map(Spelled::english)
}
