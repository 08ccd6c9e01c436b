//! A critical step that waits longer than it works.

use super::Amount;
use super::clocks::{Extent, Held};
use super::{Case, Group, Judge, Page, Presets, Remark, Rule, Threshold};
use crate::finding::Level;
use crate::model::{Kind, Place};
use crate::words::say;

pub(super) const RULE: Rule = Rule {
    name: "long-wait",
    group: Group::Time,
    levels: Presets { national: Level::Warn, strict: Level::Deny, draft: Level::Warn },
    thresholds: &[DAYS],
    page: Page::new(include_str!("long_wait.md")),
    judge: Judge::Process(judge),
};

/// A wait of no more days is not told, on the clock of the step.
const DAYS: Threshold = Threshold {
    name: "days",
    values: Presets { national: Amount::Count(10), strict: Amount::Count(5), draft: Amount::Count(20) },
};

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let mut remarks = Vec::new();
    for id in process.step_ids() {
        let step = process.step(id);
        let takes = Extent::of_step(process, id);
        let work = step.work.map(|work| Extent::stated(process, work));
        let Some((work, wait)) = work.and_then(|work| Some((work, takes.less(work)?))) else { continue };
        let long = [work, takes.days(case.count(&DAYS))].iter().all(|than| wait.held_to(*than, case) == Held::Over);
        if !long || step.kind == Some(Kind::Publicity) || !analysis.steps[id.index()].is_critical() {
            continue;
        }
        let name = &step.name;
        let ((waits, waits_zh), (takes, takes_zh)) = (wait.words(), takes.words());
        let message = say!(
            "`{name}` is critical and waits {waits} of its {takes}",
            "关键环节「{name}」时长 {takes_zh}，其中 {waits_zh}在等待"
        );
        remarks.push(Remark::new(Place::step(id.index()).field("days"), message).help(say!(
            "find out what it waits for: a queue, a meeting that sits rarely, a signature",
            "请查明在等什么：排队、例会，还是签批"
        )));
    }
    remarks
}
