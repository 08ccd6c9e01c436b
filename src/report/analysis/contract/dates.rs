//! The days on the calendar.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::exact::{Exact, Iso};

/// When the process ends, counted from a day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DatesOfAnalysis {
    /// The day from which is counted, which is not counted itself.
    pub start: Iso,
    /// When it ends today.
    pub today: FinishedOn,
    /// When `reachable` ends.
    pub reachable: FinishedOn,
    /// When `floor` ends.
    pub floor: FinishedOn,
    /// How the length depends on the start; `null` where a start was given.
    pub sweep: Option<SweptStarts>,
    /// Whether a holiday notice to come may still move one of the last days.
    pub provisional: bool,
}

/// An end, and how long it took.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FinishedOn {
    /// The last day.
    pub finish: Iso,
    /// The working days until then.
    pub working_days: Exact,
    /// The calendar days until then.
    pub calendar_days: Exact,
}

/// The lengths from every start that was tried.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SweptStarts {
    /// The first start.
    pub first: Iso,
    /// The last start.
    pub last: Iso,
    /// How many starts were tried.
    pub starts: usize,
    /// How many were left out, since the process does not end inside the known calendar.
    pub left_out: usize,
    /// The lengths of `today`.
    pub today: SpreadOfFigure,
    /// The lengths of `reachable`.
    pub reachable: SpreadOfFigure,
    /// The lengths of `floor`.
    pub floor: SpreadOfFigure,
}

/// How one figure depends on the start.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SpreadOfFigure {
    /// The shortest in the unit of the process.
    pub best: DatedRun,
    /// The median.
    pub median: DatedRun,
    /// The longest.
    pub worst: DatedRun,
    /// The same in calendar days.
    pub by_calendar_days: SpreadOfRuns,
}

/// The shortest, the median and the longest.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SpreadOfRuns {
    /// The shortest.
    pub best: DatedRun,
    /// The median.
    pub median: DatedRun,
    /// The longest.
    pub worst: DatedRun,
}

/// The process from one start.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DatedRun {
    /// The day from which is counted.
    pub start: Iso,
    /// The last day.
    pub finish: Iso,
    /// How long it takes, in the unit of the process.
    pub days: Exact,
    /// The same in calendar days.
    pub calendar_days: Exact,
}

/// The days of a step on the calendar.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DatesOfStep {
    /// The first day that counts.
    pub start: Iso,
    /// The last day.
    pub finish: Iso,
    /// The same in `reachable`; `null` where the step is gone.
    pub reachable: Option<SpanOfDates>,
}

/// A first and a last day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SpanOfDates {
    /// The first day that counts.
    pub start: Iso,
    /// The last day.
    pub finish: Iso,
}
