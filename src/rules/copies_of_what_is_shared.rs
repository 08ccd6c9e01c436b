//! Copies, or the original, of a material that the office fetches itself.

use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{MaterialId, Necessity, Need, Place};
use crate::text::say;

pub(super) const RULE: Rule = Rule::new(
    "copies-of-what-is-shared",
    Group::Material,
    Presets::WARN,
    include_str!("copies_of_what_is_shared.md"),
    judge,
);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    // For each material how often it is shared, and how often not.
    let mut asked = vec![(0usize, 0usize); process.materials().len()];
    let wanted = |need: &&Need<MaterialId>| need.need != Necessity::Optional;
    for need in process.steps().iter().flat_map(|step| step.askings().iter().filter(wanted)) {
        let of = &mut asked[need.material.index()];
        if process.is_shared(need) { of.0 += 1 } else { of.1 += 1 }
    }
    let mut remarks = Vec::new();
    for (material, (shared, of_applicant)) in process.materials().iter().zip(asked) {
        let copies = material.copies.filter(|copies| *copies > 0);
        let original = material.original == Some(true);
        if shared == 0 || of_applicant > 0 || (copies.is_none() && !original) {
            continue;
        }
        let (what, what_zh) = match (copies, original) {
            (Some(1), false) => ("a copy".to_owned(), "复印件".to_owned()),
            (Some(copies), false) => (format!("{copies} copies"), format!("{copies} 份")),
            (Some(1), true) => ("the original and a copy".to_owned(), "原件和复印件".to_owned()),
            (Some(copies), true) => (format!("the original and {copies} copies"), format!("原件和 {copies} 份复印件")),
            (None, _) => ("the original".to_owned(), "原件".to_owned()),
        };
        let name = &material.name;
        let message = say!(
            "the office fetches `{name}` itself, and asks for {what}",
            "「{name}」由部门自行获取，却仍要求提交{what_zh}"
        );
        let (key, key_zh) = if copies.is_some() { ("copies", "份数") } else { ("original", "原件") };
        let place = Place::process().field("materials").name(name).field(key);
        remarks.push(Remark::new(place, message).with(name).help(say!(
            "take `{key}` off the material; what is fetched is asked of nobody",
            "请删去该材料的 `{key_zh}`；自行获取的，不再要求提交"
        )));
    }
    remarks
}
