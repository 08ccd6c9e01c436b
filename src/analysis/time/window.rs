//! The window of the limits: the steps they run between, and the time of the
//! process inside it.

use std::collections::BTreeMap;

use super::axis::Axis;
use super::inside::Inside;
use super::schedule::Schedule;
use crate::analysis::network::Node;
use crate::analysis::study::Side;
use crate::model::{Kind, Process, StepId, Time};

/// The steps between whose ends the limits of a process run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// It runs from the end of this step; `None` for the start of the process.
    pub from: Option<StepId>,
    /// It runs to the end of this step; `None` for the end of the process.
    pub to: Option<StepId>,
    /// Whether a step that the limits name is removed, so that no time is
    /// inside.
    pub is_lost: bool,
}

impl Window {
    /// The window as stated by the file. A missing end is that of the first
    /// intake or of the last decision today, ties in the order of the file,
    /// where the process has both kinds.
    pub(in crate::analysis) fn of<P: Copy + Ord>(process: &Process, today: &Side<'_, P>) -> Self {
        let of_kind = |kind: Kind| {
            let steps = process.step_ids().filter(move |id| process.step(*id).kind == Some(kind));
            steps.filter_map(|id| Some((today.finish(id)?, id)))
        };
        let both = of_kind(Kind::Intake).min().zip(of_kind(Kind::Decision).max());
        let limits = process.limits();
        Self {
            from: limits.from.or(both.map(|((_, intake), _)| intake)),
            to: limits.to.or(both.map(|(_, (_, decision))| decision)),
            is_lost: limits.is_lost,
        }
    }

    /// Returns whether an end is the start or the end of the process because
    /// neither the limits nor the kinds of the steps say more.
    #[must_use]
    pub fn is_whole_for_want_of_kinds(&self) -> bool {
        self.from.is_none() || self.to.is_none()
    }

    /// The time inside: the counted days along the critical path to its end,
    /// from its start on; `None` where one of the two steps is removed.
    pub(in crate::analysis) fn inside<A: Axis>(
        &self,
        process: &Process,
        axis: &A,
        side: &Side<'_, A::Point>,
    ) -> Option<Time> {
        let Schedule { start, finish, .. } = &side.schedule;
        let of_each = inside(&[*self], &mut Inside::of(process, axis, side.network, start, finish));
        of_each.into_iter().next().flatten()
    }
}

/// The time inside each of several windows, in one schedule: windows with the
/// same start are computed together.
pub(in crate::analysis) fn inside<A: Axis>(windows: &[Window], course: &mut Inside<'_, A>) -> Vec<Option<Time>> {
    let mut ends_from: BTreeMap<A::Point, Vec<(usize, Node)>> = BTreeMap::new();
    for (nth, window) in windows.iter().enumerate() {
        let Some(from) = course.end_of(window.from).filter(|_| !window.is_lost) else { continue };
        let ends = match window.to {
            Some(step) => course.node_of(step).into_iter().collect(),
            None => course.last(),
        };
        ends_from.entry(from).or_default().extend(ends.into_iter().map(|end| (nth, end)));
    }
    let mut times = vec![None; windows.len()];
    for (from, ends) in ends_from {
        let nodes: Vec<Node> = ends.iter().map(|(_, node)| *node).collect();
        for ((nth, _), time) in ends.iter().zip(course.between(from, &nodes)) {
            times[*nth] = times[*nth].max(Some(time));
        }
    }
    times
}
