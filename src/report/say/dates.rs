//! Sentences about a process on the calendar.

use jiff::civil::Date;

use crate::analysis::{DateGround, Sweep};
use crate::calendar::{Base, CalendarError};
use crate::model::{Process, Spelled, Unit};
use crate::report::analysis::people::dates::on_the_other_clock;
use crate::report::say::calendar;
use crate::text::labels::{Label, days_of};
use crate::text::{Lang, Text, amounts, say, sentences};

/// A process that runs past what the calendar knows.
pub fn undatable(process: &str, error: &CalendarError) -> Text {
    let why = calendar::unanswered(error);
    let (english, chinese) = (why.in_lang(Lang::English), why.in_lang(Lang::Chinese));
    Text::new(
        format!("`{process}` cannot be put on the calendar: {english}"),
        format!("「{process}」无法排到日历上：{chinese}"),
    )
}

/// The start of the figures, and that it is one of many.
pub fn started(start: Date, sweep: Option<&Sweep>) -> Text {
    match sweep {
        None => Text::verbatim(start),
        Some(sweep) => {
            let starts = sweep.starts;
            say!(
                "{start}, of {starts} days the one with the median",
                "{start}（{starts} 个开始日中，现状时长居中的一天）"
            )
        }
    }
}

sentences! {
    /// The start that the dates are counted from.
    pub fn counted_from(start: Date) =
        "Counted from {start}, the day of the first event, which itself is not counted."
        | "自 {start} 起算，当日不计入。";

    /// Starts that were not tried to the end.
    pub fn left_out(starts: usize) =
        "{starts} further starts are left out: from them it ends in a year that the calendar does not know."
        | "另有 {starts} 个开始日未计入：自该日起算，终点落在日历未知的年份。";

    /// The law and the calendar that something was judged by.
    pub fn grounded(ground: &DateGround) =
        "Jurisdiction: {english}; calendar: {calendar}."
        | "法域：{chinese}；日历：{calendar_zh}。",
        where (calendar, calendar_zh) = calendar_of(ground),
        where (english, chinese) = (ground.jurisdiction.english(), ground.jurisdiction.chinese());

    /// Starts that a comparison of working and calendar days could not use.
    pub fn left_out_comparing(starts: usize) =
        "Working and calendar days are compared on dates. Up to {counted} {were} left out: from there it ends in a year \
         that the calendar does not know."
        | "工作日与自然日按日期比较，其中最多有 {starts} 个开始日未计入：自该日起算，终点落在日历未知的年份。",
        where (counted, were) = (amounts::count(starts as u64, "start"), if starts == 1 { "was" } else { "were" });

    /// A notice that is not known yet, whose holidays reach into the year before.
    pub fn provisional(year: i16) =
        "The holiday notice of {year} is not known to this calendar; it may still change the last days of {before}."
        | "日历中尚无 {year} 年的放假通知，{before} 年的最后几日可能因此变动。",
        where before = year - 1;

    /// The starts that were tried, and which of them the page shows.
    pub fn swept(start: Date, sweep: &Sweep) =
        "The days depend on the start: all {starts} working days from {first} to {last} were tried. All other figures \
         are those of the start on {start}, at which today takes its median."
        | "时长随开始日而变：已逐日试算 {first} 至 {last} 的 {starts} 个工作日。其余数值均以 {start} 起算，该日起算的现状时长为中位数。",
        where Sweep { first, last, starts, .. } = sweep;

    /// Working time alone is the same from any day; the calendar days are not.
    pub fn swept_working(start: Date, sweep: &Sweep) =
        "Working days are the same from any start, calendar days are not: all {starts} working days from {first} \
         to {last} were tried. Dates are those of the start on {start}, a median one."
        | "工作日数不随开始日变化，自然日数则不同：已逐日试算 {first} 至 {last} 的 {starts} 个工作日。日期以 {start} 起算（中位）。",
        where Sweep { first, last, starts, .. } = sweep;
}

/// The name of a calendar on the pages of each language: `china + 2027.json`,
/// `中国大陆 + 2027.json`.
pub(in crate::report) fn calendar_of(ground: &DateGround) -> (&str, String) {
    let calendar = ground.calendar.as_str();
    let (base, files) = calendar.split_at(calendar.find(" + ").unwrap_or(calendar.len()));
    let chinese = match Base::named(base) {
        Some(base) => base.chinese(),
        None => base,
    };
    (calendar, format!("{chinese}{files}"))
}

/// The calendar that dates are counted on, and the public notices of some
/// processes that it extends.
pub fn counted_on(ground: &DateGround, processes: &[&Process]) -> Text {
    let (calendar, calendar_zh) = calendar_of(ground);
    let has_notice = |process: &&Process| process.step_ids().any(|id| process.own_length(id).is_period());
    match ground.periods_run_on && processes.iter().any(has_notice) {
        true => say!(
            "Calendar: {calendar}. A public notice in calendar days that ends on a day off ends on the next working \
             day (Civil Code art. 203); nothing else runs on.",
            "日历：{calendar_zh}。以自然日计的公示期，末日为休息日的，顺延至次一工作日（民法典第二百零三条）；其他时长不顺延。",
        ),
        false => say!("Calendar: {calendar}.", "日历：{calendar_zh}。"),
    }
}

/// A figure in the process's own unit, or on the other clock.
pub fn figure(figure: Label, unit: Unit, own: bool) -> Text {
    let clock = if own { days_of(unit) } else { on_the_other_clock(unit).1 };
    Text::new(
        format!("{}, {}", figure.in_lang(Lang::English), clock.in_lang(Lang::English)),
        format!("{}（{}）", figure.in_lang(Lang::Chinese), clock.in_lang(Lang::Chinese)),
    )
}
