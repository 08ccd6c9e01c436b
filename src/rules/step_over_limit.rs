//! A step that takes longer than its own limit.

use super::clocks::{Extent, Held};
use super::{Case, Group, Judge, Page, Presets, Remark, Rule};
use crate::finding::Level;
use crate::model::Place;
use crate::text::say;

pub(super) const RULE: Rule = Rule {
    name: "step-over-limit",
    group: Group::Time,
    levels: Presets { national: Level::Deny, strict: Level::Deny, draft: Level::Warn },
    thresholds: &[],
    page: Page::new(include_str!("step_over_limit.md")),
    judge: Judge::Process(judge),
};

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let mut remarks = Vec::new();
    for (at, step) in process.steps().iter().enumerate() {
        let Some(limit) = step.own_limit() else { continue };
        let (length, limit) = (Extent::stated(process, step.days.likely), Extent::stated(process, limit));
        match length.held_to(limit, case) {
            Held::Over => {}
            Held::Within => continue,
            Held::Undecided => {
                remarks.push(length.undecided(limit, Place::step(at).field("days")));
                continue;
            }
        }
        let name = &step.name;
        let ((takes, takes_zh), (most, most_zh)) = (length.words(), limit.words());
        let message =
            say!("`{name}` takes {takes}, its limit is {most}", "「{name}」时长 {takes_zh}，超过该环节时限 {most_zh}");
        let remark = Remark::new(Place::step(at).field("days"), message)
            .over(length, limit)
            .related(Place::step(at).field("limit"), say!("its limit", "该环节的时限"));
        remarks.push(remark.help(say!("shorten the step, or correct the limit", "请压缩该环节，或更正时限")));
    }
    remarks
}
