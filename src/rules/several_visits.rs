//! More visits than one.

use super::names::{MOST_NAMED, names};
use super::{Case, Group, Presets, Remark, Rule, Threshold};
use crate::model::{Place, StepId};
use crate::text::{amounts, say};

pub(super) const RULE: Rule =
    Rule::new("several-visits", Group::Burden, Presets::WARN, include_str!("several_visits.md"), judge).with(&[VISITS]);

/// The most visits of the applicant.
const VISITS: Threshold = Threshold::count("visits", 1);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let (visits, most) = (analysis.today.visits.unwrap_or(0), case.count(&VISITS));
    if visits <= u64::from(most) {
        return Vec::new();
    }
    let steps: Vec<StepId> = process.step_ids().filter(|id| process.step(*id).visits.times() > 0).collect();
    let (where_to, where_to_zh) = names(process, &steps);
    let times = amounts::count(visits, "time");
    let message = say!(
        "the applicant must come {times}, more than {most}: {where_to}",
        "申请人须跑动 {visits} 次，超过 {most} 次：{where_to_zh}"
    );
    // The sum belongs to the whole, which may accept it; the steps show the
    // parts.
    let mut remark = Remark::new(Place::process().field("name"), message).over(visits, u64::from(most));
    for step in steps.into_iter().take(MOST_NAMED) {
        let (place, name) = (Place::step(step.index()).field("visits"), &process.step(step).name);
        remark = remark.related(place, say!("for `{name}`", "「{name}」"));
    }
    vec![remark.help(say!("accept at one window or online, and deliver by post", "请一窗受理或网上受理，结果邮寄送达"))]
}
