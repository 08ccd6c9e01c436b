//! Checks published figures.

use super::totals::Limit;
use super::{Versions, figures};
use crate::analysis::Measures;
use crate::model::{Claims, Clock, Decimal, Duration, Process, StatedFigure, Targets};

/// A published figure and the one that follows from the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claimed {
    /// Whether the new version publishes it, or the old one.
    pub by_new: bool,
    /// Whether it is about the new version, or the old one.
    pub of_new: bool,
    /// The figure.
    pub figure: StatedFigure,
    /// As published.
    pub published: Published,
    /// The computed value, days in the unit of the version; `None` where the
    /// file does not support it.
    pub found: Option<Decimal>,
    /// Whether they agree: days on two clocks by the dates on which both end.
    /// `None` where there is no computed value, or the date decides.
    pub agrees: Option<bool>,
}

/// A figure as published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// The number; of days, on the clock that they run on.
    pub number: Decimal,
    /// Days as they are written, and that clock.
    pub days: Option<(Duration, Clock)>,
}

impl Claimed {
    /// Returns whether they agree; `None` where that cannot be decided.
    #[must_use]
    pub fn holds(&self) -> Option<bool> {
        self.agrees
    }

    /// Returns whether they disagree.
    #[must_use]
    pub fn fails(&self) -> bool {
        self.holds() == Some(false)
    }
}

/// The figures that either version publishes: `before` is checked against the
/// old version and `after` against the new one. But if the old version agrees
/// with its own `after`, that is about an earlier reform, and only the new
/// version's `after` is about this one. A figure that both publish is checked
/// once.
pub(super) fn check_claims(versions: &Versions) -> Vec<Claimed> {
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

/// Returns whether the figures that the old version states for the time after a
/// reform are its own: it is the result of that reform.
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
    let counted = |figure: StatedFigure| {
        let number = Decimal::count(stated.count(figure)?.into());
        let found = measures.counts(figure).map(|counts| counts.into_iter().map(Decimal::count).collect::<Vec<_>>());
        let published = Published { number, days: None };
        let agrees = found.as_ref().map(|found| found.contains(&number));
        let shown = found.map(|found| if agrees == Some(true) { number } else { found[0] });
        Some(Claimed { by_new, of_new, figure, published, found: shown, agrees })
    };
    let days = stated.days.map(|days| {
        let (found, agrees) = self::days(versions, (process, measures), (by, days));
        Claimed { by_new, of_new, figure: StatedFigure::Days, published: as_written(by, days), found, agrees }
    });
    days.into_iter().chain(StatedFigure::ALL.into_iter().filter_map(counted)).collect()
}

fn as_written(by: &Process, days: Duration) -> Published {
    let limit = Limit::of(by, days);
    Published { number: limit.days, days: Some((days, limit.clock.unwrap_or(by.unit().clock()))) }
}

/// The computed days, and whether they are those published: the whole, or the
/// time inside the limits.
fn days(
    versions: &Versions,
    (process, measures): (&Process, &Measures),
    (by, stated): (&Process, Duration),
) -> (Option<Decimal>, Option<bool>) {
    let published = Limit::of(by, stated);
    let times = [Some(measures.days), measures.inside].into_iter().flatten();
    let compared = times.map(|time| {
        let found = figures::days(process, time).decimal();
        let agrees = match published.is_on(process.unit().clock()) {
            true => Some(found == published.days),
            false => versions.is_as_long((by, stated), (process, time)),
        };
        (found, agrees)
    });
    let compared: Vec<_> = compared.collect();
    let agreeing = compared.iter().find(|(_, agrees)| *agrees == Some(true));
    let differing = compared.iter().all(|(_, agrees)| *agrees == Some(false));
    let (found, _) = agreeing.unwrap_or(&compared[0]);
    (Some(*found), if agreeing.is_some() { Some(true) } else { differing.then_some(false) })
}
