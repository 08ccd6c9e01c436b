//! The figures: worked out by hand, of traps, of the first version, of real processes.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod by_hand;
mod deadlines;
mod embedded;
mod first_version;
mod real_data;
#[path = "../support/rows.rs"]
mod rows;
#[path = "../support/run.rs"]
mod run;
#[path = "../support/snapshot.rs"]
mod snapshot;
mod traps;
