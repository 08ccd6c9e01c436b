//! When each step can start and finish, as numbers or on a calendar, and
//! along which chain the end hangs.

pub(super) mod axis;
pub(super) mod inside;
pub(super) mod paths;
pub(super) mod schedule;
pub(super) mod spans;
pub(super) mod window;
