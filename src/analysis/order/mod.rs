//! The reasons why steps wait for each other, and the orders that remain when
//! some steps are removed and others wait for less.

pub(super) mod across;
pub(super) mod basis;
pub(super) mod behind;
pub(super) mod items;
pub(super) mod pairs;
pub(super) mod procedure;
pub(super) mod reason;
pub(super) mod remaining;
pub(super) mod scenario;
pub(super) mod sequence;
pub(super) mod sets;
pub(super) mod standing;
pub(super) mod step_pairs;
pub(super) mod waste;
