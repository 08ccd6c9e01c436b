//! A figure that got worse since an earlier revision.

use super::{Group, Judge, Page, Presets, Rule};
use crate::finding::Level;

pub(super) const RULE: Rule = Rule {
    name: "worse-figure",
    group: Group::Claims,
    levels: Presets { national: Level::Deny, strict: Level::Deny, draft: Level::Warn },
    thresholds: &[],
    page: Page::new(include_str!("worse_figure.md")),
    judge: Judge::Comparison,
};
