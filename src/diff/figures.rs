//! The figures of a version: the only place that runs an analysis.

use super::{Undated, Versions};
use crate::analysis::{self, Analysis, CommonStart, ComparedLength, Dating, Held, Window};
use std::cmp::Ordering;

use crate::model::{Clock, Days, Decimal, Duration, DurationUnit, Length, Process, StepId, Time, Unit};

/// The analysis of a version.
pub(super) fn analysis(process: &Process, dating: &Dating) -> Result<Analysis, Undated> {
    Analysis::new(process, dating).map_err(|error| Undated { process: process.name().to_owned(), error })
}

/// The start of both versions.
pub(super) fn common_start(versions: [&Process; 2], dating: &Dating) -> Result<Option<CommonStart>, Undated> {
    let undated = |(side, error): (usize, _)| Undated { process: versions[side].name().to_owned(), error };
    CommonStart::of(versions, dating).map_err(undated)
}

/// The length; `None` where it needs an unknown date.
pub(super) fn length(process: &Process, dating: &Dating) -> Option<Time> {
    analysis::days(process, dating).ok()
}

/// The length as printed, so that columns of differences add up.
pub(super) fn printed(process: &Process, dating: &Dating) -> Option<Decimal> {
    length(process, dating).map(|time| days(process, time).decimal())
}

/// A time in the days of a version.
pub(super) fn days(process: &Process, time: Time) -> Days {
    time.in_days(process.day())
}

/// Returns whether the lengths of some steps can be added and compared as
/// numbers.
pub(in crate::diff) fn on_one_clock(steps: &[(&Process, StepId)]) -> bool {
    let mut clocks = steps.iter().map(|(process, id)| process.length(*id)).filter(|length| !length.is_zero());
    let first = clocks.next();
    clocks.all(|length| first.is_none_or(|first| first.clock() == length.clock()))
}

impl Versions {
    /// Compares one length with another, on any clocks: by the dates on which
    /// both end. A limit that ends on a day off may run on.
    pub(in crate::diff) fn held(&self, takes: ComparedLength, limit: ComparedLength) -> Held {
        analysis::held(takes, limit, self.new.workday(), &self.dating).held
    }

    /// The time inside a window of a version from every start; `None` where it
    /// does not depend on the date.
    pub(in crate::diff) fn inside_from_each_start(&self, process: &Process, window: Window) -> Option<Vec<Time>> {
        if !process.depends_on_dates() {
            return None;
        }
        let dating = Dating { start: None, ..self.dating.clone() };
        let all = analysis::courses(process, &dating, |_| vec![window]).ok()?;
        let mut times: Vec<Time> =
            all.into_iter().flat_map(|course| course.inside).filter_map(|(_, time)| time).collect();
        times.sort_unstable();
        times.dedup();
        (!times.is_empty()).then_some(times)
    }

    /// Returns whether a stated duration of one version equals a time of a
    /// version, in its unit; `None` where the date decides.
    pub(in crate::diff) fn is_as_long(&self, stated: (&Process, Duration), time: (&Process, Time)) -> Option<bool> {
        let stated = plain(stated.0.on_its_clock(stated.1));
        let found = plain(Length::new(time.1, time.0.unit().clock()));
        match (self.held(stated, found), self.held(found, stated)) {
            (Held::Over, _) | (_, Held::Over) => Some(false),
            (Held::Within, Held::Within) => Some(true),
            _ => None,
        }
    }
}

/// A length that is not a limit.
pub(in crate::diff) const fn plain(length: Length) -> ComparedLength {
    ComparedLength { length, is_limit: false }
}

/// Compares the steps of one version in sequence with those of the other, if
/// the answer is the same on every date. In hours where all are stated in
/// hours, else in days, each version in its own.
pub(in crate::diff) fn compare(one: (&Process, &[StepId]), other: (&Process, &[StepId])) -> Ordering {
    let stated = |(process, ids): (&Process, &[StepId])| -> Vec<Duration> {
        ids.iter().map(|id| process.step(*id).days.likely).collect()
    };
    compare_durations((one.0, &stated(one)), (other.0, &stated(other)))
}

/// Compares durations as stated.
pub(in crate::diff) fn compare_durations(one: (&Process, &[Duration]), other: (&Process, &[Duration])) -> Ordering {
    let stated = one.1.iter().chain(other.1).filter(|duration| duration.amount != Decimal::ZERO);
    let in_hours = stated.clone().all(|duration| matches!(duration.unit, DurationUnit::Hour | DurationUnit::Minute));
    if in_hours {
        let sum = |(process, durations): (&Process, &[Duration])| -> Time {
            durations.iter().map(|duration| process.on_its_clock(*duration).time()).sum()
        };
        return sum(one).cmp(&sum(other));
    }
    let sum = |(process, durations): (&Process, &[Duration])| {
        let times = durations.iter().map(|duration| in_unit(process, process.on_its_clock(*duration)));
        days(process, times.sum())
    };
    sum(one).compare(sum(other))
}

/// A length in the days of its process: a day of the other clock counts as one
/// day.
pub(in crate::diff) fn in_unit(process: &Process, length: Length) -> Time {
    if length.fits(process.unit()) {
        return length.time();
    }
    let day = |clock| match clock {
        Clock::Working => process.workday(),
        Clock::Calendar => Time::CALENDAR_DAY,
    };
    let own = i128::from(day(length.clock()).thousandths());
    let unit = i128::from(day(Unit::clock(process.unit())).thousandths());
    let scaled = i128::from(length.time().thousandths()) * unit / own.max(1);
    Time::from_thousandths(i64::try_from(scaled).unwrap_or(i64::MAX))
}
