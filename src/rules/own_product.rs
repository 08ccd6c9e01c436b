//! A material that is demanded of the applicant though a step of the process
//! gives it.

use std::collections::HashMap;

use super::asked::first_askings;
use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Place, StepId};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("own-product", Group::Material, Presets::WARN, include_str!("own_product.md"), judge);

/// Words that make the name of a copy.
const COPIES: [&str; 22] = [
    "复印件",
    "扫描件",
    "影印件",
    "副本",
    "正本",
    "原件",
    "电子版",
    "纸质版",
    "（",
    "）",
    "(",
    ")",
    "及",
    "和",
    "或",
    "certified copy of the ",
    "certified copy of ",
    "copy of the ",
    "copy of ",
    "original of the ",
    " copy",
    " original",
];

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let mut given: HashMap<String, (StepId, usize)> = HashMap::new();
    for id in process.step_ids() {
        for (nth, material) in process.step(id).products().iter().enumerate() {
            given.entry(bare(&process.materials()[material.index()].name)).or_insert((id, nth));
        }
    }
    let mut remarks = Vec::new();
    for (asking, _) in first_askings(process) {
        let name = asking.name(process);
        let Some((step, nth)) = given.get(&bare(name)).copied() else { continue };
        let (product, step_name) =
            (&process.materials()[process.step(step).products()[nth].index()].name, &process.step(step).name);
        let message = say!(
            "`{name}` is demanded of the applicant though `{step_name}` gives `{product}`",
            "「{name}」要求申请人提交，而「{step_name}」产出「{product}」"
        );
        let place = Place::step(step.index()).field("gives").item(nth);
        let remark = Remark::new(asking.place(), message).related(place, say!("it is given here", "在此产出"));
        remarks.push(remark.help(say!(
            "need `{product}` itself: then it comes from the step that gives it",
            "请把 `所需` 写成「{product}」，由产出它的环节提供"
        )));
    }
    remarks
}

/// The name of a paper without the words for a copy.
fn bare(name: &str) -> String {
    let mut bare = name.to_lowercase();
    for copy in COPIES {
        if bare.contains(copy) {
            bare = bare.replace(copy, "");
        }
    }
    let bare = bare.trim();
    if bare.is_empty() { name.to_owned() } else { bare.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_called_like_its_original() {
        for name in ["营业执照", "营业执照复印件", "营业执照（副本）", "营业执照正本及副本", "营业执照（原件和复印件）"]
        {
            assert_eq!(bare(name), "营业执照", "{name}");
        }
        for name in [
            "Business licence",
            "Copy of the business licence",
            "business licence (copy)",
            "Certified copy of business licence",
        ] {
            assert_eq!(bare(name), "business licence", "{name}");
        }
        assert_eq!(bare("复印件"), "复印件");
    }
}
