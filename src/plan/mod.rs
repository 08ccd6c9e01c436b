//! Changes, their permissions and their worth: the contents of a package of
//! levers, how it is made, and its effect.

mod across;
mod ends;
mod fits;
mod goal;
mod granted;
mod marked;
mod merged;
mod order;
mod package;
mod permits;
mod pricing;
mod redesign;
mod silence;
mod target;
mod what_if;

pub use goal::{
    Cases, Closest, Costs, Found, Frontier, FrontierPoint, Goal, Minimal, OptionInCase, Player, Quest, Share, Shares,
    Sought,
};
pub use granted::Granted;
pub use package::{Effects, Package, Refused, TakenOption, Unproposed};
pub use redesign::{Redesign, redesign};
pub use what_if::{Unmade, WhatIf, Wish, what_if};
