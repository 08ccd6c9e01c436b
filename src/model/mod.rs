//! The model: a process and everything it consists of. Depends on no other
//! room.
//!
//! A notation reads its text into a [`Draft`]: names as written, shapes already
//! checked. [`Process::new`] turns a draft into a [`Process`] or into every
//! [`Defect`] it has. A `Process` is valid: no code after it checks again for a
//! cycle, a missing step or an unknown material.

mod build;
mod case;
mod change;
mod cycle;
mod decimal;
mod declared;
mod defect;
mod draft;
mod duration;
mod expected;
mod ids;
mod jurisdiction;
mod keys;
mod meant_date;
mod opposite;
mod order;
mod period;
mod permit;
mod place;
mod process;
mod retimed;
mod sheet;
mod stated;
mod step;
mod time;
mod visits;
mod vocabulary;

pub use case::{Origin, Variant};
pub use change::{Change, Plain};
pub use cycle::knots;
pub(crate) use decimal::half_width;
pub use decimal::{Decimal, DecimalError, MOST_DIGITS, MOST_SCALE};
pub use declared::{Allow, CaseOf, Claims, Department, Limits, LimitsOf, Material, MaterialOf, Targets};
pub use defect::{Defect, LoopNature, Note, Problem, Related};
pub use draft::{Draft, DraftStep, ProcessField};
pub(crate) use duration::{AT_MOST, AT_ONCE, CHINESE_DIGITS, DONE, INSIDE, ISO, UNITS, UP_TO};
pub use duration::{Duration, DurationError, DurationUnit, MOST_DAYS, MOST_MONTHS, Meant, StatedDuration, meant};
pub use expected::{Expected, LIST_MARKS, NodeShape};
pub use ids::{DepartmentId, MaterialId, StepId};
pub use jurisdiction::has_han;
pub(crate) use keys::joined;
pub use keys::{Form, KEYS, Key, KeyGroup, STAYS_IN_EVERY_CASE, in_chinese, key_of};
pub use meant_date::meant_date;
pub use opposite::is_opposite;
pub use order::{Order, OrderSource, Orders, StepPart};
pub use permit::{Check, Parameters, Permit};
pub use place::{Place, Segment};
pub use process::{Missing, Process};
pub use retimed::Untimed;
pub use sheet::{Bound, LeftOutCell, SheetProblem};
pub use stated::StatedFigure;
pub use step::{After, Need, Rework, Step, StepField, StepLimit, StepOf, ThreePoint};
pub use time::{Clock, Days, Length, Time, Unit};
pub use visits::Visits;
pub(crate) use vocabulary::words;
pub use vocabulary::{
    Actor, Because, Counting, Jurisdiction, Kind, Lever, MaterialSource, MatterType, Necessity, Online, Relation,
    Spelled, Switch, Value, Word, Wording,
};
