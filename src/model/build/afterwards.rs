//! Checks that no step up to the result waits for a step after the result.

use super::Builder;
use crate::model::defect::Problem;
use crate::model::place::Place;
use crate::model::step::Step;
use crate::model::vocabulary::{Counting, Necessity};

impl Builder {
    /// Checks that no step before the result waits for one after it. A step
    /// after the result may use the products of others after it: neither is on
    /// a path.
    pub(super) fn nothing_follows_afterwards(&mut self, steps: &[Step]) {
        let is_after = |step: &Step| step.clock == Counting::Afterwards;
        if !steps.iter().any(is_after) {
            return;
        }
        for (at, step) in steps.iter().enumerate().filter(|(_, step)| !is_after(step)) {
            for (nth, entry) in step.after.iter().flatten().enumerate() {
                let other = &steps[entry.step.index()];
                if is_after(other) {
                    let problem = Problem::FollowsAfterwards(other.name.clone());
                    self.report(Place::step(at).field("after").item(nth), problem);
                }
            }
            for (nth, need) in step.askings().iter().enumerate().filter(|(_, need)| need.need != Necessity::Optional) {
                let material = &self.materials[need.material.index()];
                let sources = [self.suppliers[need.material.index()], material.available_after];
                if sources.into_iter().flatten().any(|from| is_after(&steps[from.index()])) {
                    let problem = Problem::GivenAfterwards(material.name.clone());
                    self.report(Place::step(at).field(step.askings_key()).item(nth), problem);
                }
            }
        }
    }
}
