//! The reason a change is offered, in one sentence.

use super::Names;
use crate::analysis::{Analysis, FreeChange, Reason, Record};
use crate::model::{Because, StepId};
use crate::report::analysis::say;
use crate::text::Text;

/// Explains what in the file supports the change, and what the file leaves out.
pub(super) fn because(names: &Names<'_>, analysis: &Analysis, change: &FreeChange) -> Text {
    let name = names.of(change.step);
    if change.goes {
        return say::because_waste(&name);
    }
    let step = names.process.step(change.step);
    let explained = step.needs.is_some();
    let (stay, lifted): (Vec<StepId>, Vec<StepId>) = change.from.iter().partition(|from| change.to.contains(from));
    if is_closer(change) {
        return say::because_closer(&name, &names.all(&change.closer));
    }
    if !lifted.is_empty() {
        let entries = step.after.as_deref().unwrap_or_default();
        // For a predecessor on a step that the case does not take, the record decides
        // whether it counts.
        let counts = |from: &StepId| {
            let record = Record::of(names.process);
            let mut orders = names.process.orders().of(change.step).iter().filter(|order| order.from == *from);
            orders.any(|order| record.of_entry(order) == Reason::Habit)
        };
        let habit = |from: &StepId| {
            let mut called =
                entries.iter().filter(|entry| entry.step == *from && entry.because == Some(Because::Habit));
            called.any(|entry| !entry.is_across || counts(from))
        };
        return match (lifted.iter().all(habit), explained) {
            (true, _) => say::because_habit(&name, &names.all(&lifted)),
            (false, true) if !change.evidence.free_of.is_empty() => {
                say::because_not_needed(&name, &names.all(&change.evidence.free_of))
            }
            (false, true) => say::because_unrecorded(&name),
            (false, false) => say::because_unrecorded(&name),
        };
    }
    let loosened = loosened(analysis, change);
    if !loosened.is_empty() {
        say::because_not_its_end(&name, &names.all(&loosened))
    } else if explained && !stay.is_empty() {
        say::because_through(&name, &names.all(&stay))
    } else {
        say::because_unrecorded(&name)
    }
}

/// Returns whether the step already follows, in any case, everything that it
/// would now follow directly, some of it sooner: only the time between them
/// goes.
pub(super) fn is_closer(change: &FreeChange) -> bool {
    let mut lifted = change.from.iter().filter(|from| !change.to.contains(from));
    !change.closer.is_empty() && lifted.all(|from| change.closer.contains(from))
}

/// Of the steps that this one follows in any case, those whose end it waits for
/// out of habit.
fn loosened(analysis: &Analysis, change: &FreeChange) -> Vec<StepId> {
    let waits = &analysis.steps[change.step.index()].waits;
    let habit = |id: &StepId| waits.iter().any(|wait| wait.step == *id && wait.reason == Reason::Habit);
    let stay = change.from.iter().copied().filter(|from| change.to.contains(from));
    stay.filter(habit).collect()
}

/// Returns whether a step still follows what it followed and only starts when
/// that does.
pub(super) fn moves_up(analysis: &Analysis, change: &FreeChange) -> bool {
    !change.goes && change.from == change.to && !is_closer(change) && loosened(analysis, change).is_empty()
}
