//! Calendars: their days, their files, and what holds of any.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod days;
mod files;
mod properties;
#[path = "../support/snapshot.rs"]
mod snapshot;
