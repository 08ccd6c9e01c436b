//! A step that waits out of habit, at the cost of days.

use super::clocks::Extent;
use super::names::names;
use super::pair;
use super::{Case, Group, Presets, Remark, Rule};
use crate::analysis::{FreeChange, Planned, Price, Reason};
use crate::model::{Process, StepId, Time};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("habitual-order", Group::Order, Presets::WARN, include_str!("habitual_order.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let waiting = case.analysis.changes.iter().filter(|change| !change.what.goes);
    waiting.filter_map(|change| remark(case, change)).collect()
}

fn remark(case: &Case<'_>, Planned { what: change, price }: &Planned<FreeChange>) -> Option<Remark> {
    let (before, english, chinese) = waits(case, change, price)?;
    let (costs, costs_zh) = costs(case.process, price)?;
    let message = say!("{english}, which costs {costs}", "{chinese}，{costs_zh}");
    let is_later = |step: &StepId| change.to.contains(step) && change.closer.contains(step);
    let help = match change.starts_after.as_slice() {
        // Its other predecessors do not change.
        _ if change.from == change.to && change.from.iter().any(is_later) => {
            say!("leave out the `lag`, or record its reason with `because`", "请去掉 `间隔`，或用 `理由` 写明为何要隔")
        }
        [] => say!(
            "nothing on record holds it: let it start at once (`after: []`), or record the reason",
            "没有记载的理由约束它：请让它立即开始（`前置: []`），或写明理由"
        ),
        steps => {
            let (after, after_zh) = names(case.process, steps);
            say!(
                "on record it need only follow {after}: write that, or record the reason",
                "按记载它只须排在{after_zh}之后：请照此书写，或写明等待的理由"
            )
        }
    };
    let saved = Extent::scheduled(case.process, price.alone.max(price.in_sequence));
    Some(pair::remark(case.process, change.step, &before, message).found(saved).help(help))
}

/// The steps that a step waits for out of habit, and the message. A wait through other steps is reported
/// where it begins, unless the change saves days by itself.
fn waits(case: &Case<'_>, change: &FreeChange, price: &Price) -> Option<(Vec<StepId>, String, String)> {
    let Case { process, analysis, .. } = case;
    let name = &process.step(change.step).name;
    let waits = &analysis.steps[change.step.index()].waits;
    let habit = |step: &StepId| waits.iter().any(|wait| wait.step == *step && wait.reason == Reason::Habit);
    let (stay, lifted): (Vec<StepId>, Vec<StepId>) = change.from.iter().partition(|step| change.to.contains(step));
    let loosened: Vec<StepId> = stay.iter().copied().filter(habit).collect();
    if !lifted.is_empty() {
        let (before, before_zh) = names(process, &lifted);
        let english = format!("`{name}` waits for {before} out of habit");
        Some((lifted, english, format!("「{name}」按惯例等待{before_zh}")))
    } else if !loosened.is_empty() {
        let (before, before_zh) = names(process, &loosened);
        let english = format!("`{name}` starts only after {before} out of habit");
        Some((loosened, english, format!("「{name}」按惯例须待{before_zh}完成才开始")))
    } else if stay.iter().any(|step| change.closer.contains(step)) {
        let later: Vec<StepId> = stay.iter().copied().filter(|step| change.closer.contains(step)).collect();
        let (before, before_zh) = names(process, &later);
        let english = format!("`{name}` starts some time after {before} out of habit");
        Some((later, english, format!("「{name}」按惯例与{before_zh}间隔一段时间")))
    } else if price.alone > Time::ZERO {
        let (before, before_zh) = names(process, &stay);
        let english = format!("through {before}, `{name}` waits out of habit for steps that it needs nothing from");
        Some((stay, english, format!("「{name}」按惯例经{before_zh}间接等待并不提供其所需的环节")))
    } else {
        None
    }
}

/// The days that it costs; `None` where it costs none.
fn costs(process: &Process, price: &Price) -> Option<(String, String)> {
    let words = |time: Time| Extent::scheduled(process, time).words();
    let ((alone, alone_zh), (turn, turn_zh)) = (words(price.alone), words(price.in_sequence));
    match (price.alone, price.in_sequence) {
        (Time::ZERO, Time::ZERO) => None,
        (by_itself, in_turn) if by_itself == in_turn => Some((alone, format!("多耗 {alone_zh}"))),
        (Time::ZERO, _) => {
            Some((format!("{turn} once the changes before it are made"), format!("前面的调整实施后多耗 {turn_zh}")))
        }
        (_, Time::ZERO) => Some((
            format!("{alone}, nothing once the changes before it are made"),
            format!("多耗 {alone_zh}，前面的调整实施后不再多耗"),
        )),
        _ => Some((
            format!("{alone}, {turn} once the changes before it are made"),
            format!("多耗 {alone_zh}，前面的调整实施后多耗 {turn_zh}"),
        )),
    }
}
