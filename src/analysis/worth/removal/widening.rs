//! What the gates of a point wait for when more comes before it; where it has
//! no gates of its own, what those who follow it wait for.

use std::collections::HashSet;

use super::patch::Passing;
use crate::analysis::network::{Constraint, Node};
use crate::analysis::order::pairs::Point;
use crate::analysis::order::scenario::open_points;
use crate::analysis::order::sets::Set;
use crate::model::{Order, Relation, StepId};

/// How many points without gates of their own are passed.
const MOST: usize = 32;

/// More points before others: those of which it is told, those passed already,
/// and the constraints of gates.
struct Widening<'w> {
    points: &'w [Point],
    passed: HashSet<(Point, Set)>,
    waits: Vec<(Node, Constraint)>,
}

impl Passing<'_, '_, '_, '_> {
    /// The constraints of the gates of a point when they stand for what is at
    /// some other points, too. `waits_for_all` says whether its step waits for
    /// all of that itself.
    pub(super) fn widened(
        &mut self,
        points: &[Point],
        to: Point,
        waits_for_all: bool,
    ) -> Option<Vec<(Node, Constraint)>> {
        let mut widening = Widening { points, passed: HashSet::new(), waits: Vec::new() };
        self.tell_takers(points, to);
        for set in [Set::All, Set::Silent] {
            let is_held = set == Set::All && waits_for_all && self.own_gate(set, to).is_none();
            if !is_held && !self.gates(set, points).is_empty() {
                self.widen(set, to, &mut widening)?;
            }
        }
        Some(widening.waits)
    }

    /// What took the gates of a point apart waits for what is open among more.
    fn tell_takers(&mut self, points: &[Point], at: Point) {
        for &(taker, lag) in self.plans.takers.get(&at).into_iter().flatten() {
            if let Some(node) = self.staying(taker) {
                for from in self.open(taker, points) {
                    self.patch.wait(node, Constraint { lag, ..Constraint::after(from) });
                }
            }
        }
    }

    /// Has the gate of a point wait for more, else all that would wait for it.
    fn widen(&mut self, set: Set, at: Point, widening: &mut Widening<'_>) -> Option<()> {
        let points = widening.points;
        let more = self.gates(set, points);
        if let Some(gate) = self.own_gate(set, at) {
            widening.waits.extend(more.into_iter().map(|from| (gate, Constraint::after(from))));
            return Some(());
        }
        if !widening.passed.insert((at, set)) {
            return Some(());
        }
        if widening.passed.len() > MOST {
            return None;
        }
        if at.at_start {
            if set == Set::All {
                self.hold_finishes(at.step, &more);
            }
            self.widen_next(set, Point::finish(at.step), widening)?;
        }
        for &order in self.leaving(at.step) {
            let is_apart = self.plans.basis.pairs.is_apart(order.to);
            let next = match order.relation {
                Relation::FinishStart if !at.at_start => Point { step: order.to, at_start: is_apart },
                Relation::StartStart if at.at_start => Point { step: order.to, at_start: is_apart },
                Relation::FinishFinish if !at.at_start && is_apart => Point::finish(order.to),
                _ => continue,
            };
            let Some(node) = self.network.node_of(order.to) else {
                self.widen_next(set, next, widening)?;
                continue;
            };
            if self.goes(order.to) || self.network.head_of(order.to).is_some() {
                return None;
            }
            let waits = self.open_by(order, points);
            for from in &waits {
                self.patch.wait(node, Constraint::after(*from));
            }
            // A lag passes on what is behind a step that goes in any case.
            let passes_lag = self.network.node_of(at.step).is_none() && !order.lag.is_zero();
            if passes_lag && !self.is_habit(order) {
                for from in self.behind(order.to, points)? {
                    self.patch.wait(node, Constraint { lag: order.lag, ..Constraint::after(from) });
                }
            }
            self.tell_those_that_call_habit(order.to, points)?;
            let stands_for_itself = set == Set::All || !self.plans.basis.record.says_gives(order.to);
            if !(stands_for_itself && more.iter().all(|from| waits.contains(from))) {
                self.widen_next(set, next, widening)?;
            }
        }
        Some(())
    }

    fn widen_next(&mut self, set: Set, at: Point, widening: &mut Widening<'_>) -> Option<()> {
        self.tell_takers(widening.points, at);
        self.widen(set, at, widening)
    }

    /// What calls something habit that is behind a step, and follows that step
    /// nevertheless, waits for what is open among more: it took the gate of
    /// the step apart.
    fn tell_those_that_call_habit(&mut self, step: StepId, points: &[Point]) -> Option<()> {
        let known = self.known;
        for (habit, taker) in known.places.habits_over(self.around(step)) {
            let Some(node) = self.staying(taker).filter(|_| taker != step) else { continue };
            let follows = |passing: &mut Self| passing.is_behind(step, &open_points(&passing.plans.basis, taker));
            if self.is_behind(habit, &[Point::finish(step)]) && follows(self) {
                if self.network.head_of(taker).is_some() {
                    return None;
                }
                for from in self.open(taker, points) {
                    self.patch.wait(node, Constraint::after(from));
                }
            }
        }
        Some(())
    }

    /// What a step follows through some points for no known reason, by an
    /// order of its own with the step they come before.
    pub(super) fn open_by(&mut self, order: &Order, points: &[Point]) -> Vec<Node> {
        let record = &self.plans.basis.record;
        if record.delivery == Some(order.to) {
            self.gates(Set::All, points)
        } else if record.says_needs(order.to) && self.is_habit(order) {
            Vec::new()
        } else {
            self.open(order.to, points)
        }
    }

    /// The gate for a point and all before it, and for nothing else.
    fn own_gate(&self, set: Set, point: Point) -> Option<Node> {
        let gate = self.plans.sets.gate(set, point)?;
        let mut before = self.plans.basis.pairs.before(point);
        let is_shared = before.any(|before| self.plans.sets.gate(set, before) == Some(gate));
        (self.network.step(gate).is_none() && !is_shared).then_some(gate)
    }
}
