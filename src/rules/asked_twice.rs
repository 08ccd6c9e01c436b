//! One material that is demanded of the applicant for two matters.

use std::collections::{BTreeMap, BTreeSet};

use super::asked::{Asking, askings};
use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{MaterialId, Process};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("asked-twice", Group::Material, Presets::WARN, include_str!("asked_twice.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let mut of_material: BTreeMap<MaterialId, (BTreeSet<&str>, Vec<Asking>)> = BTreeMap::new();
    for asking in askings(process).filter(|asking| process.items(asking.step).next().is_some()) {
        let (matters, askings) = of_material.entry(asking.material).or_default();
        // Within one matter the paper is on file.
        if process.items(asking.step).all(|item| !matters.contains(item)) {
            askings.push(asking);
        }
        matters.extend(process.items(asking.step));
    }
    of_material.into_values().filter_map(|(_, askings)| remark(process, &askings)).collect()
}

fn remark(process: &Process, askings: &[Asking]) -> Option<Remark> {
    let [first, second, more @ ..] = askings else { return None };
    let times = askings.len();
    let matter = |asking: &Asking| process.items(asking.step).next().expect("checked by `judge`: it is for a matter");
    let (name, matter_of_first) = (&process.materials()[first.material.index()].name, matter(first));
    let message = say!(
        "`{name}` is demanded for {times} matters; {matter_of_first} has it already",
        "「{name}」有 {times} 个事项要求提交，此前已提交给「{matter_of_first}」"
    );
    let mut remark =
        Remark::new(second.place(), message).related(first.place(), say!("first demanded here", "此处已要求提交"));
    for asking in more {
        remark = remark.related(asking.place(), say!("and here", "此处也要求提交"));
    }
    for asking in askings {
        remark = remark.with(matter(asking));
    }
    // Where no step states its matter, they may well belong to one.
    if askings.iter().all(|asking| process.step(asking.step).item.is_empty()) {
        return Some(remark.help(say!(
            "ask for it once and pass it on: let the first step give what the others need; where all of it is one \
             matter, write the same `item: …` at each step",
            "请只收一次，由先收的环节转给其他环节；实为同一事项的，请在各环节写相同的 `事项: …`"
        )));
    }
    Some(remark.help(say!(
        "ask for it once and pass it on: let the first step give what the others need",
        "请只收一次，由先收的环节转给其他环节"
    )))
}
