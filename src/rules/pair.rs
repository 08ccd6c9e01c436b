//! The place at which a file makes one step wait for another.

use super::Remark;
use super::names::MOST_NAMED;
use crate::model::{Place, Process, StepId};
use crate::text::{Text, say};

/// A remark about a step that waits for others: it points at the entry that
/// makes it wait, and shows these steps and the one that waits.
pub(super) fn remark(process: &Process, waiting: StepId, before: &[StepId], message: Text) -> Remark {
    let orders = process.orders().of(waiting);
    let mut written = before.iter().filter_map(|before| orders.iter().find(|order| order.from == *before));
    let place = match (written.next().map(|order| order.place(process.step(waiting))), written.next()) {
        // Several entries are in one list.
        (Some(Place(entry)), Some(_)) => Place(entry[..entry.len() - 1].to_vec()),
        (Some(entry), None) => entry,
        // A wait through other steps is written nowhere.
        (None, _) => Place::step(waiting.index()),
    };
    let remark = at(place, waiting, before, message);
    remark.with_all(before.iter().map(|before| process.step(*before).id.as_str()))
}

/// The remark at a known place.
pub(super) fn at(place: Place, waiting: StepId, before: &[StepId], message: Text) -> Remark {
    let step = Place::step(waiting.index());
    let shows_waiting = place != step;
    let first = before.iter().take(MOST_NAMED);
    let first = first.map(|before| (Place::step(before.index()), say!("this comes first", "此环节在先")));
    let waiting = shows_waiting.then(|| (step, say!("this waits", "此环节等待")));
    Remark::new(place, message).all_related(first.chain(waiting).collect())
}
