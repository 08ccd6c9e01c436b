//! A step that is marked as waste and cites a law.

use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Place, Value};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("waste-with-basis", Group::Value, Presets::WARN, include_str!("waste_with_basis.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (at, step) in case.process.steps().iter().enumerate() {
        let (Some(Value::Waste), Some(law)) = (step.value, step.law.first()) else { continue };
        let name = &step.name;
        let message = say!("`{name}` is marked as waste and yet cites {law}", "「{name}」标为非增值，却写有依据{law}");
        remarks.push(Remark::new(Place::step(at).field("law"), message).help(say!(
            "what the law demands is `value: required`; if it does not demand this step, remove the citation",
            "法律要求的是 `价值: 必要`；如果该条并不要求这一环节，请删去依据"
        )));
    }
    remarks
}
