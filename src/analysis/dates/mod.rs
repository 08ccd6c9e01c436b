//! From which day a process is counted, and how long it takes from there.

pub(super) mod common_start;
pub(super) mod compare;
pub(super) mod courses;
pub(super) mod dating;
pub(super) mod days;
pub(super) mod sweep;
