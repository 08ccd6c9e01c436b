//! Parts that several reports are made of: changes and their waterfall,
//! measures, bars, lengths.

pub(super) mod bars;
pub(super) mod change;
pub(super) mod contract;
pub(super) mod figures;
pub(super) mod lengths;
mod waterfall;
