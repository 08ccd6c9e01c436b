//! A definition that an earlier revision had and that is no longer judged.

use super::{Group, Judge, Presets, Rule};

pub(super) const RULE: Rule = Rule::judged_elsewhere(
    "left-out-definition",
    Group::Waivers,
    Presets::WARN,
    include_str!("left_out_definition.md"),
    Judge::Comparison,
);
