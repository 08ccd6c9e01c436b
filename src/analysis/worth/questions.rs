//! The open questions: steps of which the file does not say why they wait, and
//! wasted steps whose papers are needed for no stated purpose.

use std::collections::HashSet;

use super::without;
use crate::analysis::network::events::Event;
use crate::analysis::network::reach::Reach;
use crate::analysis::network::{Constraint, Network, Node};
use crate::analysis::order::scenario::Apart;
use crate::analysis::order::waste::{Holding, Holdings};
use crate::analysis::study::Study;
use crate::analysis::time::axis::Axis;
use crate::analysis::{KeptWaste, Question, Reason};
use crate::model::{Relation, StepId};

/// One question for each step with an open order, and one for each wasted step
/// that is kept for its papers alone; most days at stake first, ties in file
/// order. `detours` and `reach` are those of reachable.
pub(in crate::analysis) fn find_questions<A: Axis>(
    study: &Study<'_, '_, A>,
    detours: &A::Detours,
    reach: &mut Reach,
    holdings: &Holdings<'_>,
) -> Vec<Question> {
    let mut questions: Vec<Question> =
        study.process().step_ids().filter_map(|step| Asked::of(study, reach, step)?.question(study, detours)).collect();
    let (papers, groups): (Vec<Holding>, Vec<Vec<StepId>>) =
        holdings.all().filter_map(|(step, held)| Some((*held.first()?, holdings.that_would_go(step)?))).unzip();
    let ends = without::ends(study, &groups);
    let papers = papers.into_iter().zip(ends).map(|(held, end)| Question {
        step: held.by,
        at_stake: study.axis.gain(end, study.reachable.schedule.end),
        needs_missing: false,
        gives_missing: Vec::new(),
        paper: held.paper,
    });
    questions.extend(papers);
    questions.sort_by_key(|question| (std::cmp::Reverse(question.at_stake), question.step));
    questions
}

/// Every kept wasted step, with the reasons that keep it.
pub(in crate::analysis) fn kept_waste<A: Axis>(study: &Study<'_, '_, A>, holdings: &Holdings<'_>) -> Vec<KeptWaste> {
    let length = |step: StepId| {
        let node = study.today.network.node_of(step);
        study.today.length(study.axis, node.expect("every step stands today"))
    };
    holdings.all().map(|(step, held)| KeptWaste { step, held: held.to_vec(), days: length(step) }).collect()
}

/// A step with its predecessors without a known reason.
struct Asked {
    step: StepId,
    node: Node,
    /// The nearest of these predecessors.
    nearest: Vec<StepId>,
}

impl Asked {
    /// `None` where the remaining orders put all of these before it anyway.
    fn of<A: Axis>(study: &Study<'_, '_, A>, reach: &mut Reach, step: StepId) -> Option<Self> {
        let (side, record) = (&study.reachable, &study.plans.basis.record);
        let node = side.network.node_of(step)?;
        let Apart { recorded, open } = study.plans.recorded[step.index()].as_deref()?;
        let (ends, starts): (Vec<&Constraint>, Vec<&Constraint>) =
            recorded.iter().partition(|wait| wait.relation == Relation::FinishFinish);
        let is_held = |reach: &mut Reach, from: Event, by: &[&Constraint]| {
            by.iter().any(|wait| {
                let event = leaves(reach, wait);
                reach.leads(from, event)
            })
        };
        // A lag says more than any chain; other ends hold by themselves.
        let is_open = open.iter().any(|wait| {
            let from = leaves(reach, wait);
            match wait.relation {
                _ if !wait.lag.is_zero() => says_more(side.network, reach, recorded, wait),
                // What is behind a gate that is held is held, too.
                Relation::FinishStart | Relation::StartStart => {
                    let mut begun = side.network.starts_before(wait).peekable();
                    begun.peek().is_some()
                        && !is_held(reach, from, &starts)
                        && begun.any(|start| {
                            let from = reach.start(start);
                            !is_held(reach, from, &starts)
                        })
                }
                Relation::FinishFinish => {
                    let is_known = |node| {
                        let from = reach.finish(node);
                        is_held(reach, from, &starts) || is_held(reach, from, &ends)
                    };
                    side.network.finished_before(wait.from, is_known).next().is_some()
                }
            }
        });
        let direct =
            study.plans.reachable.reduction.waits(node).iter().filter(|order| order.relation == Relation::FinishStart);
        let mut nearest: Vec<StepId> = Vec::new();
        for order in direct {
            let Some(other) = side.network.step(order.from) else { continue };
            let from = reach.finish(order.from);
            if record.of_pair(other, step) == Reason::Open && !is_held(reach, from, &starts) {
                nearest.push(other);
            }
        }
        nearest.sort_unstable();
        nearest.dedup();
        (is_open || !nearest.is_empty()).then_some(Self { step, node, nearest })
    }

    fn question<A: Axis>(self, study: &Study<'_, '_, A>, detours: &A::Detours) -> Option<Question> {
        let (axis, side, record) = (study.axis, &study.reachable, &study.plans.basis.record);
        let Apart { recorded, .. } = study.plans.recorded[self.step.index()].as_deref()?;
        let (mut begins, mut tied) = (axis.origin(), Vec::new());
        for wait in recorded {
            let (start, finish) = (side.schedule.start[wait.from.index()], side.schedule.finish[wait.from.index()]);
            match wait.relation {
                Relation::FinishStart => begins = begins.max(axis.after(finish, wait.lag)),
                Relation::StartStart => begins = begins.max(axis.after(start, wait.lag)),
                Relation::FinishFinish => tied.push(*wait),
            }
        }
        let end = axis.end_if((side.network, &side.schedule), detours, (self.node, begins), &tied);
        // Where the file itself leaves the reason open, no paper is an answer.
        let papers_answer = |step: &StepId| !record.is_named_open(*step, self.step);
        let (mut gives_missing, step) = (self.nearest, self.step);
        gives_missing.retain(papers_answer);
        let needs_missing = !gives_missing.is_empty() && !record.says_needs(step);
        gives_missing.retain(|step| !record.says_gives(*step));
        Some(Question {
            step,
            at_stake: axis.between(end, side.schedule.end),
            needs_missing,
            gives_missing,
            paper: None,
        })
    }
}

/// Returns whether a constraint with a lag ties a step, as itself or behind a
/// gate, that no recorded one ties by the same ends with the same lag.
fn says_more(network: &Network, reach: &mut Reach, recorded: &[Constraint], wait: &Constraint) -> bool {
    let same = || recorded.iter().filter(|tie| tie.lag == wait.lag);
    let mut starts = network.starts_before(wait).peekable();
    if starts.peek().is_some() {
        let same: HashSet<Node> = same().flat_map(|tie| network.starts_before(tie)).collect();
        return starts.any(|start| !same.contains(&start));
    }
    let same: HashSet<Node> = same().filter(|tie| tie.relation == wait.relation).map(|tie| tie.from).collect();
    if same.is_empty() {
        return true;
    }
    let is_tied = |node| same.contains(&node) || same.iter().any(|tie| network.stands_for(reach, *tie, node));
    network.finished_before(wait.from, is_tied).next().is_some()
}

/// The event at which a constraint begins to count.
fn leaves(reach: &Reach, wait: &Constraint) -> Event {
    match wait.relation {
        Relation::StartStart => reach.start(wait.from),
        _ => reach.finish(wait.from),
    }
}
