//! How a point of time moves on: as a number, or on a calendar.
//!
//! Where all lengths run on the clock of the process's unit, points are
//! numbers and every question of the kind "and if this step took no time?"
//! has an answer in near-linear time for all steps at once. On a calendar the
//! same length takes another time from another day, so that those questions
//! are answered one by one, each by a pass over the network.

mod dates;
mod numbers;

use std::fmt::Debug;

pub(in crate::analysis) use dates::Dates;
pub(in crate::analysis) use numbers::Numbers;

use super::schedule::Schedule;
use crate::analysis::network::{Network, Node};
use crate::analysis::study::Study;
use crate::model::{Length, StepId, Time};

/// What points of time are, and what follows from another course of things.
pub(in crate::analysis) trait Axis: Sized + Sync {
    /// A point of time.
    type Point: Copy + Ord + Debug + Send + Sync;

    /// What is computed once for all calls of [`Axis::end_if`].
    type Detours: Sync;

    /// When the process begins.
    fn origin(&self) -> Self::Point;

    /// When a length ends that begins at a point.
    fn after(&self, from: Self::Point, length: Length) -> Self::Point;

    /// The latest point, not before the origin, from which a length ends no
    /// later than `to`.
    fn before(&self, to: Self::Point, length: Length) -> Self::Point;

    /// The time between two points, in the process's unit.
    fn between(&self, from: Self::Point, to: Self::Point) -> Time;

    /// How long a length takes from a point, in the process's unit; none where
    /// the calendar does not reach so far.
    fn takes(&self, from: Self::Point, length: Length) -> Option<Time>;

    /// The time from one point to another, below zero where that lies before.
    fn gain(&self, from: Self::Point, to: Self::Point) -> Time {
        if from <= to { self.between(from, to) } else { -self.between(to, from) }
    }

    /// What [`Axis::end_if`] needs to know of a network.
    fn detours(&self, network: &Network, schedule: &Schedule<Self::Point>) -> Self::Detours;

    /// When all ends if one step starts at `begins` and finishes at `ends`,
    /// both no later than they do.
    fn end_if(
        &self,
        side: (&Network, &Schedule<Self::Point>),
        detours: &Self::Detours,
        node: Node,
        begins: Self::Point,
        ends: Self::Point,
    ) -> Self::Point;

    /// For each group of steps when all of reachable would end if these went,
    /// where that is known without building its order anew.
    fn ends_without(study: &Study<'_, '_, Self>, groups: &[Vec<StepId>]) -> Vec<Option<Self::Point>>;

    /// For each node what the whole would lose if it took no time ("drag",
    /// Devaux 1999).
    fn drags(&self, network: &Network, schedule: &Schedule<Self::Point>) -> Vec<Time>;

    /// For each of the changes, which are in the order in which they are made,
    /// when all ends with that change only.
    fn ends_alone(study: &Study<'_, '_, Self>, changes: &[StepId]) -> Vec<Self::Point>;

    /// When all ends before any change and after each.
    fn ends_in_sequence(study: &Study<'_, '_, Self>, changes: &[StepId]) -> Vec<Self::Point>;
}
