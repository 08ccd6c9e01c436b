//! A step that is shorter than the least length that the law demands.

use super::clocks::{Extent, Held};
use super::{Case, Group, Presets, Remark, Rule};
use crate::model::Place;
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("step-under-minimum", Group::Time, Presets::DENY, include_str!("step_under_minimum.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let mut remarks = Vec::new();
    for (at, step) in process.steps().iter().enumerate() {
        let Some(least) = step.limit.as_ref().and_then(|limit| limit.min) else { continue };
        let (takes, least) = (Extent::stated(process, step.days.likely), Extent::stated(process, least));
        match least.held_to_figure(takes, case) {
            Held::Over => {}
            Held::Within => continue,
            Held::Undecided => {
                remarks.push(takes.undecided_under(least, Place::step(at).field("days")));
                continue;
            }
        }
        let (name, found) = (&step.name, (least, takes));
        let ((takes, takes_zh), (least, least_zh)) = (takes.words(), least.words());
        let message = say!(
            "`{name}` takes {takes}, the law demands at least {least}",
            "「{name}」时长 {takes_zh}，少于法定的 {least_zh}"
        );
        let remark = Remark::new(Place::step(at).field("days"), message)
            .over(found.0, found.1)
            .related(Place::step(at).field("limit"), say!("the least length", "法律要求的最短时间"));
        remarks.push(remark.help(say!(
            "give the step the time that the law demands, or correct the least length",
            "请留足法律要求的时间，或更正 `不少于`"
        )));
    }
    remarks
}
