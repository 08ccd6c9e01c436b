//! What is true of a process: today, reachable, floor; what binds, what a
//! change is worth, what to ask. Words and formats come later.

mod bits;
mod changes;
mod items;
mod measures;
mod network;
mod paths;
mod price;
mod questions;
mod reach;
mod reason;
mod reduction;
mod scenario;
mod schedule;
mod sequence;
mod spans;
mod study;
mod waste;

pub use measures::{Materials, Measures, Split, Tally};

use reach::Reach;
use study::{Side, Study};

pub use reason::{Keep, Record};

use crate::model::{Process, StepId, Time};

/// Everything the first command says about one process.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// All of today's order.
    pub today: Measures,
    /// What the record supports with nobody's new permission.
    pub reachable: Measures,
    /// What law, safety, procedure and documents on file force.
    pub floor: Measures,
    /// Today's schedule, a row a step, in file order.
    pub steps: Vec<StepFacts>,
    /// The longest chains of today.
    pub critical_paths: CriticalPaths,
    /// What would lead from today to reachable, in the order in which it is
    /// made.
    pub changes: Vec<Proposal>,
    /// What to ask, most days at stake first.
    pub questions: Vec<Question>,
    /// Recorded orders that bind in reachable, with their price.
    pub not_offered: Vec<NotOffered>,
}

/// One step in today's schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepFacts {
    /// Earliest start.
    pub start: Time,
    /// Earliest finish.
    pub finish: Time,
    /// Latest start that does not delay the process.
    pub latest_start: Time,
    /// Latest finish that does not delay the process.
    pub latest_finish: Time,
    /// The smaller of start slack and finish slack.
    pub float: Time,
    /// What the process would lose if the step took no time.
    pub drag: Time,
    /// What it waits for, with the reason on file.
    pub waits: Vec<Wait>,
    /// Start and finish in reachable; none where the step goes.
    pub reachable: Option<(Time, Time)>,
}

impl StepFacts {
    /// Whether a delay of the step delays the process.
    #[must_use]
    pub fn is_critical(&self) -> bool {
        self.float == Time::ZERO
    }
}

/// Why one step waits for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It needs a paper that the other gives.
    Document,
    /// The law.
    Law,
    /// Safety.
    Safety,
    /// The inner order of one matter: intake, review, decision, delivery.
    Procedure,
    /// Habit.
    Habit,
    /// The file does not say.
    Open,
}

/// A step that another waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The step that comes first.
    pub step: StepId,
    /// Why.
    pub reason: Reason,
    /// The position in the waiting step's `after` that names it, if one does:
    /// there stands the basis.
    pub entry: Option<usize>,
}

/// The longest chains of binding orders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CriticalPaths {
    /// How many there are; the greatest 64-bit number stands for more.
    pub count: u64,
    /// The first of them, at most [`CriticalPaths::SHOWN`].
    pub paths: Vec<Vec<StepId>>,
}

impl CriticalPaths {
    /// How many paths are spelled out.
    pub const SHOWN: usize = 20;
}

/// A change that the file's own record supports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The step that it changes.
    pub step: StepId,
    /// Whether the step goes; else it waits for less.
    pub goes: bool,
    /// What the step follows directly today.
    pub from: Vec<StepId>,
    /// What it follows directly in reachable.
    pub to: Vec<StepId>,
    /// Of these, what must have finished for it to start.
    pub starts_after: Vec<StepId>,
    /// Today less today with this change only.
    pub saves_alone: Time,
    /// What it takes off when its turn comes; adds up to today − reachable.
    pub saves_in_sequence: Time,
    /// The days of the process after this change and all before it.
    pub days_after: Time,
}

/// A step of which the file does not say why it waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The step.
    pub step: StepId,
    /// Reachable less reachable if it needed nothing beyond the record.
    pub at_stake: Time,
}

/// A recorded law or safety order on a critical path of reachable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotOffered {
    /// The step that waits.
    pub step: StepId,
    /// The step it waits for.
    pub waits_for: StepId,
    /// Law or safety.
    pub reason: Reason,
    /// The article or document it rests on.
    pub basis: Option<String>,
    /// Reachable less reachable without it.
    pub price: Time,
}

impl Analysis {
    /// Analyzes a process. Near-linear in its steps and orders.
    #[must_use]
    pub fn new(process: &Process) -> Self {
        let study = Study::of(process);
        let without = spans::without_each(&study.reachable.network, &study.reachable.schedule);
        let changes = {
            let mut reach = Reach::new(&study.reachable.network);
            changes::proposals(&study, &mut reach)
        };
        let today = &study.today;
        Self {
            today: today.measures(process),
            reachable: study.reachable.measures(process),
            floor: study.floor.measures(process),
            steps: steps(process, &study),
            critical_paths: paths::of(&today.network, &today.schedule, &today.reduction),
            changes,
            questions: questions::questions(&study, &without),
            not_offered: price::not_offered(&study, &without),
        }
    }
}

fn steps(process: &Process, study: &Study<'_>) -> Vec<StepFacts> {
    let Side { network, schedule, .. } = &study.today;
    let drags = spans::drags(network, schedule);
    let facts = |step: StepId| {
        let node = network.node_of(step)?;
        let at = node.index();
        Some(StepFacts {
            start: schedule.start[at],
            finish: schedule.finish[at],
            latest_start: schedule.latest_start[at],
            latest_finish: schedule.latest_finish[at],
            float: schedule.float(node),
            drag: drags[at],
            waits: study.basis.record.waits(step),
            reachable: (!study.gone[step.index()]).then(|| (study.reachable.start(step), study.reachable.finish(step))),
        })
    };
    process.step_ids().filter_map(facts).collect()
}
