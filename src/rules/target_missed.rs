//! A process that does not meet a target of its file.

use super::clocks::Extent;
use super::figures::{Count, counts};
use super::{Case, Group, Presets, Remark, Rule, courses};
use crate::model::Place;
use crate::text::{Text, amounts, say};

pub(super) const RULE: Rule =
    Rule::new("target-missed", Group::Claims, Presets::DENY, include_str!("target_missed.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let (targets, today) = (process.targets(), &analysis.today);
    let mut remarks = Vec::new();
    if let Some(target) = targets.days {
        let (days, target) = (Extent::scheduled(process, today.days), Extent::stated(process, target));
        let held = courses::held(&courses::days(case), target, case);
        remarks.extend(days.remark(target, held, place("days"), |_, (takes, takes_zh), (aim, aim_zh)| {
            let (start, start_zh) = days.start_words();
            let message =
                say!("it takes {takes}{start}, the target is {aim}", "现状 {takes_zh}{start_zh}，目标 {aim_zh}");
            remark("days", message)
        }));
    }
    for Count { field, stated, found, english, chinese } in counts(&targets, today) {
        if found.iter().all(|found| *found > stated) {
            let found = found[0];
            let english = amounts::count(found, english);
            let message =
                say!("it has {english}, the target is {stated}", "现状 {found} {chinese}，目标 {stated} {chinese}");
            remarks.push(remark(field, message).over(found, stated));
        }
    }
    remarks
}

fn place(field: &'static str) -> Place {
    Place::process().field("targets").field(field)
}

fn remark(field: &'static str, message: Text) -> Remark {
    Remark::new(place(field), message).help(say!(
        "`reengineer analyze` shows what is reachable on record",
        "`reengineer analyze` 列出依现有记载可压缩至的水平"
    ))
}
