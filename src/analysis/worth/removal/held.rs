//! What the start and the finish of a removed step waited for.

use super::patch::Passing;
use crate::analysis::network::{Constraint, Node};
use crate::analysis::order::pairs::Point;
use crate::analysis::order::sets::Set;
use crate::model::{Length, Relation, StepId};

/// The starts that a removed step waits for.
#[derive(Default)]
pub(super) struct Started {
    pub(super) at_start: Vec<Constraint>,
    pub(super) at_finish: Vec<Constraint>,
}

impl Passing<'_, '_, '_, '_> {
    /// The starts that the start and the finish of a step wait for.
    pub(super) fn started(&self, step: StepId) -> Option<Started> {
        let mut started = Started::default();
        let sets = &self.plans.sets;
        for order in self.orders(step) {
            let goes = self.goes(order.from);
            match (order.relation, self.network.node_of(order.from)) {
                (Relation::StartStart, _) if self.network.head_of(order.from).is_some() => return None,
                (Relation::StartStart, _) if goes => started.at_start.extend(self.started(order.from)?.at_start),
                (Relation::StartStart, Some(from)) => {
                    let wait = Constraint { from, relation: Relation::StartStart, lag: Length::ZERO };
                    started.at_start.push(wait);
                }
                (Relation::StartStart, None) => {
                    started.at_start.extend(sets.started(Point::start(order.from)).map(Constraint::after));
                }
                (relation, _) if goes => {
                    let of_other = self.started(order.from)?.at_finish;
                    match relation {
                        Relation::FinishStart => started.at_start.extend(of_other),
                        _ => started.at_finish.extend(of_other),
                    }
                }
                (_, Some(_)) => {}
                (Relation::FinishStart, None) => {
                    started.at_start.extend(sets.started(Point::finish(order.from)).map(Constraint::after));
                }
                (Relation::FinishFinish, None) => {
                    started.at_finish.extend(sets.started(Point::finish(order.from)).map(Constraint::after));
                }
            }
        }
        let at_start = started.at_start.clone();
        started.at_finish.extend(at_start);
        Some(started)
    }

    /// The finishes that the finish of a step waits for: all before its start,
    /// and what its finish is tied to.
    pub(super) fn ended(&self, step: StepId) -> Vec<Node> {
        let mut nodes = self.gates(Set::All, &self.before(step));
        for tied in self.tied(step) {
            if self.goes(tied) {
                nodes.extend(self.ended(tied));
            } else {
                nodes.extend(self.network.node_of(tied).or_else(|| self.plans.sets.ended(tied)));
            }
        }
        nodes
    }
}
