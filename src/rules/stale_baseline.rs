//! A baseline that lets through more findings than there are.

use super::{Group, Judge, Presets, Rule};

pub(super) const RULE: Rule = Rule::judged_elsewhere(
    "stale-baseline",
    Group::Waivers,
    Presets::NOT_DRAFT,
    include_str!("stale_baseline.md"),
    Judge::Comparison,
);
