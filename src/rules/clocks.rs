//! Lengths and limits of a process, on whichever clock each runs.

use jiff::civil::Date;

use super::{Case, Remark};
pub(super) use crate::analysis::Held;
use crate::analysis::{ComparedLength, held, held_between};
use crate::finding::Quantity;
use crate::model::{Clock, Duration, Length, Place, Process, StepId, Time, Unit};
use crate::text::{Text, amounts, say};

impl From<Extent<'_>> for Quantity {
    fn from(extent: Extent<'_>) -> Self {
        Self::days(extent.length.time().in_days(extent.day()).decimal(), extent.clock())
    }
}

impl From<u64> for Quantity {
    fn from(count: u64) -> Self {
        Self::count(count)
    }
}

/// A length of time in a process.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent<'p> {
    process: &'p Process,
    length: Length,
    is_limit: bool,
}

impl<'p> Extent<'p> {
    /// A duration as the file states it.
    pub(super) fn stated(process: &'p Process, duration: Duration) -> Self {
        Self { process, length: process.on_its_clock(duration), is_limit: false }
    }

    /// The length of a step (likely).
    pub(super) fn of_step(process: &'p Process, step: StepId) -> Self {
        Self { process, length: process.length(step), is_limit: false }
    }

    /// A length on its own clock.
    pub(super) const fn of_length(process: &'p Process, length: Length) -> Self {
        Self { process, length, is_limit: false }
    }

    /// Half of it.
    pub(super) fn half(self) -> Self {
        let half = Time::from_thousandths(self.length.time().thousandths() / 2);
        Self { length: Length::new(half, self.length.clock()), ..self }
    }

    /// A time from the analysis, which is in the unit of the process.
    pub(super) fn scheduled(process: &'p Process, time: Time) -> Self {
        Self { process, length: Length::new(time, process.unit().clock()), is_limit: false }
    }

    /// A threshold for this length: days without a clock run on its own.
    pub(super) fn most(self, threshold: Duration) -> Self {
        let unit = match self.clock() {
            Clock::Working => Unit::Workday,
            Clock::Calendar => Unit::Day,
        };
        Self { length: threshold.on_its_clock(unit, self.process.workday()), ..self }
    }

    /// The difference to another length on the same clock; `None` where they
    /// run on two.
    pub(super) fn less(self, other: Self) -> Option<Self> {
        let months = [self.length, other.length].iter().any(|length| length.in_months().is_some());
        let one_clock = self.clock() == other.clock() && !months;
        if other.is_zero() {
            return Some(self);
        }
        let comparable = self.length.is_zero() || one_clock;
        let time = self.length.time() - other.length.time();
        comparable.then_some(Self { length: Length::new(time, self.clock()), ..self })
    }

    /// The sum with another length on the same clock.
    pub(super) fn and(self, other: Self) -> Self {
        Self { length: Length::new(self.length.time() + other.length.time(), self.clock()), ..self }
    }

    pub(super) fn is_zero(self) -> bool {
        self.length.is_zero()
    }

    /// The length as a limit, which may run on where it ends on a day off.
    pub(super) fn as_limit(self) -> Self {
        Self { is_limit: true, ..self }
    }

    /// Compares it with a limit.
    ///
    /// Lengths that print alike are equal: a seventh of a day is the `0.1429`
    /// that a file states.
    pub(super) fn held_to(self, limit: Self, case: &Case<'_>) -> Held {
        self.held_to_figure(limit.as_limit(), case)
    }

    /// Compares it with another length, which need not be a limit.
    pub(super) fn held_to_figure(self, other: Self, case: &Case<'_>) -> Held {
        if self.clock() == other.clock() && self.words() == other.words() {
            return Held::Within;
        }
        let answer = held(self.compared(), other.compared(), self.process.workday(), case.dating);
        case.leave_out(answer.left_out);
        answer.held
    }

    /// Returns whether it is a number of months.
    pub(super) fn is_in_months(self) -> bool {
        self.length.in_months().is_some()
    }

    /// Compares the time from one day to another with this limit, for every
    /// such pair of days.
    pub(super) fn holds_between(self, spans: &[[Date; 2]], case: &Case<'_>) -> Held {
        held_between(spans, self.as_limit().compared(), self.process.workday(), case.dating)
    }

    fn compared(self) -> ComparedLength {
        ComparedLength { length: self.length, is_limit: self.is_limit }
    }

    /// The remark that it is undecided whether it is more than a limit.
    pub(super) fn undecided(self, limit: Self, place: Place) -> Remark {
        let ((takes, takes_zh), (most, most_zh)) = (self.words(), limit.words());
        if self.is_on_the_clock_of(limit) {
            let message = say!(
                "{takes} from a median start: whether it is more than {most} depends on the start",
                "从中位的开始日期起算为 {takes_zh}；是否超过 {most_zh}，取决于开始日期"
            );
            return Self::not_comparable(place, message);
        }
        let message = say!(
            "{takes}: whether that is more than {most} depends on the date",
            "{takes_zh}是否超过 {most_zh}，取决于日期"
        );
        Self::not_comparable(place, message)
    }

    /// Returns whether both run on one clock, so that the length itself depends
    /// on the date.
    fn is_on_the_clock_of(self, other: Self) -> bool {
        self.clock() == other.clock() && self.length.in_months().is_some() == other.length.in_months().is_some()
    }

    /// The remark that it is undecided whether it is less than another.
    pub(super) fn undecided_under(self, least: Self, place: Place) -> Remark {
        let ((takes, takes_zh), (least, least_zh)) = (self.words(), least.words());
        let message = say!(
            "{takes}: whether that is less than {least} depends on the date",
            "{takes_zh}是否少于 {least_zh}，取决于日期"
        );
        Self::not_comparable(place, message)
    }

    /// The remark that it depends on the date whether it is the published one.
    pub(super) fn undecided_as(self, published: Self, place: Place) -> Remark {
        let ((takes, takes_zh), (said, said_zh)) = (self.words(), published.words());
        let message = say!(
            "{takes}: whether that is the {said} published depends on the date",
            "{takes_zh}是否即公布的 {said_zh}，取决于日期"
        );
        Self::not_comparable(place, message)
    }

    /// The remark on a length that is held to a limit: where it is longer, the
    /// one that `over` makes of the place and of both in words.
    pub(super) fn remark(
        self,
        limit: Self,
        held: Held,
        place: Place,
        over: impl FnOnce(Place, (String, String), (String, String)) -> Remark,
    ) -> Option<Remark> {
        match held {
            Held::Within => None,
            Held::Undecided => Some(self.undecided(limit, place)),
            Held::Over => Some(over(place, self.words(), limit.words()).over(self, limit)),
        }
    }

    fn not_comparable(place: Place, message: Text) -> Remark {
        Remark::undecided(place, message)
            .help(say!("give both in working days, or both in calendar days", "请统一按工作日或自然日书写"))
    }

    /// In words: `3 working days`.
    pub(super) fn words(self) -> (String, String) {
        match self.length.in_months() {
            Some(months) => amounts::months(months),
            None => amounts::days(self.length.time().in_days(self.day()), self.clock()),
        }
    }

    /// The addition to a length that is that of a median start.
    pub(super) fn start_words(self) -> (&'static str, &'static str) {
        match self.process.depends_on_dates() {
            true => (" from a median start", "（从中位的开始日期起算）"),
            false => ("", ""),
        }
    }

    /// The clock; zero is given in the unit of the process.
    fn clock(self) -> Clock {
        if self.is_zero() { self.process.unit().clock() } else { self.length.clock() }
    }

    fn day(self) -> Time {
        match self.clock() {
            Clock::Working => self.process.workday(),
            Clock::Calendar => Time::CALENDAR_DAY,
        }
    }
}
