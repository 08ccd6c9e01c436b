//! The figures of a version: the only place that asks for an analysis.

use super::Undated;
use crate::analysis::{self, Analysis, CommonStart, Dating};
use crate::model::{Clock, Days, Decimal, Length, Process, StepId, Time, Unit};

/// All that is true of a version.
pub(super) fn analysis(process: &Process, dating: &Dating) -> Result<Analysis, Undated> {
    Analysis::new(process, dating).map_err(|error| Undated { process: process.name().to_owned(), error })
}

/// From which day both versions are counted.
pub(super) fn common_start(versions: [&Process; 2], dating: &Dating) -> Result<Option<CommonStart>, Undated> {
    let undated = |(side, error): (usize, _)| Undated { process: versions[side].name().to_owned(), error };
    CommonStart::of(versions, dating).map_err(undated)
}

/// How long it takes; nothing where it needs a date that is not known.
pub(super) fn length(process: &Process, dating: &Dating) -> Option<Time> {
    analysis::days(process, dating).ok()
}

/// How long it takes, as printed: columns of differences add up.
pub(super) fn printed(process: &Process, dating: &Dating) -> Option<Decimal> {
    length(process, dating).map(|time| days(process, time).decimal())
}

/// A time in the days of a version.
pub(super) fn days(process: &Process, time: Time) -> Days {
    time.in_days(process.day())
}

/// Whether the lengths of some steps can be added and compared as numbers.
pub(in crate::diff) fn on_one_clock(steps: &[(&Process, StepId)]) -> bool {
    let mut clocks = steps.iter().map(|(process, id)| process.length(*id)).filter(|length| !length.is_zero());
    let first = clocks.next();
    clocks.all(|length| first.is_none_or(|first| first.clock() == length.clock()))
}

/// How long a step takes in the days of its process, whatever the date: a day
/// of the other clock counts as one day.
pub(in crate::diff) fn nominal(process: &Process, id: StepId) -> Time {
    in_unit(process, process.length(id))
}

/// Likewise of any length.
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
