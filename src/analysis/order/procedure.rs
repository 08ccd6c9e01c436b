//! The constraints of a step from the inner order of its matters.

use super::items::{self, Member, RANKS};
use super::pairs::Point;
use super::scenario::Build;
use super::sets::Set;
use crate::analysis::network::{Constraint, Node};
use crate::model::{Length, Relation, StepId};

/// The gates of the lower ranks of a matter, by the rank below which they stand
/// and by member: the outer option tells whether the gate is computed.
pub(in crate::analysis) type MatterGates = [Vec<Option<Option<Node>>>; RANKS];

impl Build<'_, '_> {
    /// Makes the step wait for the earlier parts of its own matters, for the
    /// only intake, and, as the only intake or delivery, for its predecessors.
    pub(in crate::analysis) fn wait_for_procedure(&mut self, step: StepId) {
        let basis = self.basis;
        if basis.record.delivery == Some(step) {
            let points: Vec<Point> = basis.pairs.before(Point::finish(step)).collect();
            for point in points {
                self.wait(self.sets.gate(Set::All, point), Relation::FinishStart, Length::ZERO);
            }
            return;
        }
        if basis.record.intake == Some(step) {
            let submits =
                basis.submits.iter().filter_map(|submit| self.network.node_of(*submit)).map(Constraint::after);
            self.waits.extend(submits);
        }
        if basis.follows_intake[step.index()] {
            let intake = basis.record.intake.and_then(|intake| self.network.node_of(intake));
            self.wait(intake, Relation::FinishStart, Length::ZERO);
        }
        if let Some(rank) = items::rank(basis.process.step(step)) {
            for member in basis.matters.members(step) {
                for &before in basis.matters.direct(member) {
                    let gate = self.matter_gate(before, rank);
                    self.wait(gate, Relation::FinishStart, Length::ZERO);
                }
            }
        }
    }

    /// The node for a member and all before it in its matter of a lower rank
    /// than `below`.
    pub(in crate::analysis) fn matter_gate(&mut self, member: Member, below: u8) -> Option<Node> {
        let (basis, slot) = (self.basis, usize::from(below));
        self.matter_gates[slot].resize(basis.matters.len(), None);
        let mut open = vec![member];
        while let Some(&at) = open.last() {
            let before = basis.matters.direct(at);
            let unknown = |other: &&Member| self.matter_gates[slot][other.index()].is_none();
            let missing: Vec<Member> = before.iter().filter(unknown).copied().collect();
            if self.matter_gates[slot][at.index()].is_none() && !missing.is_empty() {
                open.extend(missing);
                continue;
            }
            open.pop();
            if self.matter_gates[slot][at.index()].is_some() {
                continue;
            }
            let mut members: Vec<Node> =
                before.iter().filter_map(|other| self.matter_gates[slot][other.index()].flatten()).collect();
            let step = basis.matters.step(at);
            if items::rank(basis.process.step(step)).is_some_and(|own| own < below) {
                members.extend(self.network.node_of(step));
            }
            self.matter_gates[slot][at.index()] = Some(self.network.gate(&mut members));
        }
        self.matter_gates[slot][member.index()].flatten()
    }
}
