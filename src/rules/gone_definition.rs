//! A definition that an earlier revision had and that is gone.

use super::{Group, Judge, Presets, Rule};

pub(super) const RULE: Rule = Rule::judged_elsewhere(
    "gone-definition",
    Group::Waivers,
    Presets::WARN,
    include_str!("gone_definition.md"),
    Judge::Comparison,
);
