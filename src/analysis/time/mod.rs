//! When each step can start and finish, as numbers or on a calendar, and the
//! chain on which the end depends.

pub(super) mod axis;
pub(super) mod inside;
pub(super) mod paths;
pub(super) mod schedule;
pub(super) mod spans;
pub(super) mod window;
