//! Which steps go, and the order among those that stay.

use super::file::Minutes;
use super::make::{Late, Made};
use super::options::Opt;
use super::order::{Ordered, Pair, Tie, across, as_written, orders, source};
use crate::oracle::brute::order::{Reason, Record};
use crate::oracle::model::{Need, Relation, Worth};

/// A paper that now holds at the end of its matter's last decision.
pub struct Moved {
    /// Who asked for it.
    pub by: usize,
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
        let is_held = !unneeded.contains(&w) && !self.now[v].afterwards;
        is_held && asked.any(|(name, _, _)| self.file.supplier(name) == Some(w))
    }

    /// "removals together (the largest set whose papers nobody staying needs)", and the waste that can go.
    pub(super) fn removals(&mut self, options: &[&Opt], together: &[Vec<usize>]) {
        let file = self.file;
        let count = file.steps().len();
        let all = orders(file, as_written(file));
        let answered = options.iter().filter(|opt| opt.lever.is_none() && !opt.papers.is_empty());
        let unneeded: Vec<usize> = answered.filter_map(|opt| source(file, &opt.papers[0])).collect();
        self.unneeded.clone_from(&unneeded);
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
        self.asked = original.iter().map(|now| now.asks.clone()).collect();
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
                    let goes = |name: &str| file.supplier(name).is_some_and(|w| opt.steps.contains(&w) && !keeps(w));
                    self.now[v].asks.retain(|(name, _, _)| !goes(name));
                }
            }
            let assessed = |w: usize| by(w).any(|at| made[at] && options[at].is("area-assessment"));
            let paper = |w: usize| (0..count).any(|v| !gone[v] && self.needed(v, w, &unneeded));
            let order = |w: usize| {
                let mut demanded = all.iter().filter(|order| order.own_reason().is_demanded());
                demanded.any(|order| order.from == w && !gone[order.to])
            };
            // Only an assessment leaves the paper there.
            let held = |w: usize, at: usize| made[at] && paper(w) && !options[at].is("area-assessment");
            let kept = |w: usize| waste[w] && (paper(w) && !assessed(w) || order(w));
            let Some(w) = (0..count).find(|&w| gone[w] && (kept(w) || by(w).any(|at| held(w, at)))) else {
                self.gone = gone;
                break;
            };
            let out: Vec<usize> = by(w).filter(|&at| held(w, at)).collect();
            if kept(w) {
                with(w).map_or(&[w][..], |members| members).iter().for_each(|&v| waste[v] = false);
            }
            out.into_iter().for_each(|at| made[at] = false);
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
    /// keeps its status, also where it held only through one that goes." `waste`: whether any went, the file's own
    /// leaving pairs across it that are the file's, too.
    pub(super) fn base(&mut self, moved: Vec<Moved>, waste: bool) {
        let file = self.file;
        let written = orders(file, as_written(file));
        let need = |v: usize, name: &str| {
            self.now[v].asks.iter().find(|(known, _, _)| known == name).map(|(_, need, _)| *need)
        };
        // What goes with a step that goes leaves the order across it.
        let lost = |v: usize, name: &str| {
            let Some(w) = source(file, name).filter(|&w| self.gone[w]) else { return need(v, name) };
            let left = self.asked[v].iter().find(|(known, _, _)| known == name).map(|(_, need, _)| *need);
            // Not needed is what it gives: what is there only after it was not asked about.
            let left = left.filter(|_| !self.unneeded.contains(&w) || file.supplier(name).is_none());
            // What else records the order of a paper keeps it: the only intake, the stages of a matter.
            let was = file.steps()[v].asks().find(|(known, _)| *known == name).map(|(_, need)| need);
            let stays = was == Some(Need::Required) && super::papers::without_papers(file, w, v).is_recorded();
            if stays { was } else { left }
        };
        // The pair of a paper that nobody asks for any more goes, by whatever entry it was written too.
        let dropped = |x: usize, v: usize| {
            let of_it = |name: &str| source(file, name) == Some(x);
            let was = file.steps()[v].asks().any(|(name, before)| before == Need::Required && of_it(name));
            let is = file.steps()[v].asks().any(|(name, _)| of_it(name) && lost(v, name) == Some(Need::Required));
            // That a paper of waste is not needed says nothing of what is written beside it: as it goes, that stays,
            // where no lever has taken the pair before.
            let mut asked = self.asked[v].iter().filter(|(name, need, _)| *need == Need::Required && of_it(name));
            let by_answer = self.unneeded.contains(&x) && asked.next().is_some();
            was && !is && !by_answer && !super::papers::without_papers(file, x, v).is_recorded()
        };
        let mut left = orders(file, lost);
        left.retain(|order| {
            let goes = self.gone[order.from] || self.gone[order.to];
            order.relation != Relation::FinishStart || !goes || !dropped(order.from, order.to)
        });
        let nobody = vec![false; file.steps().len()];
        let today = across(file, &written, &nobody);
        let of_waste = if waste { across(file, &written, &super::make::waste_alone(file)) } else { Ordered::default() };
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
            let of_today = today.pairs.contains_key(&(x, v)) || of_waste.pairs.contains_key(&(x, v));
            // One that only what levers remove puts there is judged of the file as they leave it.
            let arisen = of_left.pairs.get(&(x, v)).filter(|_| !of_today);
            let mut pair = Pair { of_today, ..arisen.unwrap_or(pair).clone() };
            // How long it waits across a step that goes, only what no lever took of the order on that one says.
            let left = of_left.pairs.get(&(x, v)).or(today.pairs.get(&(x, v)));
            pair.lags = left.map(|left| left.lags.clone()).unwrap_or_default();
            // "A pair that it does not name keeps its status", whatever else puts the one before the other now.
            if let Some(was) = today.pairs.get(&(x, v)) {
                // What also waits across the step, by an order that is no habit, and longer, is none.
                let stays = |reason: Reason| super::order::stays(reason);
                let waits = pair.lags.iter().any(|lag| !was.lags.contains(lag) && stays(lag.1));
                if stays(was.reason) || !stays(pair.reason) || !waits {
                    pair.reason = was.reason;
                }
            }
            if named {
                pair.reason = record.reason(x, v, std::iter::empty());
                if !pair.reason.is_recorded() {
                    continue;
                }
            }
            self.order.pairs.insert((x, v), pair);
        }
        self.order.ties = of_left.ties;
        self.base = left;
        for Moved { by, from, to, tail } in moved.into_iter().filter(|moved| stays(moved.from) && stays(moved.to)) {
            let day = file.line().day();
            let lag = tail.unwrap_or(day).min(self.now[to].days);
            self.late.push(Late { by, from, to, lag });
            self.order.ties.push(Tie {
                from,
                to,
                relation: Relation::FinishFinish,
                lag,
                reason: Reason::Document,
                is_said: true,
            });
        }
    }
}
