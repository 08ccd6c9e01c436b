//! How near the packages come to a goal that none of them reaches.

use super::limits::Limits;
use super::mask::Mask;
use super::quest::{Closest, Minimal, Quest};
use super::search::{GoOn, Outcome};
use super::side::{Figure, Stop};
use super::wanted::Goal;
use crate::model::StatedFigure;

impl Quest<'_> {
    /// The least value of each figure of a goal that any package reaches in
    /// every case, each by itself, and whether all packages were considered.
    pub(super) fn smallest(&mut self, goal: &Goal, go_on: GoOn<'_>) -> Result<Vec<(StatedFigure, u64, bool)>, Stop> {
        let mut smallest = Vec::new();
        for measure in goal.measures() {
            let without = largest(&self.figures(&Mask::NONE)?, measure);
            let (least, is_known) = self.least(measure, without, (Limits::NONE, 0), go_on)?;
            smallest.push((measure, least, is_known));
        }
        Ok(smallest)
    }

    /// The cheapest package that comes as near to a goal as any. `smallest` is
    /// what each figure reaches by itself.
    pub(super) fn closest(
        &mut self,
        goal: &Goal,
        smallest: &[(StatedFigure, u64, bool)],
        go_on: GoOn<'_>,
    ) -> Result<Option<Closest>, Stop> {
        let mut limits = Limits::NONE;
        let mut within: Vec<(StatedFigure, u64)> = Vec::new();
        for (measure, alone, _) in smallest {
            let aim = goal.most(*measure).max(*alone);
            let most = if within.is_empty() {
                aim
            } else {
                let Some(some) = self.some(limits, go_on)? else { return Ok(None) };
                let so_far = largest(&self.figures(&some)?, *measure);
                self.least(*measure, so_far, (limits, aim), go_on)?.0.max(aim)
            };
            limits = limits.and(*measure, most);
            within.push((*measure, most));
        }
        let ask = self.field.ask(&vec![limits; self.field.sides.len()]);
        let package = match self.field.cheapest(&ask, None, go_on)? {
            Outcome::Package(mask) => self.found(mask, Minimal::Proven)?,
            Outcome::Bounded(Some(mask), bound) => self.found(mask, Minimal::Bounded(bound))?,
            Outcome::Bounded(None, _) | Outcome::None => return Ok(None),
        };
        let missed = within.iter().find(|(measure, most)| *most > goal.most(*measure)).or(within.first());
        let figures = self.figures(&package.mask)?;
        let value = |figure: &Figure| missed.map(|(measure, _)| figure.of(*measure));
        // Of equal ones the first.
        let missed_in = (0..figures.len()).rev().max_by_key(|case| value(&figures[*case])).unwrap_or(0);
        Ok(Some(Closest { package, within, missed_in }))
    }

    /// The least of a figure, but for `aim`, that a package within some limits
    /// reaches in every case, and whether all were considered. `best` is what
    /// one of them reaches.
    fn least(
        &mut self,
        measure: StatedFigure,
        mut best: u64,
        (within, aim): (Limits, u64),
        go_on: GoOn<'_>,
    ) -> Result<(u64, bool), Stop> {
        loop {
            let Some(less) = best.checked_sub(1).filter(|_| best > aim) else { return Ok((best, true)) };
            match self.some(within.and(measure, less), go_on) {
                Ok(Some(mask)) => best = largest(&self.figures(&mask)?, measure),
                Ok(None) => return Ok((best, true)),
                Err(Stop::Spent) => return Ok((best, false)),
                Err(stop) => return Err(stop),
            }
        }
    }

    /// Some package within limits in every case.
    fn some(&mut self, limits: Limits, go_on: GoOn<'_>) -> Result<Option<Mask>, Stop> {
        loop {
            let ask = self.field.ask(&vec![limits; self.field.sides.len()]);
            match self.field.some(&ask, go_on) {
                Err(Stop::Regrouped) => {}
                some => return some,
            }
        }
    }
}

/// The largest value of a figure in any case.
fn largest(figures: &[Figure], measure: StatedFigure) -> u64 {
    figures.iter().map(|figure| figure.of(measure)).max().unwrap_or(0)
}
