//! The sentences of `deadline`, including those for questions that a calendar
//! cannot answer.

use jiff::civil::{Date, Weekday};

use crate::analysis::DateGround;
use crate::calendar::{Base, DayReason};
use crate::model::{DurationError, DurationUnit, Jurisdiction, MOST_DAYS, Meant, meant, meant_date};
use crate::report::say::dates::calendar_of;
use crate::text::labels::Label;
use crate::text::{Text, amounts, say, sentences};

/// The direction of counting.
pub fn subject(back: bool) -> Text {
    if back { say!("Latest day to begin", "最迟开始日") } else { say!("Due date", "届满日") }
}

/// The figure of the page.
pub fn figure(start: Date, length: &Text, due: Date, back: bool) -> Text {
    if back {
        say!("{start}: {length} later is {due}", "{start}：其后 {length}为 {due}", both(length))
    } else {
        say!("{due}: {length} after {start}", "{due}：{start} 之后 {length}", both(length))
    }
}

/// A length on a page: as it was given, and in words in Chinese. Where it does
/// not name the kind of days, the page does.
pub fn length(given: &str, (number, unit): (u32, DurationUnit), says_clock: bool) -> Text {
    let chinese = match unit {
        DurationUnit::CalendarDay => format!("{number}个自然日"),
        DurationUnit::Month => format!("{number}个月"),
        _ => format!("{number}个工作日"),
    };
    if says_clock {
        return say!("{given}", "{chinese}");
    }
    say!("{given} (as working days)", "{chinese}（「{given}」按工作日计）")
}

/// Column head for the lengths of limits.
pub const LENGTH: Label = Label::new("Length", "时长");
/// Column head for the due dates of limits.
pub const DUE: Label = Label::new("Due", "届满日");
/// Title of a table of several limits.
pub const LIMITS: Label = Label::new("Limits", "各期限");
/// Name of the fact that gives the reason a start is a day off.
pub const BEGINS_ON: Label = Label::new("begins on", "开始日");

sentences! {
    /// The reason a start is a day off, behind [`BEGINS_ON`].
    pub fn begins_on(why: &Text) = "a {why}" | "休息日（{why}）", both(why);

    /// A day off, and its reason.
    pub fn off(date: Date, why: &Text) = "{date} ({why})" | "{date}（{why}）", both(why);

    /// A date without a length.
    pub fn no_length_given() =
        "no length is given, only dates; write one, as `5wd`"
        | "只有日期，没有时长；请写时长，如 5个工作日";

    /// Ordinary days that are hidden.
    pub fn further_days(days: usize) =
        "{further}: working days and weekends; -v shows them"
        | "另有 {days} 日为普通工作日或周末，-v 可列出",
        where further = amounts::count(days as u64, "further day");
}

/// The law of the jurisdiction that the counting rests on, or none.
pub fn basis(ground: &DateGround, limits_run_on: bool) -> Text {
    let (calendar, calendar_zh) = calendar_of(ground);
    let (runs_on, runs_on_zh) = match (ground.jurisdiction, limits_run_on) {
        (_, false) => {
            ("a limit in calendar days ends on its last day, day off or not", "以自然日计的期限，末日为休息日的不顺延")
        }
        (Jurisdiction::Cn, true) => (
            "a limit in calendar days that ends on a day off ends on the next working day (Civil Code art. 203)",
            "以自然日计的期限，末日为休息日的，顺延至次一工作日（民法典第二百零三条）",
        ),
        (Jurisdiction::Generic, true) => (
            "a limit in calendar days that ends on a day off ends on the next working day",
            "以自然日计的期限，末日为休息日的，顺延至次一工作日",
        ),
    };
    let of_china = ground.calendar == Base::China.name() || ground.calendar.starts_with("china + ");
    match ground.jurisdiction {
        Jurisdiction::Cn if !of_china => say!(
            "Calendar: {calendar}; jurisdiction: cn. The day of the event is not counted (Civil Code art. 201). This \
             calendar is not that of China's holiday notices: working days leave out weekends and what else the \
             calendar has off, and no make-up days are counted but its own; {runs_on}.",
            "日历：{calendar_zh}；法域：中国。当日不计入，自次日起算（民法典第二百零一条）。该日历不是国务院办公厅放假通知的日历：\
             工作日不含周末和日历中的休息日，法定节假日和调休以日历所载为准；{runs_on_zh}。"
        ),
        Jurisdiction::Cn => say!(
            "Calendar: {calendar}; jurisdiction: cn. The day of the event is not counted (Civil Code art. 201). \
             Working days leave out statutory holidays (Administrative Licensing Law art. 82) and weekends and count \
             the make-up days of the yearly holiday notice; {runs_on}.",
            "日历：{calendar_zh}；法域：中国。当日不计入，自次日起算（民法典第二百零一条）。工作日不含法定节假日（行政许可法第八十二条）\
             和周末，含国务院办公厅放假通知规定的调休上班日；{runs_on_zh}。"
        ),
        Jurisdiction::Generic => say!(
            "Calendar: {calendar}; jurisdiction: generic. The day of the event is not counted. Working days leave out \
             weekends and the days off of the calendar; {runs_on}.",
            "日历：{calendar_zh}；法域：通用。当日不计入，自次日起算。工作日不含周末和日历中的休息日；{runs_on_zh}。"
        ),
    }
}

/// A day of the week.
pub fn weekday(date: Date) -> Label {
    let (english, chinese) = match date.weekday() {
        Weekday::Monday => ("Mon", "周一"),
        Weekday::Tuesday => ("Tue", "周二"),
        Weekday::Wednesday => ("Wed", "周三"),
        Weekday::Thursday => ("Thu", "周四"),
        Weekday::Friday => ("Fri", "周五"),
        Weekday::Saturday => ("Sat", "周六"),
        Weekday::Sunday => ("Sun", "周日"),
    };
    Label::new(english, chinese)
}

/// The reason a day differs from an ordinary one.
pub fn reason(reason: DayReason<'_>) -> Text {
    match reason {
        DayReason::Start => say!("day of the event", "当日不计"),
        DayReason::Weekend => say!("weekend", "周末"),
        DayReason::DayOff(name) => say!("day off: {name}", "{name}放假"),
        DayReason::MakeUp(name) => say!("make-up working day ({name})", "调休上班（{name}）"),
        DayReason::MovedTo => say!("next working day", "顺延至此"),
    }
}

/// An argument that is not a date.
pub fn no_date(text: &str) -> Text {
    if let Some(meant) = meant_date(text) {
        return say!(
            "`{text}` is not written as a date is here; did you mean `{meant}`?",
            "「{text}」不是此处的日期写法；是否想写 {meant}？"
        );
    }
    say!(
        "`{text}` is not a date; write a day that exists, like `2027-01-31`",
        "「{text}」不是日期；请写存在的日期，如 2027-01-31"
    )
}

/// An argument that is not a limit in whole days, and the reason.
pub fn refused(text: &str, error: DurationError) -> Text {
    match (error, meant(text)) {
        (DurationError::TooLong, _) => say!(
            "`{text}` is longer than {MOST_DAYS} days, the most that are counted; check the digits and the unit",
            "「{text}」超过可计算的上限 {MOST_DAYS} 天；请检查数字和单位"
        ),
        (DurationError::Negative, _) => say!(
            "`{text}` is below zero; write a number from 0 up, with `--back` to count backwards",
            "「{text}」小于零；请写非负数，倒推请加 --back"
        ),
        (DurationError::Range, _) => say!(
            "`{text}` is a range; write one limit, or the two as limits of their own",
            "「{text}」是范围；请只写一个时长，或将两个时长分别写出"
        ),
        (DurationError::MinutesOrMonths, Some(Meant::MinutesOrMonths(number))) => say!(
            "`{text}` may mean minutes or months; write `{number}mo` for months, minutes are not counted here",
            "「{text}」既可指分钟，也可指月；指月请写 {number}个月（{number}mo），此处不计分钟"
        ),
        (DurationError::Unreadable, Some(Meant::Part(part))) => say!(
            "`{text}` is not a length in whole days; did you mean `{part}`?",
            "「{text}」不是整日的时长；是否想写「{part}」？"
        ),
        _ => say!(
            "`{text}` is not a length in whole days; write `5wd` (working days), `7cd` (calendar days), `2w` (weeks) or `6mo` (months)",
            "「{text}」不是整日的时长；请写 5个工作日（5wd）、7自然日（7cd）、2周（2w）或 6个月（6mo）"
        ),
    }
}
