//! Analyzer of approval processes.
pub mod analysis;
pub mod calendar;
pub mod cli;
pub mod finding;
pub mod input;
pub mod levers;
pub mod model;
pub mod render;
pub mod report;
pub mod source;
pub mod words;
