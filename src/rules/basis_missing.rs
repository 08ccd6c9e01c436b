//! An order that the file attributes to the law without naming one.

use super::pair;
use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Because, Place, StepId};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("basis-missing", Group::Law, Presets::DENY, include_str!("basis_missing.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let mut remarks = Vec::new();
    for (at, step) in process.steps().iter().enumerate() {
        for (nth, entry) in step.after.iter().flatten().enumerate() {
            let cited = entry.basis.as_ref().is_some_and(|basis| !basis.trim().is_empty());
            if entry.because != Some(Because::Law) || cited {
                continue;
            }
            let (name, before) = (&step.name, &process.step(entry.step).name);
            let message = say!(
                "the law is said to put `{before}` before `{name}`, and no article is named",
                "「{name}」以法定为由排在「{before}」之后，却没有写明依据"
            );
            let place = Place::step(at).field("after").item(nth);
            remarks.push(pair::at(place, StepId::new(at), &[entry.step], message).help(say!(
                "add `basis: …`, the article that says so; if there is none, it is `because: habit`",
                "请补充 `依据: …`，写到条；没有依据的，是 `理由: 惯例`"
            )));
        }
    }
    remarks
}
