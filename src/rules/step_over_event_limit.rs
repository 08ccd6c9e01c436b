//! A step that ends later than its limit from the end of another allows.

use super::clocks::Extent;
use super::courses::{self, Spans};
use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Counting, Kind, Order, Place, Process, Relation, StepId};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("step-over-event-limit", Group::Time, Presets::DENY, include_str!("step_over_event_limit.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let event = |id: StepId| process.step(id).limit.as_ref().and_then(|limit| limit.from.zip(limit.days));
    let limited: Vec<StepId> = process.step_ids().filter(|id| event(*id).is_some()).collect();
    let spans = Spans::to_each(case, &limited, Kind::Intake, |_, to, _| event(to).map(|(from, _)| from));
    let mut remarks = Vec::new();
    for id in limited {
        let Some((from, limit)) = event(id) else { continue };
        let (step, limit) = (process.step(id), Extent::stated(process, limit));
        let alone = || {
            let takes = Extent::of_length(process, process.own_length(id));
            (takes, takes.held_to(limit, case))
        };
        let held = match step.clock {
            // It begins when the limit does: months are compared with months.
            Counting::Counted | Counting::Suspended if follows_at_once(process, from, id) => Some(alone()),
            // The number of days in months depends on the date of the event.
            Counting::Counted | Counting::Suspended
                if limit.is_in_months() && process.depends_on_dates() && elapses(case, from, id) =>
            {
                let times = courses::elapsed(case, from, id);
                Some((Extent::scheduled(process, times[0]), courses::held_by_dates(case, from, id, limit)))
            }
            Counting::Counted => spans.held(id, limit).map(|(_, takes, held)| (takes, held)),
            Counting::Suspended => {
                let times = courses::elapsed(case, from, id);
                Some((Extent::scheduled(process, times[0]), courses::held(&times, limit, case)))
            }
            // Nobody waits for it: at best it begins when the other has ended.
            Counting::Afterwards => Some(alone()),
        };
        let Some((takes, held)) = held else { continue };
        let (name, since, place) = (&step.name, &process.step(from).name, Place::step(id.index()).field("limit"));
        remarks.extend(takes.remark(limit, held, place, |place, (takes, takes_zh), (most, most_zh)| {
            let message = say!(
                "`{name}` ends {takes} after `{since}`, its limit is {most}",
                "「{name}」在「{since}」后 {takes_zh}完成，超过限时 {most_zh}"
            );
            Remark::new(place, message)
                .with(&process.step(from).id)
                .related(Place::step(from.index()), say!("the limit begins when this is done", "限时自此完成起算"))
                .help(say!(
                    "shorten what lies between, let it begin earlier, or correct the limit",
                    "请压缩其间的环节，或提前开始，或更正限时"
                ))
        }));
    }
    remarks
}

/// Returns whether all days from the end of one step to the end of another
/// count: those of a suspended step do, and those of a counted one where none is
/// suspended between.
fn elapses(case: &Case<'_>, from: StepId, to: StepId) -> bool {
    let process = case.process;
    let ends = |step: StepId| case.analysis.steps[step.index()].finish;
    let is_off = |step: StepId| process.step(step).clock == Counting::Suspended && !process.length(step).is_zero();
    let is_between = |step: &StepId| is_off(*step) && ends(*step) > ends(from) && *step != from;
    process.step(to).clock == Counting::Suspended || !process.step_ids().any(|step| is_between(&step))
}

/// Whether a step follows one other directly, and nothing else.
fn follows_at_once(process: &Process, from: StepId, id: StepId) -> bool {
    let orders = process.orders().of(id);
    let is_direct =
        |order: &Order| order.from == from && order.relation == Relation::FinishStart && order.lag.is_zero();
    !orders.is_empty() && orders.iter().all(is_direct)
}
