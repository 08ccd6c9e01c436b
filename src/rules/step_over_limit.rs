//! A step that takes longer than its own limit.

use super::clocks::Extent;
use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Place, Step};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("step-over-limit", Group::Time, Presets::DENY, include_str!("step_over_limit.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let remark = |(at, step): (usize, &Step)| {
        let (length, limit) = (Extent::stated(process, step.days.likely), Extent::stated(process, step.own_limit()?));
        let (name, place) = (&step.name, |key| Place::step(at).field(key));
        length.remark(limit, length.held_to(limit, case), place("days"), |days, (takes, takes_zh), (most, most_zh)| {
            let message = say!(
                "`{name}` takes {takes}, its limit is {most}",
                "「{name}」时长 {takes_zh}，超过该环节时限 {most_zh}"
            );
            let remark = Remark::new(days, message).related(place("limit"), say!("its limit", "该环节的时限"));
            remark.help(say!("shorten the step, or correct the limit", "请压缩该环节，或更正时限"))
        })
    };
    process.steps().iter().enumerate().filter_map(remark).collect()
}
