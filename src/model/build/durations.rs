//! Checks durations: exact, each on its clock, and in order.

use std::collections::BTreeSet;

use super::Builder;
use crate::model::defect::Problem;
use crate::model::draft::DraftStep;
use crate::model::duration::Duration;
use crate::model::place::Place;
use crate::model::time::{Clock, Length};
use crate::model::vocabulary::Kind;

impl Builder {
    /// Checks the durations of a step and returns its likely length.
    pub(super) fn durations(&mut self, at: usize, step: &DraftStep) -> Length {
        let days = || Place::step(at).field("days");
        let likely = self.stated(Some(step.days.likely), || match step.days.range {
            Some(_) => days().field("likely"),
            None => days(),
        });
        if let Some((min, max)) = step.days.range {
            let shortest = self.stated(Some(min), || days().field("min"));
            let longest = self.stated(Some(max), || days().field("max"));
            let points = [shortest, likely, longest].into_iter().flatten().filter(|length| !length.is_zero());
            let clocks: BTreeSet<(Clock, bool)> =
                points.map(|length| (length.clock(), length.in_months().is_some())).collect();
            let times = [shortest, likely, longest].map(|length| length.map(Length::time));
            if clocks.len() > 1 {
                self.report(days(), Problem::MixedClocks);
            } else if !times.contains(&None) && !times.is_sorted() {
                let likely = (times[0] <= times[2]).then(|| step.days.likely.to_string());
                self.report(days(), Problem::PointsOutOfOrder { min: min.to_string(), likely, max: max.to_string() });
            }
        }
        for (nth, entry) in step.after.iter().flatten().enumerate() {
            self.stated(Some(entry.lag), || Place::step(at).field("after").item(nth).field("lag"));
        }
        let limit = step.limit.as_ref();
        self.stated(limit.and_then(|limit| limit.days), || Place::step(at).field("limit").field("days"));
        self.stated(limit.and_then(|limit| limit.min), || Place::step(at).field("limit").field("min"));
        self.stated(step.rework.as_ref().and_then(|rework| rework.days), || {
            Place::step(at).field("rework").field("days")
        });
        let work = self.stated(step.work, || Place::step(at).field("work"));
        if let (Some(duration), Some(work)) = (step.work, work) {
            let longest = step.days.range.map_or(step.days.likely, |(_, max)| max);
            let available = longest.on_its_clock(self.unit, self.workday);
            let months = work.in_months().is_some() || available.in_months().is_some();
            let comparable = (!months && work.clock() == available.clock()) || available.is_zero();
            if comparable && work.time() > available.time() {
                let (work, days) = (duration.to_string(), longest.to_string());
                self.report(Place::step(at).field("work"), Problem::WorkOverDays { work, days });
            }
        }
        let length = step.days.likely.on_its_clock(self.unit, self.workday);
        if step.kind == Some(Kind::Publicity) { length.period() } else { length }
    }

    /// Checks the length of a duration.
    pub(super) fn stated(&mut self, duration: Option<Duration>, place: impl Fn() -> Place) -> Option<Length> {
        let duration = duration?;
        match duration.length(self.unit, self.workday) {
            Ok(length) => Some(length),
            Err(error) => {
                self.report(place(), Problem::BadDuration { text: duration.to_string(), error });
                None
            }
        }
    }
}
