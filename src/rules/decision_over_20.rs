//! A decision later than 20 working days after intake, 45 when several
//! departments handle the matter together.

use super::clocks::{Extent, Held};
use super::courses::Spans;
use super::matters::Matters;
use super::{Case, Group, Judge, Page, Presets, Remark, Rule, Threshold};
use crate::finding::Level;
use crate::model::{Actor, Kind, Place, StepId};
use crate::text::say;

pub(super) const RULE: Rule = Rule {
    name: "decision-over-20",
    group: Group::Time,
    levels: Presets { national: Level::Warn, strict: Level::Deny, draft: Level::Warn },
    thresholds: &[LIMIT, JOINT],
    page: Page::new(include_str!("decision_over_20.md")),
    judge: Judge::Process(judge),
};

/// One department: 行政许可法 42 ¶1.
const LIMIT: Threshold = Threshold::workdays("limit", 20);
/// Several together: 行政许可法 42 ¶2.
const JOINT: Threshold = Threshold::workdays("joint-limit", 45);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let decides = |id: &StepId| {
        let step = process.step(*id);
        step.kind == Some(Kind::Decision) && step.actor == Actor::Agency
    };
    let decisions: Vec<StepId> = process.step_ids().filter(decides).collect();
    let spans = Spans::to_each(case, &decisions, Kind::Intake, Matters::before);
    let joint = process.lead().is_some() && analysis.today.departments.is_some_and(|departments| departments > 1);
    let limit = Extent::stated(process, case.duration(if joint { &JOINT } else { &LIMIT }));
    let mut remarks = Vec::new();
    for id in decisions {
        let Some((span, counted, held)) = spans.held(id, limit) else { continue };
        match held {
            Held::Over => {}
            Held::Within => continue,
            Held::Undecided => {
                remarks.push(counted.undecided(limit, Place::step(id.index())));
                continue;
            }
        }
        let (name, start) = (&process.step(id).name, &process.step(span.from).name);
        let ((takes, takes_zh), (most, most_zh)) = (counted.words(), limit.words());
        let message = say!(
            "`{name}` comes {takes} after intake, more than {most}",
            "「{name}」在受理后 {takes_zh}作出，超过 {most_zh}"
        );
        let remark = Remark::new(Place::step(id.index()), message).over(counted, limit).related(
            Place::step(span.from.index()),
            say!("the limit begins when `{start}` is done", "时限自「{start}」完成起算"),
        );
        remarks.push(remark.help(say!(
            "shorten what lies between, or mark what the law leaves out of the limit `clock: suspended`",
            "请压缩其间的环节；依法不计入时限的，标明 `计时: 不计入`"
        )));
    }
    remarks
}
