//! Steps that follow the step above only by default, where days depend on it.

use super::clocks::Extent;
use super::names::{MOST_NAMED, names};
use super::{Case, Group, Presets, Remark, Rule};
use crate::analysis::{Keep, Record};
use crate::model::{OrderSource, Place, StepId, Time};
use crate::text::amounts::count;
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("implicit-order", Group::Order, Presets::WARN, include_str!("implicit_order.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let days = analysis.implicit_order.days;
    if days == Time::ZERO {
        return Vec::new();
    }
    let record = Record::of(process);
    let by_default = process.orders().all().iter().filter(|order| order.source == OrderSource::Above);
    let steps: Vec<StepId> =
        by_default.filter(|order| !Keep::Recorded.keeps(record.of_order(order))).map(|order| order.to).collect();
    let Some((first, others)) = steps.split_first() else { return Vec::new() };
    let hangs = Extent::scheduled(process, days);
    let ((which, which_zh), (costs, costs_zh)) = (names(process, &steps), hangs.words());
    let number = steps.len();
    let (how_many, follow) = (count(number as u64, "step"), if others.is_empty() { "follows" } else { "follow" });
    let message = say!(
        "{how_many} {follow} the line above for no other reason, {which}: {costs} at stake",
        "有 {number} 个环节没有写 `前置`，只是接在上一行之后：{which_zh}，涉及 {costs_zh}"
    );
    let mut remark = Remark::new(Place::step(first.index()), message).found(hangs);
    for step in others.iter().take(MOST_NAMED) {
        remark = remark.related(Place::step(step.index()), say!("this follows the line above", "此环节接在上一行之后"));
    }
    for step in &steps {
        remark = remark.with(&process.step(*step).id);
    }
    vec![remark.help(say!(
        "say what each has to follow: `after: [{{step: …, because: …}}]`, or `after: []` if nothing",
        "请写明各自须排在谁之后：`前置: [{{环节: …, 理由: …}}]`；不必等待的写 `前置: []`"
    ))]
}
