//! The end of reachable if kept wasted steps were removed, too.

use super::anew;
use crate::analysis::order::reason::Keep;
use crate::analysis::order::scenario::Waits;
use crate::analysis::study::Study;
use crate::analysis::time::axis::Axis;
use crate::model::StepId;

/// For each group of steps the end of reachable without them.
pub(in crate::analysis) fn ends<A: Axis>(study: &Study<'_, '_, A>, groups: &[Vec<StepId>]) -> Vec<A::Point> {
    let known = A::ends_without(study, groups);
    groups.iter().zip(known).map(|(group, end)| end.unwrap_or_else(|| end_anew(study, group))).collect()
}

fn end_anew<A: Axis>(study: &Study<'_, '_, A>, group: &[StepId]) -> A::Point {
    let mut gone = study.plans.gone.clone();
    for step in group {
        gone[step.index()] = true;
    }
    anew::end_of(study, &gone, |_| Waits::For(Keep::RecordedAndOpen))
}
