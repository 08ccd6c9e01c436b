//! Analyzer of approval processes.
pub mod model;
pub mod words;
pub mod analysis;
