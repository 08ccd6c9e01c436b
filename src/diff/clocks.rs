//! With whom the days are, along the critical path.

use super::figures::in_unit;
use crate::analysis::{Analysis, StepFacts};
use crate::model::{Actor, Counting, Kind, Order, Process, Relation, Spelled, StepId, Time, Unit};

/// With whom a day is that is not the office's within its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Elsewhere {
    /// The applicant.
    Applicant,
    /// A third party.
    ThirdParty,
    /// The office, outside the legal limit.
    OutsideLimit,
    /// The office, before it accepts the case.
    BeforeIntake,
    /// The office still asks for it, at a later step.
    LaterStep,
}

impl Elsewhere {
    /// What documents for programs call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Applicant => Actor::Applicant.english(),
            Self::ThirdParty => Actor::ThirdParty.english(),
            Self::OutsideLimit => "outside-limit",
            Self::BeforeIntake => "before-intake",
            Self::LaterStep => "later-step",
        }
    }
}

/// With whom each step of a version is.
pub(super) struct Parties {
    of: Vec<Option<Elsewhere>>,
}

impl Parties {
    /// Where `intake` is false the file's intakes are not looked at.
    pub(super) fn of(process: &Process, intake: bool) -> Self {
        let early = if intake { before_intake(process) } else { vec![false; process.steps().len()] };
        let party = |id: StepId| {
            let step = process.step(id);
            match (step.actor, step.clock) {
                (Actor::Applicant, _) => Some(Elsewhere::Applicant),
                (Actor::ThirdParty, _) => Some(Elsewhere::ThirdParty),
                (Actor::Agency, Counting::Suspended | Counting::Afterwards) => Some(Elsewhere::OutsideLimit),
                (Actor::Agency, Counting::Counted) => early[id.index()].then_some(Elsewhere::BeforeIntake),
            }
        };
        Self { of: process.step_ids().map(party).collect() }
    }

    /// Where the days of a step are; none: with the office, in its limit.
    pub(super) fn party(&self, id: StepId) -> Option<Elsewhere> {
        self.of[id.index()]
    }
}

/// Whether a version says where a case is accepted.
pub(super) fn has_intake(process: &Process) -> bool {
    process.steps().iter().any(|step| step.kind == Some(Kind::Intake))
}

/// The steps that some intake follows and that follow none.
fn before_intake(process: &Process) -> Vec<bool> {
    let is_intake = |id: StepId| process.step(id).kind == Some(Kind::Intake);
    let (mut follows, mut leads) = (vec![false; process.steps().len()], vec![false; process.steps().len()]);
    let order = process.orders();
    for &id in order.topological() {
        follows[id.index()] = is_intake(id) || waits(order.of(id)).any(|from| follows[from.index()]);
    }
    for &id in order.topological().iter().rev() {
        if is_intake(id) || leads[id.index()] {
            waits(order.of(id)).for_each(|from| leads[from.index()] = true);
        }
    }
    follows.iter().zip(leads).map(|(follows, leads)| leads && !follows).collect()
}

fn waits(orders: &[Order]) -> impl Iterator<Item = StepId> {
    orders.iter().filter(|order| order.relation == Relation::FinishStart).map(|order| order.from)
}

/// The steps along the critical path: of tied ones, along that with most
/// days inside the limit, as the measures have it.
pub(super) fn critical_path(process: &Process, analysis: &Analysis) -> Vec<StepId> {
    let rolls = analysis.dates.is_some() && process.unit() == Unit::Day;
    if process.depends_on_dates() || rolls {
        // On the calendar a day off may lie between two steps of a path.
        return process.step_ids().filter(|id| analysis.steps[id.index()].is_critical()).collect();
    }
    let steps = process.steps().len();
    let facts = |id: StepId| &analysis.steps[id.index()];
    let mut best: Vec<[Option<Way>; 2]> = vec![[None, None]; steps];
    let mut last: Option<(Way, StepId)> = None;
    for &id in process.orders().topological() {
        let own = facts(id);
        let mut begins = (own.start == Time::ZERO && start_binds(own)).then(Way::default);
        let mut ends: Option<Way> = None;
        for order in process.orders().of(id) {
            let from = facts(order.from);
            let lag = in_unit(process, order.lag);
            let (at, tied, end) = match order.relation {
                Relation::FinishStart => (1, from.finish + lag == own.start && start_binds(own), false),
                Relation::StartStart => (0, from.start + lag == own.start && start_binds(own), false),
                Relation::FinishFinish => (1, from.finish + lag == own.finish && finish_binds(own), true),
            };
            let way = best[order.from.index()][at].filter(|_| tied).map(|way| Way {
                counted: way.counted + lag,
                before: Some((order.from, at)),
                ..way
            });
            let reached = if end { &mut ends } else { &mut begins };
            *reached = better(*reached, way);
        }
        if let Some(way) = begins
            && let Some(length) = own.length
            && own.start + length == own.finish
            && finish_binds(own)
        {
            let counted = if process.step(id).clock == Counting::Counted { length } else { Time::ZERO };
            ends = better(ends, Some(Way { counted: way.counted + counted, before: Some((id, 0)), through: true }));
        }
        best[id.index()] = [begins, ends];
        if own.finish == analysis.today.days
            && let Some(way) = ends
            && last.is_none_or(|(known, _)| way.counted > known.counted)
        {
            last = Some((way, id));
        }
    }
    walked(&best, last.map(|(_, id)| id))
}

/// A way from the beginning to a start or a finish.
#[derive(Clone, Copy, Debug, Default)]
struct Way {
    counted: Time,
    /// The event before: a step's start (0) or finish (1).
    before: Option<(StepId, usize)>,
    /// Whether it leads through the step whose finish it reaches.
    through: bool,
}

fn better(one: Option<Way>, other: Option<Way>) -> Option<Way> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.counted > one.counted { other } else { one }),
        (one, other) => one.or(other),
    }
}

fn walked(best: &[[Option<Way>; 2]], last: Option<StepId>) -> Vec<StepId> {
    let mut path = Vec::new();
    let mut event = last.map(|id| (id, 1));
    while let Some((id, at)) = event {
        let way = best[id.index()][at];
        if way.is_some_and(|way| at == 1 && way.through) {
            path.push(id);
        }
        event = way.and_then(|way| way.before);
    }
    path.reverse();
    path
}

fn start_binds(facts: &StepFacts) -> bool {
    facts.start == facts.latest_start
}

fn finish_binds(facts: &StepFacts) -> bool {
    facts.finish == facts.latest_finish
}
