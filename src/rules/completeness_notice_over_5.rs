//! An intake that takes longer than the 5 working days in which an incomplete
//! application must be answered.

use super::clocks::{Extent, Held};
use super::{Case, Group, Judge, Page, Presets, Remark, Rule, Threshold};
use crate::finding::Level;
use crate::model::{Actor, Kind, Place};
use crate::text::say;

pub(super) const RULE: Rule = Rule {
    name: "completeness-notice-over-5",
    group: Group::Time,
    levels: Presets { national: Level::Warn, strict: Level::Deny, draft: Level::Warn },
    thresholds: &[LIMIT],
    page: Page::new(include_str!("completeness_notice_over_5.md")),
    judge: Judge::Process(judge),
};

/// From receipt to the notice: 行政许可法 32.
const LIMIT: Threshold = Threshold::workdays("limit", 5);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let limit = Extent::stated(process, case.duration(&LIMIT));
    let mut remarks = Vec::new();
    for (at, step) in process.steps().iter().enumerate() {
        let takes = Extent::stated(process, step.days.likely);
        let accepts = step.kind == Some(Kind::Intake) && step.actor == Actor::Agency;
        if !accepts {
            continue;
        }
        match takes.held_to(limit, case) {
            Held::Over => {}
            Held::Within => continue,
            Held::Undecided => {
                remarks.push(takes.undecided(limit, Place::step(at).field("days")));
                continue;
            }
        }
        let name = &step.name;
        let over = (takes, limit);
        let ((takes, takes_zh), (most, most_zh)) = (takes.words(), limit.words());
        let message = say!(
            "the intake `{name}` takes {takes}, more than {most}",
            "受理环节「{name}」时长 {takes_zh}，超过 {most_zh}"
        );
        remarks.push(Remark::new(Place::step(at).field("days"), message).over(over.0, over.1).help(say!(
            "say within {most} all that is missing; after that the application counts as accepted",
            "应在 {most_zh}内一次性告知需要补正的全部内容，逾期不告知的，自收到申请材料之日起即为受理"
        )));
    }
    remarks
}
