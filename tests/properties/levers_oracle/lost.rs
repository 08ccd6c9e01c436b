//! What a lever took passes nothing on across a step that goes.

use super::make::Made;
use super::order::{across, as_written, orders};
use crate::oracle::brute::order::{Order, Reason};
use crate::oracle::model::Relation;

impl Made<'_> {
    /// Takes orders of the file out, and what comes only through them across the steps that go: "across a step W that
    /// goes, the order stays", and one that a lever took is not there. Pairs that the file has stay: "a pair that it
    /// does not name keeps its status". Returns whether any goes that ties a step
    /// across another.
    pub fn lose(&mut self, goes: impl Fn(&Order, Reason) -> bool) -> bool {
        let nobody = vec![false; self.now.len()];
        let today = across(self.file, &orders(self.file, as_written(self.file)), &nobody);
        let reason = |order: &Order| match order.relation {
            Relation::FinishStart => today.pairs.get(&(order.from, order.to)).map_or(Reason::Open, |pair| pair.reason),
            _ => order.own_reason(),
        };
        let was = self.base.clone();
        let is_part = |v: usize| self.together.iter().any(|members| members.contains(&v));
        let gone: Vec<bool> = (0..self.now.len()).map(|v| self.gone[v] && !is_part(v)).collect();
        let (lost, left): (Vec<Order>, Vec<Order>) =
            was.iter().cloned().partition(|order| (gone[order.from] || gone[order.to]) && goes(order, reason(order)));
        if lost.is_empty() {
            return false;
        }
        let passes = |into: &Order, order: &Order| {
            let relations = (into.relation, order.relation);
            let apart =
                [(Relation::StartStart, Relation::FinishFinish), (Relation::FinishFinish, Relation::StartStart)];
            into.to == order.from && !apart.contains(&relations)
        };
        let mut ties = lost.iter().filter(|order| order.relation != Relation::FinishStart && gone[order.from]);
        let any = ties.any(|order| was.iter().any(|into| passes(into, order)));
        self.base = left;
        let [was, left] = [&was, &self.base].map(|orders| across(self.file, orders, &gone));
        let is_there = |ends: &(usize, usize)| today.pairs.contains_key(ends) || left.pairs.contains_key(ends);
        // "An order so made by FS is a pair like any other": what the file's own waste leaves across it stays, too.
        self.order.pairs.retain(|ends, pair| is_there(ends) || pair.of_today);
        for (ends, pair) in &mut self.order.pairs {
            let [was, left] = [&was, &left].map(|of| of.pairs.get(ends).map_or(&[][..], |pair| &pair.lags));
            pair.lags.retain(|lag| left.contains(lag) || !was.contains(lag));
        }
        self.order.ties.retain(|tie| tie.is_said || left.ties.iter().any(|other| other == tie));
        any
    }
}
