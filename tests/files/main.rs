//! Files in and out: reading, printing, layout and tables.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod durations;
mod layout;
mod printing;
mod reading;
mod sheets;
mod yaml_suite;
