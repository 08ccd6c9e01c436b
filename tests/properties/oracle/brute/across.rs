//! The order among the steps that stay when others go.

use super::order::{Order, Reason, Record};
use crate::oracle::bits::Bits;
use crate::oracle::line::Span;
use crate::oracle::model::Relation;

/// The order among the steps that stay.
///
/// "Across a step W that goes, the order stays as if W took no time, with the waiting that was its follower's. X
/// before W by one relation and W before v by another make X before v, with the second's lag; the lag before W
/// goes with W". The table: FS, then FS or SS, is FS, and then FF is FF; SS, then FS or SS, is SS, and then FF
/// nothing; FF, then FS, is FS, then SS nothing, and then FF is FF. It is what chains of starts and finishes
/// give where the start of W passes on to its finish, less what ties a start to a finish; so a chain over several
/// steps that go is asked of starts and finishes.
pub struct Across {
    /// Whether each step goes.
    pub gone: Vec<bool>,
    /// "X is *before* v along chains of FS": by v, each pair, in file order of X.
    pub pairs: Vec<Vec<Pair>>,
    /// By v, the FF and SS orders that there are, stated and made.
    pub ties: Vec<Vec<Tie>>,
}

/// What holds one step back by another, each part of it by a reason of its own.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    /// File position of the step waited for.
    pub from: usize,
    /// File position of the step that waits.
    pub to: usize,
    /// Why.
    pub reason: Reason,
    /// Which part.
    pub what: What,
}

/// A part of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// One is before the other, by FS.
    Pair,
    /// The waiting that goes with it, of an entry between these two or of one on a step that goes.
    Lag { own: bool },
    /// An FF or SS order, by its place where it is stated.
    Tie { stated: Option<usize> },
}

/// One step before another, by FS.
#[derive(Clone, Debug)]
pub struct Pair {
    /// File position of the step waited for.
    pub from: usize,
    /// Why it waits.
    pub reason: Reason,
    /// The waiting that goes with it, each by its own reason.
    pub lags: Vec<Lag>,
}

/// A lag that is not 0.
#[derive(Clone, Copy, Debug)]
pub struct Lag {
    /// How long.
    pub length: Span,
    /// "A lag has the reason of its own entry."
    pub reason: Reason,
    /// Whether that entry names X itself, and no step that goes.
    pub own: bool,
}

/// One order by FF or SS between steps that stay.
#[derive(Clone, Debug)]
pub struct Tie {
    /// File position of the step waited for.
    pub from: usize,
    /// Which ends are tied.
    pub relation: Relation,
    /// By how much.
    pub lag: Span,
    /// That of the entry.
    pub reason: Reason,
    /// Which order states it, where it is not made.
    pub stated: Option<usize>,
}

/// How an order puts steps before v.
struct Way {
    /// Which order.
    order: usize,
    /// The steps that it puts before v by FS.
    sources: Bits,
}

/// What leads to an event of a step: steps by their finishes, and steps by their starts.
#[derive(Clone)]
struct Sources {
    finishes: Bits,
    starts: Bits,
}

impl Across {
    /// The order among the steps that are not gone.
    pub fn of(record: &Record<'_>, orders: &[Order], gone: &[bool]) -> Self {
        let count = gone.len();
        let mut into: Vec<Vec<usize>> = vec![Vec::new(); count];
        orders.iter().enumerate().for_each(|(at, order)| into[order.to].push(at));
        let none = || Sources { finishes: Bits::none(count), starts: Bits::none(count) };
        // At 2 × step what leads to its start, at 2 × step + 1 to its finish.
        let mut reached: Vec<Sources> = vec![none(); 2 * count];
        let mut ways: Vec<Vec<Way>> = (0..count).map(|_| Vec::new()).collect();
        let mut ties: Vec<Vec<Tie>> = (0..count).map(|_| Vec::new()).collect();
        for event in in_order(count, orders) {
            let to = event / 2;
            let mut here = none();
            if event % 2 == 1 && gone[to] {
                // "as if W took no time"
                here = reached[2 * to].clone();
            }
            let ends_here = |relation| (relation == Relation::FinishFinish) == (event % 2 == 1);
            for &at in into[to].iter().filter(|&&at| ends_here(orders[at].relation)) {
                let order = &orders[at];
                let mut passed = passed_on(order, gone, &reached, none());
                if event % 2 == 1 {
                    if !gone[to] {
                        // A start and a finish: "nothing".
                        passed.starts = Bits::none(count);
                        ties[to].extend(tied(at, order, gone, &passed.finishes));
                    }
                } else {
                    // Chains of FS: who is before X is before v.
                    for x in passed.finishes.clone().iter() {
                        passed.finishes.unite(&reached[2 * x].finishes);
                    }
                    if !gone[to] {
                        ties[to].extend(tied(at, order, gone, &passed.starts));
                        ways[to].push(Way { order: at, sources: passed.finishes.clone() });
                    }
                }
                here.finishes.unite(&passed.finishes);
                here.starts.unite(&passed.starts);
            }
            reached[event] = here;
        }
        let pairs = |v: usize| {
            let sources = reached[2 * v].finishes.iter().filter(|_| !gone[v]);
            sources.map(|x| pair(record, orders, gone, &ways[v], x, v)).collect()
        };
        Across { gone: gone.to_vec(), pairs: (0..count).map(pairs).collect(), ties }
    }

    /// All parts of the order into a step, with relation and waiting.
    pub fn each(&self, to: usize, mut visit: impl FnMut(&Held, Relation, Span)) {
        for pair in &self.pairs[to] {
            let held = |reason, what| Held { from: pair.from, to, reason, what };
            visit(&held(pair.reason, What::Pair), Relation::FinishStart, Span::default());
            for lag in &pair.lags {
                visit(&held(lag.reason, What::Lag { own: lag.own }), Relation::FinishStart, lag.length);
            }
        }
        for tie in &self.ties[to] {
            let held = Held { from: tie.from, to, reason: tie.reason, what: What::Tie { stated: tie.stated } };
            visit(&held, tie.relation, tie.lag);
        }
    }

    /// All that is kept of the order into a step: how, on which step, with which waiting. A pair's waiting goes with
    /// the pair.
    pub fn into(&self, to: usize, keeps: impl Fn(&Held) -> bool, mut visit: impl FnMut(Relation, usize, Span)) {
        let mut pair_stays = false;
        self.each(to, |held, relation, lag| {
            let stays = keeps(held);
            if held.what == What::Pair {
                pair_stays = stays;
            }
            if stays && (pair_stays || matches!(held.what, What::Tie { .. })) {
                visit(relation, held.from, lag);
            }
        });
    }

    /// Why X is before v.
    pub fn reason(&self, x: usize, v: usize) -> Reason {
        let pair = self.pairs[v].iter().find(|pair| pair.from == x);
        pair.expect("X is before v").reason
    }
}

/// The starts and finishes, each after all that leads to it.
pub fn in_order(count: usize, orders: &[Order]) -> Vec<usize> {
    let ends = |order: &Order| match order.relation {
        Relation::FinishStart => (2 * order.from + 1, 2 * order.to),
        Relation::FinishFinish => (2 * order.from + 1, 2 * order.to + 1),
        Relation::StartStart => (2 * order.from, 2 * order.to),
    };
    let lasts = (0..count).map(|v| (2 * v, 2 * v + 1));
    let links: Vec<(usize, usize)> = orders.iter().map(ends).chain(lasts).collect();
    let (mut onward, mut awaited) = (vec![Vec::new(); 2 * count], vec![0; 2 * count]);
    for &(from, to) in &links {
        onward[from].push(to);
        awaited[to] += 1;
    }
    let mut sorted: Vec<usize> = (0..2 * count).filter(|&event| awaited[event] == 0).collect();
    let mut at = 0;
    while let Some(&event) = sorted.get(at) {
        at += 1;
        for &next in &onward[event] {
            awaited[next] -= 1;
            if awaited[next] == 0 {
                sorted.push(next);
            }
        }
    }
    assert_eq!(sorted.len(), 2 * count, "no loop of starts and finishes");
    sorted
}

/// What an order passes on to the event that it ends at.
fn passed_on(order: &Order, gone: &[bool], reached: &[Sources], mut none: Sources) -> Sources {
    let by_start = order.relation == Relation::StartStart;
    if gone[order.from] {
        return reached[2 * order.from + usize::from(!by_start)].clone();
    }
    let own = if by_start { &mut none.starts } else { &mut none.finishes };
    own.insert(order.from);
    none
}

/// The orders by FF or SS that an order states, or makes across the step that it is on: "by SS or FF it stays
/// unless the entry on W was habit", with its lag and its reason.
fn tied<'a>(at: usize, order: &'a Order, gone: &[bool], sources: &'a Bits) -> impl Iterator<Item = Tie> + use<'a> {
    let made = gone[order.from];
    let reason = order.own_reason();
    let stays = !made || reason != Reason::Habit;
    let ends = order.relation == Relation::FinishFinish;
    sources.iter().filter(move |_| stays).map(move |from| Tie {
        from,
        relation: if ends { Relation::FinishFinish } else { Relation::StartStart },
        lag: order.lag,
        reason,
        stated: (!made).then_some(at),
    })
}

/// A pair with its reason and the waiting that goes with it.
fn pair(record: &Record<'_>, orders: &[Order], gone: &[bool], ways: &[Way], x: usize, v: usize) -> Pair {
    let through = ways.iter().filter(|way| way.sources.contains(x)).map(|way| &orders[way.order]);
    // "The lag passes only where the entry on W was not habit."
    let carries = |at: usize| {
        let order = &orders[at];
        let own = order.from == x && order.relation == Relation::FinishStart;
        let passes = gone[order.from] && order.own_reason() != Reason::Habit;
        !order.lag.is_none() && (own || passes)
    };
    let carrying = ways.iter().filter(|way| carries(way.order) && way.sources.contains(x));
    let lag = |order: &Order| Lag { length: order.lag, reason: order.own_reason(), own: order.from == x };
    let lags = carrying.map(|way| lag(&orders[way.order])).collect();
    Pair { from: x, reason: record.reason(x, v, through), lags }
}
