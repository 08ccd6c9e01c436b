//! The program from outside, in folders and repositories of its own: as a gate, as a hook, as an action.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod attempts;
mod check;
mod deadline;
mod init;
mod ready_to_use;
