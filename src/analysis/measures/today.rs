//! The measures of a process as it runs today, without the rest of the
//! analysis.

use std::collections::BTreeSet;

use super::Measures;
use crate::analysis::dates::common_start::adds_up;
use crate::analysis::dates::dating::{Dating, Start};
use crate::analysis::network::Network;
use crate::analysis::order::remaining::{self, Remainder};
use crate::analysis::study::Side;
use crate::analysis::time::axis::{Axis, Dates, Numbers};
use crate::analysis::time::window::Window;
use crate::calendar::CalendarError;
use crate::model::{Process, StepId, Time};

/// The measures of a process as it runs today: the same as in its
/// [`Analysis`](crate::analysis::Analysis) from the same start, in a fraction of the
/// time. Without a start in `dating` it is computed by lengths alone.
///
/// # Errors
///
/// A date that is needed and that the calendar does not know.
pub fn measures_of_today(process: &Process, dating: &Dating) -> Result<Measures, CalendarError> {
    let network = Network::today(process);
    match dating.start {
        Some(Start::On(start)) if !adds_up(process) => {
            let axis = Dates::new(dating.line(process)?, start, process.unit());
            let measures = of(process, &network, &axis);
            axis.unanswered().map_or(Ok(measures), Err)
        }
        _ => Ok(of(process, &network, &Numbers)),
    }
}

/// The days of a process as it runs today, as [`measures_of_today`] gives them,
/// in a fraction of the time.
///
/// # Errors
///
/// As for [`measures_of_today`].
pub fn days_of_today(process: &Process, dating: &Dating) -> Result<Time, CalendarError> {
    days_along(&Network::today(process), process, dating)
}

/// The days of a process in reachable, where the steps in `freed` wait for
/// nothing but what is on record.
///
/// # Errors
///
/// As for [`measures_of_today`].
pub fn days_of_reachable(process: &Process, dating: &Dating, freed: &BTreeSet<StepId>) -> Result<Time, CalendarError> {
    days_along(&remaining::network(process, &Remainder::gone(process), freed), process, dating)
}

fn days_along(network: &Network, process: &Process, dating: &Dating) -> Result<Time, CalendarError> {
    match dating.start {
        Some(Start::On(start)) if !adds_up(process) => {
            let axis = Dates::new(dating.line(process)?, start, process.unit());
            let days = days(network, &axis);
            axis.unanswered().map_or(Ok(days), Err)
        }
        _ => Ok(days(network, &Numbers)),
    }
}

fn days<A: Axis>(network: &Network, axis: &A) -> Time {
    axis.between(axis.origin(), Side::of(network, axis).schedule.end)
}

/// Start and end of every step today, in file order, by lengths alone.
#[must_use]
pub fn ends_of_today(process: &Process) -> Vec<(Time, Time)> {
    let network = Network::today(process);
    let side = Side::of(&network, &Numbers);
    let ends = process.step_ids().map(|step| side.start(step).zip(side.finish(step)));
    ends.map(|ends| ends.expect("every step stands today")).collect()
}

fn of<A: Axis>(process: &Process, network: &Network, axis: &A) -> Measures {
    let side = Side::of(network, axis);
    let window = Window::of(process, &side);
    side.measures(process, axis, &window)
}
