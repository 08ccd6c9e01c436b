//! The least figure of any of many packages.
//!
//! For each step, the orders that are there in all packages of the open
//! options, and the shortest length in any of them: what follows from these
//! holds in each package. Where all options only take away, it is the figure of
//! the package that holds them all; nothing here requires that.

use std::rc::Rc;

use super::fact::{Counts, Fact};
use super::times::Times;
use super::{Figure, Side, Stop, counted};
use crate::plan::goal::mask::Mask;

/// The largest number of open options at a step; with more, no order or length
/// of it is assumed to remain.
pub(in crate::plan::goal) const MOST_FREE: u32 = 6;

/// The parts that remain in every package.
pub(in crate::plan::goal) struct Least {
    pub figure: Figure,
    pub times: Times,
}

impl Side<'_> {
    /// The parts that remain in every package that holds `held` and, beside
    /// these, only some of `open`. `None` where there is no such package: in
    /// each some option does nothing.
    pub fn least(&mut self, held: &Mask, open: &Mask) -> Result<Option<Least>, Stop> {
        self.spread()?;
        let mut facts = self.base.clone();
        for (step, known) in facts.iter_mut().enumerate() {
            let held = self.at(step, held);
            let open = self.at(step, open) & !held;
            if held | open == 0 {
                continue;
            }
            match self.least_of(step, held, open)? {
                Some(fact) => *known = fact,
                None => return Ok(None),
            }
        }
        let Some(times) = Times::of(&facts, &self.order) else {
            self.distrust();
            return Err(Stop::Regrouped);
        };
        let figure = counted(&facts, times.end, Mask::NONE);
        Ok(Some(Least { figure, times }))
    }

    /// The earliest start and end of each step in any package of some options.
    pub fn heads(&mut self, options: &Mask) -> Result<Rc<Times>, Stop> {
        if let Some(heads) = &self.heads {
            return Ok(Rc::clone(heads));
        }
        let least = self.least(&Mask::NONE, options)?;
        let heads = Rc::new(least.map_or_else(|| Times::none(self.base.len()), |least| least.times));
        self.heads = Some(Rc::clone(&heads));
        Ok(heads)
    }

    fn least_of(&mut self, step: usize, held: u64, open: u64) -> Result<Option<Rc<Fact>>, Stop> {
        if let Some(least) = self.left[step].get(&(held, open)) {
            return Ok(least.clone());
        }
        let least = match self.packages(step, held, open)? {
            None => Some(Rc::new(nothing(&self.base[step]))),
            Some(all) => meet(all.iter().map(|(_, fact)| &**fact)).map(Rc::new),
        };
        self.left[step].insert((held, open), least.clone());
        Ok(least)
    }

    /// Prices the packages of the plain options that meet anywhere, those of
    /// different steps together.
    fn spread(&mut self) -> Result<(), Stop> {
        if std::mem::replace(&mut self.is_spread, true) {
            return Ok(());
        }
        let few = |meets: &Vec<usize>| (2..=MOST_FREE as usize).contains(&meets.len());
        let steps: Vec<usize> =
            (0..self.base.len()).filter(|step| self.is_plain(*step) && few(&self.meets[*step])).collect();
        for size in 2..=MOST_FREE {
            loop {
                let (mut package, mut decided) = (Mask::NONE, Mask::NONE);
                let mut taken: Vec<(usize, u64)> = Vec::new();
                for &step in &steps {
                    let all = (1u64 << self.meets[step].len()) - 1;
                    let own = self.options(step, all);
                    let so_far = decided.only(&own);
                    let fits = |bits: &u64| {
                        bits.count_ones() == size
                            && !self.is_known(step, *bits)
                            && self.options(step, *bits).only(&so_far) == package.only(&own)
                    };
                    if let Some(bits) = (1..=all).find(fits) {
                        package = package.with(&self.options(step, bits));
                        decided = decided.with(&own);
                        taken.push((step, bits));
                    }
                }
                if taken.is_empty() {
                    break;
                }
                self.price(&package)?;
                for (step, bits) in taken {
                    self.known(step, bits)?;
                }
            }
        }
        Ok(())
    }
}

/// A step without any known order or length.
fn nothing(fact: &Fact) -> Fact {
    Fact { gone: true, length: 0, after: vec![0; fact.after.len()].into(), ties: Vec::new(), counts: Counts::default() }
}

/// The parts of a step that remain in each of some packages.
fn meet<'f>(mut facts: impl Iterator<Item = &'f Fact>) -> Option<Fact> {
    let mut least = facts.next()?.clone();
    facts.for_each(|fact| both(&mut least, fact));
    Some(least)
}

/// Keeps of a step only the parts that are also in another.
fn both(least: &mut Fact, other: &Fact) {
    let counts = &mut least.counts;
    counts.steps = counts.steps.min(other.counts.steps);
    counts.visits = counts.visits.min(other.counts.visits);
    counts.departments.retain(|name| other.counts.departments.contains(name));
    counts.materials.retain(|name| other.counts.materials.contains(name));
    least.gone |= other.gone;
    least.length = least.length.min(other.length);
    for (own, bits) in least.after.iter_mut().zip(&other.after) {
        *own &= bits;
    }
    least.ties.retain_mut(|tie| match Times::lag(other, tie.from, tie.relation) {
        Some(lag) => {
            tie.lag = tie.lag.min(lag);
            true
        }
        None => false,
    });
}
