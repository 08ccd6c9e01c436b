//! Published figures, computed anew.

use super::{Versions, figures};
use crate::analysis::Measures;
use crate::model::{Claims, Decimal, Duration, Process, Targets};

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
    pub claimed: Decimal,
    /// As it follows; nothing where the file does not say.
    pub found: Option<Decimal>,
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
    /// Whether the file bears it out.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.found == Some(self.claimed)
    }
}

/// What either version publishes: `before` is held against the old one and
/// `after` against the new one. But where the old version bears out what it
/// says of `after`, or both say the same of `before`, that is about an earlier
/// reform: only the new version's `after` is about this one.
pub(super) fn claims(versions: &Versions) -> Vec<Claimed> {
    let (old, new) = (versions.old.claims(), versions.new.claims());
    let related = versions.pairing.is_related();
    let held = |by_new: bool, of_new: bool, stated: Option<Targets>| {
        stated.map_or_else(Vec::new, |figures| against(versions, by_new, of_new, &figures))
    };
    let is_reformed = !versions.old_bears_out(&old).is_empty() || (old.before.is_some() && old.before == new.before);
    let mut claims = Vec::new();
    if related && !is_reformed {
        claims.extend(held(false, false, old.before));
        claims.extend(held(false, true, old.after));
        claims.extend(held(true, false, new.before));
    }
    claims.extend(held(true, true, new.after));
    claims
}

impl Versions {
    /// The figures that the old version states of the time after a reform,
    /// where all of them are its own: it is what came out of that reform.
    fn old_bears_out(&self, stated: &Claims) -> Vec<Claimed> {
        let own = stated.after.map_or_else(Vec::new, |figures| against(self, false, false, &figures));
        if own.iter().all(Claimed::holds) { own } else { Vec::new() }
    }
}

fn against(versions: &Versions, by_new: bool, of_new: bool, stated: &Targets) -> Vec<Claimed> {
    let (process, measures) = match of_new {
        false => (&versions.old, &versions.before.today),
        true => (&versions.new, &versions.after.today),
    };
    let by = if by_new { &versions.new } else { &versions.old };
    let claimed = |figure, claimed: Option<Decimal>, found| {
        claimed.map(|claimed| Claimed { by_new, of_new, figure, claimed, found })
    };
    let count = |number: Option<u32>| number.map(|number| Decimal::new(i64::from(number), 0));
    let known = |number: Option<usize>| {
        number.and_then(|number| i64::try_from(number).ok()).map(|number| Decimal::new(number, 0))
    };
    let visits = i64::try_from(measures.visits).ok().map(|visits| Decimal::new(visits, 0));
    [
        claimed(Figure::Days, stated.days.map(|days| in_days(by, process, days)), days(process, measures, stated, by)),
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

/// A length that one version states, in the days of the other.
fn in_days(by: &Process, of: &Process, duration: Duration) -> Decimal {
    figures::days(of, by.time(duration)).decimal()
}

/// Nothing where the published days run on another clock.
fn days(process: &Process, measures: &Measures, stated: &Targets, by: &Process) -> Option<Decimal> {
    let clock = stated.days.and_then(|days| days.clock(by.unit()));
    let same = clock.is_none_or(|clock| clock == process.unit().clock());
    same.then(|| figures::days(process, measures.days).decimal())
}
