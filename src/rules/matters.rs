//! Finds the intake, or the decision, at which the clock of a step's matter
//! begins.

use std::collections::HashMap;

use crate::model::{Kind, Process, StepId, Time};

/// The steps of one kind, by the matter they belong to.
#[derive(Debug)]
pub(super) struct Matters<'a> {
    process: &'a Process,
    /// For each matter the steps by the time when each is done, ascending.
    of_item: HashMap<&'a str, Vec<(Time, StepId)>>,
    /// The only such step of the process.
    only: Option<StepId>,
}

impl<'a> Matters<'a> {
    pub(super) fn of(process: &'a Process, times: &[(Time, Time)], kind: Kind) -> Self {
        let mut of_item: HashMap<&str, Vec<(Time, StepId)>> = HashMap::new();
        let mut of_kind = process.step_ids().filter(|id| process.step(*id).kind == Some(kind)).peekable();
        let first = of_kind.peek().copied();
        let mut count = 0;
        for id in of_kind {
            count += 1;
            for item in process.items(id) {
                of_item.entry(item).or_default().push((times[id.index()].1, id));
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each is sorted by itself")]
        for steps in of_item.values_mut() {
            steps.sort_unstable();
        }
        Self { process, of_item, only: first.filter(|_| count == 1) }
    }

    /// The last one of the step's own matters that is done before it starts.
    pub(super) fn own(&self, step: StepId, times: &[(Time, Time)]) -> Option<StepId> {
        let start = times[step.index()].0;
        let of_item = self.process.items(step).filter_map(|item| self.of_item.get(item));
        let last = of_item.filter_map(|steps| {
            let done = steps.partition_point(|(finish, _)| *finish <= start);
            steps[..done].iter().rev().find(|(_, id)| *id != step)
        });
        last.max().map(|(_, id)| *id)
    }

    /// The last one of the step's own matters, else the only one of the process
    /// if it is done before.
    pub(super) fn before(&self, step: StepId, times: &[(Time, Time)]) -> Option<StepId> {
        let done = |id: &StepId| times[id.index()].1 <= times[step.index()].0;
        self.own(step, times).or_else(|| self.only.filter(|id| *id != step && done(id)))
    }
}
