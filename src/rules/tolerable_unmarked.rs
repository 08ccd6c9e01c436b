//! A material that must be there at intake though only a later step works with
//! it.

use std::collections::HashMap;

use super::asked::{Asking, askings};
use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Actor, Kind, MaterialId, Necessity};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("tolerable-unmarked", Group::Material, Presets::STRICT, include_str!("tolerable_unmarked.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let at_office = |asking: &Asking| process.step(asking.step).actor == Actor::Agency;
    let required = || askings(process).filter(|asking| asking.need == Necessity::Required).filter(at_office);
    let accepts = |asking: &Asking| process.step(asking.step).kind == Some(Kind::Intake);
    // The first other step of each matter that works with each material.
    let mut later: HashMap<(&str, MaterialId), Asking> = HashMap::new();
    for asking in required().filter(|asking| !accepts(asking)) {
        for item in process.items(asking.step) {
            later.entry((item, asking.material)).or_insert(asking);
        }
    }
    let mut remarks = Vec::new();
    for asking in required().filter(accepts) {
        let users = process.items(asking.step).filter_map(|item| later.get(&(item, asking.material)));
        let Some(user) = users.min_by_key(|user| (user.step, user.nth)) else { continue };
        let done = analysis.steps[asking.step.index()].finish;
        if analysis.steps[user.step.index()].start < done {
            continue;
        }
        let (name, step) = (asking.name(process), &process.step(user.step).name);
        let message = say!(
            "`{name}` must be there at intake, but `{step}` is the first to work with it",
            "「{name}」受理时即须提交，而到「{step}」才用到"
        );
        let remark = Remark::new(asking.place(), message).related(user.place(), say!("needed here", "在此用到"));
        remarks.push(remark.help(say!(
            "if it is no core paper, mark it `need: tolerable` at intake: it may follow later",
            "非主审要件的，受理时可标为 `必要性: 容缺`，容缺后补"
        )));
    }
    remarks
}
