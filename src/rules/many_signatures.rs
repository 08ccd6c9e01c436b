//! A step with more than two signatures.

use super::{Case, Group, Presets, Remark, Rule, Threshold};
use crate::model::Place;
use crate::text::{amounts, say};

pub(super) const RULE: Rule =
    Rule::new("many-signatures", Group::Value, Presets::WARN, include_str!("many_signatures.md"), judge)
        .with(&[SIGNATURES]);

/// The most signatures in one step.
const SIGNATURES: Threshold = Threshold::count("signatures", 2);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let most = case.count(&SIGNATURES);
    let mut remarks = Vec::new();
    for (at, step) in case.process.steps().iter().enumerate() {
        let Some(signatures) = step.signoffs.filter(|signatures| *signatures > most) else { continue };
        let (name, english) = (&step.name, amounts::count(signatures.into(), "signature"));
        let message =
            say!("`{name}` takes {english}, more than {most}", "「{name}」须 {signatures} 次签批，超过 {most} 次");
        let remark =
            Remark::new(Place::step(at).field("signoffs"), message).over(u64::from(signatures), u64::from(most));
        remarks.push(remark.help(say!(
            "let the officer who handles the case and one who answers for it sign, and let those two act for the others",
            "由经办人和负责人签批即可，其余授权窗口办理"
        )));
    }
    remarks
}
