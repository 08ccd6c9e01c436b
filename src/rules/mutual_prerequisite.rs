//! Two offices that each wait for the other's paper. Such a definition has no
//! order and is not a valid process: the reader refuses it.

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
