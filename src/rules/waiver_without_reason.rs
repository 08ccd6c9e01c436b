//! A waiver that gives no reason. Judged where waivers are applied.

use super::{Group, Judge, Presets, Rule};

pub(super) const RULE: Rule = Rule::judged_elsewhere(
    "waiver-without-reason",
    Group::Waivers,
    Presets::DENY,
    include_str!("waiver_without_reason.md"),
    Judge::Waivers,
);
