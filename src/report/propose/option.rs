//! An option in documents for programs, wherever a proposal names one.

use schemars::JsonSchema;
use serde::Serialize;

use super::Proposed;
use crate::levers::{Means, Offer};
use crate::model::Spelled;

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
}

pub(super) fn option<'p>(proposed: &'p Proposed, offer: &Offer) -> OptionOfProposal<'p> {
    OptionOfProposal {
        lever: offer.lever().map(Spelled::english),
        grade: offer.grade.name(),
        steps: steps(proposed, offer),
        papers: papers(proposed, offer),
    }
}

fn steps<'p>(proposed: &'p Proposed, offer: &Offer) -> Vec<&'p str> {
    let mut ids: Vec<&str> = offer.steps().map(|step| proposed.id(step)).collect();
    ids.dedup();
    ids
}

fn papers<'p>(proposed: &'p Proposed, offer: &Offer) -> Vec<&'p str> {
    let of_means = match offer.means {
        Means::PaperNotNeeded(paper) => Some(paper),
        Means::Lever(_) | Means::Answer => None,
    };
    let mut named: Vec<_> = offer.sites.iter().filter_map(|site| site.need).chain(of_means).collect();
    named.dedup();
    named.into_iter().map(|paper| proposed.material(paper)).collect()
}
