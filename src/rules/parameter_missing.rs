//! A lever whose effect the file leaves open.

use std::collections::BTreeSet;

use super::{Case, Group, Presets, Remark, Rule};
use crate::levers::Ground;
use crate::model::{KeyGroup, Kind, Lever, Parameters, Permit, Place, Process, Spelled, StepId, in_chinese};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("parameter-missing", Group::Law, Presets::NOT_DRAFT, include_str!("parameter_missing.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    if process.steps().iter().all(|step| step.may.is_empty()) {
        return Vec::new();
    }
    let ground = Ground::of(process);
    let mut remarks = Vec::new();
    for id in process.step_ids() {
        let step = process.step(id);
        for (lever, Permit { parameters, .. }) in &step.may {
            let place = Place::step(id.index()).field("may");
            let (english, chinese, name) = (lever.english(), lever.chinese(), &step.name);
            let Some(missing) = missing(process, &ground, id, *lever, parameters) else { continue };
            let (Missing::Needed(key) | Missing::Guessed(key)) = missing;
            let key_zh = in_chinese(KeyGroup::Permit, key);
            let message = match missing {
                Missing::Needed(_) => say!(
                    "`{english}` at `{name}` does not say `{key}`: it cannot be made",
                    "「{name}」的「{chinese}」没有写「{key_zh}」，无从采用",
                ),
                Missing::Guessed(_) => say!(
                    "`{english}` at `{name}` does not say `{key}`: one day is a guess",
                    "「{name}」的「{chinese}」没有写「{key_zh}」，按一天计只是推测",
                ),
            };
            remarks.push(Remark::new(place, message).help(say!(
                "`reengineer explain {english}` says which parameters it has",
                "`reengineer explain {chinese}` 列出其参数"
            )));
        }
    }
    remarks
}

/// A missing parameter.
enum Missing {
    /// Required: without it it is unknown what is allowed.
    Needed(&'static str),
    /// Optional: without it one day is assumed.
    Guessed(&'static str),
}

fn missing(
    process: &Process,
    ground: &Ground<'_>,
    id: StepId,
    lever: Lever,
    parameters: &Parameters,
) -> Option<Missing> {
    let step = process.step(id);
    let long = !process.length(id).is_zero();
    let needed = match lever {
        Lever::Postpone if parameters.of.is_none() => "of",
        Lever::Postpone if parameters.to.is_none() => "to",
        Lever::EarlyStart if parameters.of.is_none() => "of",
        Lever::EarlyStart if parameters.lag.is_none() => "lag",
        Lever::Tolerate if parameters.papers.is_empty() => "papers",
        Lever::DropMaterial if parameters.materials.is_empty() => "materials",
        Lever::Cap if parameters.days.is_none() && step.own_limit().is_none() => "days",
        Lever::Assist if parameters.chance.is_none() => "chance",
        Lever::Delegate
            if step.kind != Some(Kind::Transfer) && parameters.department.is_none() && parameters.days.is_none() =>
        {
            "department"
        }
        _ => "",
    };
    if !needed.is_empty() {
        return Some(Missing::Needed(needed));
    }
    match lever {
        Lever::PreReview if parameters.tail.is_none() && long => Some(Missing::Guessed("tail")),
        Lever::Tolerate if parameters.tail.is_none() && ground.decision_for(id, &BTreeSet::new()) != id => {
            Some(Missing::Guessed("tail"))
        }
        _ => None,
    }
}
