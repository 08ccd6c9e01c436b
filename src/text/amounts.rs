//! Amounts with their unit, in both languages.

use crate::model::{Clock, Days, Decimal, Duration, DurationUnit, Unit};

/// `1 working day`, `3.5 calendar days`; `3 个工作日`.
#[must_use]
pub fn days(days: Days, clock: Clock) -> (String, String) {
    counted(days.decimal(), clock)
}

/// `1 month`, `6 months`, `2 years`; `6 个月`.
#[must_use]
pub fn months(months: u32) -> (String, String) {
    match (months / 12, months % 12) {
        (years @ 1.., 0) => (count(u64::from(years), "year"), format!("{years} 年")),
        _ => (count(u64::from(months), "month"), format!("{months} 个月")),
    }
}

/// Working time below a day: `4 hours`, `90 minutes`; `4 小时`.
#[must_use]
pub fn working_minutes(minutes: u64) -> (String, String) {
    match (minutes / 60, minutes % 60) {
        (hours @ 1.., 0) => (count(hours, "hour"), format!("{hours} 小时")),
        _ => (count(minutes, "minute"), format!("{minutes} 分钟")),
    }
}

/// A count of things, with the English name `thing` in the plural where needed:
/// `1 step`.
#[must_use]
pub fn count(count: u64, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

/// `1 day`, `3.5 days`.
#[must_use]
pub fn plain_days(days: Decimal) -> String {
    format!("{days} day{}", if days == Decimal::new(1, 0) { "" } else { "s" })
}

/// ` calendar days` behind a number; ` 个自然日`.
#[must_use]
pub fn in_days_of(clock: Clock) -> (&'static str, &'static str) {
    match clock {
        Clock::Working => (" working days", " 个工作日"),
        Clock::Calendar => (" calendar days", " 个自然日"),
    }
}

fn counted(days: Decimal, clock: Clock) -> (String, String) {
    let (kind, chinese) = match clock {
        Clock::Working => ("working", "工作日"),
        Clock::Calendar => ("calendar", "自然日"),
    };
    let ending = if days == Decimal::new(1, 0) { "" } else { "s" };
    (format!("{days} {kind} day{ending}"), format!("{days} 个{chinese}"))
}

/// A duration as stated, in a process whose unit is `unit`.
#[must_use]
pub fn duration(duration: Duration, unit: Unit) -> (String, String) {
    let amount = duration.amount;
    let plural = |one: &str| if amount == Decimal::new(1, 0) { one.to_owned() } else { format!("{one}s") };
    match duration.unit {
        DurationUnit::Process => counted(amount, unit.clock()),
        DurationUnit::Workday => counted(amount, Clock::Working),
        DurationUnit::CalendarDay => counted(amount, Clock::Calendar),
        DurationUnit::Hour => (format!("{amount} {}", plural("hour")), format!("{amount} 小时")),
        DurationUnit::Minute => (format!("{amount} {}", plural("minute")), format!("{amount} 分钟")),
        DurationUnit::Week => (format!("{amount} {}", plural("week")), format!("{amount} 周")),
        DurationUnit::Month => (format!("{amount} {}", plural("month")), format!("{amount} 个月")),
        DurationUnit::Year => (format!("{amount} {}", plural("year")), format!("{amount} 年")),
    }
}
