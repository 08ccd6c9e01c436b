//! Points of time as numbers: lengths are added.

use super::Axis;
use crate::analysis::network::{Constraint, Network, Node};
use crate::analysis::order::sequence;
use crate::analysis::study::Study;
use crate::analysis::time::schedule::{self, Schedule};
use crate::analysis::time::spans;
use crate::analysis::worth::alone;
use crate::analysis::worth::removal;
use crate::model::{Length, StepId, Time};

/// Time since the start of the process, all of it on one clock.
#[derive(Clone, Copy, Debug)]
pub(in crate::analysis) struct Numbers;

impl Axis for Numbers {
    type Point = Time;
    type Detours = Vec<Time>;

    fn origin(&self) -> Time {
        Time::ZERO
    }

    fn after(&self, from: Time, length: Length) -> Time {
        from + length.time()
    }

    fn before(&self, to: Time, length: Length) -> Time {
        to - length.time()
    }

    fn between(&self, from: Time, to: Time) -> Time {
        to - from
    }

    fn takes(&self, _: Time, length: Length) -> Option<Time> {
        Some(length.time())
    }

    fn detours(&self, network: &Network, schedule: &Schedule<Time>) -> Vec<Time> {
        spans::without_each(network, schedule)
    }

    fn end_if(
        &self,
        (network, schedule): (&Network, &Schedule<Time>),
        without: &Vec<Time>,
        (node, begins): (Node, Time),
        tied: &[Constraint],
    ) -> Time {
        if !schedule.start_binds(node) && !schedule.finish_binds(node) {
            return schedule.end;
        }
        if network.start_of(node) != node {
            return schedule::end_if(network, self, (node, begins), tied);
        }
        let ends = schedule::finish_of(network, self, (node, begins), tied, &schedule.finish);
        let through = (begins + schedule.tail_from_start(node)).max(ends + schedule.tail_from_finish(node));
        without[node.index()].max(through)
    }

    fn ends_without(study: &Study<'_, '_, Self>, groups: &[Vec<StepId>]) -> Vec<Option<Time>> {
        removal::ends(study, groups)
    }

    fn drags(&self, network: &Network, schedule: &Schedule<Time>) -> Vec<Time> {
        spans::drags(network, schedule)
    }

    fn ends_alone(study: &Study<'_, '_, Self>, changes: &[StepId]) -> Vec<Time> {
        alone::ends(study, changes)
    }

    fn ends_in_sequence(study: &Study<'_, '_, Self>, changes: &[StepId]) -> Vec<Time> {
        sequence::ends(study, changes)
    }
}
