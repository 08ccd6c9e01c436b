//! What levers do with the papers of several steps.

use super::file::File;
use super::make::{Made, waste_alone};
use super::merged;
use super::options::Opt;
use super::order::{orders, source};
use crate::oracle::brute::order::Reason;
use crate::oracle::model::{Need, Worth};

impl Made<'_> {
    /// "what the applicant hands in there is replaced by one paper (承诺书, commitment) under the same key; needs
    /// that steps give stay, and papers that others ask for too". Whatever order there is, stays: no pair is named.
    pub(super) fn commit(&mut self, v: usize) {
        let file = self.file;
        let others = |name: &str| {
            (0..self.now.len())
                .any(|w| w != v && !self.removed[w] && self.now[w].asks.iter().any(|(asked, _, _)| asked == name))
        };
        let handed = |(name, need, shared): &(String, Need, bool)| {
            let by_all = file.materials.get(name).is_some_and(|of| of.shared);
            *need != Need::Optional
                && !shared
                && !by_all
                && file.supplier(name).is_none()
                && !self.declared.contains(name)
                && !others(name)
        };
        let (out, stay): (Vec<_>, Vec<_>) = self.now[v].asks.clone().into_iter().partition(handed);
        self.now[v].asks = stay;
        if !out.is_empty() {
            self.now[v].asks.push(("commitment".to_owned(), Need::Required, false));
        }
    }

    /// "a wasted step's paper is not needed": nor any other that it gives, by anybody.
    pub(super) fn not_needed(&mut self, w: usize) -> bool {
        for v in (0..self.now.len()).filter(|&v| v != w) {
            let file = self.file;
            self.now[v].asks.retain(|(name, _, _)| file.supplier(name) != Some(w));
            if let Some(pair) = self.order.pairs.get_mut(&(w, v))
                && pair.reason == Reason::Document
            {
                pair.reason = without_papers(file, w, v);
                if !pair.reason.is_recorded() {
                    self.order.pairs.remove(&(w, v));
                }
            }
        }
        self.order.ties.retain(|tie| tie.from != w || tie.reason != Reason::Document);
        true
    }

    /// "a paper handed in at one of the group is not handed in at the others".
    pub(super) fn one_form(&mut self, opt: &Opt) -> bool {
        let mut seen: Vec<(String, usize)> = Vec::new();
        let mut any = false;
        let waste = waste_alone(self.file);
        // The paper stays with a step that nothing else takes out: where all may go, each hands in its own.
        let file = self.file;
        let may_go = |v: usize| file.steps()[v].value == Some(Worth::Waste) && file.steps()[v].law.is_empty();
        let mut asking: Vec<usize> = opt.steps.iter().copied().filter(|&v| !self.gone[v] && !waste[v]).collect();
        asking.sort_by_key(|&v| may_go(v));
        // "A record never makes today's order stricter": what is there after a step is kept by who needs it most.
        let keeper = |name: &str, now: &[super::make::Now]| {
            let is_later = source(self.file, name).is_some();
            let rank = |v: usize| {
                let asked = now[v].asks.iter().find(|(known, _, shared)| known == name && !shared);
                asked.map(|(_, need, _)| {
                    (may_go(v), [Need::Required, Need::Tolerable, Need::Optional].iter().position(|one| one == need))
                })
            };
            let asked = asking.iter().copied().filter(|&v| rank(v).is_some());
            asked.min_by_key(|&v| rank(v)).filter(|&v| is_later && !may_go(v))
        };
        let names: Vec<String> =
            asking.iter().flat_map(|&v| self.now[v].asks.iter().map(|(name, _, _)| name.clone())).collect();
        let keepers: Vec<(String, usize)> =
            names.into_iter().filter_map(|name| Some((name.clone(), keeper(&name, &self.now)?))).collect();
        for v in asking.clone() {
            let asks = std::mem::take(&mut self.now[v].asks);
            for need in asks {
                // What offices fetch for all nobody hands in.
                let by_all = self.file.materials.get(&need.0).is_some_and(|of| of.shared);
                let handed = self.file.supplier(&need.0).is_none() && !need.2 && !by_all;
                if handed && let Some((_, keeper)) = keepers.iter().find(|(name, _)| *name == need.0) {
                    if v == *keeper {
                        self.now[v].asks.push(need);
                    } else {
                        any = true;
                        self.spared.push((*keeper, v));
                    }
                    continue;
                }
                if handed && let Some((_, first)) = seen.iter().find(|(name, _)| *name == need.0) {
                    any = true;
                    self.spared.push((*first, v));
                    let mut kept = self.now[*first].asks.iter_mut().filter(|(name, _, _)| *name == need.0);
                    kept.by_ref().for_each(|kept| kept.1 = merged::stricter_need(kept.1, need.1));
                    continue;
                }
                seen.extend((handed && !may_go(v)).then(|| (need.0.clone(), v)));
                self.now[v].asks.push(need);
            }
        }
        any
    }
}

impl Made<'_> {
    /// Whether two steps have become one.
    fn are_one(&self, x: usize, v: usize) -> bool {
        self.together.iter().any(|group| group.contains(&x) && group.contains(&v))
    }

    /// Whether a form spares a paper: what has become one step hands it in once anyway.
    pub(super) fn spares_a_paper(&self, opt: &Opt) -> bool {
        let of_this = |v: &usize| opt.steps.contains(v);
        self.spared.iter().any(|(first, v)| of_this(first) && of_this(v) && !self.are_one(*first, *v))
    }

    /// "The group's own habit and open pairs go".
    pub(super) fn free_inside(&mut self, opt: &Opt) -> bool {
        let waste = waste_alone(self.file);
        let inside = |v: &usize| opt.steps.contains(v) && !waste[*v];
        let going = self.order.pairs.iter().filter(|((x, v), pair)| pair.may_go() && inside(x) && inside(v));
        let any = going.into_iter().any(|((x, v), _)| !self.are_one(*x, *v));
        self.order.pairs.retain(|(x, v), pair| !pair.may_go() || !inside(x) || !inside(v));
        self.order.ties.retain(|tie| tie.reason.is_recorded() || !inside(&tie.from) || !inside(&tie.to));
        self.lose(|order, reason| inside(&order.from) && inside(&order.to) && !reason.is_recorded());
        any
    }
}

/// Why a step waits for another, whatever papers say.
pub fn without_papers(file: &File, x: usize, v: usize) -> Reason {
    let all = orders(file, |_, _| None);
    crate::oracle::brute::order::Record::of(file.steps(), &all).reason(x, v, std::iter::empty())
}
