//! Settings that let through more than in an earlier revision.

use super::{Group, Judge, Presets, Rule};

pub(super) const RULE: Rule = Rule::judged_elsewhere(
    "weaker-settings",
    Group::Waivers,
    Presets::WARN,
    include_str!("weaker_settings.md"),
    Judge::Comparison,
);
