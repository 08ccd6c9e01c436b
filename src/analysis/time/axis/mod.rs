//! The arithmetic of points of time: as numbers, or on a calendar.
//!
//! Where all lengths run on the clock of the process's unit, points are numbers
//! and every question of the kind "and if this step took no time?" has an
//! answer in near-linear time for all steps at once. On a calendar the same
//! length takes another time from another day, so those questions are answered
//! one by one, each by a pass over the network.

mod dates;
mod numbers;

use std::fmt::Debug;

pub(in crate::analysis) use dates::Dates;
pub(in crate::analysis) use numbers::Numbers;

use super::schedule::Schedule;
use crate::analysis::network::{Constraint, Network, Node};
use crate::analysis::study::Study;
use crate::model::{Length, StepId, Time};

/// A kind of points of time, and the answers to what-if questions about them.
pub(in crate::analysis) trait Axis: Sized + Sync {
    /// A point of time.
    type Point: Copy + Ord + Debug + Send + Sync;

    /// Data that is computed once for all calls of [`Axis::end_if`].
    type Detours: Sync;

    /// When the process begins.
    fn origin(&self) -> Self::Point;

    /// The end of a length that begins at a point.
    fn after(&self, from: Self::Point, length: Length) -> Self::Point;

    /// The latest point, not before the origin, from which a length ends no
    /// later than `to`.
    fn before(&self, to: Self::Point, length: Length) -> Self::Point;

    /// The time between two points, in the process's unit.
    fn between(&self, from: Self::Point, to: Self::Point) -> Time;

    /// The time that a length takes from a point, in the process's unit; `None`
    /// where the calendar does not reach that far.
    fn takes(&self, from: Self::Point, length: Length) -> Option<Time>;

    /// The time from one point to another, negative where that lies before.
    fn gain(&self, from: Self::Point, to: Self::Point) -> Time {
        if from <= to { self.between(from, to) } else { -self.between(to, from) }
    }

    /// The data that [`Axis::end_if`] needs about a network.
    fn detours(&self, network: &Network, schedule: &Schedule<Self::Point>) -> Self::Detours;

    /// The end of the process if the step at a node starts at `begins`, no later
    /// than it does, and its finish is tied to others by `tied` alone, some of
    /// the constraints that it is tied by.
    fn end_if(
        &self,
        side: (&Network, &Schedule<Self::Point>),
        detours: &Self::Detours,
        step: (Node, Self::Point),
        tied: &[Constraint],
    ) -> Self::Point;

    /// For each group of steps the end of reachable if these were removed,
    /// where that is known without building its order anew.
    fn ends_without(study: &Study<'_, '_, Self>, groups: &[Vec<StepId>]) -> Vec<Option<Self::Point>>;

    /// For each node how much shorter the whole would be if it took no time
    /// ("drag", Devaux 1999).
    fn drags(&self, network: &Network, schedule: &Schedule<Self::Point>) -> Vec<Time>;

    /// For each change, in the order in which they are made, the end with that
    /// change only.
    fn ends_alone(study: &Study<'_, '_, Self>, changes: &[StepId]) -> Vec<Self::Point>;

    /// The end before any change and after each.
    fn ends_in_sequence(study: &Study<'_, '_, Self>, changes: &[StepId]) -> Vec<Self::Point>;
}
