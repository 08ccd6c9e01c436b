//! The promised limit is longer than the statutory one.

use super::clocks::Extent;
use super::{Case, Group, Presets, Remark, Rule};
use crate::model::Place;
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("promise-over-limit", Group::Time, Presets::DENY, include_str!("promise_over_limit.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let limits = process.limits();
    let (Some(promised), Some(statutory)) = (limits.promised, limits.statutory) else { return Vec::new() };
    let (promised, statutory) = (Extent::stated(process, promised), Extent::stated(process, statutory));
    let place = |limit| Place::process().field("limits").field(limit);
    let held = promised.as_limit().held_to(statutory, case);
    let over = |promised_at, (promise, promise_zh): (String, String), (law, law_zh): (String, String)| {
        let message = say!(
            "{promise} promised, more than the {law} that the law allows",
            "承诺时限 {promise_zh}，超过法定时限 {law_zh}"
        );
        let remark = Remark::new(promised_at, message);
        remark
            .related(place("statutory"), say!("the law's limit", "法定时限"))
            .help(say!("promise no more than the law allows", "承诺时限不得长于法定时限"))
    };
    promised.remark(statutory, held, place("promised"), over).into_iter().collect()
}
