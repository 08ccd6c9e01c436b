//! A critical step that can begin only at a periodic occasion.

use super::clocks::Extent;
use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Kind, Place, Step};
use crate::text::{amounts, say};

pub(super) const RULE: Rule = Rule::new(
    "meeting-on-critical-path",
    Group::Time,
    Presets::WARN,
    include_str!("meeting_on_critical_path.md"),
    judge,
);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let mut remarks = Vec::new();
    for id in process.step_ids() {
        let step = process.step(id);
        let Some((every, worst)) = step.every.zip(process.period(id)) else { continue };
        if !analysis.steps[id.index()].is_critical() {
            continue;
        }
        let worst = Extent::of_length(process, worst);
        let (name, (often, often_zh)) = (&step.name, amounts::duration(every, process.unit()));
        let ((most, most_zh), (mean, mean_zh)) = (worst.words(), worst.half().words());
        let message = say!(
            "`{name}` can begin only once in {often}, and the end hangs on it: {most} of waiting at worst, {mean} in \
             the mean",
            "「{name}」每 {often_zh}才有一次，处在关键路径上：最多等 {most_zh}，平均等 {mean_zh}"
        );
        let help = if is_decided_in_writing(step) {
            say!(
                "let it meet more often, decide simple cases in writing between the meetings, or get all that it \
                 needs ready earlier",
                "请增加会议频次，简单事项改为会签或书面审议，或让会前的准备更早完成"
            )
        } else {
            say!(
                "let it be held more often, or on demand, or get all that it needs ready earlier",
                "请增加频次或随到随办，或让此前的准备更早完成"
            )
        };
        remarks.push(Remark::new(Place::step(id.index()).field("every"), message).found(worst).help(help));
    }
    remarks
}

/// Returns whether it could be done in writing: a hearing or a site visit
/// requires presence.
fn is_decided_in_writing(step: &Step) -> bool {
    let is_hearing = ["听证", "hearing"].iter().any(|word| step.name.to_lowercase().contains(word));
    matches!(step.kind, None | Some(Kind::Review | Kind::Decision)) && !is_hearing
}
