//! `kept_waste` of output.md: the waste that stays, and what holds it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::listing::length;
use super::order::{Facts, Order};
use super::today;
use crate::oracle::model::{Need, Worth};

/// "A wasted step that stays is listed with what holds it": its own law, or orders of steps that stay.
pub fn kept_waste(facts: &Facts<'_>) -> Value {
    let today = today(facts);
    let earliest = today.earliest();
    let kept = |w: &usize| facts.steps[*w].value == Some(Worth::Waste) && !facts.waste[*w];
    let listed = (0..facts.steps.len()).filter(kept).map(|w| {
        let holds = |order: &&Order| {
            order.from == w && !facts.waste[order.to] && (order.is_document() || order.own_reason().is_demanded())
        };
        let mut documents = BTreeSet::new();
        let mut holders: Vec<Value> = Vec::new();
        for order in facts.orders.iter().filter(holds) {
            let step = &facts.steps[order.to];
            if !order.is_document() {
                holders.push(json!({"step": step.id, "paper": null}));
            } else if documents.insert(order.to) {
                let made = |name: &&str| facts.steps[w].products().iter().any(|product| product == *name);
                let asked = step.asks().filter(|(_, need)| *need != Need::Optional).map(|(name, _)| name);
                holders.extend(asked.filter(made).map(|paper| json!({"step": step.id, "paper": paper})));
            }
        }
        let mut holders = holders.into_iter();
        json!({
            "step": facts.steps[w].id,
            "held_by": holders.next(),
            "also_held_by": holders.collect::<Vec<_>>(),
            "law": facts.steps[w].law,
            "days": facts.line.number(length(&today, &earliest, facts, w)),
        })
    });
    listed.collect()
}
