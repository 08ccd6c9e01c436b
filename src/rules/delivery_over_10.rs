//! A result that reaches the applicant later than 10 working days after the
//! decision.

use super::clocks::Extent;
use super::courses::Spans;
use super::matters::Matters;
use super::{Case, Group, Presets, Remark, Rule, Threshold};
use crate::model::{Actor, Kind, StepId};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("delivery-over-10", Group::Time, Presets::WARN, include_str!("delivery_over_10.md"), judge)
        .with(&[LIMIT])
        .of_licences();

/// From decision to delivery: 行政许可法 44.
const LIMIT: Threshold = Threshold::workdays("limit", 10);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let delivers = |id: &StepId| {
        let step = process.step(*id);
        step.kind == Some(Kind::Delivery) && step.actor == Actor::Agency
    };
    let deliveries: Vec<StepId> = process.step_ids().filter(delivers).collect();
    let spans = Spans::to_each(case, &deliveries, Kind::Decision, Matters::before);
    let limit = Extent::stated(process, case.duration(&LIMIT));
    let message = |name: &str, takes: (String, String), most: (String, String)| {
        say!(
            "`{name}` is done {takes} after the decision, more than {most}",
            "「{name}」在决定作出后 {takes}完成，超过 {most}",
            both(name),
            both(takes),
            both(most)
        )
    };
    let help = say!("deliver at once, by post or electronically", "决定作出后即行送达，可邮寄或电子送达");
    spans.over(&deliveries, limit, message, &help)
}
