//! The rules and the pages of rules and levers.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod examples;
mod findings;
mod pages;
#[path = "../support/run.rs"]
mod run;
