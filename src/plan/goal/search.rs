//! The cheapest package that reaches a goal, by branch and bound.
//!
//! A path that is too long names the options of which a package needs one
//! more; they are tried in turn, each without those before it. What would
//! cost more than a budget is left ([`bound`]), and the budget rises to the
//! least that was left so until a package is found (Korf 1985). Cutting by
//! paths is that of implicit hitting sets (Davies and Bacchus 2011); what is
//! searched is a case of the discrete time/cost trade-off in networks
//! (Demeulemeester, Herroelen and Elmaghraby 1996).

use super::bound::{Limits, bound};
use super::mask::Mask;
use super::side::{Figure, Side, Stop};
use super::times::Times;

/// Asked before each piece of work: whether to go on.
pub(super) type GoOn<'w> = &'w mut dyn FnMut() -> bool;

/// The processes of a search: one, or one for each case.
pub(super) struct Field<'g> {
    /// The one that is shown comes first.
    pub sides: Vec<Side<'g>>,
    /// The cost of each option.
    pub costs: Vec<u64>,
}

/// A budget or a cost: what counts first are costs, then the number of
/// options.
const UNIT: u64 = 1 << 8;

/// What a search found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The first of all packages that reach it.
    Package(Mask),
    /// No package reaches it.
    None,
    /// The work that was granted was done before: a package that reaches it,
    /// where one was found, and what it must cost at least.
    Bounded(Option<Mask>, u64),
}

impl Field<'_> {
    /// Every option.
    pub fn all(&self) -> Mask {
        Mask::first(self.costs.len())
    }

    /// The cost of a package.
    pub fn cost(&self, mask: Mask) -> u64 {
        mask.numbers().map(|at| self.costs[at]).sum()
    }

    fn weigh(&self, mask: Mask) -> u64 {
        self.cost(mask) * UNIT + u64::from(mask.count())
    }

    /// The bound on the cost of a package that holds `chosen` and, beside
    /// these, only some of `open`.
    pub fn at_least(&mut self, limits: &[Limits], (chosen, open): (Mask, Mask)) -> Result<Option<u64>, Stop> {
        let costs = self.costs.clone();
        let weigh = |mask: Mask| mask.numbers().map(|at| costs[at]).sum::<u64>();
        let mut most = 0;
        for (side, limits) in self.sides.iter_mut().zip(limits) {
            match bound(side, limits, (chosen, open), &weigh)? {
                Some(cost) => most = most.max(cost),
                None => return Ok(None),
            }
        }
        Ok(Some(weigh(chosen) + most))
    }

    /// What a package comes to on each side.
    pub fn figures(&mut self, mask: Mask) -> Result<Vec<Figure>, Stop> {
        self.sides.iter_mut().map(|side| side.figure(mask)).collect()
    }

    /// Whether a package keeps the limits of each side and each of its options
    /// does what it is for where there is a place for it.
    pub fn reaches(&mut self, limits: &[Limits], mask: Mask) -> Result<bool, Stop> {
        let figures = self.figures(mask)?;
        Ok(figures.iter().zip(limits).all(|(figure, limits)| limits.met(figure) && figure.refused.is_empty()))
    }

    /// The package of least cost that keeps the limits, of those the one of
    /// fewest options, then of fewest days, then the first by its numbers.
    /// `open` are the options that it may hold.
    pub fn cheapest(&mut self, limits: &[Limits], open: Mask, go_on: GoOn<'_>) -> Result<Outcome, Stop> {
        loop {
            let sought = self.try_cheapest(limits, open, go_on);
            match sought {
                Err(Stop::Regrouped) => {}
                Ok(Outcome::Package(mask)) if !self.is_as_priced(mask)? => {
                    self.sides.iter_mut().for_each(Side::distrust);
                }
                Ok(Outcome::Bounded(Some(mask), bound)) if !self.is_as_priced(mask)? => {
                    return Ok(Outcome::Bounded(None, bound));
                }
                sought => return sought,
            }
        }
    }

    /// Whether the full pricing says the same of a package.
    fn is_as_priced(&mut self, mask: Mask) -> Result<bool, Stop> {
        for side in self.sides.iter_mut().filter(|side| side.is_composed()) {
            let (own, full) = (side.figure(mask)?, side.in_full(mask.only(side.has()))?);
            if own.days != full.days || own.refused != full.refused {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn try_cheapest(&mut self, limits: &[Limits], open: Mask, go_on: GoOn<'_>) -> Result<Outcome, Stop> {
        let mut budget = 0;
        let found = loop {
            let mut beyond = u64::MAX;
            let mut run = Run { field: self, limits, budget, beyond: &mut beyond, go_on };
            match run.seek(Mask::NONE, open) {
                Ok(Some(found)) => break found,
                Ok(None) if beyond == u64::MAX => return Ok(Outcome::None),
                Ok(None) => budget = beyond,
                Err(Stop::Spent) => {
                    return Ok(Outcome::Bounded(self.any(limits, open)?, budget / UNIT));
                }
                Err(stop) => return Err(stop),
            }
        };
        match self.first_of_equals(limits, open, found, go_on) {
            Err(Stop::Spent) => Ok(Outcome::Package(found)),
            first => first.map(Outcome::Package),
        }
    }

    /// Of the packages of the same cost and number of options that of the
    /// fewest days, then the first.
    fn first_of_equals(&mut self, limits: &[Limits], open: Mask, found: Mask, go_on: GoOn<'_>) -> Result<Mask, Stop> {
        let budget = self.weigh(found);
        let (mut best, mut limits) = (found, limits.to_vec());
        loop {
            limits[0].days = Some(self.sides[0].figure(best)?.days - 1);
            match self.within(&limits, budget, (Mask::NONE, open), go_on)? {
                Some(shorter) => best = shorter,
                None => break,
            }
        }
        limits[0].days = limits[0].days.map(|days| days + 1);
        let (mut chosen, mut open) = (Mask::NONE, open);
        for at in open.numbers() {
            if chosen.count() == best.count() {
                break;
            }
            let one = Mask::one(at);
            open = open.without(one);
            if !best.has(at) {
                match self.within(&limits, budget, (chosen.with(one), open), go_on)? {
                    Some(first) => best = first,
                    None => continue,
                }
            }
            chosen = chosen.with(one);
        }
        Ok(best)
    }

    /// A package that holds `chosen` and keeps limits within a budget.
    pub fn within(
        &mut self,
        limits: &[Limits],
        budget: u64,
        (chosen, open): (Mask, Mask),
        go_on: GoOn<'_>,
    ) -> Result<Option<Mask>, Stop> {
        Run { field: self, limits, budget, beyond: &mut u64::MAX.clone(), go_on }.seek(chosen, open)
    }

    /// Some package that keeps the limits, not a cheap one: of all options
    /// those go without which they are still kept.
    fn any(&mut self, limits: &[Limits], open: Mask) -> Result<Option<Mask>, Stop> {
        let mut mask = open;
        let refused: Mask = self.figures(mask)?.iter().map(|figure| figure.refused).collect();
        mask = mask.without(refused);
        if !self.reaches(limits, mask)? {
            return Ok(None);
        }
        let mut numbers: Vec<usize> = mask.numbers().collect();
        numbers.sort_by_key(|at| (std::cmp::Reverse(self.costs[*at]), std::cmp::Reverse(*at)));
        for at in numbers {
            let without = mask.without(Mask::one(at));
            if self.reaches(limits, without)? {
                mask = without;
            }
        }
        Ok(Some(mask))
    }
}

/// One search within a budget.
struct Run<'r, 'g, 'w> {
    field: &'r mut Field<'g>,
    limits: &'r [Limits],
    budget: u64,
    /// The least that was left for being beyond the budget.
    beyond: &'r mut u64,
    go_on: &'r mut (dyn FnMut() -> bool + 'w),
}

impl Run<'_, '_, '_> {
    fn seek(&mut self, chosen: Mask, open: Mask) -> Result<Option<Mask>, Stop> {
        if !(self.go_on)() {
            return Err(Stop::Spent);
        }
        let costs = self.field.costs.clone();
        let weigh = |mask: Mask| mask.numbers().map(|at| costs[at] * UNIT + 1).sum::<u64>();
        let own = weigh(chosen);
        let mut more = 0;
        for (side, limits) in self.field.sides.iter_mut().zip(self.limits) {
            match bound(side, limits, (chosen, open), &weigh)? {
                Some(cost) => more = more.max(cost),
                None => return Ok(None),
            }
            if own + more > self.budget {
                *self.beyond = (*self.beyond).min(own + more);
                return Ok(None);
            }
        }
        if self.field.reaches(self.limits, chosen)? {
            return Ok(Some(chosen));
        }
        let mut open = open;
        for at in self.candidates(chosen, open)? {
            open = open.without(Mask::one(at));
            if let Some(found) = self.seek(chosen.with(Mask::one(at)), open)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// Open options of which every package that reaches the goal holds one
    /// more, the most promising first.
    fn candidates(&mut self, chosen: Mask, open: Mask) -> Result<Vec<usize>, Stop> {
        let mut needed: Option<Mask> = None;
        for at in 0..self.field.sides.len() {
            let figure = self.field.sides[at].figure(chosen)?;
            let side = &mut self.field.sides[at];
            let own = open.only(side.has());
            let cut = if !self.limits[at].days_met(&figure) {
                own.only(on_path(side, chosen)?)
            } else if !figure.refused.is_empty() {
                own.only(beside(side, figure.refused))
            } else if !self.limits[at].met(&figure) {
                own
            } else {
                continue;
            };
            if needed.is_none_or(|needed| cut.count() < needed.count()) {
                needed = Some(cut);
            }
        }
        let mut ranked = Vec::new();
        for at in needed.unwrap_or(Mask::NONE).numbers() {
            // Where each figure takes long, as they come.
            let days = if self.field.sides.iter().all(Side::is_composed) {
                self.field.sides[0].figure(chosen.with(Mask::one(at)))?.days
            } else {
                0
            };
            ranked.push((self.field.costs[at], days, at));
        }
        ranked.sort_unstable();
        Ok(ranked.into_iter().map(|(.., at)| at).collect())
    }
}

/// The options of the parts that have a step on a longest path.
fn on_path(side: &mut Side<'_>, chosen: Mask) -> Result<Mask, Stop> {
    if !side.is_composed() {
        return Ok(side.has());
    }
    let order = side.order.clone();
    let parts = side.parts_of(chosen)?;
    let facts = side.overlaid(&parts);
    let Some(times) = Times::of(&facts, &order) else { return Ok(side.has()) };
    let path = times.path(&facts);
    let meets = |at: &usize| path.iter().any(|hop| side.owned[*at].contains(&hop.step));
    Ok((0..side.parts.len()).filter(meets).map(|at| side.parts[at]).collect())
}

/// The options of the parts of some.
fn beside(side: &Side<'_>, some: Mask) -> Mask {
    if !side.is_composed() {
        return side.has();
    }
    side.parts.iter().copied().filter(|part| !part.only(some).is_empty()).collect()
}
