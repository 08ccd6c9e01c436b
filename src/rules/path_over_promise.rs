//! A process that takes longer inside the limit than promised.

use super::clocks::{Extent, Held};
use super::{Case, Group, Presets, Remark, Rule, courses};
use crate::model::{Place, StepId};
use crate::text::{Text, say};

pub(super) const RULE: Rule =
    Rule::new("path-over-promise", Group::Time, Presets::DENY, include_str!("path_over_promise.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let Some(promised) = process.limits().promised else { return Vec::new() };
    let times = courses::inside(case);
    let Some(inside) = times.first() else { return Vec::new() };
    let (promised, counted) = (Extent::stated(process, promised), Extent::scheduled(process, *inside));
    let place = Place::process().field("limits").field("promised");
    let held = courses::held(&times, promised, case);
    let remark = counted.remark(promised, held, place, |place, (takes, takes_zh), (promise, promise_zh)| {
        let ((start, start_zh), (ends, ends_zh)) = (counted.start_words(), ends(case));
        let message = say!(
            "{takes} inside the limit{start}, {ends}, more than the {promise} promised",
            "时限内（{ends_zh}）需 {takes_zh}{start_zh}，超过承诺的 {promise_zh}"
        );
        let reachable = analysis.reachable.inside.map(|inside| Extent::scheduled(process, inside));
        // A single start says nothing that would hold for all.
        let reachable = reachable.filter(|_| !process.depends_on_dates());
        let kept = reachable.filter(|reachable| reachable.held_to(promised, case) == Held::Within);
        Remark::new(place, message).help(match kept.map(Extent::words) {
            None => how_to_set(),
            Some((can, can_zh)) => say!(
                "the reasons recorded in this file allow {can}: see `reengineer analyze`",
                "按流程表写明的理由，可压缩至 {can_zh}：见 `reengineer analyze`"
            ),
        })
    });
    remark.into_iter().collect()
}

/// The ends between which the limit runs: `from the end of “a” to the end of
/// “b”`.
pub(super) fn ends(case: &Case<'_>) -> (String, String) {
    let name = |step: Option<StepId>| step.map(|step| case.process.step(step).name.as_str());
    let from = match name(case.analysis.window.from) {
        Some(step) => (format!("from the end of `{step}`"), format!("自「{step}」完成")),
        None => ("from the start".to_owned(), "自开始".to_owned()),
    };
    let to = match name(case.analysis.window.to) {
        Some(step) => (format!("to the end of `{step}`"), format!("至「{step}」完成")),
        None => ("to the end of the process".to_owned(), "至流程结束".to_owned()),
    };
    (format!("{} {}", from.0, to.0), format!("{}{}", from.1, to.1))
}

/// The remedy where the time is too long, or another one is meant.
pub(super) fn how_to_set() -> Text {
    say!(
        "shorten a step on the path, which `reengineer analyze` shows; where the limit runs between other steps, name \
         them: `limits: {{from: …, to: …}}`",
        "请压缩路径上的环节（`reengineer analyze` 列出）；时限起止于其他环节的，请写明 `时限: {{起: …, 止: …}}`"
    )
}
