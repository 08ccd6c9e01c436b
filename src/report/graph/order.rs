//! The order of one process.

use super::say;
use crate::analysis::{Analysis, ShownOrder, StepFacts, Tie, Ties};
use crate::model::{Actor, Decimal, Length, Process, Step, StepId, Time, Value};
use crate::report::analysis::Names;
use crate::report::diagram::{Diagram, DiagramNode, Link, Mark};
use crate::report::{lengths, name_or, per_cent};
use crate::text::Text;

/// The order as it is, or as it could be.
pub fn order(process: &Process, file: &str, analysis: &Analysis, ties: &Ties, shown: ShownOrder) -> Diagram {
    let names = Names::new(process);
    let drawn: Vec<StepId> = process
        .step_ids()
        .filter(|id| shown == ShownOrder::Today || analysis.steps[id.index()].reachable.is_some())
        .collect();
    let mut lanes = Lanes::default();
    let steps: Vec<DiagramNode> = drawn
        .iter()
        .map(|id| {
            let facts = &analysis.steps[id.index()];
            let span = match shown {
                ShownOrder::Today => Some((facts.start, facts.finish)),
                ShownOrder::Reachable => facts.reachable,
            };
            let mut node = node(process, &names, facts, *id, &mut lanes);
            node.span = span.map(|(start, finish)| (start.in_days(process.day()), finish.in_days(process.day())));
            node.is_critical = ties.critical[id.index()];
            node
        })
        .collect();
    let place = |id: StepId| drawn.iter().position(|drawn| *drawn == id);
    let links = ties.ties.iter().filter_map(|tie| Some(link(process, tie, place(tie.from)?, place(tie.to)?)));
    let day = |time: Time| time.in_days(process.day());
    let figure = match shown {
        ShownOrder::Today => say::today(day(analysis.today.days), process.unit()),
        ShownOrder::Reachable => say::reachable(day(analysis.today.days), day(analysis.reachable.days), process.unit()),
    };
    let gone: Vec<String> = process.step_ids().filter(|id| !drawn.contains(id)).map(|id| names.of(id)).collect();
    let mut notes = Vec::new();
    if !gone.is_empty() {
        notes.push(say::gone(&gone));
    }
    if ties.implied > 0 {
        notes.push(say::implied(ties.implied));
    }
    let title = Text::verbatim(name_or(process, file));
    Diagram { title, figure, lanes: lanes.0, ties: links.collect(), steps, notes, has_key: true }
}

/// The parties that act, in the order in which they first do.
#[derive(Default)]
pub(super) struct Lanes(pub(super) Vec<Text>);

impl Lanes {
    /// The lane of a step.
    pub(super) fn of(&mut self, process: &Process, step: &Step) -> usize {
        let named = step.department.map(|at| Text::verbatim(&process.departments()[at.index()].name));
        let lane = match (step.actor, named) {
            (Actor::Applicant, _) => say::APPLICANT.into(),
            (_, Some(named)) => named,
            (Actor::ThirdParty, None) => say::THIRD_PARTY.into(),
            (Actor::Agency, None) => say::NOBODY.into(),
        };
        match self.0.iter().position(|known| *known == lane) {
            Some(at) => at,
            None => {
                self.0.push(lane);
                self.0.len() - 1
            }
        }
    }
}

/// A step as it is today.
pub(super) fn node(
    process: &Process,
    names: &Names<'_>,
    facts: &StepFacts,
    id: StepId,
    lanes: &mut Lanes,
) -> DiagramNode {
    let step = process.step(id);
    let with: Vec<&str> = step.with.iter().map(|at| process.departments()[at.index()].name.as_str()).collect();
    let mut notes = Vec::new();
    if !with.is_empty() {
        notes.push(say::with(&with));
    }
    let rare = step.chance.filter(|share| *share < Decimal::new(1, 0));
    notes.extend(rare.map(|share| say::chance(per_cent(share))));
    let day = |time: Time| time.in_days(process.day());
    DiagramNode {
        name: Text::verbatim(names.of(id)),
        length: length(process, facts, id),
        lane: lanes.of(process, step),
        span: Some((day(facts.start), day(facts.finish))),
        is_critical: facts.is_critical(),
        is_waste: step.value == Some(Value::Waste),
        mark: Mark::Kept,
        notes,
    }
}

/// The length of a step with its unit: on the clock of the process where it
/// runs on that one, otherwise on its own.
pub(super) fn length(process: &Process, facts: &StepFacts, id: StepId) -> Text {
    let own = process.own_length(id);
    let on_its_clock = |time| Length::new(time, process.unit().clock());
    let length = facts.length.filter(|_| own.fits(process.unit())).map_or(own, on_its_clock);
    lengths::of_step(process, process.step(id), length)
}

/// One step waits for another.
pub(super) fn link(process: &Process, tie: &Tie, from: usize, to: usize) -> Link {
    let entries = process.step(tie.to).after.iter().flatten();
    let basis = entries.filter(|entry| entry.step == tie.from).find_map(|entry| entry.basis.clone());
    Link {
        from,
        to,
        reason: tie.reason,
        basis,
        how: say::how(tie.relation, (!tie.lag.is_zero()).then(|| lengths::said(process, tie.lag))),
        is_critical: tie.is_critical,
        mark: Mark::Kept,
    }
}
