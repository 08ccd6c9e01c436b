//! The measures of a process as it runs today, could run, or must run.

use std::collections::BTreeSet;

use super::network::{Network, Node};
use super::reduction::Reduction;
use super::schedule::Schedule;
use crate::model::{Actor, Counting, Decimal, DepartmentId, Necessity, Process, Relation, Step, StepId, Time, Value};

/// The figures of one scenario. Nothing where the file does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measures {
    /// Elapsed time from first start to last finish.
    pub days: Time,
    /// Steps.
    pub steps: usize,
    /// Most steps on any chain.
    pub stages: usize,
    /// Departments answerable for a step.
    pub departments: Option<usize>,
    /// Times the case passes directly from one department to another.
    pub handoffs: Option<usize>,
    /// Materials asked of the applicant.
    pub materials: Option<Materials>,
    /// Times the applicant must come.
    pub visits: u64,
    /// What it costs the applicant.
    pub fee: Option<Decimal>,
    /// Days inside the legal limit along the critical path.
    pub counted: Time,
    /// Days outside it; counted + suspended = days.
    pub suspended: Time,
    /// Steps and their days by what they are worth.
    pub value: Split,
    /// Touch time of all steps.
    pub work: Option<Time>,
    /// Work of adding steps on the critical path as a share of the days,
    /// 0 to 1, to four digits.
    pub cycle_efficiency: Option<Decimal>,
}

/// Materials asked of the applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Materials {
    /// Different ones.
    pub distinct: usize,
    /// Times any is asked for.
    pub asked: usize,
}

/// Steps and their days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many steps.
    pub steps: usize,
    /// The sum of their days, overlaps counted as often as they occur.
    pub days: Time,
}

/// Steps and their days by value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// The applicant would pay for it.
    pub adding: Tally,
    /// Law or control demands it.
    pub required: Tally,
    /// Neither.
    pub waste: Tally,
    /// The file does not say.
    pub unclassified: Tally,
}

impl Measures {
    /// The measures of the steps that stand in a network.
    pub(super) fn of(process: &Process, network: &Network, schedule: &Schedule, reduction: &Reduction) -> Self {
        let standing = || network.nodes().filter_map(|node| network.step(node));
        let steps = || standing().map(|id| process.step(id));
        let departments: BTreeSet<DepartmentId> = steps().filter_map(|step| step.department).collect();
        let fee = steps().filter_map(|step| step.fee).reduce(|sum, fee| sum.checked_add(fee).unwrap_or(sum));
        let work = standing().map(|id| work(process, id)).sum::<Option<Time>>();
        let path = Path::of(process, network, schedule);
        Self {
            days: schedule.days,
            steps: standing().count(),
            stages: stages(network),
            departments: (!departments.is_empty()).then_some(departments.len()),
            handoffs: handoffs(process, network, reduction),
            materials: materials(process, network),
            visits: steps().map(|step| u64::from(step.visits)).sum(),
            fee,
            counted: path.counted,
            suspended: schedule.days - path.counted,
            value: split(process, standing()),
            work,
            cycle_efficiency: path
                .adding_work
                .filter(|_| schedule.days > Time::ZERO)
                .map(|work| Decimal::rounded_ratio(work.thousandths(), schedule.days.thousandths(), 4)),
        }
    }
}

/// The touch time of a step, where it is known and on the step's own clock.
fn work(process: &Process, id: StepId) -> Option<Time> {
    let work = process.step(id).work?;
    let clock = work.clock(process.unit());
    let own = process.step(id).days.likely.clock(process.unit());
    (clock.is_none() || own.is_none() || clock == own).then(|| process.time(work))
}

/// Most steps on any chain of steps that must finish before the next starts.
fn stages(network: &Network) -> usize {
    let mut deepest = vec![0usize; network.len()];
    for node in network.nodes() {
        let before = network.waits(node).iter().filter(|wait| wait.relation == Relation::FinishStart);
        let depth = before.map(|wait| deepest[wait.from.index()]).max().unwrap_or(0);
        deepest[node.index()] = depth + usize::from(network.step(node).is_some());
    }
    deepest.into_iter().max().unwrap_or(0)
}

/// Who a step is with: the applicant, the third party, or a department.
fn party(step: &Step) -> Option<(Actor, Option<DepartmentId>)> {
    match step.actor {
        Actor::Agency => step.department.map(|department| (Actor::Agency, Some(department))),
        other => Some((other, None)),
    }
}

fn handoffs(process: &Process, network: &Network, reduction: &Reduction) -> Option<usize> {
    let party_at = |node: Node| network.step(node).and_then(|id| party(process.step(id)));
    let mut count = 0;
    let mut met: Vec<Node> = Vec::new();
    for node in network.nodes() {
        let Some(own) = party_at(node) else { continue };
        met.clear();
        for order in reduction.waits(node) {
            if !met.contains(&order.from) && party_at(order.from).is_some_and(|other| other != own) {
                met.push(order.from);
            }
        }
        count += met.len();
    }
    network.nodes().any(|node| party_at(node).is_some()).then_some(count)
}

/// What is needed and given by no step that stands.
fn materials(process: &Process, network: &Network) -> Option<Materials> {
    let standing = || network.nodes().filter_map(|node| network.step(node)).map(|id| process.step(id));
    if standing().all(|step| step.needs.is_none()) {
        return None;
    }
    let mut asked = vec![0usize; process.materials().len()];
    for need in standing().flat_map(|step| step.needs.iter().flatten()) {
        let supplied = process.supplier(need.material).is_some_and(|by| network.node_of(by).is_some());
        if need.need != Necessity::Optional && !supplied {
            asked[need.material.index()] += 1;
        }
    }
    let distinct = asked.iter().filter(|times| **times > 0).count();
    Some(Materials { distinct, asked: asked.into_iter().sum() })
}

fn split(process: &Process, standing: impl Iterator<Item = StepId>) -> Split {
    let mut split = Split::default();
    for id in standing {
        let tally = match process.step(id).value {
            Some(Value::Adding) => &mut split.adding,
            Some(Value::Required) => &mut split.required,
            Some(Value::Waste) => &mut split.waste,
            None => &mut split.unclassified,
        };
        tally.steps += 1;
        tally.days += process.length(id);
    }
    split
}

/// What lies along the critical path: of tied ones, that with most counted
/// days, and of those, that with the least adding work.
struct Path {
    counted: Time,
    /// None where a step on a critical path leaves it open.
    adding_work: Option<Time>,
}

/// Counted time, and adding work below zero: the greater, the better.
type Weight = (Time, Time);

impl Path {
    fn of(process: &Process, network: &Network, schedule: &Schedule) -> Self {
        let mut at_start: Vec<Option<Weight>> = Vec::with_capacity(network.len());
        let mut at_finish: Vec<Option<Weight>> = Vec::with_capacity(network.len());
        let mut best: Option<Weight> = None;
        let mut known = true;
        for node in network.nodes() {
            let (mut begins, mut ends): (Option<Weight>, Option<Weight>) = (None, None);
            let (start, finish) = (schedule.start[node.index()], schedule.finish[node.index()]);
            if start == Time::ZERO && schedule.start_binds(node) {
                begins = Some((Time::ZERO, Time::ZERO));
            }
            for wait in network.waits(node) {
                let from = wait.from.index();
                let lagged = |weight: Weight| (weight.0 + wait.lag, weight.1);
                let tied = |end: Time, begin: Time, binds: bool| binds && end + wait.lag == begin;
                match wait.relation {
                    Relation::FinishStart if tied(schedule.finish[from], start, schedule.start_binds(node)) => {
                        begins = begins.max(at_finish[from].map(lagged));
                    }
                    Relation::StartStart if tied(schedule.start[from], start, schedule.start_binds(node)) => {
                        begins = begins.max(at_start[from].map(lagged));
                    }
                    Relation::FinishFinish if tied(schedule.finish[from], finish, schedule.finish_binds(node)) => {
                        ends = ends.max(at_finish[from].map(lagged));
                    }
                    _ => {}
                }
            }
            if let Some(weight) = begins
                && start + network.length(node) == finish
                && schedule.finish_binds(node)
            {
                let adding = network.step(node).map_or(Some(Time::ZERO), |id| adding_work(process, id));
                known &= adding.is_some();
                let suspended = network.step(node).is_some_and(|id| process.step(id).clock == Counting::Suspended);
                let counted = if suspended { Time::ZERO } else { network.length(node) };
                ends = ends.max(Some((weight.0 + counted, weight.1 - adding.unwrap_or_default())));
            }
            if finish == schedule.days {
                best = best.max(ends);
            }
            at_start.push(begins);
            at_finish.push(ends);
        }
        let (counted, less_work) = best.unwrap_or_default();
        Self { counted, adding_work: (known && best.is_some()).then_some(-less_work) }
    }
}

/// The adding work of a step on the path; none where the file does not
/// classify the step, or does not say how much of it is work.
fn adding_work(process: &Process, id: StepId) -> Option<Time> {
    match process.step(id).value? {
        Value::Adding => work(process, id),
        Value::Required | Value::Waste => Some(Time::ZERO),
    }
}
