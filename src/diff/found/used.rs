//! The levers that a file permitted and that are used: the permit is gone with
//! what it permitted.

use super::{ChangeKind, FoundChange};
use crate::diff::Versions;
use crate::model::{Lever, Permit, Process, StepId};

/// A permit that is used.
#[derive(Clone, Copy, Debug)]
pub(in crate::diff) struct UsedPermit<'p> {
    /// The lever that it permitted.
    pub lever: Lever,
    /// The permit.
    pub permit: &'p Permit,
    /// Whether it was about a paper of the step.
    pub of_paper: bool,
}

/// The permits at a step and at its papers that its later version has no more.
pub(in crate::diff) fn used<'v>(versions: &'v Versions, old: StepId, new: &[StepId]) -> Vec<UsedPermit<'v>> {
    let permits = |process: &'_ Process, id: StepId| -> Vec<(Lever, Option<String>)> {
        let step = process.step(id);
        let of_step = step.may.iter().map(|(lever, _)| (*lever, None));
        let of_papers = step.askings().iter().flat_map(|need| {
            let name = &process.materials()[need.material.index()].name;
            need.may.iter().map(move |(lever, _)| (*lever, Some(name.clone())))
        });
        of_step.chain(of_papers).collect()
    };
    let left: Vec<_> = new.iter().flat_map(|id| permits(&versions.new, *id)).collect();
    let step = versions.old.step(old);
    let of_step = step.may.iter().map(|(lever, permit)| (None, *lever, permit));
    let of_papers = step.askings().iter().flat_map(|need| {
        let name = &versions.old.materials()[need.material.index()].name;
        need.may.iter().map(move |(lever, permit)| (Some(name.clone()), *lever, permit))
    });
    let all = of_step.chain(of_papers).filter(|(paper, lever, _)| !left.contains(&(*lever, paper.clone())));
    all.map(|(paper, lever, permit)| UsedPermit { lever, permit, of_paper: paper.is_some() }).collect()
}

impl Versions {
    /// The bases on which a change uses levers, each once.
    #[must_use]
    pub fn bases_of(&self, found: &FoundChange) -> Vec<&str> {
        let ChangeKind::Lever(lever) = found.kind else { return Vec::new() };
        let mut bases: Vec<&str> = Vec::new();
        for id in &found.old {
            for permit in used(self, *id, &found.new).into_iter().filter(|used| used.lever == lever) {
                let basis = permit.permit.basis.as_str();
                if !basis.is_empty() && !bases.contains(&basis) {
                    bases.push(basis);
                }
            }
        }
        bases
    }
}
