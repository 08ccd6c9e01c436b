//! The options that meet at each step.
//!
//! An order between two steps, and the length of a step, depend on few options.
//! They are known from the steps that each option concerns ([`super::touch`])
//! and from the steps that it changes alone. Where one takes steps out or
//! merges several, all options that are linked to it by steps are assumed to
//! meet wherever one of them is concerned. Where a pricing contradicts that,
//! more options are assumed to meet, and earlier conclusions are void.

use std::collections::{BTreeSet, HashMap};

use super::fact::{Facts, put};
use super::touch::{self, Touched};
use super::{Side, Stop};
use crate::levers::{Offer, Works};
use crate::plan::goal::mask::Mask;

/// Options that are linked by steps.
pub(in crate::plan::goal) struct Part {
    pub options: Mask,
    pub steps: BTreeSet<usize>,
    merges: bool,
    /// Whether only options that concern a step meet at it.
    pub is_plain: bool,
}

impl Side<'_> {
    /// Finds the options that meet, and the effect of each alone.
    pub(in crate::plan::goal) fn group(&mut self) {
        let all: Vec<Offer> = self.offers.iter().flatten().cloned().collect();
        let going = touch::going(self.ground, &all);
        let was = Works::new(self.ground);
        let mut touched: Vec<(usize, Touched)> = Vec::new();
        let mut alone: Vec<(usize, Facts)> = Vec::new();
        let mut parts: Vec<Part> = Vec::new();
        for at in 0..self.offers.len() {
            let Some(offer) = self.offers[at].clone() else { continue };
            let mut own = touch::touched(self.ground, &was, &offer, &going, self.names.is_some());
            match self.probe(&Mask::one(at)) {
                Some(facts) => {
                    own.steps.extend(self.differing(&facts));
                    own.is_plain &= facts.refused.is_empty() && !self.removes(&facts);
                    alone.push((at, facts));
                }
                None => own.is_plain = false,
            }
            let (mut options, mut steps) = (Mask::one(at), own.steps.clone());
            let (mut merges, mut is_plain) = (touch::merges(&offer), own.is_plain);
            let (meeting, others): (Vec<Part>, Vec<Part>) =
                parts.into_iter().partition(|part| (part.merges && merges) || !part.steps.is_disjoint(&steps));
            for other in meeting {
                options = options.with(&other.options);
                steps.extend(other.steps);
                (merges, is_plain) = (merges || other.merges, is_plain && other.is_plain);
            }
            parts = others;
            parts.push(Part { options, steps, merges, is_plain });
            touched.push((at, own));
        }
        self.parts = parts;
        self.meet(&touched);
        for (at, facts) in alone {
            let is_plain = self.parts.iter().any(|part| part.is_plain && part.options.has(at));
            if is_plain && self.note(&Mask::one(at), &facts).is_err() {
                return;
            }
        }
    }

    /// Finds the options that meet at each step. `touched`: the steps that
    /// those of plain parts concern.
    fn meet(&mut self, touched: &[(usize, Touched)]) {
        let count = self.base.len();
        self.part_of = vec![None; count];
        self.meets = vec![Vec::new(); count];
        for (at, part) in self.parts.iter().enumerate() {
            for &step in &part.steps {
                self.part_of[step] = Some(at);
                self.meets[step] = match part.is_plain {
                    true => touched.iter().filter(|own| own.1.steps.contains(&step)).map(|own| own.0).collect(),
                    false => part.options.numbers().collect(),
                };
            }
        }
        self.known = vec![HashMap::new(); count];
        self.left = vec![HashMap::new(); count];
        self.barred = vec![Vec::new(); count];
        self.is_spread = false;
        self.heads = None;
        // A package of them has to fit into one word.
        if self.meets.iter().any(|meets| meets.len() > 64) {
            self.distrust();
        }
    }

    /// Assumes that all options linked by a step meet.
    pub(in crate::plan::goal) fn tighten(&mut self) -> Stop {
        self.parts.iter_mut().for_each(|part| part.is_plain = false);
        self.meet(&[]);
        self.regrouped += 1;
        Stop::Regrouped
    }

    /// Adds further steps that a part turned out to concern.
    pub(in crate::plan::goal) fn adopt(&mut self, at: usize, steps: &[usize]) -> Stop {
        self.parts[at].steps.extend(steps);
        let own = self.parts[at].steps.clone();
        let parts = std::mem::take(&mut self.parts);
        let (meeting, others): (Vec<Part>, Vec<Part>) =
            parts.into_iter().partition(|part| !part.steps.is_disjoint(&own));
        self.parts = others;
        self.parts.push(Part {
            options: meeting.iter().fold(Mask::NONE, |all, part| all.with(&part.options)),
            steps: meeting.iter().flat_map(|part| part.steps.iter().copied()).collect(),
            merges: meeting.iter().any(|part| part.merges),
            is_plain: false,
        });
        self.tighten()
    }

    /// The steps that differ from the process without options.
    pub(in crate::plan::goal) fn differing(&self, facts: &Facts) -> Vec<usize> {
        let gone = gone(facts);
        let differs = |at: &usize| !facts.steps[*at].is(&self.base[*at], &gone);
        (0..self.base.len()).filter(differs).collect()
    }

    pub(in crate::plan::goal) fn removes(&self, facts: &Facts) -> bool {
        facts.steps.iter().zip(&self.base).any(|(new, old)| new.gone != old.gone)
    }

    /// The options of a package that meet at a step, one bit each.
    pub fn at(&self, step: usize, mask: &Mask) -> u64 {
        let own = self.meets[step].iter().enumerate().filter(|(_, at)| mask.has(**at));
        own.fold(0, |bits, (bit, _)| bits | 1 << bit)
    }

    /// The options that bits stand for at a step.
    pub fn options(&self, step: usize, bits: u64) -> Mask {
        super::times::ones(&[bits]).map(|bit| self.meets[step][bit]).collect()
    }

    /// Returns whether only plain options meet at a step.
    pub(in crate::plan::goal) fn is_plain(&self, step: usize) -> bool {
        self.part_of[step].is_none_or(|part| self.parts[part].is_plain)
    }
}

/// The steps that are gone, one bit each.
pub(in crate::plan::goal) fn gone(facts: &Facts) -> Vec<u64> {
    let mut gone = vec![0u64; facts.steps.len().div_ceil(64)];
    facts.steps.iter().enumerate().filter(|(_, fact)| fact.gone).for_each(|(at, _)| put(&mut gone, at));
    gone
}
