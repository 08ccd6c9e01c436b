//! Files in and out: reading, printing, layout and tables.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod durations;
mod layout;
mod printing;
mod reading;
#[path = "../support/run.rs"]
mod run;
mod sheets;
#[path = "../support/snapshot.rs"]
mod snapshot;
mod yaml_suite;
