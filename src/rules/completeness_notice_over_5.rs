//! An intake that takes longer than the 5 working days in which an incomplete
//! application must be answered.

use super::clocks::Extent;
use super::{Case, Group, Presets, Remark, Rule, Threshold};
use crate::model::{Actor, Kind, Place, Step};
use crate::text::say;

pub(super) const RULE: Rule = Rule::new(
    "completeness-notice-over-5",
    Group::Time,
    Presets::WARN,
    include_str!("completeness_notice_over_5.md"),
    judge,
)
.with(&[LIMIT])
.of_licences();

/// From receipt to the notice: 行政许可法 32.
const LIMIT: Threshold = Threshold::workdays("limit", 5);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let limit = Extent::stated(process, case.duration(&LIMIT));
    let accepts = |step: &Step| step.kind == Some(Kind::Intake) && step.actor == Actor::Agency;
    let remark = |(at, step): (usize, &Step)| {
        let (name, place) = (&step.name, Place::step(at).field("days"));
        let takes = Extent::stated(process, step.days.likely);
        takes.remark(limit, takes.held_to(limit, case), place, |place, (takes, takes_zh), (most, most_zh)| {
            let message = say!(
                "the intake `{name}` takes {takes}, more than {most}",
                "受理环节「{name}」时长 {takes_zh}，超过 {most_zh}"
            );
            Remark::new(place, message).help(say!(
                "say within {most} all that is missing; after that the application counts as accepted",
                "应在 {most_zh}内一次性告知需要补正的全部内容，逾期不告知的，自收到申请材料之日起即为受理"
            ))
        })
    };
    process.steps().iter().enumerate().filter(|(_, step)| accepts(step)).filter_map(remark).collect()
}
