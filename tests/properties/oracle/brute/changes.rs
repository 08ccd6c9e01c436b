//! `changes` of output.md: what is removed, what waits for less, and what each saves.

use serde_json::{Value, json};

use super::network::{Network, finish, start};
use super::order::{Facts, Order, Reason};
use super::{network, reachable, today};
use crate::oracle::line::Point;
use crate::oracle::model::Relation;

/// "Each **change** is a step removed, or a step that waits for less. … Changes are printed, and made, in
/// order of today's start, ties in file order; … `saves_alone` is today less today with that change only;
/// `saves_in_sequence` what it takes off when its turn comes; the second column adds up to
/// today − reachable".
pub fn changes(facts: &Facts<'_>) -> Value {
    let (today, reachable) = (today(facts), reachable(facts));
    let (was, becomes, starts) = (today.reduced(), reachable.reduced(), today.earliest());
    let count = facts.steps.len();
    let mut turns: Vec<usize> = (0..count).filter(|&v| facts.waste[v] || is_changed(facts, v)).collect();
    turns.sort_by_key(|&v| starts[start(v)]);
    let line = facts.line;
    let end_with = |made: &[usize]| stage(facts, made).end();
    let since_start = |end: Point| line.between(line.origin(), end);
    let alone = |turn: usize| line.between(end_with(&turns[turn..=turn]), today.end());
    // "differences of rounded running totals"
    let in_sequence = |turn: usize| {
        let days = [end_with(&turns[..=turn]), end_with(&turns[..turn])].map(since_start);
        let [_, taken_off] = line.parts(days);
        taken_off
    };
    let ids = |places: Vec<usize>| places.into_iter().map(|x| facts.steps[x].id.clone()).collect::<Vec<_>>();
    let listed = turns.iter().enumerate().map(|(turn, &v)| {
        let mut change = json!({
            "lever": if facts.waste[v] { "eliminate" } else { "parallel" },
            "step": facts.steps[v].id,
            "saves_alone": line.number(alone(turn)),
            "saves_in_sequence": in_sequence(turn),
        });
        if !facts.waste[v] {
            change["from"] = ids(was.predecessors(v)).into();
            change["to"] = ids(becomes.predecessors(v)).into();
        }
        change
    });
    listed.collect()
}

/// "a step that waits for less": one that today follows some step that stays and is free of it in reachable, or
/// one of whose own orders from a step that stays goes and is not implied by what remains. An order with a lag is
/// never implied: the second column would not add up without it.
fn is_changed(facts: &Facts<'_>, v: usize) -> bool {
    if facts.waste[v] {
        return false;
    }
    let reachable = reachable(facts);
    let staying = |x: &usize| !facts.waste[*x];
    let mut earlier = (0..facts.steps.len()).filter(staying).filter(|&x| facts.before[x][v]);
    let mut own = facts.orders.iter().filter(|order| order.to == v && staying(&order.from));
    earlier.any(|x| !reachable.leads(finish(x), start(v)))
        || own.any(|order| goes(facts, order) && !is_implied(&reachable, order))
}

/// Whether an order of today is habit.
fn goes(facts: &Facts<'_>, order: &Order) -> bool {
    match order.relation {
        Relation::FinishStart => facts.pair_reason(order.from, order.to) == Reason::Habit,
        Relation::FinishFinish | Relation::StartStart => facts.order_reason(order) == Reason::Habit,
    }
}

/// Implied: no lag, and the source event still precedes the target event along other constraints.
fn is_implied(reachable: &Network<'_>, order: &Order) -> bool {
    let (from, to) = match order.relation {
        Relation::FinishStart => (finish(order.from), start(order.to)),
        Relation::FinishFinish => (finish(order.from), finish(order.to)),
        Relation::StartStart => (start(order.from), start(order.to)),
    };
    order.lag.is_none() && reachable.leads(from, to)
}

/// Interpretation 9: "a changed-already step v has only its own pairs that are recorded or open (rule 3) and
/// its FF/SS orders that do not go; an unchanged step has ALL of today's pairs (closure pairs, from any step
/// still present) and all its FF/SS orders; an eliminated step is absent, and pairs among the others stay."
fn stage<'a>(facts: &Facts<'a>, made: &[usize]) -> Network<'a> {
    let standing: Vec<bool> = (0..facts.steps.len()).map(|v| !(made.contains(&v) && facts.waste[v])).collect();
    let pairs = |x: usize, v: usize| !made.contains(&v) || facts.pair_reason(x, v) != Reason::Habit;
    let orders = |order: &Order| !made.contains(&order.to) || facts.order_reason(order) != Reason::Habit;
    network(facts, &standing, pairs, orders)
}
