//! The cheapest package that reaches a goal, the worth of each further
//! permission, and the contribution of each lever.

mod cases;
mod closest;
mod frontier;
mod limits;
mod mask;
mod quest;
mod search;
mod shares;
mod side;
mod wanted;

pub use cases::Cases;
pub use frontier::{Frontier, FrontierPoint};
pub use quest::{Closest, Found, Minimal, OptionInCase, Quest, Sought};
pub use shares::{Player, Share, Shares};
pub use wanted::{Costs, Goal};
