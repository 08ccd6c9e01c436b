//! A definition that an earlier revision had and that is no longer judged.

use super::{Group, Judge, Page, Presets, Rule};
use crate::finding::Level;

pub(super) const RULE: Rule = Rule {
    name: "left-out-definition",
    group: Group::Waivers,
    levels: Presets { national: Level::Warn, strict: Level::Deny, draft: Level::Warn },
    thresholds: &[],
    page: Page::new(include_str!("left_out_definition.md")),
    judge: Judge::Comparison,
};
