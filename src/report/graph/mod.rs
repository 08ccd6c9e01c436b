//! What `graph` shows: the order of a process, of what it could be, of what
//! changes between two versions; its plan.

mod change;
mod order;
mod plan;
mod say;

pub use change::change;
pub use order::order;
pub use plan::plan;

use super::{Answer, Block, Json, Report, Sheet};
use crate::words::Lang;

/// Pictures, one for each process that is shown.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    /// The pictures, in the order of the files.
    pub blocks: Vec<Block>,
}

impl Answer for Pictures {
    fn report(&self) -> Report {
        Report { blocks: self.blocks.clone() }
    }

    /// The verb has no format for programs: they read `analyze`.
    fn json(&self, _: Lang) -> Json<'_> {
        Json::Null
    }

    fn sheet(&self, _: Lang) -> Sheet {
        Sheet::default()
    }

    fn pictures(&self) -> &[Block] {
        &self.blocks
    }
}
