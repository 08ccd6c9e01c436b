//! A paper that nobody needs and that is not the result.

use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Kind, Place};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("unused-product", Group::Material, Presets::STRICT, include_str!("unused_product.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let mut needed = vec![false; process.materials().len()];
    for need in process.steps().iter().flat_map(|step| step.askings()) {
        needed[need.material.index()] = true;
    }
    let mut followed = vec![false; process.steps().len()];
    for order in process.orders().all() {
        followed[order.from.index()] = true;
    }
    let mut remarks = Vec::new();
    for (at, step) in process.steps().iter().enumerate() {
        // The products of a decision or of the last step are what the process
        // is for.
        if !followed[at] || matches!(step.kind, Some(Kind::Decision | Kind::Delivery)) {
            continue;
        }
        for (nth, material) in step.products().iter().enumerate().filter(|(_, material)| !needed[material.index()]) {
            let (name, product) = (&step.name, &process.materials()[material.index()].name);
            let message =
                say!("nobody needs `{product}`, which `{name}` gives", "「{name}」产出的「{product}」没有环节需要");
            remarks.push(Remark::new(Place::step(at).field("gives").item(nth), message).help(say!(
                "name it under `needs` of the step that uses it, or ask what it is for",
                "请写进用到它的环节的 `所需`，或查明它的用途"
            )));
        }
    }
    remarks
}
