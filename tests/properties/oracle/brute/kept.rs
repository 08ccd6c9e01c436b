//! `kept_waste` of output.md: the waste that stays, and what holds it.

use serde_json::{Value, json};

use super::listing::length;
use super::order::{Facts, Order};
use super::today;
use crate::oracle::model::{Need, Worth};

/// "A wasted step that stays is listed with what holds it": its own law, or the first order of a step that stays.
pub fn kept_waste(facts: &Facts<'_>) -> Value {
    let today = today(facts);
    let earliest = today.earliest();
    let kept = |w: &usize| facts.steps[*w].value == Some(Worth::Waste) && !facts.waste[*w];
    let listed = (0..facts.steps.len()).filter(kept).map(|w| {
        let holds = |order: &&Order| {
            order.from == w && !facts.waste[order.to] && (order.is_document() || order.own_reason().is_demanded())
        };
        let holder = facts.orders.iter().find(holds).map(|order| {
            let step = &facts.steps[order.to];
            let mut asked = step.asks().filter(|(_, need)| *need != Need::Optional).map(|(name, _)| name);
            let paper = asked.find(|name| facts.steps[w].products().iter().any(|product| product == name));
            json!({"step": step.id, "paper": paper.filter(|_| order.is_document())})
        });
        json!({
            "step": facts.steps[w].id,
            "held_by": holder,
            "law": facts.steps[w].law,
            "days": facts.line.number(length(&today, &earliest, facts, w)),
        })
    });
    listed.collect()
}
