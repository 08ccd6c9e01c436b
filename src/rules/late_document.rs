//! A material that is needed before it can exist. Such a definition has no
//! order and is not a valid process: the reader refuses it.

use super::{Group, Judge, Page, Presets, Rule};
use crate::finding::{LATE_DOCUMENT, Level};

pub(super) const RULE: Rule = Rule {
    name: LATE_DOCUMENT,
    group: Group::Order,
    levels: Presets::all(Level::Deny),
    thresholds: &[],
    page: Page::new(include_str!("late_document.md")),
    judge: Judge::Reading,
};
