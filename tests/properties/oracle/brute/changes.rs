//! `changes` of output.md: what is removed, what waits for less, and what each saves.

use serde_json::{Value, json};

use super::network::{Link, Network, ends, start};
use super::order::Facts;
use super::{network, reachable, stays, today};
use crate::oracle::line::Point;

/// "Each **change** is a step removed, or a step that waits for less. … Changes are printed, and made, in
/// order of today's start, ties in file order; `from` and `to` are the direct predecessors in the transitive
/// reductions of today's and of the reachable order. `saves_alone` is today less today with that change only;
/// `saves_in_sequence` what it takes off when its turn comes; the second column adds up to
/// today − reachable".
pub fn changes(facts: &Facts<'_>) -> Value {
    let (today, reachable) = (today(facts), reachable(facts));
    let (was, becomes, starts) = (today.reduced(), reachable.reduced(), today.earliest());
    let less = waits_for_less(facts, &reachable);
    let mut turns: Vec<usize> = (0..facts.steps.len()).filter(|&v| facts.waste[v] || less[v]).collect();
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

/// By step, whether it "waits for less": of the order that remains when the waste has gone, something into it is
/// not in reachable, and is not implied by what is. Waiting is never implied: the second column would not add up
/// without it.
fn waits_for_less(facts: &Facts<'_>, reachable: &Network<'_>) -> Vec<bool> {
    let mut less = vec![false; facts.steps.len()];
    for v in (0..less.len()).filter(|&v| !facts.waste[v]) {
        facts.rest.each(v, |held, relation, length| {
            let (from, to) = ends(relation, held.from, v);
            let link = Link { from, to, length };
            less[v] |= !reachable.links.contains(&link) && !reachable.implies(&link);
        });
    }
    less
}

/// "Lifting a step's orders leaves every other pair as it is": a step whose turn has come has only what stays in
/// reachable, every other step all that it has today; "a step removed" is absent, the order across it stays.
fn stage<'a>(facts: &Facts<'a>, made: &[usize]) -> Network<'a> {
    let gone: Vec<bool> = (0..facts.steps.len()).map(|v| made.contains(&v) && facts.waste[v]).collect();
    network(facts, &facts.across(&gone), |held| !made.contains(&held.to) || stays(held.reason))
}
