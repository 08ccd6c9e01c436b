//! Two offices that each wait for the other's paper. Such a definition has no
//! order and is no valid process: the reading refuses it.

use super::{Group, Judge, Page, Presets, Rule};
use crate::finding::{Level, MUTUAL_PREREQUISITE};

pub(super) const RULE: Rule = Rule {
    name: MUTUAL_PREREQUISITE,
    group: Group::Order,
    levels: Presets::all(Level::Deny),
    thresholds: &[],
    page: Page::new(include_str!("mutual_prerequisite.md")),
    judge: Judge::Reading,
};
