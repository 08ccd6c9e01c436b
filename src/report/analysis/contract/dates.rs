//! The days on the calendar.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::exact::{Exact, Iso};

/// The end of the process, counted from a day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DatesOfAnalysis {
    /// The day to count from, which is not counted itself.
    pub start: Iso,
    /// The end of `today`.
    pub today: FinishedOn,
    /// The end of `reachable`.
    pub reachable: FinishedOn,
    /// The end of `floor`.
    pub floor: FinishedOn,
    /// How the length depends on the start; `null` where a start was given.
    pub sweep: Option<SweptStarts>,
    /// Whether a holiday notice that is still to come may move one of the last
    /// days.
    pub provisional: bool,
}

/// An end, and the time until then.
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
    /// The number of starts that were tried.
    pub starts: usize,
    /// The number left out because the process does not end inside the known calendar.
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
    /// The day to count from.
    pub start: Iso,
    /// The last day.
    pub finish: Iso,
    /// The length in the unit of the process.
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
