//! The worth of each further permission: the least days for each cost.

use super::limits::Limits;
use super::mask::Mask;
use super::quest::{Found, Minimal, Quest};
use super::search::{GoOn, Outcome};
use super::side::{Stop, unproposed};
use crate::plan::package::Unproposed;

/// A cost at which fewer days are reached than for any lower one.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontierPoint {
    /// The package; of several that reach the same for this cost, the first.
    pub package: Found,
}

/// The least days for each cost.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// The packages that are worth their cost, cheapest first.
    pub points: Vec<FrontierPoint>,
    /// Whether there is no further one; otherwise time ran out.
    pub is_whole: bool,
}

impl Quest<'_> {
    /// The packages that are worth their cost. Days fall and costs rise from each to
    /// the next. Days are those of the case that is shown.
    ///
    /// # Errors
    /// A date that is needed and that the calendar does not know.
    pub fn frontier(&mut self, go_on: &mut dyn FnMut() -> bool) -> Result<Frontier, Unproposed> {
        self.try_frontier(go_on).map_err(unproposed)
    }

    fn try_frontier(&mut self, go_on: GoOn<'_>) -> Result<Frontier, Stop> {
        let mut points: Vec<FrontierPoint> = Vec::new();
        let mut ask = self.field.ask(&vec![Limits::NONE; self.field.sides.len()]);
        let mut last: Option<Mask> = None;
        loop {
            let mask = match self.field.cheapest(&ask, last.as_ref(), go_on)? {
                Outcome::Package(mask) => mask,
                Outcome::None => return Ok(Frontier { points, is_whole: true }),
                Outcome::Bounded(_, bound) => {
                    // It is not known in that case that the last point is the least
                    // of its cost.
                    let is_known = |point: &FrontierPoint| point.package.cost < bound;
                    points.truncate(points.iter().take_while(|point| is_known(point)).count());
                    return Ok(Frontier { points, is_whole: false });
                }
            };
            let package = self.found(mask.clone(), Minimal::Proven)?;
            ask.limits[0].days = Some(package.days.thousandths() - 1);
            // Another package of this cost, perhaps of more options, may take
            // fewer days.
            points.truncate(points.iter().take_while(|point| point.package.cost < package.cost).count());
            points.push(FrontierPoint { package });
            last = Some(mask);
        }
    }
}
