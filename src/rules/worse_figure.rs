//! A figure that got worse since an earlier revision.

use super::{Group, Judge, Presets, Rule};

pub(super) const RULE: Rule = Rule::judged_elsewhere(
    "worse-figure",
    Group::Claims,
    Presets::DENY,
    include_str!("worse_figure.md"),
    Judge::Comparison,
);
