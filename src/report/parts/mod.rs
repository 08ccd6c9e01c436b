//! Parts that several reports are made of: changes and their waterfall,
//! measures, bars.

pub(super) mod bars;
pub(super) mod change;
pub(super) mod figures;
mod waterfall;
