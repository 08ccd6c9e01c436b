//! A waiver whose day has passed. Judged where waivers are applied.

use super::{Group, Judge, Presets, Rule};

pub(super) const RULE: Rule = Rule::judged_elsewhere(
    "waiver-expired",
    Group::Waivers,
    Presets::DENY,
    include_str!("waiver_expired.md"),
    Judge::Waivers,
);
