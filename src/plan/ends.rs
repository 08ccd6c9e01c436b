//! What was said of the end of a step that is gone: by a limit, and by a step
//! after the result.

use super::order::Kept;
use crate::model::{After, Counting, Order, Relation, StepId};

impl Kept<'_, '_> {
    /// The `after` of a step after the result, which is on no path: its entries,
    /// an entry on a step that is gone for the one with whose end that ended.
    pub(super) fn after_result(
        &self,
        id: StepId,
        written: Option<Vec<After<String>>>,
        above: Option<StepId>,
    ) -> Option<Vec<After<String>>> {
        let Some(written) = written else {
            let old = self.process().step_ids().take(id.index()).rfind(|step| self.is_before_result(*step));
            let is_same = old.and_then(|old| self.now(old)) == above;
            return (!is_same).then(|| above.map(|above| self.plain(above).1).into_iter().collect());
        };
        let mut entries: Vec<After<String>> = Vec::new();
        for entry in written {
            let step = self.end_of(&entry.step).filter(|step| !entries.iter().any(|known| known.step == *step));
            entries.extend(step.map(|step| After { step, ..entry }));
        }
        Some(entries)
    }

    fn is_before_result(&self, step: StepId) -> bool {
        self.process().step(step).clock != Counting::Afterwards
    }

    /// The step whose end a limit runs from or to where that was the end of
    /// `name`: its new id, or where it is gone, that of the one step with whose
    /// end it ended, as it takes no time. `None` where several come before it,
    /// or none does.
    pub(super) fn end_of(&self, name: &str) -> Option<String> {
        let mut at = self.ground.step(name)?;
        while self.called[at.index()].is_none() {
            let orders = self.process().orders().of(at);
            let last = orders.iter().find(|order| {
                let before =
                    |other: &Order| other.from == order.from || self.ground.pairs.is_before(other.from, order.from);
                orders.iter().all(before)
            })?;
            let own = orders.iter().filter(|order| order.from == last.from);
            let ends_so = |order: &Order| order.relation == Relation::FinishStart && order.lag.is_zero();
            if orders.iter().any(|order| order.relation != Relation::FinishStart) || !own.clone().all(ends_so) {
                return None;
            }
            at = last.from;
        }
        self.called[at.index()].clone()
    }
}
