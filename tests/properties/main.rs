//! The analysis against slow second readings of the format.
//!
//! Random processes are written as files, put through the program, and what it prints is held against an
//! oracle that shares neither a type nor an algorithm with it; and against what must be true of any process.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod cases;
mod dated;
mod diff;
mod figures;
mod large;
mod layout;
mod levers_oracle;
mod means;
mod oracle;
mod program;
mod propose;
mod rules;
#[path = "../support/run.rs"]
mod run;
mod spelling;
mod tally;
