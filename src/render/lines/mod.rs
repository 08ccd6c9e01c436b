//! Lines of a given width: words, cells, tables, bars, frames.

pub(super) mod cell;
pub(super) mod chart;
pub(super) mod diagram;
pub(super) mod frame;
pub(super) mod paint;
pub(super) mod prose;
pub(super) mod safe;
pub(super) mod table;
pub(super) mod wrap;
