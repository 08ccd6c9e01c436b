//! A publication for so many 日 or 天 in a file of working days.

use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Kind, Place, Step, Unit};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("days-without-clock", Group::Time, Presets::WARN, include_str!("days_without_clock.md"), judge)
        .of_china();

/// Endings of the names of publications without a kind.
const ENDINGS: [&str; 4] = ["公示", "公告", "公示期", "公告期"];

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    if process.unit() != Unit::Workday {
        return Vec::new();
    }
    let mut remarks = Vec::new();
    for (at, step) in process.steps().iter().enumerate().filter(|(_, step)| step.days.says_day && is_publicity(step)) {
        let (name, days) = (&step.name, step.days.likely.amount);
        let message = say!(
            "`{name}` takes `{days}日` in a file of working days: which days are meant?",
            "「{name}」写作「{days}日」，本流程表以工作日计：指工作日还是自然日？"
        );
        remarks.push(Remark::new(Place::step(at).field("days"), message).help(say!(
            "counted as {days} working days; a legal period in 日 is one of calendar days: write `{days}cd`, or `{days}wd`",
            "现按 {days} 个工作日计算；法律所称「日」的期间按自然日计：请写 `{days}自然日` 或 `{days}个工作日`"
        )));
    }
    remarks
}

fn is_publicity(step: &Step) -> bool {
    match step.kind {
        Some(kind) => kind == Kind::Publicity,
        None => ENDINGS.iter().any(|ending| step.name.ends_with(ending)),
    }
}
