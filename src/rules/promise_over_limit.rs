//! The promised limit is longer than the statutory one.

use super::clocks::{Extent, Held};
use super::{Case, Group, Judge, Page, Presets, Remark, Rule};
use crate::finding::Level;
use crate::model::Place;
use crate::text::say;

pub(super) const RULE: Rule = Rule {
    name: "promise-over-limit",
    group: Group::Time,
    levels: Presets { national: Level::Deny, strict: Level::Deny, draft: Level::Warn },
    thresholds: &[],
    page: Page::new(include_str!("promise_over_limit.md")),
    judge: Judge::Process(judge),
};

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let limits = process.limits();
    let (Some(promised), Some(statutory)) = (limits.promised, limits.statutory) else { return Vec::new() };
    let (promised, statutory) = (Extent::stated(process, promised), Extent::stated(process, statutory));
    let place = |limit| Place::process().field("limits").field(limit);
    match promised.as_limit().held_to(statutory, case) {
        Held::Over => {}
        Held::Within => return Vec::new(),
        Held::Undecided => return vec![promised.undecided(statutory, place("promised"))],
    }
    let ((promise, promise_zh), (law, law_zh)) = (promised.words(), statutory.words());
    let message = say!(
        "{promise} promised, more than the {law} that the law allows",
        "承诺时限 {promise_zh}，超过法定时限 {law_zh}"
    );
    let remark = Remark::new(place("promised"), message)
        .over(promised, statutory)
        .related(place("statutory"), say!("the law's limit", "法定时限"));
    vec![remark.help(say!("promise no more than the law allows", "承诺时限不得长于法定时限"))]
}
