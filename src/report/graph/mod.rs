//! The answer of `graph`: the order of a process as it is or as it could be,
//! the change between two versions, or the plan.

mod change;
mod order;
mod plan;
mod say;

pub use change::change;
pub use order::order;
pub use plan::plan;

use super::{Block, Report};

/// Pictures, one for each process that is shown.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// The pictures, in the order of the files.
    pub blocks: Vec<Block>,
}

super::answers!(Pictures: Report, Picture, Graph);

impl Pictures {
    /// The report, for people.
    pub fn report(&self) -> Report {
        Report { blocks: self.blocks.clone() }
    }

    /// The graphs and plans.
    #[must_use]
    pub fn pictures(&self) -> &[Block] {
        &self.blocks
    }
}
