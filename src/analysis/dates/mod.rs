//! The start of a process, and its length from there.

pub(super) mod common_start;
pub(super) mod compare;
pub(super) mod courses;
pub(super) mod dating;
pub(super) mod days;
pub(super) mod sweep;
