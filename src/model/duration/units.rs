//! The units of durations and their spellings.

use super::DurationUnit;
use crate::model::vocabulary::Wording;

/// Every spelling of a unit, in lower case; a longer one before those that it
/// ends with.
pub(crate) const UNITS: [(&str, DurationUnit); 47] = [
    ("个工作日", DurationUnit::Workday),
    ("工作日", DurationUnit::Workday),
    ("个自然日", DurationUnit::CalendarDay),
    ("自然日", DurationUnit::CalendarDay),
    ("个日历日", DurationUnit::CalendarDay),
    ("日历日", DurationUnit::CalendarDay),
    ("个小时", DurationUnit::Hour),
    ("小时", DurationUnit::Hour),
    ("分钟", DurationUnit::Minute),
    ("个星期", DurationUnit::Week),
    ("星期", DurationUnit::Week),
    ("周", DurationUnit::Week),
    ("个月", DurationUnit::Month),
    ("年", DurationUnit::Year),
    ("天", DurationUnit::Process),
    ("日", DurationUnit::Process),
    ("working days", DurationUnit::Workday),
    ("working day", DurationUnit::Workday),
    ("business days", DurationUnit::Workday),
    ("business day", DurationUnit::Workday),
    ("workdays", DurationUnit::Workday),
    ("workday", DurationUnit::Workday),
    ("calendar days", DurationUnit::CalendarDay),
    ("calendar day", DurationUnit::CalendarDay),
    ("days", DurationUnit::Process),
    ("day", DurationUnit::Process),
    ("hours", DurationUnit::Hour),
    ("hour", DurationUnit::Hour),
    ("minutes", DurationUnit::Minute),
    ("minute", DurationUnit::Minute),
    ("mins", DurationUnit::Minute),
    ("min", DurationUnit::Minute),
    ("weeks", DurationUnit::Week),
    ("week", DurationUnit::Week),
    ("months", DurationUnit::Month),
    ("month", DurationUnit::Month),
    ("years", DurationUnit::Year),
    ("year", DurationUnit::Year),
    ("hrs", DurationUnit::Hour),
    ("hr", DurationUnit::Hour),
    ("wd", DurationUnit::Workday),
    ("cd", DurationUnit::CalendarDay),
    ("mo", DurationUnit::Month),
    ("yr", DurationUnit::Year),
    ("h", DurationUnit::Hour),
    ("w", DurationUnit::Week),
    ("y", DurationUnit::Year),
];

/// The designators of ISO 8601: `P7D`, `P13W`. Its days are calendar days.
pub(crate) const ISO: [(char, DurationUnit); 4] = [
    ('d', DurationUnit::CalendarDay),
    ('w', DurationUnit::Week),
    ('m', DurationUnit::Month),
    ('y', DurationUnit::Year),
];

/// Words for no time.
pub(crate) const AT_ONCE: [&str; 5] = ["当场", "即办", "即时", "at once", "on the spot"];

/// Words that may follow one of [`AT_ONCE`].
pub(crate) const DONE: [&str; 2] = ["办结", "办理"];

/// Words before an amount that make it a limit.
pub(crate) const AT_MOST: [&str; 12] = [
    "不超过",
    "不多于",
    "不大于",
    "最多",
    "最长",
    "≤",
    "<=",
    "within",
    "up to",
    "at most",
    "no more than",
    "not more than",
];

/// Words behind an amount that make it a limit.
pub(crate) const INSIDE: [&str; 3] = ["之内", "以内", "内"];

/// Separators of the two amounts of a range.
pub(crate) const UP_TO: [&str; 11] = ["-", "–", "—", "―", "−", "~", "～", "〜", "至", "到", " to "];

impl DurationUnit {
    /// The shortest spelling in English and in Chinese; empty for bare days.
    pub(super) fn wording(self) -> Wording {
        match self {
            Self::Process => ("", ""),
            Self::Workday => ("wd", "个工作日"),
            Self::CalendarDay => ("cd", "个自然日"),
            Self::Hour => ("h", "小时"),
            Self::Minute => ("min", "分钟"),
            Self::Week => ("w", "周"),
            Self::Month => ("mo", "个月"),
            Self::Year => ("y", "年"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spelling_stands_before_its_own_endings() {
        for (at, (longer, _)) in UNITS.iter().enumerate() {
            for (shorter, _) in UNITS.iter().take(at) {
                assert!(longer == shorter || !longer.ends_with(shorter), "{longer} stands behind {shorter}");
            }
        }
    }
}
