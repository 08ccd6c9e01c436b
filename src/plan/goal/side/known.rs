//! The effect of packages of the options that meet at a step, each priced in
//! full once; plain options of many steps are priced together.

use std::rc::Rc;

use super::fact::{Fact, Facts};
use super::meeting::gone;
use super::{Side, Stop};
use crate::plan::goal::mask::{Mask, subsets};

/// The effect of a package on a step at which its options meet.
#[derive(Clone, Debug)]
pub(in crate::plan::goal) struct Known {
    pub fact: Rc<Fact>,
    /// Those options that do nothing in it; then the fact is of no use.
    pub refused: Mask,
}

/// A package of the options that meet at a step, with its effect.
type Packed = (u64, Rc<Fact>);

impl Side<'_> {
    pub(in crate::plan::goal) fn is_known(&self, step: usize, bits: u64) -> bool {
        bits == 0 || self.known[step].contains_key(&bits) || self.barring(step, bits).is_some()
    }

    fn barring(&self, step: usize, bits: u64) -> Option<u64> {
        self.barred[step].iter().copied().find(|barred| bits & barred == *barred)
    }

    /// The effect of a package of the options that meet at a step.
    pub fn known(&mut self, step: usize, bits: u64) -> Result<Known, Stop> {
        if bits == 0 {
            return Ok(Known { fact: Rc::clone(&self.base[step]), refused: Mask::NONE });
        }
        if let Some(known) = self.known[step].get(&bits) {
            return Ok(known.clone());
        }
        if let Some(barred) = self.barring(step, bits) {
            return Ok(Known { fact: Rc::clone(&self.base[step]), refused: self.options(step, barred) });
        }
        let package = self.options(step, bits);
        if self.is_plain(step) {
            let facts = self.price(&package)?;
            if !self.known[step].contains_key(&bits) {
                self.barred[step].push(bits);
                let refused = facts.refused.iter().copied().collect();
                self.known[step].insert(bits, Known { fact: Rc::new(facts.steps[step].clone()), refused });
            }
        } else {
            self.price_part(self.part_of[step].expect("options that meet are of a part"), &package)?;
        }
        Ok(self.known[step][&bits].clone())
    }

    fn full(&mut self, package: &Mask) -> Result<Facts, Stop> {
        match self.probe(package).filter(|facts| facts.adds_up || self.dating.start.is_none()) {
            Some(facts) => Ok(facts),
            None => {
                self.distrust();
                Err(Stop::Regrouped)
            }
        }
    }

    /// Prices a package of plain options.
    pub(in crate::plan::goal) fn price(&mut self, package: &Mask) -> Result<Facts, Stop> {
        let facts = self.full(package)?;
        self.note(package, &facts)?;
        Ok(facts)
    }

    /// Records the effect of a package of plain options on the steps; not where
    /// an option that does nothing meets others.
    pub(in crate::plan::goal) fn note(&mut self, package: &Mask, facts: &Facts) -> Result<(), Stop> {
        if self.removes(facts) {
            return Err(self.tighten());
        }
        let refused: Mask = facts.refused.iter().copied().collect();
        let gone = gone(facts);
        for step in 0..self.base.len() {
            let bits = if self.is_plain(step) { self.at(step, package) } else { 0 };
            let new = &facts.steps[step];
            let old = if bits == 0 { Some(&self.base[step]) } else { self.known[step].get(&bits).map(|old| &old.fact) };
            if self.at(step, &refused) != 0 {
                continue;
            }
            match old {
                Some(old) if new.is(old, &gone) => {}
                Some(_) => return Err(self.tighten()),
                None => {
                    let known = Known { fact: Rc::new(new.clone()), refused: Mask::NONE };
                    self.known[step].insert(bits, known);
                }
            }
        }
        Ok(())
    }

    /// Prices a package of a part whose options all meet.
    fn price_part(&mut self, at: usize, package: &Mask) -> Result<(), Stop> {
        let facts = self.full(package)?;
        let differing = self.differing(&facts);
        let strange: Vec<usize> = differing.into_iter().filter(|step| !self.parts[at].steps.contains(step)).collect();
        if !strange.is_empty() {
            return Err(self.adopt(at, &strange));
        }
        let refused: Mask = facts.refused.iter().copied().collect();
        let steps: Vec<usize> = self.parts[at].steps.iter().copied().collect();
        let gone = gone(&facts);
        for step in steps {
            let bits = self.at(step, package);
            let new = &facts.steps[step];
            // An order of a step that is gone here may remain where the step is
            // not gone.
            let is_base = new.is(&self.base[step], &gone);
            let fact = if is_base { Rc::clone(&self.base[step]) } else { Rc::new(new.clone()) };
            self.known[step].insert(bits, Known { fact, refused: refused.clone() });
        }
        Ok(())
    }

    /// The options in a package through which some of them do nothing.
    pub fn barred_in(&self, package: &Mask, refused: &Mask) -> Mask {
        for step in (0..self.base.len()).filter(|step| self.is_plain(*step) && self.at(*step, refused) != 0) {
            if let Some(barred) = self.barring(step, self.at(step, package)) {
                return self.options(step, barred);
            }
        }
        let meeting = self.parts.iter().filter(|part| !part.options.only(refused).is_empty());
        meeting.fold(Mask::NONE, |all, part| all.with(&part.options))
    }

    /// The packages of the options that meet at a step in which each does
    /// something; `None` where there are too many to try.
    pub(in crate::plan::goal) fn packages(
        &mut self,
        step: usize,
        held: u64,
        open: u64,
    ) -> Result<Option<Vec<Packed>>, Stop> {
        if open.count_ones() > super::least::MOST_FREE {
            return Ok(None);
        }
        let mut all = Vec::new();
        for some in subsets(open) {
            let known = self.known(step, held | some)?;
            if known.refused.is_empty() {
                all.push((held | some, known.fact));
            }
        }
        Ok(Some(all))
    }
}
