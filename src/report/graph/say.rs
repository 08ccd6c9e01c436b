//! The words of pictures.

use jiff::civil::Date;

use crate::analysis::DateGround;
use crate::model::{Days, Decimal, Relation, Unit};
use crate::report::say::dates::calendar_of;
use crate::text::labels::Label;
use crate::text::{Text, amounts, say, sentences};

/// The lane of the applicant.
pub(super) const APPLICANT: Label = Label::new("applicant", "申请人");
/// The lane of third parties.
pub(super) const THIRD_PARTY: Label = Label::new("third party", "中介");
/// The lane of steps for which the file names no department.
pub(super) const NOBODY: Label = Label::new("no department stated", "未写明部门");

/// Steps that go.
pub(super) fn gone(names: &[String]) -> Text {
    let (english, chinese) = (names.join("; "), names.join("、"));
    say!("Removed: {english}.", "取消：{chinese}。")
}

/// Steps that became this one.
pub(super) fn instead_of(names: &[String]) -> Text {
    let (english, chinese) = (names.join("; "), names.join("、"));
    say!("was: {english}", "原为：{chinese}")
}

sentences! {
    /// The share of cases that take a step.
    pub(super) fn chance(share: Decimal) = "in {share} % of cases" | "{share}% 的办件需要";

    /// The meaning of the pale part of a bar.
    pub(super) fn float_note() =
        "The pale part behind a bar is its float: so late the step may end without delaying the whole."
        | "条形后的浅色部分为浮动时间：环节最晚在此之前完成，不影响总时长。";

    /// The figure of the order of today.
    pub(super) fn today(days: Days, unit: Unit) = "{english} today" | "现状 {chinese}",
        where (english, chinese) = amounts::days(days, unit.clock());

    /// The figure of the order in reachable.
    pub(super) fn reachable(today: Days, days: Days, unit: Unit) =
        "{english} reachable, {today} today"
        | "可压缩至 {chinese}（现状 {today}）",
        where (english, chinese) = amounts::days(days, unit.clock());

    /// The figure of two versions.
    pub(super) fn versions(before: (Days, Unit), after: (Days, Unit)) =
        "{old} before, {new} after"
        | "改前 {alt}，改后 {neu}",
        where (old, alt) = amounts::days(before.0, before.1.clock()),
        where (new, neu) = amounts::days(after.0, after.1.clock());

    /// Orders that others imply.
    pub(super) fn implied(count: usize) =
        "{count} {orders} not drawn: others imply {them}."
        | "另有 {count} 项先后已由图中其他先后包含，未画出。",
        where (orders, them) = if count == 1 { ("order is", "it") } else { ("orders are", "them") };

    /// Departments that take part.
    pub(super) fn with(names: &[&str]) = "with {english}" | "会同{chinese}",
        where (english, chinese) = (names.join(", "), names.join("、"));

    /// The length of a step before the change.
    pub(super) fn was(length: &Text) = "was {length}" | "原为 {length}", both(length);
}

/// The way one step waits for another, where it is not simply for its end.
pub(super) fn how(relation: Relation, lag: Option<Text>) -> Option<Text> {
    let how = match relation {
        Relation::FinishStart => return lag.map(|later| say!("{later} later", "间隔 {later}", both(later))),
        Relation::StartStart => say!("starts once the other starts", "对方开始后即可开始"),
        Relation::FinishFinish => say!("ends no earlier than the other", "不早于对方完成"),
    };
    Some(match lag {
        None => how,
        Some(later) => say!("{how}, {later} later", "{how}，间隔 {later}", both(how), both(later)),
    })
}

/// The contents of a plan, with the start and calendar that it counts by.
pub(super) fn plan(days: Days, unit: Unit, counted: Option<(Date, &DateGround)>) -> Text {
    let (english, chinese) = amounts::days(days, unit.clock());
    match counted {
        None => say!("plan of today: {english}", "现状计划：{chinese}"),
        Some((start, ground)) => {
            let (calendar, calendar_zh) = calendar_of(ground);
            say!(
                "plan of today: {english}, counted from {start} on the calendar {calendar}",
                "现状计划：{chinese}，自 {start} 起算，日历：{calendar_zh}"
            )
        }
    }
}
