//! The wording of lengths: pages, pictures, guides and tables all use this one
//! for the lengths that a file states.

use crate::model::{Clock, Duration, DurationUnit, Length, Process, Step, Time};
use crate::text::{Text, amounts, say};

/// A duration of the file.
pub(in crate::report) fn stated(process: &Process, duration: Duration) -> Text {
    said(process, process.on_its_clock(duration))
}

/// The length of a step of a process: without any, it is done at once only
/// where the file says so.
pub(in crate::report) fn of_step(process: &Process, step: &Step, length: Length) -> Text {
    if length.is_zero() && !step.days.at_once {
        return say!("no time of its own", "不另计时间");
    }
    said(process, length)
}

/// Working time in hours or minutes where it is less than a working day and a
/// whole number of them, otherwise in days; calendar time in days; months as
/// such; and a word for no time at all.
pub(in crate::report) fn said(process: &Process, length: Length) -> Text {
    if let Some(months) = length.in_months() {
        return amounts::months(months).into();
    }
    let time = length.time();
    match length.clock() {
        _ if length.is_zero() => say!("at once", "即时"),
        Clock::Calendar => amounts::days(time.in_days(Time::CALENDAR_DAY), Clock::Calendar).into(),
        Clock::Working => match minutes_below_a_day(time, process.workday()) {
            Some(minutes) => amounts::working_minutes(minutes).into(),
            None => amounts::days(time.in_days(process.workday()), Clock::Working).into(),
        },
    }
}

/// The minutes of a time below a working day, where they are whole.
pub(in crate::report) fn minutes_below_a_day(time: Time, workday: Time) -> Option<u64> {
    let (time, minute) = (time.thousandths(), Time::MINUTE.thousandths());
    (0 < time && time < workday.thousandths() && time % minute == 0).then(|| u64::try_from(time / minute).ok())?
}

/// The time from one occasion to the next: a month stays a month, however long
/// it is.
pub(in crate::report) fn period(process: &Process, every: Duration) -> Text {
    match every.unit {
        DurationUnit::Week | DurationUnit::Month | DurationUnit::Year => {
            amounts::duration(every, process.unit()).into()
        }
        _ => stated(process, every),
    }
}
