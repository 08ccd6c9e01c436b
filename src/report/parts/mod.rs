//! Parts that several reports are made of: changes and their waterfall,
//! measures, bars, lengths.

pub(super) mod bars;
pub(super) mod change;
pub(super) mod contract;
pub(super) mod figures;
pub(super) mod lengths;
mod waterfall;

use crate::model::Process;

/// The name of a process; that of its file where it has none.
pub(super) fn name_or<'a>(process: &'a Process, file: &'a str) -> &'a str {
    if process.name().is_empty() { file } else { process.name() }
}
