//! The totals of a comparison: how much of the claim is real, moved or
//! declared.

use super::moved::Moved;
use super::{Versions, figures};
use crate::analysis::{ComparedLength, Held};
use crate::model::{Clock, Decimal, Duration, Length, Process, Time};

/// Differences in days as printed, new minus old: claimed = real + moved +
/// declared, where all of them are on one clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// The claim.
    pub claimed: Claim,
    /// The change of the days.
    pub real: Decimal,
    /// The days that left the office's clock without leaving the total.
    pub moved: Decimal,
    /// The rest: promised, and borne by no step. Above zero: saved, and not
    /// claimed. `None` where the promise runs on another clock.
    pub declared: Option<Decimal>,
}

/// The claim that the office can make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The change of the promised limit, on the clock of the days.
    Promised(Decimal),
    /// The change of the promised limit, which runs on this other clock in
    /// both versions.
    PromisedOn(Clock, Decimal),
    /// The promised limits run on two clocks.
    TwoClocks,
    /// The change of the days that the office counts: not both promise a limit.
    Counted(Decimal),
}

impl Claim {
    /// The claim in days, if they are known.
    #[must_use]
    pub const fn days(self) -> Option<Decimal> {
        match self {
            Self::Promised(days) | Self::PromisedOn(_, days) | Self::Counted(days) => Some(days),
            Self::TwoClocks => None,
        }
    }
}

impl Totals {
    /// Days of a promise that no step bears, below zero.
    pub(super) fn overpromised(&self) -> bool {
        matches!(self.claimed, Claim::Promised(_)) && self.declared.is_some_and(|days| days < Decimal::ZERO)
    }
}

/// The totals; `None` where the versions do not run on one clock.
pub(super) fn add_up(versions: &Versions, moved: &[Option<Moved>]) -> Option<Totals> {
    if !versions.one_clock() {
        return None;
    }
    let day = |time: Time| figures::days(&versions.new, time).decimal();
    let change = |of: fn(&crate::analysis::Measures) -> Time| {
        let after = figures::days(&versions.new, of(&versions.after.today)).decimal();
        let before = figures::days(&versions.old, of(&versions.before.today)).decimal();
        after.checked_sub(before)
    };
    let real = change(|measures| measures.days)?;
    let sum = |of: fn(&Moved) -> Time| moved.iter().flatten().map(of).sum::<Time>();
    let away = day(-sum(|moved| moved.days));
    let claimed = match promised(versions) {
        Some(claimed) => claimed,
        None => Claim::Counted(change(|measures| measures.inside.unwrap_or(measures.counted))?),
    };
    let declared = match claimed {
        Claim::Promised(claimed) | Claim::Counted(claimed) => Some(claimed.checked_sub(real)?.checked_sub(away)?),
        Claim::PromisedOn(..) | Claim::TwoClocks => None,
    };
    Some(Totals { claimed, real, moved: away, declared })
}

/// The change of the promised limit, where both state one.
fn promised(versions: &Versions) -> Option<Claim> {
    let (old, new) = (&versions.old, &versions.new);
    let (was, is) = (Limit::of(old, old.limits().promised?), Limit::of(new, new.limits().promised?));
    let unit = new.unit().clock();
    let clock = was.clock.or(is.clock).unwrap_or(unit);
    Some(match is.days_less(&was) {
        None => Claim::TwoClocks,
        Some(_) if was.in_months || is.in_months => Claim::TwoClocks,
        Some(change) if clock == unit => Claim::Promised(change),
        Some(change) => Claim::PromisedOn(clock, change),
    })
}

/// A limit in days of the clock that it runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limit {
    /// `None` for zero, which fits either.
    pub clock: Option<Clock>,
    /// The number of days, or of months for a limit in months.
    pub days: Decimal,
    in_months: bool,
    /// On its clock.
    length: Length,
}

impl Limit {
    /// A duration that a process states.
    pub(super) fn of(process: &Process, limit: Duration) -> Self {
        let clock = limit.clock(process.unit());
        let day = match clock {
            Some(Clock::Calendar) => Time::CALENDAR_DAY,
            _ => process.workday(),
        };
        let length = process.on_its_clock(limit);
        match length.in_months() {
            Some(months) => Self { clock, days: Decimal::from(months), in_months: true, length },
            None => Self { clock, days: length.time().in_days(day).decimal(), in_months: false, length },
        }
    }

    /// Returns whether it is less than another: where they are on two clocks,
    /// on every date.
    pub(super) fn is_less(&self, other: &Self, versions: &Versions) -> bool {
        match self.days_less(other) {
            Some(change) => change < Decimal::ZERO,
            None => versions.held(other.compared(), self.compared()) == Held::Over,
        }
    }

    /// Returns whether this time of a process is within it; `None` where the
    /// date decides.
    pub(super) fn is_kept(&self, versions: &Versions, process: &Process, time: Time) -> Option<bool> {
        if self.is_on(process.unit().clock()) {
            return Some(figures::days(process, time).decimal() <= self.days);
        }
        match versions.held(figures::plain(Length::new(time, process.unit().clock())), self.compared()) {
            Held::Within => Some(true),
            Held::Over => Some(false),
            Held::Undecided => None,
        }
    }

    const fn compared(&self) -> ComparedLength {
        ComparedLength { length: self.length, is_limit: true }
    }

    /// Returns whether it runs on this clock.
    pub(super) fn is_on(&self, clock: Clock) -> bool {
        self.clock.is_none_or(|own| own == clock && !self.in_months)
    }

    /// The days, or months, minus those of another; `None` where they are on
    /// two clocks, or some are months and some days.
    pub(super) fn days_less(&self, other: &Self) -> Option<Decimal> {
        let both = self.clock.zip(other.clock);
        let one_clock = both.is_none_or(|(own, clock)| own == clock && self.in_months == other.in_months);
        one_clock.then(|| self.days.checked_sub(other.days)).flatten()
    }
}
