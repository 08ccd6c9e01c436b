//! A step that adds nothing, that no law demands and that nobody relies on
//! goes. Heuristic "task elimination" of Reijers and Limam Mansar (2005).

use super::Lever;
use crate::analysis::Analysis;
use crate::model::{Change, Lever as Name, Process};

/// 取消环节
pub(super) const LEVER: Lever = Lever { name: Name::Eliminate, free: true, propose };

fn propose(process: &Process, analysis: &Analysis) -> Vec<Change> {
    let going = analysis.changes.iter().filter(|proposal| proposal.goes);
    going.map(|proposal| Change::Eliminate { step: process.step(proposal.step).id.clone() }).collect()
}
