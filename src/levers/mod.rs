//! How to make a process better: each lever proposes changes.

mod eliminate;
mod pages;
mod parallel;

pub use pages::page;

use crate::analysis::Analysis;
use crate::model::{Change, Lever as Name, Process};

/// A way to make a process better.
#[derive(Clone, Copy, Debug)]
pub struct Lever {
    /// What `may` and the outputs call it.
    pub name: Name,
    /// Whether it needs nobody's permission beyond the record.
    pub free: bool,
    /// What it would change.
    pub propose: fn(&Process, &Analysis) -> Vec<Change>,
}

/// Every lever.
pub const LEVERS: &[&Lever] = &[&eliminate::LEVER, &parallel::LEVER];

/// All that needs nobody's permission: made at once, these changes lead from
/// today to reachable.
#[must_use]
pub fn free_changes(process: &Process, analysis: &Analysis) -> Vec<Change> {
    let free = LEVERS.iter().filter(|lever| lever.free);
    free.flat_map(|lever| (lever.propose)(process, analysis)).collect()
}
