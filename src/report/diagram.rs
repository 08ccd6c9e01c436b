//! Pictures before they are drawn: what follows what, and when.

use jiff::civil::Date;

use super::{BarStyle, Cell};
pub use crate::analysis::Reason;
use crate::model::Days;
use crate::text::Text;

/// What follows what: steps in the lanes of their departments.
#[derive(Clone, Debug)]
pub struct Diagram {
    /// What it shows.
    pub title: Text,
    /// What it comes to.
    pub figure: Text,
    /// Who acts, in the order in which they first do.
    pub lanes: Vec<Text>,
    /// The steps.
    pub steps: Vec<DiagramNode>,
    /// What waits for what.
    pub ties: Vec<Link>,
    /// What else there is to say.
    pub notes: Vec<Text>,
    /// Whether its signs are explained.
    pub has_key: bool,
}

/// A step of a diagram.
#[derive(Clone, Debug)]
pub struct DiagramNode {
    /// What it is called.
    pub name: Text,
    /// How long it takes, with its unit.
    pub length: Text,
    /// The position of its lane.
    pub lane: usize,
    /// When it starts and ends; none where it is gone.
    pub span: Option<(Days, Days)>,
    /// Whether it is on a critical path.
    pub is_critical: bool,
    /// Whether it adds nothing.
    pub is_waste: bool,
    /// What a comparison says of it.
    pub mark: Mark,
    /// What else its box says.
    pub notes: Vec<Text>,
}

/// One step waits for another.
#[derive(Clone, Debug)]
pub struct Link {
    /// The position of the step that comes first.
    pub from: usize,
    /// The position of the step that waits.
    pub to: usize,
    /// Why.
    pub reason: Reason,
    /// The article or document it rests on.
    pub basis: Option<String>,
    /// How, where it is not simply one after the other: other ends, a lag.
    pub how: Option<Text>,
    /// Whether it is on a critical path.
    pub is_critical: bool,
    /// What a comparison says of it.
    pub mark: Mark,
}

/// What a comparison says of a part of a diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is as it was, or nothing is compared.
    Kept,
    /// It differs.
    Changed,
    /// It comes.
    New,
    /// It goes.
    Gone,
}

/// When each step runs and how late it may be.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What it shows.
    pub title: Text,
    /// What it comes to.
    pub figure: Text,
    /// The whole length.
    pub whole: Days,
    /// The days that it lies on, where it lies on days.
    pub calendar: Option<PlanDays>,
    /// The steps in the order in which they start.
    pub rows: Vec<PlanRow>,
    /// What else there is to say.
    pub notes: Vec<Text>,
}

/// The days of a calendar, one after the other.
#[derive(Clone, Debug)]
pub struct PlanDays {
    /// The first.
    pub first: Date,
    /// For each whether offices are closed.
    pub off: Vec<bool>,
}

/// A step of a plan.
#[derive(Clone, Debug)]
pub struct PlanRow {
    /// What it is called.
    pub name: Text,
    /// How long it takes.
    pub length: Cell,
    /// When it starts.
    pub start: Days,
    /// When it ends.
    pub finish: Days,
    /// How late it may end.
    pub latest: Days,
    /// How late it may be.
    pub float: Cell,
    /// Its first day and its last, and the last that delays nothing.
    pub days: Option<(Date, Date, Date)>,
    /// What the bar means.
    pub style: BarStyle,
}
