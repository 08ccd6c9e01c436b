//! Published figures, computed anew.

use super::totals::Limit;
use super::{Versions, figures};
use crate::analysis::Measures;
use crate::model::{Claims, Clock, Decimal, Duration, Process, Targets};

/// A published figure and the one that follows from the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// Whether the new version publishes it, or the old one.
    pub by_new: bool,
    /// Whether it is about the new version, or the old one.
    pub of_new: bool,
    /// Which.
    pub figure: Figure,
    /// As published.
    pub published: Published,
    /// As it follows; nothing where the file does not say, or where days are
    /// published on another clock.
    pub found: Option<Decimal>,
}

/// A figure as it is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The number; of days, on the clock that they run on.
    pub number: Decimal,
    /// Days as they are written, and that clock.
    pub days: Option<(Duration, Clock)>,
}

/// A figure that can be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// Days.
    Days,
    /// Steps.
    Steps,
    /// Departments.
    Departments,
    /// Materials asked of the applicant.
    Materials,
    /// Visits.
    Visits,
}

impl Claimed {
    /// Whether the file bears it out; nothing where that cannot be told.
    #[must_use]
    pub fn holds(&self) -> Option<bool> {
        self.found.map(|found| found == self.published.number)
    }

    /// Whether the file says otherwise.
    #[must_use]
    pub fn fails(&self) -> bool {
        self.holds() == Some(false)
    }
}

/// What either version publishes: `before` is held against the old one and
/// `after` against the new one. But where the old version bears out what it
/// says of `after`, that is about an earlier reform: only the new version's
/// `after` is about this one. What both publish is held once.
pub(super) fn claims(versions: &Versions) -> Vec<Claimed> {
    let (old, new) = (versions.old.claims(), versions.new.claims());
    let held = |by_new: bool, of_new: bool, stated: Option<Targets>| {
        stated.map_or_else(Vec::new, |figures| against(versions, by_new, of_new, &figures))
    };
    let mut claims = Vec::new();
    if versions.pairing.is_related() && !old_bears_out(versions, &old) {
        claims.extend(held(false, false, old.before));
        claims.extend(held(false, true, old.after));
        claims.extend(held(true, false, new.before));
    }
    claims.extend(held(true, true, new.after));
    let again = |claim: &Claimed| {
        let same = |other: &Claimed| {
            (other.by_new, other.of_new, other.figure) == (true, claim.of_new, claim.figure)
                && other.published == claim.published
        };
        !claim.by_new && claims.iter().any(same)
    };
    claims.iter().copied().filter(|claim| !again(claim)).collect()
}

/// Whether the figures that the old version states of the time after a reform
/// are its own: it is what came out of that reform.
fn old_bears_out(versions: &Versions, stated: &Claims) -> bool {
    let own = stated.after.map_or_else(Vec::new, |figures| against(versions, false, false, &figures));
    own.iter().any(|claim| claim.holds() == Some(true)) && !own.iter().any(Claimed::fails)
}

fn against(versions: &Versions, by_new: bool, of_new: bool, stated: &Targets) -> Vec<Claimed> {
    let (process, measures) = match of_new {
        false => (&versions.old, &versions.before.today),
        true => (&versions.new, &versions.after.today),
    };
    let by = if by_new { &versions.new } else { &versions.old };
    let count =
        |number: Option<u32>| number.map(|number| Published { number: Decimal::new(i64::from(number), 0), days: None });
    let claimed = |figure, published: Option<Published>, found| {
        published.map(|published| Claimed { by_new, of_new, figure, published, found })
    };
    let known = |number: Option<usize>| {
        number.and_then(|number| i64::try_from(number).ok()).map(|number| Decimal::new(number, 0))
    };
    let visits = measures.visits.and_then(|visits| i64::try_from(visits).ok()).map(|visits| Decimal::new(visits, 0));
    [
        claimed(Figure::Days, stated.days.map(|days| as_written(by, days)), days(process, measures, stated, by)),
        claimed(Figure::Steps, count(stated.steps), known(Some(measures.steps))),
        claimed(Figure::Departments, count(stated.departments), known(measures.departments)),
        claimed(
            Figure::Materials,
            count(stated.materials),
            known(measures.materials.map(|materials| materials.distinct)),
        ),
        claimed(Figure::Visits, count(stated.visits), visits),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn as_written(by: &Process, days: Duration) -> Published {
    let limit = Limit::of(by, days);
    Published { number: limit.days, days: Some((days, limit.clock.unwrap_or(by.unit().clock()))) }
}

/// Nothing where the published days run on another clock.
fn days(process: &Process, measures: &Measures, stated: &Targets, by: &Process) -> Option<Decimal> {
    let published = Limit::of(by, stated.days?);
    published.is_on(process.unit().clock()).then(|| figures::days(process, measures.days).decimal())
}
