//! A critical step that waits longer than it works.

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

/// A wait that is not longer is not told.
const DAYS: Threshold = Threshold::days("days", Presets { national: 10, strict: 5, draft: 20 });

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let mut remarks = Vec::new();
    for id in process.step_ids() {
        let step = process.step(id);
        let takes = Extent::of_step(process, id);
        let work = step.work.map(|work| Extent::stated(process, work));
        let Some((work, wait)) = work.and_then(|work| Some((work, takes.less(work)?))) else { continue };
        let longer = wait.held_to(work, case) == Held::Over;
        if !longer || step.kind == Some(Kind::Publicity) || !analysis.steps[id.index()].is_critical() {
            continue;
        }
        let most = takes.most(case.duration(&DAYS));
        match wait.held_to(most, case) {
            Held::Over => {}
            Held::Within => continue,
            Held::Undecided => {
                remarks.push(wait.undecided(most, Place::step(id.index()).field("days")));
                continue;
            }
        }
        let (name, over) = (&step.name, (wait, most));
        let ((waits, waits_zh), (takes, takes_zh)) = (wait.words(), takes.words());
        let message = say!(
            "`{name}` is critical and waits {waits} of its {takes}",
            "关键环节「{name}」时长 {takes_zh}，其中 {waits_zh}在等待"
        );
        remarks.push(Remark::new(Place::step(id.index()).field("days"), message).over(over.0, over.1).help(say!(
            "find out what it waits for: a queue, a meeting that sits rarely, a signature",
            "请查明在等什么：排队、例会，还是签批"
        )));
    }
    remarks
}
