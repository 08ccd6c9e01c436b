//! A step without a stated value.

use super::{Case, Group, Presets, Remark, Rule};
use crate::model::Place;
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("unclassified-step", Group::Value, Presets::STRICT, include_str!("unclassified_step.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let steps = case.process.steps().iter().enumerate();
    let unclassified = steps.filter(|(_, step)| step.value.is_none());
    unclassified
        .map(|(at, step)| {
            let name = &step.name;
            let message = say!("`{name}` does not say what it is worth", "「{name}」没有写明价值");
            Remark::new(Place::step(at), message)
                .help(say!("write `value: adding`, `required` or `waste`", "请写 `价值: 增值`、`必要` 或 `非增值`"))
        })
        .collect()
}
