//! The order of steps as a picture shows it: today, or in reachable.

use super::dates::common_start::adds_up;
use super::dates::dating::Dating;
use super::network::Node;
use super::network::reduction::Reduction;
use super::study::{Plans, Side, Study};
use super::time::axis::{Axis, Dates, Numbers};
use super::time::paths;
use super::{Analysis, Reason};
use crate::calendar::CalendarError;
use crate::model::{Counting, Length, Process, Relation, StepId};

/// The figure whose order is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownOrder {
    /// All of today's order.
    Today,
    /// The part of it that is left in reachable.
    Reachable,
}

/// One step follows another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The step that comes first.
    pub from: StepId,
    /// The step that waits.
    pub to: StepId,
    /// The ends that are tied.
    pub relation: Relation,
    /// The least time between them.
    pub lag: Length,
    /// The reason.
    pub reason: Reason,
    /// Whether it lies on a critical path.
    pub is_critical: bool,
}

/// The order of a process without what others imply.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// By the step that waits, in file order.
    pub ties: Vec<Tie>,
    /// For each step whether it lies on a critical path.
    pub critical: Vec<bool>,
    /// The number of orders that are not shown because others imply them.
    pub implied: usize,
}

impl Ties {
    /// The orders that hold a process. An order that others imply is left out,
    /// unless it has a reason of law, safety or nature of its own. The critical
    /// paths are those of the analysis from the same start.
    ///
    /// # Errors
    ///
    /// A date that is needed and that the calendar does not know.
    pub fn of(
        process: &Process,
        analysis: &Analysis,
        dating: &Dating,
        shown: ShownOrder,
    ) -> Result<Self, CalendarError> {
        let plans = Plans::of(process);
        let dated = analysis.dates.as_ref().filter(|_| process.depends_on_dates() || !adds_up(process));
        let Some(dated) = dated else { return Ok(shown_of(&Study::of(&plans, &Numbers), shown)) };
        let axis = Dates::new(dating.line(process)?, dated.start, process.unit());
        let ties = shown_of(&Study::of(&plans, &axis), shown);
        axis.unanswered().map_or(Ok(ties), Err)
    }
}

fn shown_of<A: Axis>(study: &Study<'_, '_, A>, shown: ShownOrder) -> Ties {
    match shown {
        ShownOrder::Today => of_side(study, &study.today, &study.plans.today.reduction, true),
        ShownOrder::Reachable => of_side(study, &study.reachable, &study.plans.reachable.reduction, false),
    }
}

fn of_side<A: Axis>(
    study: &Study<'_, '_, A>,
    side: &Side<'_, A::Point>,
    reduction: &Reduction,
    is_today: bool,
) -> Ties {
    let process = study.process();
    let record = &study.plans.basis.record;
    let nodes = || process.step_ids().filter_map(|step| Some((step, side.network.node_of(step)?)));
    let mut ties: Vec<Tie> = Vec::new();
    let mut implied = 0;
    for (to, node) in nodes() {
        let own = ties.len();
        for direct in reduction.waits(node) {
            let Some(from) = side.network.step(direct.from) else { continue };
            let stated =
                process.orders().of(to).iter().find(|order| order.from == from && order.relation == direct.relation);
            let reason = match (direct.relation, stated) {
                (Relation::FinishStart, _) => record.of_pair(from, to),
                (_, Some(order)) => record.of_entry(order),
                (_, None) => Reason::Open,
            };
            let is_critical = paths::binds(study.axis, side, node, direct);
            ties.push(Tie { from, to, relation: direct.relation, lag: direct.lag, reason, is_critical });
        }
        for order in process.orders().of(to) {
            let is_shown = ties[own..].iter().any(|tie| tie.from == order.from);
            if is_shown || side.network.node_of(order.from).is_none() {
                continue;
            }
            let reason = record.of_order(order);
            let speaks = matches!(reason, Reason::Law | Reason::Safety | Reason::Nature);
            if speaks {
                let (from, relation, lag) = (order.from, order.relation, order.lag);
                ties.push(Tie { from, to, relation, lag, reason, is_critical: false });
            } else if is_today {
                implied += 1;
            }
        }
    }
    let mut critical = vec![false; process.steps().len()];
    for (step, node) in nodes() {
        // A step behind the end is on no path.
        let is_on_paths = process.step(step).clock != Counting::Afterwards;
        critical[step.index()] = is_on_paths && is_critical(side, node);
    }
    Ties { ties, critical, implied }
}

fn is_critical<P: Copy + Ord>(side: &Side<'_, P>, node: Node) -> bool {
    side.schedule.start_binds(node) || side.schedule.finish_binds(node)
}
