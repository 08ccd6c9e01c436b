//! The prices of changes and of orders, and the open questions.

pub(super) mod alone;
pub(super) mod anew;
pub(super) mod changes;
pub(super) mod implicit;
pub(super) mod price;
pub(super) mod questions;
pub(super) mod removal;
pub(super) mod without;
