//! What a process is. Depends on nothing of ours.
//!
//! A notation reads its text into a [`Draft`]: names as written, shapes
//! already right. [`Process::new`] turns a draft into a [`Process`] or into
//! every [`Defect`] it has. After that nobody checks again for a cycle, a
//! missing step or a material from nowhere.

mod build;
mod change;
mod cycle;
mod decimal;
mod defect;
mod draft;
mod order;
mod place;
mod process;
mod time;
mod vocabulary;

pub use change::Change;
pub use decimal::Decimal;
pub use defect::{Defect, Expected, LoopNature, Note, Problem, Related, Shape};
pub use draft::{Draft, DraftStep};
pub use order::{Order, OrderSource, Orders};
pub use place::{Place, Segment};
pub use process::{
    After, Allow, Claims, Department, DepartmentId, Limits, Material, MaterialId, Need, Process, Rework, Step, StepId,
    StepOf, Targets, ThreePoint,
};
pub use time::{Clock, Days, Duration, DurationError, DurationUnit, Time, Unit};
pub use vocabulary::{
    Actor, Because, Counting, KEYS, Key, KeyGroup, Kind, Lever, Necessity, Online, RULE_NAMES, Relation, Spelled,
    Value, Word, key_of,
};
