//! An entry of `after` that the others already imply.

use super::pair;
use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Order, Process, Relation, StepId};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("redundant-order", Group::Order, Presets::STRICT, include_str!("redundant_order.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let mut place = vec![0usize; process.steps().len()];
    for (at, id) in process.orders().topological().iter().enumerate() {
        place[id.index()] = at;
    }
    let mut search = Search { process, place, met: vec![None; process.steps().len()] };
    process.step_ids().flat_map(|step| search.redundant(step)).collect()
}

/// A search backwards from the predecessors of a step.
struct Search<'p> {
    process: &'p Process,
    /// The index of each step in topological order.
    place: Vec<usize>,
    /// For each step the last step whose search met it, and through which
    /// predecessor.
    met: Vec<Option<(StepId, StepId)>>,
}

impl Search<'_> {
    fn redundant(&mut self, step: StepId) -> Vec<Remark> {
        let orders = self.process.orders().of(step);
        let plain: Vec<&Order> = orders.iter().filter(|order| self.says_no_more(order)).collect();
        if plain.is_empty() || orders.len() < 2 {
            return Vec::new();
        }
        let first =
            plain.iter().map(|order| self.place[order.from.index()]).min().expect("checked above: there is one");
        self.walk(step, first);
        plain.into_iter().filter_map(|order| self.remark(order)).collect()
    }

    /// Returns whether an entry ties finish to start and nothing else: it gives
    /// no reason and has no lag.
    fn says_no_more(&self, order: &Order) -> bool {
        let silent = order.entry(self.process.step(order.to)).is_some_and(|entry| entry.because.is_none());
        silent && order.relation == Relation::FinishStart && order.lag.is_zero()
    }

    /// Meets all predecessors of the predecessors of a step, back to the index
    /// `first`.
    fn walk(&mut self, step: StepId, first: usize) {
        let process = self.process;
        let before =
            |id: StepId| process.orders().of(id).iter().filter(|order| order.relation == Relation::FinishStart);
        let mut open: Vec<(StepId, StepId)> =
            before(step).flat_map(|order| before(order.from).map(|far| (far.from, order.from))).collect();
        while let Some((id, through)) = open.pop() {
            let met = self.met[id.index()].is_some_and(|(for_whom, _)| for_whom == step);
            if !met && self.place[id.index()] >= first {
                self.met[id.index()] = Some((step, through));
                open.extend(before(id).map(|far| (far.from, through)));
            }
        }
    }

    fn remark(&self, order: &Order) -> Option<Remark> {
        let process = self.process;
        let before = &process.step(order.from).name;
        let (_, between) = self.met[order.from.index()].filter(|(step, _)| *step == order.to)?;
        let through = &process.step(between).name;
        let message = say!(
            "that this waits for `{before}` follows from its waiting for `{through}`",
            "排在「{through}」之后，已意味着排在「{before}」之后"
        );
        let place = order.place(process.step(order.to));
        let help = say!(
            "remove the entry (`after: []` if it is the only one); no other order changes",
            "请删除该条目（只有这一条的，写 `前置: []`），其他先后不变"
        );
        Some(pair::at(place, order.to, &[order.from, between], message).help(help))
    }
}
