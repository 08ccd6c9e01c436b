//! An option in documents for programs, wherever a proposal names one.

use schemars::JsonSchema;
use serde::Serialize;

use crate::levers::{Means, Offer};
use crate::model::{Process, Spelled};

/// A change, with its grade and its place.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct OptionOfProposal<'a> {
    /// A lever of `may`; `null` for the answer to a question.
    pub lever: Option<&'static str>,
    /// `free`, `answer`, `granted` or `suggested`.
    pub grade: &'static str,
    /// The steps it is made at.
    pub steps: Vec<&'a str>,
    /// The papers it is about.
    pub papers: Vec<&'a str>,
    /// The case that has it; `null` where the one shown does.
    pub case: Option<&'a str>,
}

pub(super) fn option<'p>(process: &'p Process, offer: &Offer) -> OptionOfProposal<'p> {
    OptionOfProposal {
        lever: offer.lever().map(Spelled::english),
        grade: offer.grade.name(),
        steps: steps(process, offer),
        papers: papers(process, offer),
        case: None,
    }
}

fn steps<'p>(process: &'p Process, offer: &Offer) -> Vec<&'p str> {
    let mut ids: Vec<&str> = offer.steps().map(|step| process.step(step).id.as_str()).collect();
    ids.dedup();
    ids
}

fn papers<'p>(process: &'p Process, offer: &Offer) -> Vec<&'p str> {
    let of_means = match offer.means {
        Means::PaperNotNeeded(paper) => Some(paper),
        Means::Lever(_) | Means::Answer => None,
    };
    let mut named: Vec<_> = offer.sites.iter().filter_map(|site| site.need).chain(of_means).collect();
    named.dedup();
    named.into_iter().map(|paper| process.materials()[paper.index()].name.as_str()).collect()
}
