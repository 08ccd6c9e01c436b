//! The case returns to a department that it has left.

use std::collections::{BTreeMap, HashMap};

use super::{Case, Group, Judge, Page, Presets, Remark, Rule};
use crate::analysis::Reason;
use crate::finding::Level;
use crate::model::{Actor, DepartmentId, Kind, Place, Process, StepId};
use crate::words::say;

pub(super) const RULE: Rule = Rule {
    name: "ping-pong",
    group: Group::Order,
    levels: Presets { national: Level::Warn, strict: Level::Deny, draft: Level::Warn },
    thresholds: &[],
    page: Page::new(include_str!("ping_pong.md")),
    judge: Judge::Process(judge),
};

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let mut remarks: BTreeMap<StepId, Remark> = BTreeMap::new();
    for path in &case.analysis.critical_paths.paths {
        for Return { before, between, step } in returns(case.process, path) {
            let concluded = matches!(case.process.step(before).kind, Some(Kind::Decision | Kind::Delivery));
            if !concluded && !lawful(case, step) {
                remarks.entry(step).or_insert_with(|| remark(case.process, before, between, step));
            }
        }
    }
    remarks.into_values().collect()
}

/// A matter comes back to the department that had it before another had it.
struct Return {
    before: StepId,
    between: StepId,
    step: StepId,
}

/// Every return along a path, linear in its steps.
fn returns(process: &Process, path: &[StepId]) -> Vec<Return> {
    let office =
        |id: &StepId| Some((*id, process.step(*id).department?)).filter(|_| process.step(*id).actor == Actor::Agency);
    let offices: Vec<(StepId, DepartmentId)> = path.iter().filter_map(office).collect();
    // Where the steps of one department in a row end.
    let mut row_ends: Vec<usize> = (1..=offices.len()).collect();
    for at in (1..offices.len()).rev() {
        if offices[at - 1].1 == offices[at].1 {
            row_ends[at - 1] = row_ends[at];
        }
    }
    let mut last: HashMap<(DepartmentId, Option<&str>), usize> = HashMap::new();
    let mut returns = Vec::new();
    for (at, &(step, department)) in offices.iter().enumerate() {
        if let Some(before) = last.insert((department, process.item(step)), at) {
            let other = row_ends[before];
            if other < at {
                returns.push(Return { before: offices[before].0, between: offices[other].0, step });
            }
        }
    }
    returns
}

/// Whether law or safety has a step wait for one of another department.
fn lawful(case: &Case<'_>, step: StepId) -> bool {
    let department = |id: StepId| case.process.step(id).department;
    let waits = case.analysis.steps[step.index()].waits.iter();
    let mut demanded = waits.filter(|wait| matches!(wait.reason, Reason::Law | Reason::Safety | Reason::Nature));
    demanded.any(|wait| department(wait.step) != department(step))
}

fn remark(process: &Process, before: StepId, between: StepId, step: StepId) -> Remark {
    let name = |id: StepId| &process.step(id).name;
    let of = |id: StepId| process.step(id).department.map_or("", |at| &process.departments()[at.index()].name);
    let (name, left, department, other) = (name(step), name(before), of(step), of(between));
    let message = say!(
        "with `{name}` the matter returns to {department}, which it left for {other} after `{left}`",
        "办到「{name}」时，同一事项又回到{department}：此前「{left}」之后已转到{other}"
    );
    let remark = Remark::new(Place::step(step.index()), message)
        .with(other)
        .related(Place::step(before.index()), say!("{department} had it here", "此处已由{department}办理"))
        .related(Place::step(between.index()), say!("then {other}", "随后转到{other}"));
    remark.help(say!(
        "let {department} do both at one time, or let {other} work at the same time",
        "由{department}一次办完，或让{other}同时办理"
    ))
}
