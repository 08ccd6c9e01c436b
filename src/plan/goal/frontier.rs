//! What each further permission is worth: for each cost the least days.

use super::bound::Limits;
use super::quest::{Found, Minimal, Quest, unproposed};
use super::search::{GoOn, Outcome};
use super::side::Stop;
use crate::plan::package::Unproposed;

/// A cost at which fewer days are reached than for less.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontierPoint {
    /// The package; of those that reach as much for it the first.
    pub package: Found,
}

/// For each cost the least days.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontier {
    /// The packages that are worth their cost, cheapest first.
    pub points: Vec<FrontierPoint>,
    /// Whether there is none beyond the last: else time ran out.
    pub is_whole: bool,
}

impl Quest<'_> {
    /// The packages that are worth their cost. Days fall and costs rise from each to
    /// the next. Days are those of the case that is shown.
    ///
    /// # Errors
    /// A date that is needed and that the calendar does not know.
    pub fn frontier(&mut self, go_on: &mut dyn FnMut() -> bool) -> Result<Frontier, Unproposed> {
        let mut points: Vec<FrontierPoint> = Vec::new();
        loop {
            match self.next_point(points.last(), go_on).map_err(unproposed)? {
                Next::Point(point) => points.push(point),
                Next::End => return Ok(Frontier { points, is_whole: true }),
                Next::Spent => return Ok(Frontier { points, is_whole: false }),
            }
        }
    }

    fn next_point(&mut self, last: Option<&FrontierPoint>, go_on: GoOn<'_>) -> Result<Next, Stop> {
        let mut limits = vec![Limits::NONE; self.field.sides.len()];
        limits[0].days = last.map(|point| point.package.days.thousandths() - 1);
        let all = self.field.all();
        let mut mask = match self.field.cheapest(&limits, all, go_on)? {
            Outcome::Package(mask) => mask,
            Outcome::None => return Ok(Next::End),
            Outcome::Bounded(..) => return Ok(Next::Spent),
        };
        // Another package of this cost, if of more options, may take less.
        let cost = self.field.cost(mask);
        loop {
            limits[0].days = Some(self.field.sides[0].figure(mask)?.days - 1);
            match self.field.cheapest(&limits, all, go_on)? {
                Outcome::Package(shorter) if self.field.cost(shorter) <= cost => mask = shorter,
                Outcome::Bounded(_, bound) if bound <= cost => return Ok(Next::Spent),
                _ => break,
            }
        }
        Ok(Next::Point(FrontierPoint { package: self.found(mask, Minimal::Proven)? }))
    }
}

enum Next {
    Point(FrontierPoint),
    End,
    Spent,
}
