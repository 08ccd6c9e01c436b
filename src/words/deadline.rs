//! Sentences of `deadline`, and what a calendar cannot answer.

use jiff::civil::{Date, Weekday};

use super::labels::Label;
use super::{Text, say};
use crate::calendar::{CalendarError, IcsProblem, Reason};
use crate::model::MOST_DAYS;

/// What is counted.
#[must_use]
pub fn subject(back: bool) -> Text {
    if back { say!("Latest day to begin", "最迟起算日") } else { say!("Due date", "届满日") }
}

/// The one figure.
#[must_use]
pub fn figure(start: Date, length: &str, due: Date, back: bool) -> Text {
    if back {
        say!("{start}: {length} later is {due}", "{start}：其后 {length} 为 {due}")
    } else {
        say!("{due}: {length} after {start}", "{due}：自 {start} 起 {length}")
    }
}

/// What the counting rests on.
#[must_use]
pub fn basis() -> Text {
    say!(
        "The day of the event is not counted (Civil Code art. 201). Working days leave out statutory holidays \
         (Administrative Licensing Law art. 82) and weekends and count the make-up days of the yearly holiday notice; \
         a limit in calendar days that ends on a day off ends on the next working day (Civil Code art. 203).",
        "当日不计入，自次日起算（民法典第二百零一条）。工作日不含法定节假日（行政许可法第八十二条）和周末，\
         含国务院办公厅放假通知规定的调休上班日；以自然日计的期限，末日为休息日的，顺延至次一工作日（民法典第二百零三条）。"
    )
}

/// A day of the week.
#[must_use]
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

/// What sets a day apart.
#[must_use]
pub fn reason(reason: Reason<'_>) -> Text {
    match reason {
        Reason::Start => say!("day of the event", "当日不计"),
        Reason::Weekend => say!("weekend", "周末"),
        Reason::DayOff(name) => say!("day off: {name}", "{name}放假"),
        Reason::MakeUp(name) => say!("make-up working day ({name})", "调休上班（{name}）"),
        Reason::MovedTo => say!("next working day", "顺延至此"),
    }
}

/// An argument that is no date.
#[must_use]
pub fn no_date(text: &str) -> Text {
    say!(
        "`{text}` is no date; write a day that exists, like `2027-01-31`",
        "「{text}」不是日期；请写存在的日期，如 2027-01-31"
    )
}

/// An argument that is no whole number of days.
#[must_use]
pub fn no_length(text: &str) -> Text {
    say!(
        "`{text}` is no length in whole days; write `5wd` (working days), `7cd` (calendar days) or `2w` (weeks)",
        "「{text}」不是整日的时长；请写 5个工作日（5wd）、7自然日（7cd）或 2周（2w）"
    )
}

/// An argument of more days than are counted.
#[must_use]
pub fn too_long(text: &str) -> Text {
    say!(
        "`{text}` is longer than {MOST_DAYS} days, the most that are counted; check the digits and the unit",
        "「{text}」超过可计算的上限 {MOST_DAYS} 天；请检查数字和单位"
    )
}

/// A calendar that cannot answer.
#[must_use]
pub fn unanswered(error: &CalendarError) -> Text {
    let english = error.help().map_or_else(|| error.to_string(), |help| format!("{error}; {help}"));
    Text::new(english, chinese(error))
}

/// A calendar file that cannot be used.
#[must_use]
pub fn bad_calendar(file: &str, error: &CalendarError) -> Text {
    let said = unanswered(error);
    Text::new(
        format!("calendar `{file}`: {}", said.in_lang(super::Lang::English)),
        format!("日历文件「{file}」：{}", said.in_lang(super::Lang::Chinese)),
    )
}

fn chinese(error: &CalendarError) -> String {
    let supply = "请用 --calendar 提供该年的日历文件（holiday-cn 的 JSON，或 iCalendar）";
    match error {
        CalendarError::Unpublished { year, last } => {
            format!("{year} 年的放假安排未知：日历止于 {last} 年；国务院办公厅通常于上一年 11 月发布；{supply}")
        }
        CalendarError::BeforeFirst { year, first } => {
            format!("{year} 年的放假安排未知：日历始于 {first} 年；{supply}")
        }
        CalendarError::Gap { year, before, after } => {
            format!("{year} 年的放假安排未知：日历在 {before} 年与 {after} 年之间有缺口；{supply}")
        }
        CalendarError::OutOfRange { date } => format!("{date} 不在公元 1 年至 9999 年之内"),
        CalendarError::TooLong { start, days } => format!("自 {start} 起 {days} 日，超出公元 9999 年"),
        CalendarError::DayLength { thousandths } => format!("每个工作日 {thousandths} 毫分，应为 1 至 1440000"),
        CalendarError::Json { line, column, message } => format!("第 {line} 行第 {column} 列：{message}"),
        CalendarError::Ics { line, problem } => format!("第 {line} 行：{}", ics(*problem)),
        CalendarError::NoSuchDate { text } => format!("「{text}」不是日期，应为存在的日期，如 2027-01-31"),
        CalendarError::Empty { year: Some(year) } => format!("{year} 年的日历文件中没有任何日期：尚未发布"),
        CalendarError::Empty { year: None } => "日历文件中没有任何日期".to_owned(),
        CalendarError::RepeatedYear { year } => format!("日历文件中 {year} 年出现两次"),
        CalendarError::OutsideYear { date, year } => format!("{date} 不属于 {year} 年的日历"),
        CalendarError::Contradiction { date } => format!("日历文件中 {date} 既放假又上班"),
    }
}

const fn ics(problem: IcsProblem) -> &'static str {
    match problem {
        IcsProblem::NotACalendar => "不是 iCalendar 文件，应以 BEGIN:VCALENDAR 开头",
        IcsProblem::Unbalanced => "BEGIN 与 END 不配对",
        IcsProblem::NoStart => "事件缺少 DTSTART",
        IcsProblem::NoSuchDate => "不是日期，应写作 20270131",
        IcsProblem::Backwards => "事件的结束早于开始",
        IcsProblem::TooLong => "事件长于 31 天",
        IcsProblem::Duration => "时长不是整日或整周",
        IcsProblem::Recurring => "重复事件；请每年写一个事件",
        IcsProblem::Timed => "带有时刻的事件不是休息日",
    }
}
