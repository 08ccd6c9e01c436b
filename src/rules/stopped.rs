//! How much of a span of today's schedule lies inside the legal limit?

use crate::analysis::Analysis;
use crate::model::{Counting, Process, Time};

/// The time during which the legal clock stands still, since a step outside
/// the limit (`clock: suspended`) is under way: spans that do not touch, in
/// their order.
#[derive(Clone, Debug)]
pub(super) struct Stopped {
    spans: Vec<(Time, Time)>,
}

impl Stopped {
    /// Of a process as it runs today. Linear in the steps, but for sorting.
    pub(super) fn of(process: &Process, analysis: &Analysis) -> Self {
        let steps = process.steps().iter().zip(&analysis.steps);
        let suspended = steps.filter(|(step, _)| step.clock == Counting::Suspended);
        let mut all: Vec<(Time, Time)> = suspended.map(|(_, facts)| (facts.start, facts.finish)).collect();
        all.sort_unstable();
        let mut spans: Vec<(Time, Time)> = Vec::with_capacity(all.len());
        for (start, finish) in all {
            match spans.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(finish),
                _ => spans.push((start, finish)),
            }
        }
        Self { spans }
    }

    /// The time between two points during which the clock runs.
    pub(super) fn running(&self, from: Time, to: Time) -> Time {
        let inside = |(start, finish): &(Time, Time)| (*finish).min(to) - (*start).max(from);
        let stopped = self.spans.iter().map(inside).filter(|time| *time > Time::ZERO);
        (to - from) - stopped.sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(minutes: i64) -> Time {
        Time::from_thousandths(minutes * 1_000)
    }

    #[test]
    fn only_what_overlaps_the_span_is_taken_off() {
        let stopped = Stopped { spans: vec![(at(0), at(2)), (at(5), at(6)), (at(9), at(20))] };
        assert_eq!(stopped.running(at(1), at(10)), at(6));
        assert_eq!(stopped.running(at(2), at(5)), at(3));
        assert_eq!(stopped.running(at(10), at(12)), Time::ZERO);
    }
}
