//! The cheapest package that reaches a goal, by branch and bound.
//!
//! Each package that falls short teaches a row that it does not keep
//! ([`cut`]), and that every package which reaches the goal keeps.
//! Sought is the cheapest package that keeps all rows; where that falls short,
//! too, one more is learned: implicit hitting sets (Davies and Bacchus 2011),
//! with rows that count what each option takes off a path. Rows stay for what
//! is asked next: the next best, the frontier, the first of equals.
//!
//! What a part of the search must cost at least is bounded by fractions
//! ([`lp`]). What would cost more than a budget is left, and the budget
//! rises to the least that was left so until a package is found (Korf 1985).
//! What is searched is a case of the discrete time/cost trade-off in networks
//! (Demeulemeester, Herroelen and Elmaghraby 1996).

mod cut;
mod lp;
mod rows;
mod run;

use crate::plan::goal::limits::Limits;
use crate::plan::goal::mask::Mask;
use crate::plan::goal::side::{Figure, Side, Stop};
use cut::Cut;
use run::{Node, Run};

/// Asked before each piece of work: whether to go on.
pub(in crate::plan::goal) type GoOn<'w> = &'w mut dyn FnMut() -> bool;

/// The processes of a search: one, or one for each case.
pub(in crate::plan::goal) struct Field<'g> {
    /// The one that is shown comes first.
    pub sides: Vec<Side<'g>>,
    /// The cost of each option.
    pub costs: Vec<u64>,
    /// The cost of each option and, in the second place, the one option that it
    /// adds.
    pub(in crate::plan::goal) weights: Vec<u64>,
    /// More than the number of options.
    pub(in crate::plan::goal) unit: u64,
    pub(in crate::plan::goal) cuts: Vec<Cut>,
    /// The number of regroupings of the sides when these were learned.
    pub(in crate::plan::goal) regrouped: u32,
}

/// The conditions on a package.
#[derive(Clone, Debug)]
pub(in crate::plan::goal) struct Ask {
    /// The limits, by side.
    pub limits: Vec<Limits>,
    /// Options that it holds.
    pub held: Mask,
    /// Options that it may hold beside these; no others.
    pub open: Mask,
    /// Options of which it lacks at least one.
    pub not_all: Option<Mask>,
}

/// The result of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::plan::goal) enum Outcome {
    /// The first of all packages that reach it.
    Package(Mask),
    /// No package reaches it.
    None,
    /// The granted work was used up: a package that reaches the goal, where one
    /// was found, and the least that one must cost.
    Bounded(Option<Mask>, u64),
}

impl<'g> Field<'g> {
    pub fn new(sides: Vec<Side<'g>>, costs: Vec<u64>) -> Self {
        let unit = (costs.len() as u64 + 1).next_power_of_two();
        let weights = costs.iter().map(|cost| cost * unit + 1).collect();
        Self { sides, costs, weights, unit, cuts: Vec::new(), regrouped: 0 }
    }

    /// Every option.
    pub fn all(&self) -> Mask {
        Mask::first(self.costs.len())
    }

    /// Any package that keeps limits.
    pub fn ask(&self, limits: &[Limits]) -> Ask {
        Ask { limits: limits.to_vec(), held: Mask::NONE, open: self.all(), not_all: None }
    }

    /// The cost of a package.
    pub fn cost(&self, mask: &Mask) -> u64 {
        mask.numbers().map(|at| self.costs[at]).sum()
    }

    pub(in crate::plan::goal) fn weigh(&self, mask: &Mask) -> u64 {
        mask.numbers().map(|at| self.weights[at]).sum()
    }

    /// The least cost of a package of at least a weight.
    fn cost_of(&self, weight: u64) -> u64 {
        weight.saturating_sub(self.costs.len() as u64).div_ceil(self.unit)
    }

    /// The figures of a package on each side.
    pub fn figures(&mut self, mask: &Mask) -> Result<Vec<Figure>, Stop> {
        self.sides.iter_mut().map(|side| side.figure(mask)).collect()
    }

    /// The side whose limits a package does not keep, or on which one of its
    /// options does nothing although it has a place there.
    pub(in crate::plan::goal) fn short_of(&mut self, limits: &[Limits], mask: &Mask) -> Result<Option<usize>, Stop> {
        let figures = self.figures(mask)?;
        let falls_short = |(figure, limits): (&Figure, &Limits)| !limits.met(figure) || !figure.refused.is_empty();
        Ok(figures.iter().zip(limits).position(falls_short))
    }

    /// The bound on the cost of a package from what was learned, without a
    /// search; `None` where no package exists.
    pub fn at_least(&mut self, ask: &Ask) -> Result<Option<u64>, Stop> {
        let mut go_on = || true;
        let mut run = Run::of(self, ask, u64::MAX, &mut go_on);
        let mut known = run.start(ask);
        let node = run.close(&mut known)?;
        Ok(match node {
            Node::Dead | Node::Beyond => None,
            Node::Found { least, .. } | Node::Open { least, .. } => Some(self.cost_of(least)),
        })
    }

    /// The package of least cost that is asked for, of those the one of fewest
    /// options, then of fewest days, then the first by its numbers. It is known
    /// to weigh as much as `than` at least.
    pub fn cheapest(&mut self, ask: &Ask, than: Option<&Mask>, go_on: GoOn<'_>) -> Result<Outcome, Stop> {
        let from = than.map_or(0, |than| self.weigh(than));
        loop {
            match self.try_cheapest(ask, from, go_on) {
                Err(Stop::Regrouped) => {}
                Ok(Outcome::Package(mask)) if !self.is_as_priced(&mask)? => {
                    self.sides.iter_mut().for_each(Side::distrust);
                }
                Ok(Outcome::Bounded(Some(mask), bound)) if !self.is_as_priced(&mask)? => {
                    return Ok(Outcome::Bounded(None, bound));
                }
                sought => return sought,
            }
        }
    }

    /// Returns whether the full pricing of a package agrees.
    fn is_as_priced(&mut self, mask: &Mask) -> Result<bool, Stop> {
        for side in self.sides.iter_mut().filter(|side| side.is_composed()) {
            let (own, full) = (side.figure(mask)?, side.in_full(&mask.only(&side.has()))?);
            if own.days != full.days || own.refused != full.refused {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn try_cheapest(&mut self, ask: &Ask, from: u64, go_on: GoOn<'_>) -> Result<Outcome, Stop> {
        let mut budget = from;
        let mut best: Option<(u64, Mask)> = None;
        let found = loop {
            let mut run = Run::of(self, ask, budget, go_on);
            let (sought, beyond) = (run.seek_all(ask), run.beyond);
            best = [best, run.best].into_iter().flatten().min();
            match sought {
                Ok(Some(found)) => break found,
                Ok(None) if beyond == u64::MAX => return Ok(Outcome::None),
                Ok(None) => budget = beyond,
                Err(Stop::Spent) => {
                    let found = best.map(|(_, mask)| mask);
                    let found = found.map_or_else(|| self.any(ask), |found| Ok(Some(found)))?;
                    return Ok(Outcome::Bounded(found, self.cost_of(budget)));
                }
                Err(stop) => return Err(stop),
            }
            if let Some((_, found)) = best.take_if(|(weight, _)| *weight <= budget) {
                break found;
            }
        };
        match self.first_of_equals(ask, &found, go_on) {
            Err(Stop::Spent) => Ok(Outcome::Package(found)),
            first => first.map(Outcome::Package),
        }
    }

    /// Of the packages with the same cost and number of options, the one with
    /// the fewest days, then the first.
    fn first_of_equals(&mut self, ask: &Ask, found: &Mask, go_on: GoOn<'_>) -> Result<Mask, Stop> {
        let budget = self.weigh(found);
        let (mut best, mut ask) = (found.clone(), ask.clone());
        loop {
            ask.limits[0].days = Some(self.sides[0].figure(&best)?.days - 1);
            match self.within(&ask, budget, go_on)? {
                Some(shorter) => best = shorter,
                None => break,
            }
        }
        ask.limits[0].days = ask.limits[0].days.map(|days| days + 1);
        for at in ask.open.clone().numbers() {
            if ask.held.count() == best.count() {
                break;
            }
            let one = Mask::one(at);
            ask.open = ask.open.without(&one);
            if !best.has(at) {
                let with = Ask { held: ask.held.with(&one), ..ask.clone() };
                match self.within(&with, budget, go_on)? {
                    Some(first) => best = first,
                    None => continue,
                }
            }
            ask.held = ask.held.with(&one);
        }
        Ok(best)
    }

    /// A package that meets the conditions within a budget.
    fn within(&mut self, ask: &Ask, budget: u64, go_on: GoOn<'_>) -> Result<Option<Mask>, Stop> {
        Run::of(self, ask, budget, go_on).seek_all(ask)
    }

    /// A package that meets the conditions at any cost.
    pub fn some(&mut self, ask: &Ask, go_on: GoOn<'_>) -> Result<Option<Mask>, Stop> {
        self.within(ask, u64::MAX, go_on)
    }

    /// Some package that keeps the limits, not a cheap one: all options, less
    /// those without which the limits are still kept.
    fn any(&mut self, ask: &Ask) -> Result<Option<Mask>, Stop> {
        let figures = self.figures(&ask.open)?;
        let refused = figures.iter().fold(Mask::NONE, |all, figure| all.with(&figure.refused));
        let mut mask = ask.open.without(&refused);
        if ask.not_all.is_some() || self.short_of(&ask.limits, &mask)?.is_some() {
            return Ok(None);
        }
        let mut numbers: Vec<usize> = mask.numbers().collect();
        numbers.sort_by_key(|at| (std::cmp::Reverse(self.costs[*at]), std::cmp::Reverse(*at)));
        for at in numbers {
            let without = mask.without(&Mask::one(at));
            if self.short_of(&ask.limits, &without)?.is_none() {
                mask = without;
            }
        }
        Ok(Some(mask))
    }
}
