//! `questions` of output.md: what must be ready before v can start, and what hangs on the answer.

use serde_json::{Value, json};

use super::order::{Facts, Order, Reason};
use super::{network, reachable, staying};
use crate::oracle::model::Relation;

/// "one for each step that is not explained and has an open pair, …, with the days at stake …, largest
/// first, ties in file order." Interpretation 10: "zeros are listed".
pub fn questions(facts: &Facts<'_>) -> Value {
    let asked = (0..facts.steps.len()).filter(|&v| is_asked(facts, v));
    let mut stakes: Vec<(usize, i64)> = asked.map(|v| (v, days_at_stake(facts, v))).collect();
    stakes.sort_by_key(|&(_, days)| -days);
    let listed = stakes
        .into_iter()
        .map(|(v, days)| json!({"step": facts.steps[v].id, "days_at_stake": facts.line.number(days)}));
    listed.collect()
}

/// Interpretation 10: "for each step v outside W, not explained, that has an open pair with a step outside
/// W, or an open FF/SS order from one".
fn is_asked(facts: &Facts<'_>, v: usize) -> bool {
    let open_pair = |x: usize| facts.before[x][v] && facts.pair_reason(x, v) == Reason::Open;
    let open_order = |order: &Order| {
        let start_or_finish = order.relation != Relation::FinishStart;
        order.to == v && start_or_finish && !facts.waste[order.from] && facts.order_reason(order) == Reason::Open
    };
    let some_pair = (0..facts.steps.len()).any(|x| !facts.waste[x] && open_pair(x));
    !facts.waste[v] && !facts.is_explained(v) && (some_pair || facts.orders.iter().any(open_order))
}

/// Interpretation 10: "days_at_stake = reachable − reachable with v's open pairs and open FF/SS orders gone
/// (W and everybody else's pairs as they are)."
fn days_at_stake(facts: &Facts<'_>, v: usize) -> i64 {
    let stays = |to: usize, reason: Reason| reason != Reason::Habit && !(to == v && reason == Reason::Open);
    let answered = network(
        facts,
        &staying(facts),
        |x, to| stays(to, facts.pair_reason(x, to)),
        |order| stays(order.to, facts.order_reason(order)),
    );
    facts.line.between(answered.end(), reachable(facts).end())
}
