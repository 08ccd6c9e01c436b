//! The same options in several cases of a process.

use std::collections::BTreeMap;

use crate::levers::{self, METHODS, Means, Offer};
use crate::model::Process;

/// The identity of an option across cases: its lever, and its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The first step in the file as a whole, then the lever's position in the
    /// table, a step before its needs: the order that decides between equal
    /// packages.
    place: (usize, usize, bool, usize),
    sites: Vec<(String, Option<String>)>,
    paper: Option<String>,
    suggested: bool,
}

impl Key {
    pub(super) fn of(whole: &Process, process: &Process, offer: &Offer) -> Self {
        let material = |at: crate::model::MaterialId| process.materials()[at.index()].name.clone();
        let sites: Vec<(String, Option<String>)> =
            offer.sites.iter().map(|site| (process.step(site.step).id.clone(), site.need.map(material))).collect();
        let step =
            |id: &str| whole.steps().iter().position(|step| step.id == *id).expect("a case has steps of the whole");
        let paper = |name: &str| whole.materials().iter().position(|material| material.name == *name);
        let first = sites.iter().map(|(id, need)| {
            let need = need.as_deref().map(|name| paper(name).unwrap_or(usize::MAX));
            (step(id), need)
        });
        let (step, need) = first.min().expect("an option is about a step");
        let lever = offer.lever().map_or(METHODS.len(), levers::place);
        Self {
            place: (step, lever, need.is_some(), need.unwrap_or(0)),
            sites,
            paper: match offer.means {
                Means::PaperNotNeeded(paper) => Some(material(paper)),
                Means::Lever(_) | Means::Answer => None,
            },
            suggested: offer.grade == levers::Grade::Suggested,
        }
    }
}

/// The options of all cases, each once, in the order that decides between equal
/// packages, with the form of each in every case that has it.
pub(super) fn together(whole: &Process, cases: &[(&Process, &[Offer])]) -> Vec<Vec<Option<Offer>>> {
    let mut all: BTreeMap<Key, Vec<Option<Offer>>> = BTreeMap::new();
    for (at, (process, offers)) in cases.iter().enumerate() {
        for offer in *offers {
            let in_cases = all.entry(Key::of(whole, process, offer)).or_insert_with(|| vec![None; cases.len()]);
            in_cases[at] = Some(offer.clone());
        }
    }
    all.into_values().collect()
}
