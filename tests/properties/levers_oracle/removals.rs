//! Which steps go, and the order among those that stay.

use super::file::Minutes;
use super::make::Made;
use super::options::Opt;
use super::order::{Tie, across, as_written, orders, source};
use crate::oracle::brute::order::{Order, Reason, Record};
use crate::oracle::model::{Need, Relation, Worth};

/// A paper that now holds at the end of its matter's last decision.
pub struct Moved {
    /// Who gives it.
    pub from: usize,
    /// Where it holds.
    pub to: usize,
    /// The parameter.
    pub tail: Option<Minutes>,
}

impl Made<'_> {
    fn needed(&self, v: usize, w: usize, unneeded: &[usize]) -> bool {
        let mut asked = self.now[v].asks.iter().filter(|(_, need, _)| *need != Need::Optional);
        !unneeded.contains(&w) && asked.any(|(name, _, _)| source(self.file, name) == Some(w))
    }

    /// "removals together (the largest set whose papers nobody staying needs)", and the waste that can go.
    pub(super) fn removals(&mut self, options: &[&Opt], together: &[Vec<usize>]) {
        let file = self.file;
        let count = file.steps().len();
        let all = orders(file, as_written(file));
        let answered = options.iter().filter(|opt| opt.lever.is_none() && !opt.papers.is_empty());
        let unneeded: Vec<usize> = answered.filter_map(|opt| source(file, &opt.papers[0])).collect();
        let wasted = |w: usize| file.steps()[w].value == Some(Worth::Waste) && file.steps()[w].law.is_empty();
        let limits = [&file.process.limits.from, &file.process.limits.to];
        let is_limit = |w: usize| limits.iter().any(|id| id.as_ref() == Some(&file.steps()[w].id));
        let removing = |opt: &Opt| opt.turn() == 3;
        let mut made: Vec<bool> =
            options.iter().map(|opt| removing(opt) && !opt.steps.iter().any(|&w| is_limit(w))).collect();
        let with = |w: usize| together.iter().find(|members| members.contains(&w));
        // "waste only if all"
        let all_wasted = |w: usize| with(w).is_none_or(|members| members.iter().all(|&v| wasted(v)));
        let mut waste: Vec<bool> = (0..count).map(|w| wasted(w) && all_wasted(w)).collect();
        let original = self.now.clone();
        loop {
            self.now.clone_from(&original);
            let by = |w: usize| {
                options
                    .iter()
                    .enumerate()
                    .filter(move |(_, opt)| opt.turn() == 3 && opt.steps.contains(&w))
                    .map(|(at, _)| at)
            };
            let gone: Vec<bool> = (0..count).map(|w| waste[w] || by(w).any(|at| made[at])).collect();
            for opt in options.iter().enumerate().filter(|(at, opt)| made[*at] && opt.is("abolish")).map(|(_, opt)| opt)
            {
                for v in 0..count {
                    let by_law = |w: usize| {
                        all.iter().any(|order| order.from == w && order.to == v && order.own_reason() == Reason::Law)
                    };
                    let keeps = |w: usize| by_law(w) || !file.steps()[v].law.is_empty();
                    let goes = |name: &str| source(file, name).is_some_and(|w| opt.steps.contains(&w) && !keeps(w));
                    self.now[v].asks.retain(|(name, _, _)| !goes(name));
                }
            }
            let assessed = |w: usize| by(w).any(|at| made[at] && options[at].is("area-assessment"));
            let held = |w: usize| {
                let by_paper = |v: usize| !gone[v] && self.needed(v, w, &unneeded) && !assessed(w);
                let by_order = |order: &Order| order.from == w && !gone[order.to] && order.own_reason().is_demanded();
                ((0..count).any(by_paper), all.iter().any(by_order))
            };
            let out = (0..count).find(|&w| {
                let (paper, order) = held(w);
                gone[w] && (paper && (waste[w] || by(w).any(|at| made[at])) || order && waste[w])
            });
            let Some(w) = out else {
                self.gone = gone;
                break;
            };
            let (paper, _) = held(w);
            with(w).map_or(&[w][..], |members| members).iter().for_each(|&v| waste[v] = false);
            if paper {
                by(w).collect::<Vec<_>>().into_iter().for_each(|at| made[at] = false);
            }
        }
        let mut removed: Vec<usize> = Vec::new();
        for (at, opt) in options.iter().enumerate().filter(|(at, _)| made[*at]) {
            if opt.steps.iter().all(|v| removed.contains(v)) {
                continue;
            }
            removed.extend(&opt.steps);
            self.done[at] = true;
            opt.steps.iter().for_each(|&v| self.removed[v] = true);
            if opt.is("area-assessment") {
                self.declared.extend(file.steps()[opt.steps[0]].products().iter().cloned());
            }
        }
    }

    /// The order among the steps that stay: "A lever acts on pairs of today's order; a pair that it does not name
    /// keeps its status, also where it held only through one that goes."
    pub(super) fn base(&mut self, moved: Vec<Moved>) {
        let file = self.file;
        let written = orders(file, as_written(file));
        let need = |v: usize, name: &str| {
            self.now[v].asks.iter().find(|(known, _, _)| known == name).map(|(_, need, _)| *need)
        };
        // What goes with a step that goes leaves the order across it.
        let lost = |v: usize, name: &str| {
            let w = source(file, name).filter(|&w| self.gone[w]);
            if w.is_some() { as_written(file)(v, name) } else { need(v, name) }
        };
        let left = orders(file, lost);
        let nobody = vec![false; file.steps().len()];
        let today = across(file, &written, &nobody);
        let of_all = across(file, &written, &self.gone);
        let of_left = across(file, &left, &self.gone);
        let record = Record::of(file.steps(), &left);
        let stays = |v: usize| !self.gone[v];
        for (&(x, v), pair) in &of_all.pairs {
            let known = today.pairs.contains_key(&(x, v)) || of_left.pairs.contains_key(&(x, v));
            let named = file.steps()[v].asks().any(|(name, before)| {
                before == Need::Required && source(file, name) == Some(x) && need(v, name) != Some(Need::Required)
            });
            if !known || !stays(x) || !stays(v) {
                continue;
            }
            let mut pair = pair.clone();
            if named {
                pair.reason = record.reason(x, v, std::iter::empty());
                if !pair.reason.is_recorded() {
                    continue;
                }
            }
            self.order.pairs.insert((x, v), pair);
        }
        self.order.ties = of_left.ties;
        for Moved { from, to, tail } in moved.into_iter().filter(|moved| stays(moved.from) && stays(moved.to)) {
            let day = file.line().day();
            let lag = tail.unwrap_or(day).min(self.now[to].days);
            self.order.ties.push(Tie { from, to, relation: Relation::FinishFinish, lag, reason: Reason::Document });
        }
    }
}
