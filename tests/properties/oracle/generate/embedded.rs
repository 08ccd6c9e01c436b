//! Steps inside others: they start after these have started, and these end only after them.

use proptest::prelude::*;
use proptest::sample::Index;

use super::entry;
use crate::oracle::bits::Bits;
use crate::oracle::brute::network::{ends, finish, start};
use crate::oracle::brute::order::orders;
use crate::oracle::line::Line;
use crate::oracle::model::{After, Need, Process, Relation, Step};

/// The random choices for one end that waits for another.
#[derive(Clone, Debug)]
pub struct Ending {
    pair: Index,
    entry: After,
    by_paper: bool,
}

pub fn ending() -> impl Strategy<Value = Ending> {
    (any::<Index>(), entry(), prop::bool::weighted(0.3)).prop_map(|(pair, entry, by_paper)| Ending {
        pair,
        entry,
        by_paper,
    })
}

/// Ties ends of steps to ends of others that start later, where there are such; none that closes a circle of starts
/// and finishes.
pub fn embed(process: &mut Process, endings: &[Ending]) {
    for ending in endings {
        let before = before(process);
        let steps = &process.steps;
        let pairs = (0..steps.len()).flat_map(|outer| (0..steps.len()).map(move |inner| (outer, inner)));
        let free = |&(outer, inner): &(usize, usize)| {
            let is_said = says(&steps[outer], &steps[inner], ending.by_paper);
            outer != inner && !is_said && !before[finish(inner)].contains(finish(outer))
        };
        let free: Vec<(usize, usize)> = pairs.filter(free).collect();
        let is_inside = |&(outer, inner): &(usize, usize)| before[start(inner)].contains(start(outer));
        let inside: Vec<(usize, usize)> = free.iter().copied().filter(is_inside).collect();
        let pairs = if inside.is_empty() { free } else { inside };
        if !pairs.is_empty() {
            let (outer, inner) = *ending.pair.get(&pairs);
            add(&mut process.steps, outer, inner, ending);
        }
    }
}

/// For each event those that lead to it.
fn before(process: &Process) -> Vec<Bits> {
    let events = 2 * process.steps.len();
    let lasts = (0..process.steps.len()).map(|step| (start(step), finish(step)));
    let orders = orders(process, Line::numbers(process));
    let links: Vec<(usize, usize)> =
        orders.iter().map(|order| ends(order.relation, order.from, order.to)).chain(lasts).collect();
    let mut before = vec![Bits::none(events); events];
    loop {
        let known = before.clone();
        for &(from, to) in &links {
            let mut more = before[from].clone();
            more.insert(from);
            before[to].unite(&more);
        }
        if before == known {
            return before;
        }
    }
}

/// Whether the outer step says already, or cannot say, that it ends after the inner one.
fn says(outer: &Step, inner: &Step, by_paper: bool) -> bool {
    if by_paper {
        let silent = outer.needs.is_none() && outer.papers.is_none();
        return silent || inner.products().first().is_none_or(|paper| outer.asks().any(|(asked, _)| asked == paper));
    }
    let is_same = |entry: &After| entry.step == inner.id && entry.relation == Relation::FinishFinish;
    outer.after.iter().flatten().any(is_same)
}

fn add(steps: &mut [Step], outer: usize, inner: usize, ending: &Ending) {
    if ending.by_paper {
        let paper = steps[inner].products()[0].clone();
        let Step { needs, papers, .. } = &mut steps[outer];
        needs.as_mut().or(papers.as_mut()).into_iter().for_each(|list| list.push((paper.clone(), Need::Tolerable)));
        return;
    }
    let entry = After { step: steps[inner].id.clone(), relation: Relation::FinishFinish, ..ending.entry.clone() };
    steps[outer].after.get_or_insert_default().push(entry);
}
