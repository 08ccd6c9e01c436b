//! Pictures before they are drawn: the order of steps, and their times.

use jiff::civil::Date;

use super::{BarStyle, Cell};
pub use crate::analysis::Reason;
use crate::model::Days;
use crate::text::Text;

/// The order of steps, in the lanes of their departments.
#[derive(Clone, Debug)]
#[must_use]
pub struct Diagram {
    /// The title.
    pub title: Text,
    /// The figure below the title.
    pub figure: Text,
    /// The parties that act, in the order in which they first do.
    pub lanes: Vec<Text>,
    /// The steps.
    pub steps: Vec<DiagramNode>,
    /// The links between the steps.
    pub ties: Vec<Link>,
    /// Further remarks.
    pub notes: Vec<Text>,
    /// Whether a legend explains its signs.
    pub has_key: bool,
}

/// A step of a diagram.
#[derive(Clone, Debug)]
pub struct DiagramNode {
    /// The name of the step.
    pub name: Text,
    /// Its length, with the unit.
    pub length: Text,
    /// The position of its lane.
    pub lane: usize,
    /// Its start and end; `None` where the step is gone.
    pub span: Option<(Days, Days)>,
    /// Whether it is on a critical path.
    pub is_critical: bool,
    /// Whether it adds nothing.
    pub is_waste: bool,
    /// Its state in a comparison.
    pub mark: Mark,
    /// Further lines in its box.
    pub notes: Vec<Text>,
}

/// One step waits for another.
#[derive(Clone, Debug)]
pub struct Link {
    /// The position of the step that comes first.
    pub from: usize,
    /// The position of the step that waits.
    pub to: usize,
    /// The reason for the wait.
    pub reason: Reason,
    /// The article or document that the reason rests on.
    pub basis: Option<String>,
    /// The kind of the link, where it is not end to start, and its lag.
    pub how: Option<Text>,
    /// Whether it is on a critical path.
    pub is_critical: bool,
    /// Its state in a comparison.
    pub mark: Mark,
}

/// The state of a part of a diagram in a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is unchanged, or nothing is compared.
    Kept,
    /// It differs.
    Changed,
    /// Only the new version has it.
    New,
    /// Only the old version has it.
    Gone,
}

/// The time of each step, and how late it may be.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The title.
    pub title: Text,
    /// The figure below the title.
    pub figure: Text,
    /// The length of the whole process.
    pub whole: Days,
    /// The calendar days of the plan, where it is drawn on a calendar.
    pub calendar: Option<PlanDays>,
    /// The steps in the order in which they start.
    pub rows: Vec<PlanRow>,
    /// Further remarks.
    pub notes: Vec<Text>,
}

/// Consecutive days of a calendar.
#[derive(Clone, Debug)]
pub struct PlanDays {
    /// The first day.
    pub first: Date,
    /// For each day, whether offices are closed.
    pub off: Vec<bool>,
}

/// A step of a plan.
#[derive(Clone, Debug)]
pub struct PlanRow {
    /// The name of the step.
    pub name: Text,
    /// Its length.
    pub length: Cell,
    /// Its start.
    pub start: Days,
    /// Its end.
    pub finish: Days,
    /// Its latest end.
    pub latest: Days,
    /// The delay that it can absorb.
    pub float: Cell,
    /// Its first and its last day, and the last day that delays nothing.
    pub days: Option<(Date, Date, Date)>,
    /// The meaning of its bar.
    pub style: BarStyle,
}
