//! Sentences about calendars: questions that they cannot answer, and errors in
//! their files.

use crate::calendar::{
    Base, CalendarError, CalendarLayout, FileError, Holiday, IcsProblem, LayingError, Partial, UnknownYear,
};
use crate::text::{Text, say};

/// A calendar that cannot answer.
pub fn unanswered(error: &CalendarError) -> Text {
    with_help(error, error.help(), chinese(error))
}

/// A calendar file that cannot be used.
pub fn bad_file(file: &str, error: &FileError) -> Text {
    let said = with_help(error, error.help(), of_file(error));
    say!("calendar `{file}`: {said}", "日历文件「{file}」：{said}", both(said))
}

/// Calendars that contradict each other.
pub fn bad_laying(error: &LayingError) -> Text {
    match error {
        LayingError::Contradiction { date, worked, off } => {
            let ((worked, made_up), (off, holiday)) = (worked, off);
            say!(
                "the calendars contradict each other: {error}; take one of the two entries out",
                "日历互相矛盾：{date}，「{worked}」写上班（{made_up}），「{off}」写放假（{holiday}）；请删去其一"
            )
        }
        LayingError::Weekday { date, file, name } => say!(
            "{error}; check the date, or take the entry out",
            "「{file}」把 {date}（{name}）写作补班，当日本为工作日；请核对日期，或删去此项"
        ),
    }
}

fn with_help(error: &dyn std::error::Error, help: Option<String>, chinese: String) -> Text {
    Text::new(help.map_or_else(|| error.to_string(), |help| format!("{error}; {help}")), chinese)
}

fn chinese(error: &CalendarError) -> String {
    match error {
        CalendarError::Unknown(unknown) => unknown_year(unknown),
        CalendarError::OutOfRange { date } => format!("{date} 不在公元 1 年至 9999 年之内"),
        CalendarError::TooLong { start, days } => format!("自 {start} 起 {days} 日，超出公元 9999 年"),
        CalendarError::DayLength { thousandths } => format!("每个工作日 {thousandths} 毫分，应为 1 至 1440000"),
        CalendarError::NoStart => "没有一个工作日起算可在日历已知的年份内结束".to_owned(),
    }
}

fn unknown_year(UnknownYear { year, before, after, base, partial }: &UnknownYear) -> String {
    let why = match (partial, before, after) {
        (Some(Partial { file, missing }), ..) => {
            let missing: Vec<&str> = missing.iter().map(|holiday: &Holiday| holiday.names().1).collect();
            format!("「{file}」没有该年完整的放假安排，缺 {}", missing.join("、"))
        }
        (None, Some(before), Some(after)) => format!("日历在 {before} 年与 {after} 年之间有缺口"),
        (None, Some(last), None) => format!("日历止于 {last} 年"),
        (None, None, Some(first)) => format!("日历始于 {first} 年"),
        (None, None, None) => "日历中没有任何年份".to_owned(),
    };
    let notice = match base {
        Base::China if after.is_none() => "国务院办公厅通常于上一年 11 月发布；",
        Base::China | Base::Weekdays => "",
    };
    format!("{year} 年的放假安排未知：{why}；{notice}请提供该年的日历文件")
}

fn of_file(error: &FileError) -> String {
    match error {
        FileError::NotText => format!("不是 UTF-8 文本；{}", layouts()),
        FileError::NoLayout => format!("既不是 JSON，也不是 iCalendar；{}", layouts()),
        FileError::UnknownJson => format!("不是已知格式的 JSON；{}", layouts()),
        FileError::Syntax { line, column } => format!("第 {line} 行第 {column} 列不是有效的 JSON"),
        FileError::Key { layout, entry, key } => {
            format!("{}：第 {entry} 项缺少「{key}」，或其类型不对", layout_name(*layout))
        }
        FileError::Ics { line, problem } => format!("第 {line} 行：{}", ics(*problem)),
        FileError::NoSuchDate { text } => format!("「{text}」不是日期，应为存在的日期，如 2027-01-31"),
        FileError::Empty { year: Some(year) } => format!("没有 {year} 年的任何日期：尚未发布"),
        FileError::Empty { year: None } => "没有任何日期".to_owned(),
        FileError::RepeatedYear { year } => format!("{year} 年出现两次"),
        FileError::OutsideYear { date, year } => format!("{date} 不属于 {year} 年的日历"),
        FileError::TwoWays { date, off, worked } => format!("{date} 既放假（{off}）又上班（{worked}）"),
        FileError::Parts { known } => {
            let first = known.first().map_or("", String::as_str);
            format!("有几个部分：{}；请指明其一，如 文件#{first}", known.join("、"))
        }
        FileError::UnknownPart { part, known } if known.is_empty() => format!("没有部分「{part}」，此文件不分部分"),
        FileError::UnknownPart { part, known } => format!("没有部分「{part}」；已有：{}", known.join("、")),
        FileError::Marks { known } => {
            format!("各项的标记不同：{}；请指明哪些是休息日，如 文件@标记，全部为 文件@*", counted(known))
        }
        FileError::UnknownMark { mark, known } => format!("没有一项带标记「{mark}」；已有：{}", counted(known)),
    }
}

fn counted(known: &[(Option<String>, usize)]) -> String {
    let told = known.iter().take(FileError::LISTED).map(|(mark, count)| match mark {
        Some(mark) => format!("「{mark}」{count} 项"),
        None => format!("无标记（-）{count} 项"),
    });
    let more = known.len().checked_sub(FileError::LISTED).filter(|more| *more > 0);
    told.chain(more.map(|more| format!("另有 {more} 种"))).collect::<Vec<_>>().join("、")
}

fn layouts() -> String {
    format!("可读的格式：{}", CalendarLayout::ALL.map(layout_name).join("；"))
}

const fn layout_name(layout: CalendarLayout) -> &'static str {
    match layout {
        CalendarLayout::HolidayCn => "holiday-cn 的 JSON",
        CalendarLayout::GovUk => "gov.uk 银行假日的 JSON",
        CalendarLayout::Nager => "Nager.Date 公共假日的 JSON",
        CalendarLayout::ICalendar => "iCalendar",
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
        IcsProblem::Recurring => "不是简单的每年重复；请每年写一个事件",
        IcsProblem::Timed => {
            "带有时刻的事件不是休息日；请写成整日，如 DTSTART;VALUE=DATE:20270101；只有补班可写时刻，且须为当地时刻"
        }
        IcsProblem::Utc => {
            "时刻为协调世界时（UTC），在当地可能是另一日；请写成整日，如 DTSTART;VALUE=DATE:20270101；只有补班可写时刻，且须为当地时刻"
        }
        IcsProblem::Unclear => "标题说到上班又有别的话，看不出当日是否上班；补班请只写「补班」，不上班请写「休息」",
        IcsProblem::Ambiguous => "周末事件的标题既说上班又说放假；补班请只写「补班」，否则请删去",
    }
}
