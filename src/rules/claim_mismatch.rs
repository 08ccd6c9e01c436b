//! Published figures that do not follow from the file.

use super::clocks::{Extent, Held};
use super::figures::{Count, counts};
use super::{Case, Group, Presets, Remark, Rule, courses};
use crate::finding::Quantity;
use crate::model::{Place, Time};
use crate::text::{Text, amounts, say};

pub(super) const RULE: Rule =
    Rule::new("claim-mismatch", Group::Claims, Presets::DENY, include_str!("claim_mismatch.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let Some(after) = process.claims().after else { return Vec::new() };
    let today = &analysis.today;
    let mut remarks = Vec::new();
    if let Some(claim) = after.days {
        let claim = Extent::stated(process, claim);
        let figures = [courses::days(case), courses::inside(case)];
        let figures = figures.iter().filter(|times| !times.is_empty());
        let figures: Vec<_> = figures.map(|times| differs(case, claim, times)).collect();
        if figures.iter().all(|differs| *differs == Some(true)) {
            let file = Extent::scheduled(process, today.days);
            let (takes, takes_zh) = file.words();
            let (said, said_zh) = claim.words();
            let message = say!("{said} published, the file has {takes}", "公布 {said_zh}，按本流程表为 {takes_zh}");
            remarks.push(differing(remark("days", message), claim.into(), file.into()));
        } else if !figures.contains(&Some(false)) {
            remarks.push(Extent::scheduled(process, today.days).undecided_as(claim, place("days")));
        }
    }
    for Count { field, stated, found, english, chinese } in counts(&after, today) {
        if !found.contains(&stated) {
            let (found, published) = (found[0], stated);
            let english = amounts::count(stated, english);
            let message = say!(
                "{english} published, the file has {found}",
                "公布 {stated} {chinese}，按本流程表为 {found} {chinese}"
            );
            remarks.push(differing(remark(field, message), published.into(), found.into()));
        }
    }
    remarks
}

/// Returns whether a published length differs from those of the file from every
/// start, the printed one first; `None` where that depends on the date.
fn differs(case: &Case<'_>, claim: Extent<'_>, times: &[Time]) -> Option<bool> {
    let compared = |time: &Time| {
        let file = Extent::scheduled(case.process, *time);
        (claim.held_to_figure(file, case), file.held_to_figure(claim, case))
    };
    if times.first().map(compared) == Some((Held::Within, Held::Within)) {
        return Some(false);
    }
    let mut times = times.to_vec();
    times.sort_unstable();
    times.dedup();
    let all: Vec<_> = times.iter().map(compared).collect();
    let (more, less) =
        (all.iter().all(|(more, _)| *more == Held::Over), all.iter().all(|(_, less)| *less == Held::Over));
    (more || less).then_some(true)
}

/// A published figure and the file's may differ either way: where one of them
/// changes and they still differ, that is another finding.
fn differing(remark: Remark, published: Quantity, file: Quantity) -> Remark {
    remark.with(&format!("published {published}")).with(&format!("found {file}"))
}

fn place(field: &'static str) -> Place {
    Place::process().field("claims").field("after").field(field)
}

fn remark(field: &'static str, message: Text) -> Remark {
    Remark::new(place(field), message).help(say!(
        "correct the figure, or the step that it does not follow from",
        "请更正公布的数字，或更正与之不符的环节"
    ))
}
