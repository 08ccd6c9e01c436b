//! A step that is online and still requires a visit.

use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Online, Place};
use crate::text::{amounts, say};

pub(super) const RULE: Rule =
    Rule::new("visit-though-online", Group::Burden, Presets::WARN, include_str!("visit_though_online.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (at, step) in case.process.steps().iter().enumerate() {
        if step.online != Online::Full || step.visits.times() == 0 {
            continue;
        }
        let (name, visits) = (&step.name, step.visits.times());
        let english = amounts::count(visits.into(), "visit");
        let message = say!(
            "`{name}` is online from end to end and yet asks for {english}",
            "「{name}」全程网办，却要跑动 {visits} 次"
        );
        remarks.push(Remark::new(Place::step(at).field("visits"), message).help(say!(
            "write `visits: 0`, or `online: partial` if someone must come",
            "请写 `跑动: 0`；确须到场的，写 `网办: 部分网办`"
        )));
    }
    remarks
}
