//! Analyzer of approval processes.
pub mod model;
pub mod words;
pub mod analysis;
pub mod cli;
pub mod finding;
pub mod input;
pub mod render;
pub mod report;
pub mod source;
pub mod levers;
