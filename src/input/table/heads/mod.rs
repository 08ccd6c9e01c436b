//! The rows above the steps: the header, the facts before it, known layouts.

pub(super) mod head;
pub(super) mod header;
pub(super) mod layouts;
pub(super) mod units;
