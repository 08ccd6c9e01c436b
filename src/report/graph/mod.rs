//! What `graph` shows: the order of a process, of what it could be, of what
//! changes between two versions; its plan.

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

super::answers!(Pictures: report, pictures, graph);

impl Pictures {
    /// For people.
    #[must_use]
    pub fn report(&self) -> Report {
        Report { blocks: self.blocks.clone() }
    }

    /// Graphs and plans.
    #[must_use]
    pub fn pictures(&self) -> &[Block] {
        &self.blocks
    }
}
