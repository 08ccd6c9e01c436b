//! A lever that was used without a basis: a change tried as if it were
//! permitted.

use super::{Case, PaperSaving, Way};
use crate::diff::found::{ChangeKind, FoundChange, used};
use crate::model::Spelled;

pub(super) fn found(case: &Case<'_>) -> Vec<PaperSaving> {
    let old = &case.versions.old;
    let mut papers: Vec<PaperSaving> = Vec::new();
    for id in old.step_ids() {
        let group = case.versions.pairing.of_old(id);
        for permit in used(case.versions, id, &group.new) {
            if !permit.permit.basis.is_empty() {
                continue;
            }
            let is_of_lever = |found: &FoundChange| found.kind == ChangeKind::Lever(permit.lever);
            let own = || case.changes_of_old(id);
            let change = own().find(|(_, found)| is_of_lever(found));
            let change = change.or_else(|| own().find(|(_, found)| found.touches_time())).or_else(|| own().next());
            let Some((change, _)) = change else { continue };
            let about = vec![permit.lever.english().to_owned(), permit.lever.chinese().to_owned()];
            let told = |paper: &PaperSaving| paper.change == change && paper.about == about;
            if !papers.iter().any(told) {
                let steps = vec![old.step(id).name.clone()];
                papers.push(PaperSaving { change, way: Way::NoBasis, to: None, steps, about, guess: false });
            }
        }
    }
    papers
}
