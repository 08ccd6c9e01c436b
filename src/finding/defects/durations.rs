//! Messages about invalid durations.

use super::{Text, say, too_many_digits};
use crate::model::{DurationError, MOST_DAYS, MOST_MONTHS, Meant, meant};

/// The message about an invalid duration.
pub(super) fn message(text: &str, error: DurationError) -> Text {
    match error {
        DurationError::Unreadable => say!("`{text}` is not a duration", "`{text}` 不是时长"),
        DurationError::MinutesOrMonths => {
            say!("`{text}` may mean minutes or months", "`{text}` 既可指分钟，也可指月")
        }
        DurationError::Range => {
            say!("`{text}` is a range where one duration is asked for", "`{text}` 是范围，此处只能填一个时长")
        }
        DurationError::Negative => say!("duration `{text}` is below zero", "时长 `{text}` 小于零"),
        DurationError::TooFine => say!("duration `{text}` is too fine", "时长 `{text}` 过细"),
        DurationError::PartOfMonth => say!("`{text}` is not a whole number of months", "`{text}` 不是整月"),
        DurationError::TooLong => say!(
            "duration `{text}` is longer than {MOST_DAYS} days or {MOST_MONTHS} months, the longest that is read",
            "时长 `{text}` 超过上限 {MOST_DAYS} 天（或 {MOST_MONTHS} 个月）"
        ),
        DurationError::TooManyDigits => too_many_digits(text),
    }
}

/// The help for an invalid duration.
pub(super) fn help(text: &str, error: DurationError) -> Text {
    match error {
        DurationError::TooFine => say!("time is counted in thousandths of a minute", "时间以千分之一分钟为最小单位"),
        DurationError::PartOfMonth => say!(
            "a part of a month has no fixed length: write days, such as `15cd`; between two numbers of months, name `likely` too",
            "不足一月的部分没有固定长度：请写天数，如 `15个自然日`；两个月数之间，请另写 `最可能`"
        ),
        DurationError::TooLong => say!(
            "up to there the sum of a million steps is exact; check the digits and the unit",
            "在此上限内，一百万个环节的合计仍精确无误；请检查数字和单位"
        ),
        DurationError::TooManyDigits => super::help::fewer_digits(),
        DurationError::Negative => say!("write a number from 0 up", "请写非负数"),
        DurationError::Range => say!(
            "write the longest; from one number to another stands under the `days` of a step only",
            "请只写最长的一个；只有环节的 `时长` 可以写范围"
        ),
        DurationError::MinutesOrMonths | DurationError::Unreadable => {
            meant(text).map_or_else(known, |meant| probably(&meant))
        }
    }
}

/// The help for an invalid lag, which may be meant to overlap the other step.
pub(super) fn help_of_lag(text: &str, error: DurationError) -> Text {
    match (error, meant(text)) {
        (DurationError::Negative, _) => say!(
            "write a number from 0 up; a step that may begin before the other ends has `relation: SS` and its lag counts \
             from the other's start",
            "请写非负数；可在对方完成前开始的环节，写 `关系: SS`，间隔自对方开始时起算"
        ),
        (_, Some(Meant::Share)) => say!(
            "a share of another step's days is not a duration: write the days; a step that begins when a part of the other \
             is done has `relation: SS` and that part's days as its lag",
            "比例不是时长，请写天数；对方完成一部分即可开始的，写 `关系: SS`，间隔填该部分的天数"
        ),
        _ => help(text, error),
    }
}

fn known() -> Text {
    say!(
        "write a number of days, or one with a unit: `3wd`, `7cd`, `2w`, `6mo`, `1y`, `4h`, `30min`",
        "请写天数，或 `3个工作日`、`7自然日`、`4小时`、`30分钟`、`2周`、`6个月`"
    )
}

fn probably(meant: &Meant) -> Text {
    match meant {
        Meant::MinutesOrMonths(number) => say!(
            "write `{number}min` for minutes or `{number}mo` for months",
            "指分钟请写 `{number}分钟`，指月请写 `{number}个月`"
        ),
        Meant::Share => say!("a share is not a duration: write the days", "比例不是时长，请写天数"),
        Meant::Date => say!(
            "this is a date, and a duration is asked for: write how many days it takes",
            "这是日期，此处应填时长：请写需要多少天"
        ),
        Meant::SameDay => say!(
            "write `0` for what is done while the applicant waits, `1` for what takes the day",
            "当场办结的写 `当场` 或 `0`，需要一天的写 `1`"
        ),
        Meant::Either(short, long) => say!(
            "write what it usually takes; `{{min: {short}, max: {long}}}` has both; two kinds of cases are two `cases`",
            "请写通常需要的时长；两者都要，写 `{{最短: {short}, 最长: {long}}}`；属两种情形的，分列 `情形`"
        ),
        Meant::AtLeast(least) => say!(
            "write how long it takes; the least that the law demands is `limit: {{min: {least}}}`",
            "请写实际需要多久；法律要求不少于多久的，写 `限时: {{不少于: {least}}}`"
        ),
        Meant::Part(part) => say!("did you mean `{part}`?", "是否想写 `{part}`？"),
        Meant::Days(number) => say!(
            "write `{number}wd` for working days, `{number}cd` for calendar days, or `{number}` for the unit of the process",
            "工作日请写 `{number}个工作日`，自然日请写 `{number}个自然日`，按流程的单位只写 `{number}`"
        ),
    }
}
