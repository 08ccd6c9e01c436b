//! How much of a span of today's schedule lies inside the legal limit?

use crate::model::{Counting, Process, Time};

/// The time during which the legal clock stands still, since a step outside
/// the limit (`clock: suspended`) is under way: spans that do not touch, in
/// their order.
#[derive(Clone, Debug)]
pub(super) struct Stopped {
    spans: Vec<Span>,
}

#[derive(Clone, Copy, Debug)]
struct Span {
    start: Time,
    finish: Time,
    /// How long the clock stood still in the spans before it.
    before: Time,
}

impl Stopped {
    /// Of a process whose steps start and finish so. Linear in the steps, but for sorting.
    pub(super) fn of(process: &Process, times: &[(Time, Time)]) -> Self {
        let steps = process.steps().iter().zip(times);
        let suspended = steps.filter(|(step, _)| step.clock == Counting::Suspended);
        Self::during(suspended.map(|(_, times)| *times).collect())
    }

    fn during(mut times: Vec<(Time, Time)>) -> Self {
        times.sort_unstable();
        let mut spans: Vec<Span> = Vec::with_capacity(times.len());
        let mut before = Time::ZERO;
        for (start, finish) in times {
            match spans.last_mut() {
                Some(last) if start <= last.finish => last.finish = last.finish.max(finish),
                last => {
                    before += last.map_or(Time::ZERO, |last| last.finish - last.start);
                    spans.push(Span { start, finish, before });
                }
            }
        }
        Self { spans }
    }

    /// The time between two points during which the clock runs; a search in
    /// the spans for each point.
    pub(super) fn running(&self, from: Time, to: Time) -> Time {
        (to - from) - (self.until(to) - self.until(from))
    }

    /// How long the clock stood still up to a point.
    fn until(&self, point: Time) -> Time {
        let begun = self.spans.partition_point(|span| span.start < point);
        let last = begun.checked_sub(1).and_then(|last| self.spans.get(last));
        last.map_or(Time::ZERO, |last| last.before + (last.finish.min(point) - last.start))
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
        let stopped = Stopped::during(vec![(at(9), at(12)), (at(0), at(2)), (at(5), at(6)), (at(10), at(20))]);
        assert_eq!(stopped.running(at(1), at(10)), at(6));
        assert_eq!(stopped.running(at(2), at(5)), at(3));
        assert_eq!(stopped.running(at(10), at(12)), Time::ZERO);
    }
}
