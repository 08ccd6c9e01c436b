//! A decision later than 20 working days after intake, 45 when several
//! departments handle the matter together.

use super::clocks::Extent;
use super::courses::Spans;
use super::matters::Matters;
use super::{Case, Group, Presets, Remark, Rule, Threshold};
use crate::model::{Actor, Kind, StepId};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("decision-over-20", Group::Time, Presets::WARN, include_str!("decision_over_20.md"), judge)
        .with(&[LIMIT, JOINT])
        .of_licences();

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
    let message = |name: &str, takes: (String, String), most: (String, String)| {
        say!(
            "`{name}` comes {takes} after intake, more than {most}",
            "「{name}」在受理后 {takes}作出，超过 {most}",
            both(name),
            both(takes),
            both(most)
        )
    };
    let help = say!(
        "shorten what lies between, or mark what the law leaves out of the limit `clock: suspended`; where a law or \
         regulation of its own allows more, accept the finding under `allow` and name it",
        "请压缩其间的环节；依法不计入时限的，标明 `计时: 不计入`；法律、法规另有规定的，在 `豁免` 中写明该规定"
    );
    spans.over(&decisions, limit, message, &help)
}
