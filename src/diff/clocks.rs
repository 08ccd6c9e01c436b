//! The party that has the days of a step.

use crate::model::{Actor, Counting, Kind, Process, Relation, Spelled, StepId};

/// The party of days that are not the office's within its limit.
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
    /// Its name in documents.
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

/// The party of each step of a version.
pub(super) struct Parties {
    of: Vec<Option<Elsewhere>>,
}

impl Parties {
    /// If `intake` is false, the intakes of the file are ignored.
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

    /// The party that has the days of a step; `None` for the office, in its
    /// limit.
    pub(super) fn party(&self, id: StepId) -> Option<Elsewhere> {
        self.of[id.index()]
    }
}

/// Returns whether a version has an intake step.
pub(super) fn has_intake(process: &Process) -> bool {
    process.steps().iter().any(|step| step.kind == Some(Kind::Intake))
}

/// For each step whether it ends before some intake starts and starts after
/// none has ended.
fn before_intake(process: &Process) -> Vec<bool> {
    let is_intake = |id: StepId| process.step(id).kind == Some(Kind::Intake);
    let (mut follows, mut leads) = (vec![false; process.steps().len()], vec![false; process.steps().len()]);
    let order = process.orders();
    for &id in order.topological() {
        follows[id.index()] = order.of(id).iter().any(|order| {
            let begun_later = follows[order.from.index()];
            match order.relation {
                Relation::FinishStart => begun_later || is_intake(order.from),
                Relation::StartStart => begun_later,
                Relation::FinishFinish => false,
            }
        });
    }
    for &id in order.topological().iter().rev() {
        for order in order.of(id) {
            leads[order.from.index()] |= match order.relation {
                Relation::FinishStart => leads[id.index()] || is_intake(id),
                Relation::FinishFinish => leads[id.index()],
                Relation::StartStart => false,
            };
        }
    }
    let early = |(id, leads): (StepId, bool)| leads && !follows[id.index()] && !is_intake(id);
    process.step_ids().zip(leads).map(early).collect()
}
