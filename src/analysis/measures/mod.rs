//! The measures of a process: today, in reachable, and at the floor.

pub(super) mod handoffs;
pub(super) mod mean;
pub(super) mod path;
pub(super) mod today;

use std::collections::{BTreeMap, BTreeSet};

use super::network::Network;
use super::study::Side;
use super::time::axis::Axis;
use super::time::window::Window;
use crate::model::{
    Actor, Decimal, DepartmentId, MaterialId, Necessity, Need, Process, Relation, Step, StepId, Time, Value,
};
use handoffs::handoffs;
use path::Along;

/// The measures of one scenario. `None` where the file does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measures {
    /// Elapsed time from first start to last finish.
    pub days: Time,
    /// The number of steps.
    pub steps: usize,
    /// The most steps on any chain.
    pub stages: usize,
    /// The departments answerable for a step of an agency.
    pub departments: Option<usize>,
    /// The most changes of hand along any one chain of orders.
    pub handoffs: Option<usize>,
    /// The materials asked of the applicant; `None` where no step of the
    /// process says what it asks for: one that needs only what others give
    /// does not.
    pub materials: Option<Materials>,
    /// How often the applicant must come; `None` where no step of the process
    /// states it.
    pub visits: Option<u64>,
    /// The cost to the applicant; `None` where no step of the process states
    /// one.
    pub fee: Option<Decimal>,
    /// The signatures inside all steps; `None` where no step of the process
    /// states them.
    pub signatures: Option<u64>,
    /// Days inside the legal limit along the critical path.
    pub counted: Time,
    /// Days outside it; counted + suspended = days.
    pub suspended: Time,
    /// The time inside the limits: the counted days along the critical path to
    /// their end, from their start on. `None` where a step they run between is
    /// removed.
    pub inside: Option<Time>,
    /// The days of each party along the same path.
    pub parties: Parties,
    /// The steps and their days by value.
    pub value: Split,
    /// Touch time of all steps.
    pub work: Option<Time>,
    /// Work of adding steps on the critical path as a share of the days,
    /// 0 to 1, to four digits.
    pub cycle_efficiency: Option<Decimal>,
}

/// The days of each party along the critical path; their sum is all days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parties {
    /// Steps of the administration.
    pub agency: Time,
    /// Steps of the applicant.
    pub applicant: Time,
    /// Steps of third parties.
    pub third_party: Time,
    /// Between steps: the time that orders with a lag ask for.
    pub between: Time,
}

impl Parties {
    /// The agency's days, the applicant's, third parties', and those between
    /// two steps. They are differences of rounded running totals, so that they
    /// add up to the days as printed.
    #[must_use]
    pub fn in_days(self, day: Time) -> [Decimal; 4] {
        let Self { agency, applicant, third_party, between } = self;
        let mut total = Time::ZERO;
        let mut told = Decimal::ZERO;
        [agency, applicant, third_party, between].map(|time| {
            total += time;
            let before = std::mem::replace(&mut told, total.in_days(day).decimal());
            told.minus(before)
        })
    }
}

/// Materials asked of the applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Materials {
    /// The number of different ones.
    pub distinct: usize,
    /// How often any is asked for.
    pub asked: usize,
}

/// Steps and their days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The number of steps.
    pub steps: usize,
    /// The sum of their days, overlaps counted as often as they occur; `None`
    /// where the calendar does not know the length of one of them.
    pub days: Option<Time>,
}

impl Default for Tally {
    fn default() -> Self {
        Self { steps: 0, days: Some(Time::ZERO) }
    }
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
    /// Returns whether all counted days are inside the limits.
    #[must_use]
    pub fn is_inside_whole(&self) -> bool {
        self.inside == Some(self.counted)
    }

    /// The measures of the steps in a network.
    pub(super) fn of<A: Axis>(process: &Process, axis: &A, side: &Side<'_, A::Point>, window: &Window) -> Self {
        let Side { network, schedule } = side;
        let standing = || network.nodes().filter_map(|node| network.step(node));
        let steps = || standing().map(|id| process.step(id));
        let agencies = steps().filter(|step| step.actor == Actor::Agency);
        let departments: BTreeSet<DepartmentId> =
            agencies.flat_map(|step| step.department.into_iter().chain(step.with.iter().copied())).collect();
        // A step without a fee costs nothing, once any step states one.
        let fees_are_stated = process.steps().iter().any(|step| step.fee.is_some());
        let fees = steps().filter_map(|step| step.fee);
        let fee = fees.fold(Decimal::ZERO, Decimal::plus);
        let work = standing().map(|id| work(process, id)).sum::<Option<Time>>();
        let signatures_are_stated = process.steps().iter().any(|step| step.signoffs.is_some());
        let visits_are_stated = process.steps().iter().any(|step| step.visits.stated().is_some());
        let days = axis.between(axis.origin(), schedule.end);
        let path = Along::of(process, axis, side);
        Self {
            days,
            steps: standing().count(),
            stages: stages(network),
            departments: (!departments.is_empty()).then_some(departments.len()),
            handoffs: handoffs(process, network),
            materials: materials(process, network),
            visits: visits_are_stated.then(|| steps().map(|step| u64::from(step.visits.times())).sum()),
            fee: fees_are_stated.then_some(fee),
            signatures: signatures_are_stated.then(|| steps().filter_map(|step| step.signoffs).map(u64::from).sum()),
            counted: path.counted(),
            suspended: days - path.counted(),
            inside: window.inside(process, axis, side),
            parties: path.parties(days),
            value: split(process, axis, side),
            work,
            cycle_efficiency: path
                .adding_work()
                .filter(|_| days > Time::ZERO)
                .map(|work| Decimal::rounded_ratio(work.thousandths(), days.thousandths(), 4)),
        }
    }
}

/// The touch time of a step, where it is known and on the clock of the
/// process's unit.
pub(super) fn work(process: &Process, id: StepId) -> Option<Time> {
    let work = process.on_its_clock(process.step(id).work?);
    work.fits(process.unit()).then(|| work.time())
}

/// The most steps on a chain in which each must finish before the next starts.
fn stages(network: &Network) -> usize {
    let mut deepest = vec![0usize; network.len()];
    // What only starts with a step does not follow what comes before it.
    for node in network.nodes().filter(|node| network.headed(*node).is_none()) {
        let before = network.waits_of_both(node).filter(|wait| wait.relation == Relation::FinishStart);
        let depth = before.map(|wait| deepest[wait.from.index()]).max().unwrap_or(0);
        deepest[node.index()] = depth + usize::from(network.step(node).is_some());
    }
    deepest.into_iter().max().unwrap_or(0)
}

/// The materials asked of the applicant: needed or handed in, and given by no
/// step of the file. Each matter asks for a material once, matters that ask at
/// one step together; `None` where no step of the file, removed or not, says
/// what it asks for: neither `[]` nor a material that no step gives.
fn materials(process: &Process, network: &Network) -> Option<Materials> {
    let has_list = |step: &Step| step.needs.is_some() || step.papers.is_some();
    let is_asked = |need: &Need<MaterialId>| process.supplier(need.material).is_none();
    let says = |step: &Step| has_list(step) && (step.askings().is_empty() || step.askings().iter().any(is_asked));
    if !process.steps().iter().any(says) {
        return None;
    }
    let mut askings = Askings::default();
    let mut distinct = BTreeSet::new();
    for id in network.nodes().filter_map(|node| network.step(node)) {
        let mut matters: Vec<Matter<'_>> = process.items(id).map(Ok).collect();
        if matters.is_empty() {
            matters.push(Err(id));
        }
        let own = process.step(id).askings().iter();
        let of_applicant = own.filter(|need| {
            let given = process.supplier(need.material).is_some() || process.is_shared(need);
            need.need != Necessity::Optional && !given
        });
        for need in of_applicant {
            distinct.insert(need.material);
            askings.together(need.material, &matters);
        }
    }
    Some(Materials { distinct: distinct.len(), asked: askings.count })
}

/// A matter by its name; a step that belongs to none is one of its own.
type Matter<'p> = Result<&'p str, StepId>;

/// The matters that ask for each material, in disjoint sets of those that ask
/// together.
#[derive(Default)]
struct Askings<'p> {
    places: BTreeMap<(MaterialId, Matter<'p>), usize>,
    parents: Vec<usize>,
    count: usize,
}

impl<'p> Askings<'p> {
    /// These matters ask for a material at one step: there it is handed in
    /// once for all of them.
    fn together(&mut self, material: MaterialId, matters: &[Matter<'p>]) {
        let mut joined = None;
        for matter in matters {
            let next = self.parents.len();
            let at = *self.places.entry((material, *matter)).or_insert(next);
            if at == next {
                self.parents.push(next);
                self.count += 1;
            }
            let root = self.root(at);
            match joined {
                Some(first) if first != root => {
                    self.parents[root] = first;
                    self.count -= 1;
                }
                Some(_) => {}
                None => joined = Some(root),
            }
        }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }
}

/// The steps of the network and their days, each by its own length.
fn split<A: Axis>(process: &Process, axis: &A, side: &Side<'_, A::Point>) -> Split {
    let mut split = Split::default();
    for node in side.network.nodes() {
        let Some(id) = side.network.step(node) else { continue };
        let tally = match process.step(id).value {
            Some(Value::Adding) => &mut split.adding,
            Some(Value::Required) => &mut split.required,
            Some(Value::Waste) => &mut split.waste,
            None => &mut split.unclassified,
        };
        tally.steps += 1;
        tally.days = tally.days.zip(side.own_length(process, axis, node)).map(|(sum, length)| sum + length);
    }
    split
}
