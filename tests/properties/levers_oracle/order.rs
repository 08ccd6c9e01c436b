//! The order of a definition as pairs and ties, each with its status, and what it comes to.

use std::collections::BTreeMap;

use super::file::{File, Minutes};
use crate::oracle::brute::across::Across;
use crate::oracle::brute::order::{Order, Origin, Reason, Record};
use crate::oracle::line::Span;
use crate::oracle::model::{After, Need, Relation};

/// One step before another, by FS, with the waiting that goes with it, each part by its own reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Why.
    pub reason: Reason,
    /// Lags that are not 0.
    pub lags: Vec<(Minutes, Reason)>,
    /// Whether it is one of the file as it stands: "a lever acts on pairs of today's order".
    pub of_today: bool,
}

impl Pair {
    /// Whether a lever that names it takes it out, as nothing on record keeps it.
    pub fn may_go(&self) -> bool {
        self.of_today && !self.reason.is_recorded()
    }
}

/// One order by FF or SS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The step waited for.
    pub from: usize,
    /// The step that waits.
    pub to: usize,
    /// FF or SS.
    pub relation: Relation,
    /// By how much.
    pub lag: Minutes,
    /// Why.
    pub reason: Reason,
    /// Whether the file, or a lever, says so, and not only an order across a step that goes.
    pub is_said: bool,
}

/// All order among the steps that stay.
#[derive(Clone, Debug, Default)]
pub struct Ordered {
    /// By X and v, X before v.
    pub pairs: BTreeMap<(usize, usize), Pair>,
    /// By FF and SS.
    pub ties: Vec<Tie>,
}

/// "Today's order is every `after` (written or by default) plus the documents". `need`: how v asks for what.
pub fn orders(file: &File, need: impl Fn(usize, &str) -> Option<Need>) -> Vec<Order> {
    let steps = file.steps();
    let mut orders = Vec::new();
    for (v, step) in steps.iter().enumerate() {
        let order = |from, relation, lag, origin| Order { from, to: v, relation, lag, origin };
        match &step.after {
            Some(entries) => orders.extend(entries.iter().map(|entry: &After| {
                let from = steps.iter().position(|step| step.id == entry.step).unwrap();
                order(from, entry.relation, file.line().span(entry.lag), Origin::Entry(entry.clone()))
            })),
            // "a step without `after` follows the nearest step above that is not such a one"
            None => orders.extend(
                (0..v)
                    .rev()
                    .find(|&above| !file.more[above].afterwards)
                    .map(|above| order(above, Relation::FinishStart, Span::default(), Origin::Above)),
            ),
        }
        for (material, _) in step.asks() {
            let relation = match need(v, material) {
                Some(Need::Required) => Relation::FinishStart,
                Some(Need::Tolerable) => Relation::FinishFinish,
                Some(Need::Optional) | None => continue,
            };
            let origin = if file.supplier(material).is_some() { Origin::Document } else { Origin::Available };
            orders.extend(source(file, material).map(|from| order(from, relation, Span::default(), origin)));
        }
    }
    // "afterwards": "it is on no path and in no length".
    orders.retain(|order| !file.more[order.from].afterwards && !file.more[order.to].afterwards);
    orders
}

/// "`available_after` makes the material a document of that step, for the order only".
pub fn source(file: &File, material: &str) -> Option<usize> {
    let after = || file.place(file.materials.get(material)?.available_after.as_deref()?);
    file.supplier(material).or_else(after)
}

/// How the file itself asks.
pub fn as_written(file: &File) -> impl Fn(usize, &str) -> Option<Need> {
    |v, material| file.steps()[v].asks().find(|(name, _)| *name == material).map(|(_, need)| need)
}

/// The order of the file with these orders, across the steps that are gone.
pub fn across(file: &File, orders: &[Order], gone: &[bool]) -> Ordered {
    let record = Record::of(file.steps(), orders);
    let across = Across::of(&record, orders, gone);
    let mut ordered = Ordered::default();
    for (v, pairs) in across.pairs.iter().enumerate() {
        for pair in pairs {
            let lags = pair.lags.iter().map(|lag| (lag.length.minutes, lag.reason)).collect();
            ordered.pairs.insert((pair.from, v), Pair { reason: pair.reason, lags, of_today: true });
        }
    }
    for (v, ties) in across.ties.iter().enumerate() {
        let told = |tie: &crate::oracle::brute::across::Tie| Tie {
            from: tie.from,
            to: v,
            relation: tie.relation,
            lag: tie.lag.minutes,
            reason: tie.reason,
            is_said: tie.stated.is_some(),
        };
        ordered.ties.extend(ties.iter().map(told));
    }
    ordered
}

/// Today's order, and the pairs that waste which goes leaves across it.
pub fn of_file(file: &File) -> Ordered {
    let written = orders(file, as_written(file));
    let mut all = across(file, &written, &vec![false; file.steps().len()]);
    let left = across(file, &written, &super::make::waste_alone(file));
    let arisen: Vec<_> = left.pairs.into_iter().filter(|(ends, _)| !all.pairs.contains_key(ends)).collect();
    all.pairs.extend(arisen);
    all
}

/// Whether it stays in reachable.
pub fn stays(reason: Reason) -> bool {
    reason != Reason::Habit
}

/// One end of a step at least so long after one of another: start is 2 × step, finish one more.
pub type Link = (usize, usize, Minutes);

impl Ordered {
    /// What is kept, between starts and finishes.
    pub fn links(&self, keeps: impl Fn(Reason) -> bool) -> Vec<Link> {
        let mut links = Vec::new();
        for (&(x, v), pair) in self.pairs.iter().filter(|(_, pair)| keeps(pair.reason)) {
            let lags = pair.lags.iter().filter(|(_, reason)| keeps(*reason)).map(|(lag, _)| *lag);
            links.push((2 * x + 1, 2 * v, lags.max().unwrap_or(0)));
        }
        for tie in self.ties.iter().filter(|tie| keeps(tie.reason)) {
            let (from, to) = ends(tie.relation);
            links.push((2 * tie.from + from, 2 * tie.to + to, tie.lag));
        }
        links
    }
}

/// Which ends a relation ties: 0 a start, 1 a finish.
pub fn ends(relation: Relation) -> (usize, usize) {
    match relation {
        Relation::FinishStart => (1, 0),
        Relation::FinishFinish => (1, 1),
        Relation::StartStart => (0, 0),
    }
}

/// The earliest moment of each start and finish; none where they go in a circle.
pub fn earliest(days: &[Minutes], links: &[Link]) -> Option<Vec<Minutes>> {
    let mut times = vec![0; 2 * days.len()];
    let own = days.iter().enumerate().map(|(v, length)| (2 * v, 2 * v + 1, *length));
    let all: Vec<Link> = own.chain(links.iter().copied()).collect();
    // Whatever happens after as many rounds as there are moments is a circle, one of no length too.
    circle_free(times.len(), &all)?;
    loop {
        let mut moved = false;
        for &(from, to, length) in &all {
            if times[to] < times[from] + length {
                times[to] = times[from] + length;
                moved = true;
            }
        }
        if !moved {
            return Some(times);
        }
    }
}

fn circle_free(count: usize, links: &[Link]) -> Option<()> {
    let mut left: Vec<usize> = (0..count).collect();
    loop {
        let free = |event: &usize| !links.iter().any(|(from, to, _)| to == event && left.contains(from));
        let at = left.iter().position(free);
        match at {
            Some(at) => drop(left.swap_remove(at)),
            None if left.is_empty() => return Some(()),
            None => return None,
        }
    }
}

/// Whether some chain leads from one moment to another.
pub fn leads(days: usize, links: &[Link], from: usize, to: usize) -> bool {
    let mut reached = vec![false; 2 * days];
    reached[from] = true;
    loop {
        let own = (0..days).map(|v| (2 * v, 2 * v + 1, 0));
        let next = own.chain(links.iter().copied()).find(|&(a, b, _)| reached[a] && !reached[b]);
        match next {
            Some((_, b, _)) => reached[b] = true,
            None => return reached[to],
        }
    }
}
