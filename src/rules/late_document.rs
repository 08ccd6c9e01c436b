//! A material that is needed before it can exist. Such a definition has no
//! order and is not a valid process: the reader refuses it.

use super::{Group, Judge, Presets, Rule};
use crate::finding::{LATE_DOCUMENT, Level};

pub(super) const RULE: Rule = Rule::judged_elsewhere(
    LATE_DOCUMENT,
    Group::Order,
    Presets::all(Level::Deny),
    include_str!("late_document.md"),
    Judge::Reading,
);
