//! The critical path takes longer than what is promised.

use super::clocks::{Extent, Held};
use super::{Case, Group, Judge, Page, Presets, Remark, Rule};
use crate::finding::Level;
use crate::model::Place;
use crate::words::say;

pub(super) const RULE: Rule = Rule {
    name: "path-over-promise",
    group: Group::Time,
    levels: Presets { national: Level::Deny, strict: Level::Deny, draft: Level::Warn },
    thresholds: &[],
    page: Page::new(include_str!("path_over_promise.md")),
    judge: Judge::Process(judge),
};

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let Some(promised) = process.limits().promised else { return Vec::new() };
    let promised = Extent::stated(process, promised);
    let counted = Extent::scheduled(process, analysis.today.counted);
    let place = Place::process().field("limits").field("promised");
    match counted.held_to(promised, case) {
        Held::Over => {}
        Held::Within => return Vec::new(),
        Held::Undecided => return vec![counted.undecided(promised, place)],
    }
    let (takes, takes_zh) = counted.words();
    let (promise, promise_zh) = promised.words();
    let message = say!(
        "the critical path takes {takes} inside the limit, more than the {promise} promised",
        "关键路径计入时限的时长为 {takes_zh}，超过承诺的 {promise_zh}"
    );
    let reachable = Extent::scheduled(process, analysis.reachable.counted);
    let help = if reachable.held_to(promised, case) != Held::Within {
        say!(
            "shorten a step on the critical path, or promise what the process takes; `reengineer analyze` shows the path",
            "请压缩关键路径上的环节，或按实际时长承诺；`reengineer analyze` 列出关键路径"
        )
    } else {
        let (can, can_zh) = reachable.words();
        say!(
            "the reasons recorded in this file allow {can}: see `reengineer analyze`",
            "依本文件记载的理由，可压缩到 {can_zh}：见 `reengineer analyze`"
        )
    };
    vec![Remark::new(place, message).over(counted, promised).help(help)]
}
