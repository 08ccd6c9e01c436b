//! A step without a stated value.

use super::{Case, Group, Judge, Page, Presets, Remark, Rule};
use crate::finding::Level;
use crate::model::Place;
use crate::text::say;

pub(super) const RULE: Rule = Rule {
    name: "unclassified-step",
    group: Group::Value,
    levels: Presets { national: Level::Allow, strict: Level::Warn, draft: Level::Allow },
    thresholds: &[],
    page: Page::new(include_str!("unclassified_step.md")),
    judge: Judge::Process(judge),
};

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
