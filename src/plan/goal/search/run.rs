//! One search within a budget.

use super::cut::{learn, not_all};
use super::lp::relaxed;
use super::rows::{Decided, Row, conclude, keeps, left_of, of_whole_options};
use super::{Ask, Field};
use crate::plan::goal::limits::Limits;
use crate::plan::goal::mask::Mask;
use crate::plan::goal::side::Stop;

/// One search within a budget.
pub(in crate::plan::goal) struct Run<'r, 'g, 'w> {
    pub field: &'r mut Field<'g>,
    limits: Vec<Limits>,
    rows: Vec<Row>,
    budget: u64,
    /// The least weight that was passed over as beyond the budget.
    pub beyond: u64,
    /// The cheapest package beyond the budget that was found on the way.
    pub best: Option<(u64, Mask)>,
    go_on: &'r mut (dyn FnMut() -> bool + 'w),
}

/// The state of a part of a search.
pub(in crate::plan::goal) enum Node {
    /// It contains no package that meets the conditions.
    Dead,
    /// All its packages that meet them cost more than the budget.
    Beyond,
    /// One package within the budget, and the least weight of any.
    Found { mask: Mask, least: u64 },
    /// The least weight of any, and the option to decide on next.
    Open { least: u64, next: Option<usize> },
}

/// The result of trying a package.
enum Tried {
    Reaches,
    /// A row was learned that the package breaks.
    Learned,
    /// The package is known to fail.
    Known,
}

impl<'r, 'g, 'w> Run<'r, 'g, 'w> {
    pub fn of(field: &'r mut Field<'g>, ask: &Ask, budget: u64, go_on: &'r mut (dyn FnMut() -> bool + 'w)) -> Self {
        let regrouped = field.sides.iter().map(|side| side.regrouped).sum();
        if regrouped != field.regrouped {
            field.cuts.clear();
            field.regrouped = regrouped;
        }
        let rows = field.cuts.iter().filter_map(|cut| cut.row(&ask.limits));
        let rows = rows.chain(ask.not_all.as_ref().map(not_all)).collect();
        Self { limits: ask.limits.clone(), rows, budget, beyond: u64::MAX, best: None, go_on, field }
    }

    pub fn start(&self, ask: &Ask) -> Decided {
        let of = |at: usize| if ask.held.has(at) { Some(true) } else { (!ask.open.has(at)).then_some(false) };
        (0..self.field.costs.len()).map(of).collect()
    }

    pub fn seek_all(&mut self, ask: &Ask) -> Result<Option<Mask>, Stop> {
        let start = self.start(ask);
        self.seek(start)
    }

    fn seek(&mut self, mut decided: Decided) -> Result<Option<Mask>, Stop> {
        let next = match self.close(&mut decided)? {
            Node::Found { mask, .. } => return Ok(Some(mask)),
            Node::Open { next: Some(next), .. } => next,
            Node::Open { next: None, .. } | Node::Dead | Node::Beyond => return Ok(None),
        };
        for is_taken in [true, false] {
            let mut decided = decided.clone();
            decided[next] = Some(is_taken);
            if let Some(found) = self.seek(decided)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// Draws all conclusions without deciding on any option.
    pub fn close(&mut self, decided: &mut Decided) -> Result<Node, Stop> {
        let mut is_new = true;
        loop {
            if !(self.go_on)() {
                return Err(Stop::Spent);
            }
            if !conclude(&self.rows, decided) {
                return Ok(Node::Dead);
            }
            let where_it = |is: Option<bool>| (0..decided.len()).filter(|at| decided[*at] == is).collect::<Mask>();
            let (held, open) = (where_it(Some(true)), where_it(None));
            let mut left = left_of(&self.rows, decided);
            let mut fractions = relaxed(&left, &self.field.weights);
            let more = of_whole_options(&left, &self.field.costs, &fractions.taken);
            if !more.is_empty() {
                left.extend(more);
                fractions = relaxed(&left, &self.field.weights);
            }
            let least = self.round_up(self.field.weigh(&held) + fractions.bound);
            if least > self.budget {
                self.beyond = self.beyond.min(least);
                return Ok(Node::Beyond);
            }
            if std::mem::take(&mut is_new) && !self.may_reach(&held, &open)? {
                return Ok(Node::Dead);
            }
            let mostly = open.numbers().filter(|at| fractions.taken[*at] > 0.5).collect();
            let mut learned = false;
            for mask in [held.with(&mostly), held] {
                match self.attempt(&mask)? {
                    Tried::Reaches => {
                        let weight = self.field.weigh(&mask);
                        if weight <= self.budget {
                            return Ok(Node::Found { mask, least });
                        }
                        self.best = [self.best.take(), Some((weight, mask))].into_iter().flatten().min();
                    }
                    Tried::Learned => learned = true,
                    Tried::Known => {}
                }
                if learned {
                    break;
                }
            }
            if !learned {
                let urgency = |at: &usize| {
                    let taken = fractions.taken[*at];
                    let is_asked = left.iter().any(|row| row.literals.iter().any(|literal| literal.at == *at));
                    (taken + f64::from(u8::from(is_asked))) + f64::from(u8::from((0.01..0.99).contains(&taken)))
                };
                let next = open.numbers().max_by(|one, other| urgency(one).total_cmp(&urgency(other)));
                return Ok(Node::Open { least, next });
            }
        }
    }

    /// Returns whether the least figure of each side in any package is within
    /// the limits.
    fn may_reach(&mut self, held: &Mask, open: &Mask) -> Result<bool, Stop> {
        for (side, limits) in self.field.sides.iter_mut().zip(&self.limits) {
            if side.is_composed() && side.least(held, open)?.is_none_or(|least| !limits.met(&least.figure)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn attempt(&mut self, mask: &Mask) -> Result<Tried, Stop> {
        if self.rows.iter().any(|row| !keeps(row, mask)) {
            return Ok(Tried::Known);
        }
        let Some(at) = self.field.short_of(&self.limits, mask)? else { return Ok(Tried::Reaches) };
        let all = self.field.all();
        let cut = learn(&mut self.field.sides[at], at, mask, &self.limits[at], &all)?;
        let row = cut.as_ref().and_then(|cut| cut.row(&self.limits)).filter(|row| !keeps(row, mask));
        Ok(match cut.zip(row) {
            Some((cut, row)) => {
                self.field.cuts.push(cut);
                self.rows.push(row);
                Tried::Learned
            }
            None => Tried::Known,
        })
    }

    /// The least weight of a package that is at least the given one.
    fn round_up(&self, weight: u64) -> u64 {
        let (field, greatest) = (&self.field, |one: u64, other: u64| {
            let (mut one, mut other) = (one, other);
            while other != 0 {
                (one, other) = (other, one % other);
            }
            one
        });
        let step = field.weights.iter().copied().fold(0, greatest).max(1);
        let weight = weight.div_ceil(step) * step;
        // The number of options follows the cost, and is at most their total
        // number.
        let is_between = weight % field.unit > field.costs.len() as u64;
        if is_between { weight.next_multiple_of(field.unit) } else { weight }
    }
}
