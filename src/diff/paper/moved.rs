//! Days that went outside the limit, before intake, to the applicant or to a
//! third party.

use super::{Case, PaperSaving, Way};
use crate::model::Time;

pub(super) fn found(case: &Case<'_>) -> Vec<PaperSaving> {
    let moved = case.moved.iter().enumerate().filter_map(|(change, moved)| Some((change, (*moved)?)));
    moved
        .filter(|(_, moved)| moved.days > Time::ZERO)
        .map(|(change, moved)| {
            let found = &case.found[change];
            let names = found.new.iter().map(|id| case.versions.new.step(*id).name.clone());
            PaperSaving {
                change,
                way: Way::Moved,
                to: Some(moved.to),
                steps: names.collect(),
                about: Vec::new(),
                guess: false,
            }
        })
        .collect()
}
