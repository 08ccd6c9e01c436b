//! The start and end of each step of a package, and a longest path.
//!
//! The critical path method on arrays. Orders may tie starts to starts and ends
//! to ends, and an order by ends may lead backwards in the order of the steps,
//! so passes are repeated until nothing moves: usually two.

use std::rc::Rc;

use super::fact::{Fact, has};
use crate::model::Relation;

/// Earliest starts and ends, and the cause of each of them.
#[derive(Clone, Debug)]
pub(in crate::plan::goal) struct Times {
    pub start: Vec<i64>,
    pub finish: Vec<i64>,
    start_held: Vec<Held>,
    finish_held: Vec<Held>,
    /// The end of the last step.
    pub end: i64,
}

/// The cause of a start or an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    /// Nothing.
    Free,
    /// The step's own start.
    Own,
    /// The end of another step, or its start.
    By { step: usize, at_start: bool },
}

/// One step on a longest path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::plan::goal) struct Hop {
    pub step: usize,
    /// The relation by which it follows the step before it on the path; `None`
    /// for the first.
    pub relation: Option<Relation>,
    /// Whether the path leaves it at its start.
    pub leaves_at_start: bool,
}

/// The positions of the set bits of a row.
pub(in crate::plan::goal) fn ones(row: &[u64]) -> impl Iterator<Item = usize> + '_ {
    row.iter().enumerate().flat_map(|(word, bits)| {
        let rest = std::iter::successors(Some(*bits), |bits| Some(bits & bits.wrapping_sub(1)));
        rest.take_while(|bits| *bits != 0).map(move |bits| 64 * word + bits.trailing_zeros() as usize)
    })
}

impl Times {
    /// The times of `count` steps without any known order.
    pub(in crate::plan::goal) fn none(count: usize) -> Self {
        Self {
            start: vec![0; count],
            finish: vec![0; count],
            start_held: vec![Held::Free; count],
            finish_held: vec![Held::Own; count],
            end: 0,
        }
    }

    /// Times the steps; in `order` most steps come after those that they wait
    /// for. `None` where steps wait for each other.
    pub(in crate::plan::goal) fn of(facts: &[Rc<Fact>], order: &[usize]) -> Option<Self> {
        let count = facts.len();
        let mut times = Self::none(count);
        let mut passes = 0;
        while times.pass(facts, order) {
            passes += 1;
            if passes > 2 * count + 2 {
                return None;
            }
        }
        times.end = order.iter().filter(|at| !facts[**at].gone).map(|at| times.finish[*at]).max().unwrap_or(0);
        Some(times)
    }

    /// Makes one pass and returns whether anything moved.
    fn pass(&mut self, facts: &[Rc<Fact>], order: &[usize]) -> bool {
        let mut moved = false;
        for &at in order {
            let fact = &facts[at];
            if fact.gone {
                continue;
            }
            let (mut start, mut finish) = (self.start[at], self.finish[at]);
            if let Some((time, step)) = self.last_before(facts, fact).filter(|(time, _)| *time > start) {
                start = time;
                self.start_held[at] = Held::By { step, at_start: false };
            }
            for tie in fact.ties.iter().filter(|tie| !facts[tie.from].gone) {
                let at_start = tie.relation == Relation::StartStart;
                let since = if at_start { self.start[tie.from] } else { self.finish[tie.from] } + tie.lag;
                let (time, held) = match tie.relation {
                    Relation::FinishFinish => (&mut finish, &mut self.finish_held[at]),
                    _ => (&mut start, &mut self.start_held[at]),
                };
                if since > *time {
                    (*time, *held) = (since, Held::By { step: tie.from, at_start });
                }
            }
            if start + fact.length > finish {
                (finish, self.finish_held[at]) = (start + fact.length, Held::Own);
            }
            moved |= (start, finish) != (self.start[at], self.finish[at]);
            (self.start[at], self.finish[at]) = (start, finish);
        }
        moved
    }

    /// The last end before a step, and the first step that ends then. Of the
    /// steps before it those are left out that another of them, which takes
    /// time, comes after: they end earlier.
    fn last_before(&self, facts: &[Rc<Fact>], fact: &Fact) -> Option<(i64, usize)> {
        let (mut left, mut last) = (fact.after.clone(), None);
        for word in (0..left.len()).rev() {
            while let Some(bit) = left[word].checked_ilog2() {
                let from = 64 * word + bit as usize;
                left[word] &= !(1 << bit);
                if facts[from].gone {
                    continue;
                }
                if last.is_none_or(|(time, _)| self.finish[from] >= time) {
                    last = Some((self.finish[from], from));
                }
                if facts[from].length > 0 {
                    left.iter_mut().zip(&facts[from].after).for_each(|(left, before)| *left &= !before);
                }
            }
        }
        last
    }

    /// A longest path from its first step on; of several the one to the first
    /// step that ends last.
    pub(in crate::plan::goal) fn path(&self, facts: &[Rc<Fact>]) -> Vec<Hop> {
        let last = (0..facts.len()).find(|at| !facts[*at].gone && self.finish[*at] == self.end);
        let mut path = Vec::new();
        let mut next = last.map(|step| (step, false));
        while let Some((step, at_start)) = next {
            let held = if at_start { Held::Own } else { self.finish_held[step] };
            let (held, by_start) = match held {
                Held::Own | Held::Free => (self.start_held[step], true),
                held => (held, false),
            };
            let (relation, before) = match held {
                Held::By { step, at_start: true } => (Some(Relation::StartStart), Some((step, true))),
                Held::By { step, .. } if by_start => (Some(Relation::FinishStart), Some((step, false))),
                Held::By { step, .. } => (Some(Relation::FinishFinish), Some((step, false))),
                Held::Own | Held::Free => (None, None),
            };
            path.push(Hop { step, relation, leaves_at_start: at_start });
            next = before;
        }
        path.reverse();
        path
    }

    /// The lag by which a step waits for another in this way.
    pub(in crate::plan::goal) fn lag(fact: &Fact, from: usize, relation: Relation) -> Option<i64> {
        let tie = fact.ties.iter().find(|tie| (tie.from, tie.relation) == (from, relation)).map(|tie| tie.lag);
        let plain = (relation == Relation::FinishStart && has(&fact.after, from)).then_some(0);
        tie.max(plain)
    }
}
