//! Why a change is offered, in one sentence.

use super::Names;
use crate::analysis::{Analysis, Proposal, Reason};
use crate::model::{Because, StepId};
use crate::words::Text;
use crate::words::analysis as say;

/// What the file says that supports the change, and what it does not say.
pub(super) fn because(names: &Names<'_>, analysis: &Analysis, proposal: &Proposal) -> Text {
    let name = names.of(proposal.step);
    if proposal.goes {
        return say::because_waste(&name);
    }
    let step = names.process.step(proposal.step);
    let explained = step.needs.is_some();
    let (stay, lifted): (Vec<StepId>, Vec<StepId>) = proposal.from.iter().partition(|from| proposal.to.contains(from));
    let closer = closer(analysis, proposal);
    if !closer.is_empty() && closer.len() == lifted.len() {
        return say::because_closer(&name, &names.all(&closer));
    }
    if !lifted.is_empty() {
        let entries = step.after.as_deref().unwrap_or_default();
        let habit =
            |from: &StepId| entries.iter().any(|entry| entry.step == *from && entry.because == Some(Because::Habit));
        return match (lifted.iter().all(habit), explained) {
            (true, _) => say::because_habit(&name, &names.all(&lifted)),
            (false, true) => say::because_not_needed(&name, &names.all(&lifted)),
            (false, false) => say::because_unrecorded(&name),
        };
    }
    let loosened = loosened(analysis, proposal);
    if !loosened.is_empty() {
        say::because_not_its_end(&name, &names.all(&loosened))
    } else if explained && !stay.is_empty() {
        say::because_through(&name, &names.all(&stay))
    } else {
        say::because_unrecorded(&name)
    }
}

/// Of the steps that one would follow directly no more, those that it follows
/// in any case, through others: only the time between them goes.
pub(super) fn closer(analysis: &Analysis, proposal: &Proposal) -> Vec<StepId> {
    let mut before = vec![false; analysis.steps.len()];
    let mut open = proposal.starts_after.clone();
    while let Some(step) = open.pop() {
        if !std::mem::replace(&mut before[step.index()], true) {
            let waits = analysis.steps[step.index()].waits.iter();
            open.extend(waits.filter(|wait| wait.reason != Reason::Habit).map(|wait| wait.step));
        }
    }
    let lifted = proposal.from.iter().filter(|from| !proposal.to.contains(from));
    lifted.copied().filter(|from| before[from.index()]).collect()
}

/// Of the steps that one follows in any case, those whose end it waits for
/// out of habit.
pub(super) fn loosened(analysis: &Analysis, proposal: &Proposal) -> Vec<StepId> {
    let waits = &analysis.steps[proposal.step.index()].waits;
    let habit = |id: &StepId| waits.iter().any(|wait| wait.step == *id && wait.reason == Reason::Habit);
    let stay = proposal.from.iter().copied().filter(|from| proposal.to.contains(from));
    stay.filter(habit).collect()
}
