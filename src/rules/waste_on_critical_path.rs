//! A critical step that is marked as waste.

use super::clocks::Extent;
use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Place, Value};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("waste-on-critical-path", Group::Value, Presets::WARN, include_str!("waste_on_critical_path.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let mut goes = vec![false; process.steps().len()];
    for change in analysis.changes.iter().map(|change| &change.what).filter(|change| change.goes) {
        goes[change.step.index()] = true;
    }
    let mut remarks = Vec::new();
    for id in process.step_ids() {
        let (step, facts) = (process.step(id), &analysis.steps[id.index()]);
        let takes = Extent::of_step(process, id);
        if step.value != Some(Value::Waste) || !facts.is_critical() || takes.is_zero() {
            continue;
        }
        let name = &step.name;
        let found = takes;
        let (takes, takes_zh) = takes.words();
        let message = say!(
            "`{name}` adds nothing and takes {takes} on the critical path",
            "「{name}」非增值，却在关键路径上占 {takes_zh}"
        );
        let help = if goes[id.index()] {
            say!(
                "no law asks for it and nobody relies on it on record: remove it",
                "没有记载的法律依据，也没有环节依赖它：可以取消"
            )
        } else {
            say!(
                "it cannot go as recorded: a law is cited for it, or another step relies on it; `reengineer analyze` \
                 says what would change",
                "按现有记载还不能取消：写有法律依据，或其他环节依赖它；可用 `reengineer analyze` 查看"
            )
        };
        remarks.push(Remark::new(Place::step(id.index()), message).found(found).help(help));
    }
    remarks
}
