//! Permits that a package leaves unused, cut to what the step has become.

use crate::model::{DraftStep, Duration, Lever, Process};

/// Removes parameters above the present value of the step, which would be an
/// error when read. `process` gives the meaning of durations.
pub(super) fn cut_to_step(process: &Process, step: &mut DraftStep) {
    let now = step.days.likely;
    let is_longer = |days: &Duration| {
        let [days, now] = [*days, now].map(|duration| process.on_its_clock(duration));
        let comparable = days.clock() == now.clock() && days.in_months().is_some() == now.in_months().is_some();
        (comparable || now.is_zero()) && days.time() > now.time()
    };
    let returned = step.rework.as_ref().map(|rework| rework.chance);
    for (lever, permit) in &mut step.may {
        let parameters = &mut permit.parameters;
        let together = matches!(lever, Lever::Merge | Lever::Joint);
        if parameters.days.as_ref().is_some_and(|days| !together && is_longer(days)) {
            parameters.days = Some(now);
        }
        if step.signoffs.is_some() && parameters.signoffs > step.signoffs {
            parameters.signoffs = step.signoffs;
        }
        if returned.is_some() && parameters.chance > returned {
            parameters.chance = returned;
        }
    }
}
