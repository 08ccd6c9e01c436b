//! Rules by name, and names in a definition that are of no rule.

use super::{RULES, Rule};
use crate::model::{Allow, Defect, Draft, Place, Problem, StepField};
use crate::text::nearest::nearest;

/// The rule of this name.
pub fn rule_named(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// The name of every rule.
pub fn rule_names() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.name)
}

/// The problem of an unknown rule, with the nearest known one.
pub fn unknown_rule(name: &str) -> Problem {
    let suggestion = nearest(name, rule_names()).map(str::to_owned);
    Problem::UnknownWord { text: name.to_owned(), suggestion, known: rule_names().collect() }
}

/// Every waiver of a definition that names no existing rule, with its place.
pub fn unknown_waived(draft: &Draft) -> Vec<Defect> {
    let mut defects = Vec::new();
    let mut check = |waivers: &[Allow], place: Place| {
        let unknown = waivers.iter().enumerate().filter(|(_, waiver)| rule_named(&waiver.rule).is_none());
        defects.extend(
            unknown.map(|(nth, waiver)| Defect::new(place.clone().item(nth).field("rule"), unknown_rule(&waiver.rule))),
        );
    };
    check(&draft.allow, Place::process().field("allow"));
    for (at, step) in draft.steps.iter().enumerate() {
        check(&step.allow, Place::step(at).field("allow"));
        for (case, fields) in &step.by_case {
            for field in fields {
                if let StepField::Allow(allow) = field {
                    check(allow, Place::step(at).field("by_case").name(case).field("allow"));
                }
            }
        }
    }
    defects
}
