//! Which package is the cheapest that reaches a goal, what each further
//! permission is worth, and what each lever contributes.

mod cases;
mod frontier;
mod limits;
mod mask;
mod quest;
mod search;
mod shares;
mod side;
mod wanted;

pub use frontier::{Frontier, FrontierPoint};
pub use quest::{Cases, Found, Minimal, Quest, Sought};
pub use shares::{Player, Share, Shares};
pub use wanted::{Costs, Goal};
