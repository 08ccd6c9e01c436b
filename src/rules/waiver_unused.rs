//! A waiver without a finding. Judged where waivers are applied.

use super::{Group, Judge, Presets, Rule};

pub(super) const RULE: Rule = Rule::judged_elsewhere(
    "waiver-unused",
    Group::Waivers,
    Presets::WARN,
    include_str!("waiver_unused.md"),
    Judge::Waivers,
);
