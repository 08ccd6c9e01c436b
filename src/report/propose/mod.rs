//! The answer of `propose`: the days that a file can reach, the levers that it
//! takes, and who decides on them.

mod also;
mod basis;
pub mod contract;
mod dates;
mod document;
pub mod option;
pub(super) mod people;
mod remarks;
mod rows;
pub mod say;
pub mod searched;

pub(in crate::report) use basis::to_check;
pub use remarks::Remarker;
pub(in crate::report) use remarks::stood;
pub use searched::Searched;

use jiff::civil::Date;

use super::{Document, Failure, Json, Report, Sheet};
use crate::levers::{self, Means, Offer, Site, Warning, Why};
use crate::model::{Days, Jurisdiction, MaterialId, Process, StepId, Time};
use crate::plan::Package;
use crate::text::{Lang, Text};

/// A file with the package that was made of it.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// Its name as it was given.
    pub file: String,
    /// The process, in the case that is shown.
    pub process: Process,
    /// The case, where the file has several.
    pub case: Option<String>,
    /// The package.
    pub package: Package,
    /// The result of a search, where one was asked for.
    pub searched: Searched,
    /// The days with it in each case of the definition, for pages that show
    /// them; `None` where unknown.
    pub in_cases: Vec<Option<InCase>>,
}

/// The days with a package in one case of a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InCase {
    /// The days.
    pub days: Time,
    /// The start that they are counted from; `None` where it does not matter.
    pub start: Option<Date>,
}

/// A file with its package, or the reason there is none.
#[derive(Debug)]
pub enum Proposal {
    /// It has a package, even if an empty one.
    Made(Box<Proposed>),
    /// It could not be read or judged.
    Failed(Failure),
}

super::answers!(Proposal: Report, Json, Sheet);

impl Proposal {
    /// The report, for people.
    pub fn report(&self) -> Report {
        match self {
            Self::Made(proposed) => people::report(proposed, people::Reader::Caller),
            Self::Failed(_) => Report::default(),
        }
    }

    /// The document, for programs.
    pub fn json(&self, lang: Lang) -> Json<'_> {
        match self {
            Self::Made(proposed) => Document::Proposal(document::document(proposed, lang)).into(),
            Self::Failed(failure) => failure.json(lang),
        }
    }

    /// The rows, for spreadsheets.
    pub fn sheet(&self, lang: Lang) -> Sheet {
        match self {
            Self::Made(proposed) => rows::sheet(proposed, lang),
            Self::Failed(_) => Sheet::default(),
        }
    }
}

impl Proposed {
    fn days(&self, time: Time) -> Days {
        time.in_days(self.process.day())
    }

    fn name(&self, step: StepId) -> &str {
        &self.process.step(step).name
    }

    fn id(&self, step: StepId) -> &str {
        &self.process.step(step).id
    }

    /// The place where an option is made, as people know it.
    fn place(&self, offer: &Offer) -> Text {
        place(&self.process, offer)
    }

    /// Returns whether a warning has to be given: a rule of China's law applies
    /// only there.
    fn applies(&self, warning: Warning) -> bool {
        warning != Warning::JointLimit || self.package.analysis.ground.jurisdiction == Jurisdiction::Cn
    }

    fn why(&self, offer: &Offer, why: &Why) -> Text {
        levers::why(why, offer.lever(), &self.process)
    }
}

/// The place where an option of a process is made, as people know it.
fn place(process: &Process, offer: &Offer) -> Text {
    let name = |step: StepId| process.step(step).name.as_str();
    let paper = |material: MaterialId| process.materials()[material.index()].name.as_str();
    let site = |site: &Site| match site.need {
        None => name(site.step).to_owned(),
        Some(material) => format!("{} · {}", name(site.step), paper(material)),
    };
    let of_paper = match offer.means {
        Means::PaperNotNeeded(material) => format!(" · {}", paper(material)),
        Means::Lever(_) | Means::Answer => String::new(),
    };
    let sites: Vec<String> = offer.sites.iter().map(site).collect();
    Text::verbatim(sites.join(" + ") + &of_paper)
}
