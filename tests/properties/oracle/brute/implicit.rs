//! `implicit_order` of output.md: the steps that follow the line above for no other reason.

use serde_json::{Value, json};

use super::across::Across;
use super::order::{Facts, Order, Origin};
use super::{network, today};
use crate::oracle::line::Span;
use crate::oracle::model::Relation;

/// "the page says how many steps follow the line above for no other reason and how many days hang on them …. (The
/// days: today, less today if those default orders were gone that no reason records; recorded pairs across them
/// stay.)"
pub fn implicit_order(facts: &Facts<'_>) -> Value {
    let unrecorded = |order: &&Order| matches!(order.origin, Origin::Above) && !facts.reason(order).is_recorded();
    let steps = facts.orders.iter().filter(unrecorded).count();
    let stated: Vec<Order> = facts.orders.iter().filter(|order| !unrecorded(order)).cloned().collect();
    let across = Across::of(&facts.record, &stated, &vec![false; facts.steps.len()]);
    let mut without = network(facts, &across, |_| true);
    for (v, pairs) in facts.today.pairs.iter().enumerate() {
        for pair in pairs.iter().filter(|pair| pair.reason.is_recorded()) {
            without.order(Relation::FinishStart, pair.from, v, Span::default());
        }
    }
    let days = facts.line.between(without.end(), today(facts).end());
    json!({"steps": steps, "days": facts.line.number(days)})
}
