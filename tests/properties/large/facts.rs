//! What waits for what, and why: every pair of today's closure written out.

use std::collections::{HashMap, HashSet};

use super::bits::Bits;
use crate::oracle::model::{Because, Kind, Need, Process, Relation, Step, Tenths, Worth};

/// Why one step waits for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    Document,
    Law,
    Safety,
    Procedure,
    Habit,
    Open,
}

/// Where an order of today comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Entry(Option<Because>),
    Above,
    Document,
}

/// One order of today as the file states it.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    pub from: usize,
    pub relation: Relation,
    pub lag: Tenths,
    pub origin: Origin,
    pub reason: Reason,
}

/// A step that must finish before another starts today.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    pub from: usize,
    pub reason: Reason,
    /// That of the entry between exactly these two.
    pub lag: Tenths,
}

/// A process with all that the file says about its order.
pub struct Facts<'a> {
    pub steps: &'a [Step],
    /// By waiting step, in the order of the file.
    pub orders: Vec<Vec<Order>>,
    /// Each step after all that it waits for.
    pub topological: Vec<usize>,
    /// By waiting step.
    pub pairs: Vec<Vec<Pair>>,
    /// The waste that goes.
    pub gone: Vec<bool>,
}

impl<'a> Facts<'a> {
    /// Reads the order out of a process.
    pub fn of(process: &'a Process) -> Self {
        let steps = &process.steps[..];
        let mut orders = orders(steps);
        let topological = topological(&orders);
        let mut before = vec![Bits::none(steps.len()); steps.len()];
        for &v in &topological {
            let mut own = Bits::none(steps.len());
            for order in orders[v].iter().filter(|order| order.relation == Relation::FinishStart) {
                own.insert(order.from);
                own.unite(&before[order.from]);
            }
            before[v] = own;
        }
        let record = Record::of(steps, &orders);
        let pairs = (0..steps.len()).map(|v| before[v].iter().map(|x| record.pair(x, v)).collect()).collect();
        for (v, orders) in orders.iter_mut().enumerate() {
            for order in orders.iter_mut().filter(|order| order.relation == Relation::FinishStart) {
                order.reason = record.pair(order.from, v).reason;
            }
        }
        let gone = waste(steps, &orders);
        Facts { steps, orders, topological, pairs, gone }
    }
}

/// Today's orders: `after` or the step above, then the documents. The reason is that of an FF or SS order.
fn orders(steps: &[Step]) -> Vec<Vec<Order>> {
    let places: HashMap<&str, usize> = steps.iter().enumerate().map(|(at, step)| (step.id.as_str(), at)).collect();
    let given = steps.iter().enumerate().flat_map(|(at, step)| step.gives.iter().map(move |name| (name, at)));
    let suppliers: HashMap<&String, usize> = given.collect();
    let of = |(v, step): (usize, &Step)| {
        let order = |from, relation, lag, origin| {
            let reason = match origin {
                Origin::Document => Reason::Document,
                Origin::Entry(Some(Because::Law)) => Reason::Law,
                Origin::Entry(Some(Because::Safety)) => Reason::Safety,
                Origin::Entry(Some(Because::Habit)) => Reason::Habit,
                Origin::Entry(None) | Origin::Above if step.needs.is_some() => Reason::Habit,
                Origin::Entry(None) | Origin::Above => Reason::Open,
            };
            Order { from, relation, lag, origin, reason }
        };
        let mut orders = Vec::new();
        if step.after.is_none() && v > 0 {
            orders.push(order(v - 1, Relation::FinishStart, 0, Origin::Above));
        }
        for entry in step.after.iter().flatten() {
            let from = places[entry.step.as_str()];
            orders.push(order(from, entry.relation, entry.lag.tenths, Origin::Entry(entry.because)));
        }
        for (name, need) in step.needs.iter().flatten().filter(|(_, need)| *need != Need::Optional) {
            let relation = if *need == Need::Required { Relation::FinishStart } else { Relation::FinishFinish };
            orders.extend(suppliers.get(name).map(|&from| order(from, relation, 0, Origin::Document)));
        }
        orders
    };
    steps.iter().enumerate().map(of).collect()
}

/// Kahn's queue over every order.
fn topological(orders: &[Vec<Order>]) -> Vec<usize> {
    let mut onward = vec![Vec::new(); orders.len()];
    let mut open: Vec<usize> = orders.iter().map(Vec::len).collect();
    for (v, orders) in orders.iter().enumerate() {
        orders.iter().for_each(|order| onward[order.from].push(v));
    }
    let mut sorted: Vec<usize> = (0..orders.len()).filter(|&v| open[v] == 0).collect();
    let mut at = 0;
    while let Some(&x) = sorted.get(at) {
        at += 1;
        for &v in &onward[x] {
            open[v] -= 1;
            if open[v] == 0 {
                sorted.push(v);
            }
        }
    }
    assert_eq!(sorted.len(), orders.len(), "the shape has no cycle");
    sorted
}

/// What the reason of a pair is looked up in.
struct Record<'a> {
    steps: &'a [Step],
    /// The FS entry between two steps.
    entries: HashMap<(usize, usize), (Option<Because>, Tenths)>,
    documents: HashSet<(usize, usize)>,
    intake: Option<usize>,
    delivery: Option<usize>,
}

impl<'a> Record<'a> {
    fn of(steps: &'a [Step], orders: &[Vec<Order>]) -> Self {
        let only = |kind| {
            let of_kind: Vec<usize> = (0..steps.len()).filter(|&v| steps[v].kind == Some(kind)).collect();
            if let [only] = of_kind[..] { Some(only) } else { None }
        };
        let (mut entries, mut documents) = (HashMap::new(), HashSet::new());
        let placed = orders.iter().enumerate().flat_map(|(v, orders)| orders.iter().map(move |order| (v, order)));
        for (v, order) in placed.filter(|(_, order)| order.relation == Relation::FinishStart) {
            if let Origin::Entry(because) = order.origin {
                entries.insert((order.from, v), (because, order.lag));
            } else if order.origin == Origin::Document {
                documents.insert((order.from, v));
            }
        }
        Record { steps, entries, documents, intake: only(Kind::Intake), delivery: only(Kind::Delivery) }
    }

    fn pair(&self, x: usize, v: usize) -> Pair {
        let (because, lag) = self.entries.get(&(x, v)).copied().unwrap_or_default();
        let reason = if self.documents.contains(&(x, v)) {
            Reason::Document
        } else if because == Some(Because::Law) {
            Reason::Law
        } else if because == Some(Because::Safety) {
            Reason::Safety
        } else if self.is_procedure(x, v) {
            Reason::Procedure
        } else if because == Some(Because::Habit) || self.steps[v].needs.is_some() {
            Reason::Habit
        } else {
            Reason::Open
        };
        Pair { from: x, reason, lag }
    }

    fn is_procedure(&self, x: usize, v: usize) -> bool {
        let (first, second) = (&self.steps[x], &self.steps[v]);
        let item = |step: &'a Step| step.item.as_ref().or(step.department.as_ref());
        let along = matches!((rank(first), rank(second)), (Some(a), Some(b)) if a < b);
        self.intake == Some(x)
            || self.delivery == Some(v)
            || along && item(first).is_some() && item(first) == item(second)
    }
}

fn rank(step: &Step) -> Option<usize> {
    let ranks: [&[Kind]; 4] =
        [&[Kind::Intake], &[Kind::Review, Kind::Inspect, Kind::Publicity], &[Kind::Decision], &[Kind::Delivery]];
    ranks.iter().position(|kinds| step.kind.is_some_and(|kind| kinds.contains(&kind)))
}

/// Waste without law goes, less what is held by a step that stays, until nothing more is.
fn waste(steps: &[Step], orders: &[Vec<Order>]) -> Vec<bool> {
    let mut gone: Vec<bool> =
        steps.iter().map(|step| step.value == Some(Worth::Waste) && step.law.is_empty()).collect();
    loop {
        let staying = (0..steps.len()).filter(|&v| !gone[v]);
        let holds = |order: &&Order| match order.origin {
            Origin::Document => true,
            Origin::Entry(because) => matches!(because, Some(Because::Law | Because::Safety)),
            Origin::Above => false,
        };
        let sources = staying.flat_map(|v| orders[v].iter().filter(holds)).map(|order| order.from);
        let held: Vec<usize> = sources.filter(|&x| gone[x]).collect();
        if held.is_empty() {
            return gone;
        }
        held.into_iter().for_each(|x| gone[x] = false);
    }
}
