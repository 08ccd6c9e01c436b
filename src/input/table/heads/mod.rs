//! What stands above the rows: the header, what is said before it, known layouts.

pub(super) mod head;
pub(super) mod header;
pub(super) mod layouts;
pub(super) mod units;
