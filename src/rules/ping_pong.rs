//! A case that returns to a department that it has left.

use std::collections::{BTreeMap, HashMap};

use super::{Case, Group, Presets, Remark, Rule};
use crate::analysis::Reason;
use crate::model::{Actor, DepartmentId, Kind, Place, Process, StepId, Time};
use crate::text::say;

pub(super) const RULE: Rule = Rule::new("ping-pong", Group::Order, Presets::WARN, include_str!("ping_pong.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let mut remarks: BTreeMap<StepId, Remark> = BTreeMap::new();
    let at_work = AtWork::of(case);
    for path in &case.analysis.critical_paths.paths {
        for Return { before, between, step } in returns(case.process, path) {
            let concluded = matches!(case.process.step(before).kind, Some(Kind::Decision | Kind::Delivery));
            // A new application is another matter of the office.
            let anew = matches!(case.process.step(step).kind, Some(Kind::Submit | Kind::Intake));
            if !concluded && !anew && !lawful(case, step) && !at_work.stays(between, step) {
                remarks.entry(step).or_insert_with(|| remark(case.process, before, between, step));
            }
        }
    }
    remarks.into_values().collect()
}

/// A matter that returns to the department that had it before another one.
struct Return {
    before: StepId,
    between: StepId,
    step: StepId,
}

/// Every return along a path, linear in its steps.
fn returns(process: &Process, path: &[StepId]) -> Vec<Return> {
    let whole = wholes(process);
    let office = |id: &StepId| {
        let department = process.step(*id).department.filter(|_| process.step(*id).actor == Actor::Agency)?;
        Some((*id, whole[department.index()]))
    };
    let offices: Vec<(StepId, DepartmentId)> = path.iter().filter_map(office).collect();
    // The ends of each run of consecutive steps of one department.
    let mut row_ends: Vec<usize> = (1..=offices.len()).collect();
    for at in (1..offices.len()).rev() {
        if offices[at - 1].1 == offices[at].1 {
            row_ends[at - 1] = row_ends[at];
        }
    }
    let mut last: HashMap<(DepartmentId, Option<&str>), usize> = HashMap::new();
    let mut returns = Vec::new();
    for (at, &(step, department)) in offices.iter().enumerate() {
        let before = matters(process, step).into_iter().filter_map(|item| last.insert((department, item), at)).max();
        if let Some(before) = before {
            let other = row_ends[before];
            if other < at {
                returns.push(Return { before: offices[before].0, between: offices[other].0, step });
            }
        }
    }
    returns
}

/// The matters of a step; `None` where it belongs to none in particular.
fn matters(process: &Process, step: StepId) -> Vec<Option<&str>> {
    let matters: Vec<Option<&str>> = process.items(step).map(Some).collect();
    if matters.is_empty() { vec![None] } else { matters }
}

/// The department that each one is part of: the one whose name begins its own.
fn wholes(process: &Process) -> Vec<DepartmentId> {
    let mut by_name: Vec<(&str, usize)> = Vec::new();
    by_name.extend(process.departments().iter().zip(0..).map(|(department, at)| (department.name.as_str(), at)));
    by_name.sort_unstable();
    let mut whole: Vec<DepartmentId> = (0..by_name.len()).map(DepartmentId::new).collect();
    // In this order a name comes directly before those that begin with it.
    let mut head: Option<(&str, usize)> = None;
    for (name, at) in by_name {
        match head.filter(|(begin, _)| is_part(name, begin)) {
            Some((_, of)) => whole[at] = DepartmentId::new(of),
            None => head = Some((name, at)),
        }
    }
    whole
}

/// Returns whether a name continues that of a department: directly in Chinese,
/// behind a sign in letters, where `Health Fund` is no part of `Health`.
fn is_part(name: &str, whole: &str) -> bool {
    let Some(rest) = name.strip_prefix(whole).map(str::trim_start).filter(|rest| !rest.is_empty()) else {
        return false;
    };
    whole.chars().count() >= 3 && !rest.starts_with(|next: char| next.is_ascii_alphanumeric())
}

/// The times at which each department works on each of its matters.
struct AtWork<'a> {
    case: &'a Case<'a>,
    rows: HashMap<(DepartmentId, Option<&'a str>), Row>,
}

/// The steps of one department and matter.
#[derive(Default)]
struct Row {
    /// Start and end of each, in the order of the starts.
    steps: Vec<(Time, Time, StepId)>,
    /// Of each of these and those before it the two that end last.
    latest: Vec<[Option<(Time, StepId)>; 2]>,
}

impl<'a> AtWork<'a> {
    fn of(case: &'a Case<'a>) -> Self {
        let mut rows: HashMap<(DepartmentId, Option<&str>), Row> = HashMap::new();
        for id in case.process.step_ids() {
            let Some(department) = case.process.step(id).department else { continue };
            let facts = &case.analysis.steps[id.index()];
            for matter in matters(case.process, id) {
                rows.entry((department, matter)).or_default().steps.push((facts.start, facts.finish, id));
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each is sorted by itself")]
        for row in rows.values_mut() {
            row.sort();
        }
        Self { case, rows }
    }

    /// Returns whether the department of a step works on its matter beside a
    /// step of another, or takes part in that: then nothing returns to it.
    fn stays(&self, between: StepId, step: StepId) -> bool {
        let Some(department) = self.case.process.step(step).department else { return false };
        if self.case.process.step(between).with.contains(&department) {
            return true;
        }
        let other = &self.case.analysis.steps[between.index()];
        let rows = matters(self.case.process, step).into_iter().filter_map(|item| self.rows.get(&(department, item)));
        rows.into_iter().any(|row| row.has_beside(other.start, other.finish, step))
    }
}

impl Row {
    fn sort(&mut self) {
        self.steps.sort_unstable();
        let mut latest: [Option<(Time, StepId)>; 2] = [None, None];
        for (_, finish, id) in &self.steps {
            let this = Some((*finish, *id));
            latest = match latest {
                [first, _] if this > first => [this, first],
                [first, second] => [first, second.max(this)],
            };
            self.latest.push(latest);
        }
    }

    /// Returns whether another step than this one is in progress between two
    /// times.
    fn has_beside(&self, start: Time, finish: Time, step: StepId) -> bool {
        let begun = self.steps.partition_point(|(begins, ..)| *begins < finish);
        let latest = begun.checked_sub(1).map_or([None, None], |at| self.latest[at]);
        latest.into_iter().flatten().any(|(ends, id)| id != step && ends > start)
    }
}

/// Returns whether law or safety makes a step wait for one of another
/// department.
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
    // A decision is not a check that could be combined with another.
    if matches!(process.step(step).kind, Some(Kind::Decision | Kind::Delivery)) {
        return remark.help(say!(
            "let {other} work at the same time as `{left}`, or take part in it: `with: [{other}]`",
            "请让{other}与「{left}」同时办理，或会同办理：`会同部门: [{other}]`"
        ));
    }
    remark.help(say!(
        "let {department} do both at one time, or let {other} work at the same time",
        "由{department}一次办完，或让{other}同时办理"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_part_of_the_department_that_its_name_begins_with() {
        for (name, whole, part) in [
            ("市场监管局注册科", "市场监管局", true),
            ("Planning (permits)", "Planning", true),
            ("Planning / permits", "Planning", true),
            ("Health Fund", "Health", false),
            ("Healthcare", "Health", false),
            ("市场监管局", "市场监管局", false),
            ("市局", "市", false),
        ] {
            assert_eq!(is_part(name, whole), part, "{name}");
        }
    }
}
