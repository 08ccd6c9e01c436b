//! Two offices that each wait for the other's paper. Such a definition has no
//! order and is not a valid process: the reader refuses it.

use super::{Group, Judge, Presets, Rule};
use crate::finding::{Level, MUTUAL_PREREQUISITE};

pub(super) const RULE: Rule = Rule::judged_elsewhere(
    MUTUAL_PREREQUISITE,
    Group::Order,
    Presets::all(Level::Deny),
    include_str!("mutual_prerequisite.md"),
    Judge::Reading,
);
