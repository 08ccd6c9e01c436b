//! The pairs that arise when a step is removed: what it finished with before
//! what starts after it, what it started after before what starts with it.

use std::collections::{BTreeMap, BinaryHeap, HashSet};

use super::apart::Apart;
use super::joined::{Joined, NewlyBefore};
use super::patch::{Passing, Waits};
use crate::analysis::network::{Constraint, Node};
use crate::analysis::order::pairs::Point;
use crate::analysis::order::sets::Set;
use crate::model::{Order, Relation, StepId};

impl Passing<'_, '_, '_, '_> {
    /// Adds the pairs that arise when a step is removed.
    pub(super) fn pass_pairs(&mut self, step: StepId) -> Option<()> {
        self.network.node_of(step)?;
        if self.network.head_of(step).is_some() {
            return None;
        }
        let before = self.before(step);
        for tied in self.tied(step) {
            if !self.is_behind(tied, &before) {
                self.join_finish(step, tied)?;
            }
        }
        for order in self.leaving(step).iter().filter(|order| order.relation == Relation::StartStart) {
            self.join_start(step, order)?;
        }
        Some(())
    }

    /// Joins what the finish of a step was tied to, and all before that, with
    /// what starts after it.
    fn join_finish(&mut self, step: StepId, tied: StepId) -> Option<()> {
        let (node, points) = (self.network.node_of(step)?, [Point::finish(tied)]);
        let before = self.newly_before(points.to_vec(), Point::finish(step));
        let after = self.onward(Point::finish(step)).into_iter().map(|order| order.to).collect();
        let gates = self.widened(&points, Point::finish(step), false)?;
        self.join(Joined { node, before, after }, gates)
    }

    /// Joins what a step started after, and all before that, with what started
    /// with it.
    fn join_start(&mut self, step: StepId, order: &Order) -> Option<()> {
        let (node, to, points) = (self.network.node_of(step)?, order.to, self.before(step));
        if self.network.head_of(to).is_some() {
            return None;
        }
        let Some(waiting) = self.staying(to) else {
            // One that is removed with it passes on to what starts with it, too.
            let at = if self.goes(to) { Point::finish(to) } else { Point::start(to) };
            let before = self.newly_before(points.clone(), at);
            let after = self.onward(at).into_iter().map(|order| order.to).collect();
            let gates = self.widened(&points, at, false)?;
            return self.join(Joined { node, before, after }, gates);
        };
        let all = self.gates(Set::All, &points);
        let waits = self.open_by(order, &points);
        let waits_for_all = all.iter().all(|gate| waits.contains(gate));
        for from in waits {
            self.patch.wait(waiting, Constraint::after(from));
        }
        let gates = self.widened(&points, Point::finish(to), waits_for_all)?;
        let before = self.newly_before(points, Point::finish(to));
        self.join(Joined { node, before, after: vec![to] }, gates)
    }

    /// The kept steps at some points or before them, and not before another.
    fn newly_before(&mut self, mut points: Vec<Point>, until: Point) -> NewlyBefore {
        let (known, network) = (self.known, self.network);
        let places = |point: Point| (known.places.of_step(point.step), point);
        let removed = self.group.iter().map(|step| known.places.of_step(*step));
        let first = removed.min().unwrap_or(0).saturating_sub(known.near);
        let (mut last, mut rest, mut seen) = (Vec::new(), None, HashSet::new());
        let mut open: BinaryHeap<(u32, Point)> = points.iter().copied().map(places).collect();
        while let Some((place, point)) = open.pop() {
            if self.is_behind(point.step, &[until]) || !seen.insert(point) {
                continue;
            }
            if place < first {
                rest = known.places.last_ended(first);
                break;
            }
            if !point.at_start && !self.goes(point.step) && network.node_of(point.step).is_some() {
                last.push(point.step);
            }
            open.extend(self.plans.basis.pairs.before(point).map(places));
            if self.goes(point.step) {
                let passed = self.passed(point.step);
                open.extend(passed.iter().copied().map(places));
                points.extend(passed);
            }
        }
        NewlyBefore { points, until, last, rest }
    }

    /// Adds pairs, with the resulting constraints of gates; `None` where more
    /// follows from them than the inner order of matters.
    fn join(&mut self, joined: Joined, gates: Vec<(Node, Constraint)>) -> Option<()> {
        let (known, basis) = (self.known, &self.plans.basis);
        if let Some(intake) = basis.record.intake {
            let follows = joined.leads_to((basis, self.reach), Point::finish(intake));
            let mut is_before = |step: StepId| joined.before.contains((basis, self.reach), step);
            if is_before(intake) || (follows && known.submits.iter().any(|submit| is_before(*submit))) {
                return None;
            }
        }
        let takers = if gates.is_empty() { BTreeMap::new() } else { self.takers(&joined)? };
        let mut apart = Apart { gates: Waits::new(), takers };
        let waits = if apart.takers.is_empty() { &mut self.patch.waits } else { &mut apart.gates };
        for (node, wait) in gates {
            waits.entry(node).or_default().push(wait);
        }
        if !apart.takers.is_empty() {
            self.patch.apart.push(apart);
        }
        self.patch.joined.push(joined);
        Some(())
    }

    /// The kept steps that call one of the pairs habit, each with the nodes that
    /// it waits for of the others.
    fn takers(&mut self, joined: &Joined) -> Option<BTreeMap<Node, Vec<Node>>> {
        let (known, basis) = (self.known, &self.plans.basis);
        let mut takers = BTreeMap::new();
        for (from, to) in known.places.habits_over(self.span(joined)) {
            let node = self.staying(to).filter(|node| !self.goes(from) && !takers.contains_key(node));
            if let Some(node) = node
                && joined.before.contains((basis, self.reach), from)
                && joined.leads_to((basis, self.reach), Point::finish(to))
            {
                if self.network.head_of(to).is_some() {
                    return None;
                }
                takers.insert(node, self.open(to, &joined.before.points));
            }
        }
        Some(takers)
    }

    /// The places at and beyond a step.
    pub(super) fn around(&self, step: StepId) -> (u32, u32) {
        match self.known.near {
            u32::MAX => (u32::MAX, 0),
            _ => (self.known.places.of_step(step), self.known.places.of_step(step) + 1),
        }
    }

    /// Up to which place what is joined comes before, and from which on after.
    fn span(&self, joined: &Joined) -> (u32, u32) {
        if self.known.near == u32::MAX {
            return (u32::MAX, 0);
        }
        let place = |step: StepId| self.known.places.of_step(step);
        let before = joined.before.points.iter().map(|point| place(point.step)).max();
        let after = joined.after.iter().map(|step| place(*step)).min();
        (before.unwrap_or(0), after.unwrap_or(u32::MAX))
    }
}
