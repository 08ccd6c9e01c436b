//! Lengths of steps while levers change them.

use super::{Warning, Works};
use crate::model::{Clock, Decimal, Duration, DurationUnit, Length, Lever, StepId, ThreePoint, Time};

impl Works<'_> {
    /// Makes a step take fewer days, but no fewer than the law demands. Of two
    /// levers the smaller number applies. Returns whether it takes fewer.
    pub fn take_days(&mut self, step: StepId, days: Duration) -> bool {
        let process = self.process();
        let length = |duration: Duration| process.on_its_clock(duration);
        let least = process.step(step).limit.as_ref().and_then(|limit| limit.min);
        let more = |one: Duration, other: Duration| {
            comparable(length(one), length(other)) && length(one).time() > length(other).time()
        };
        let days = least.filter(|least| more(*least, days)).unwrap_or(days);
        let own = self.step(step);
        let now = own.days.likely;
        let is_no_less = is_no_less_anywhere(length(days), length(now), process.workday());
        if more(days, now) || is_no_less || length(days) == length(now) {
            return false;
        }
        own.days = ThreePoint::of(days);
        // A permit that would now make it longer is removed.
        own.may.retain(|(lever, permit)| {
            let together = matches!(lever, Lever::Merge | Lever::Joint);
            together || !permit.parameters.days.is_some_and(|other| more(other, days))
        });
        // The remaining work is unknown where no time is left for it.
        own.work = own.work.and_then(|work| match more(work, days) {
            true => Some(days).filter(|days| !length(*days).is_zero()),
            false => Some(work),
        });
        true
    }

    /// One day on the clock of a step, or its remaining days if fewer.
    pub fn tail(&self, step: StepId, stated: Option<Duration>) -> Duration {
        let now = self.draft.steps[step.index()].days.likely;
        let tail = stated.unwrap_or_else(|| self.one_day(now));
        let (asked, has) = (self.length(tail), self.length(now));
        if has.is_zero() || (comparable(asked, has) && has < asked) { now } else { tail }
    }

    /// Warns of a stated tail that has no effect at a step whose papers may
    /// follow, or a smaller one.
    pub fn warn_of_tail(&mut self, step: StepId, stated: Option<Duration>) {
        let decision = self.ground.decision_for(step, &self.removed);
        if decision == step && stated.is_some() {
            self.warn(Warning::NoTail);
        } else {
            self.warn_of_short_tail(decision, stated);
        }
    }

    /// Warns of a stated tail that is longer than a decision takes.
    pub fn warn_of_short_tail(&mut self, decision: StepId, stated: Option<Duration>) {
        if stated.is_some_and(|stated| self.tail(decision, Some(stated)) != stated) {
            self.warn(Warning::ShortTail);
        }
    }

    /// One day on the clock of a duration.
    pub fn one_day(&self, of: Duration) -> Duration {
        let unit = match self.length(of).clock() {
            _ if of.unit == DurationUnit::Process => DurationUnit::Process,
            clock if clock == self.process().unit().clock() => DurationUnit::Process,
            Clock::Working => DurationUnit::Workday,
            Clock::Calendar => DurationUnit::CalendarDay,
        };
        Duration { amount: Decimal::from(1), unit }
    }

    /// The length of a duration.
    pub fn length(&self, duration: Duration) -> Length {
        self.process().on_its_clock(duration)
    }

    /// The sum of two durations, where they are on one clock.
    pub fn sum(&self, one: Duration, other: Duration) -> Option<Duration> {
        super::pre_review::sum(self, one, other)
    }
}

/// Returns whether so many working days are no fewer than so many calendar days
/// or months from any start: of working days each is a calendar day at least.
fn is_no_less_anywhere(one: Length, other: Length, workday: Time) -> bool {
    let calendar_days = match other.in_months() {
        Some(months) => i64::from(months) * 31,
        None => -(-other.time().thousandths()).div_euclid(Time::CALENDAR_DAY.thousandths()),
    };
    (one.clock(), other.clock()) == (Clock::Working, Clock::Calendar)
        && !other.is_zero()
        && one.time().thousandths().div_euclid(workday.thousandths()) >= calendar_days
}

/// Returns whether two lengths can be compared by their times.
pub(super) fn comparable(one: Length, other: Length) -> bool {
    one.is_zero()
        || other.is_zero()
        || (one.clock() == other.clock() && one.in_months().is_some() == other.in_months().is_some())
}
