//! What is new since an earlier revision, and which figures got worse.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{Judged, Subject, Suppressed};
use crate::analysis::Measures;
use crate::finding::{Finding, Level};
use crate::model::{Place, Process};
use crate::words::{Text, judgement as say};

/// The rule of figures that are worse than they were.
pub const WORSE_FIGURE: &str = "worse-figure";

/// A process and its figures.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// The process.
    pub process: &'a Process,
    /// Its figures today.
    pub today: &'a Measures,
}

/// Marks what counted in an earlier revision already, and what is new. What
/// was waived then and is not any more is new.
pub fn mark_known(subject: &mut Subject<'_>, before: &[Judged], revision: &str) {
    let mut left: BTreeMap<(&str, Option<&str>), Vec<&Text>> = BTreeMap::new();
    for judged in before.iter().filter(|judged| judged.suppressed.is_none()) {
        left.entry((judged.finding.code, judged.step.as_deref())).or_default().push(&judged.finding.message);
    }
    let process = subject.process;
    let mut known = vec![false; subject.findings.len()];
    // Of several of one rule about one step the ones in the very same words first.
    for same_words in [true, false] {
        for (judged, known) in subject.findings.iter().zip(&mut known).filter(|(_, known)| !**known) {
            *known = names(process, judged).into_iter().any(|step| {
                let Some(said) = left.get_mut(&(judged.finding.code, step)) else { return false };
                let at = said.iter().position(|text| !same_words || **text == judged.finding.message);
                at.map(|at| said.swap_remove(at)).is_some()
            });
        }
    }
    for (judged, known) in subject.findings.iter_mut().zip(known) {
        judged.is_new = Some(!known && judged.is_new != Some(false));
        if known {
            judged.suppressed.get_or_insert_with(|| Suppressed::Known(revision.to_owned()));
        }
    }
}

/// What the step of a finding is called, and what it replaces was called.
fn names<'p>(process: &'p Process, judged: &Judged) -> Vec<Option<&'p str>> {
    let at = judged.finding.place.step_position();
    match at.and_then(|at| process.steps().get(at)) {
        None => vec![None],
        Some(step) => [&step.id].into_iter().chain(&step.replaces).map(|name| Some(name.as_str())).collect(),
    }
}

/// Figures that were less in an earlier revision, or that cannot be compared
/// with it any more, as findings at this level.
#[must_use]
pub fn worse(now: State<'_>, before: State<'_>, revision: &str, level: Level) -> Vec<Finding> {
    let unit = (now.process.unit(), before.process.unit());
    let days = |state: State<'_>| state.today.days.in_days(state.process.day());
    let (days_now, days_then) = (days(now), days(before));
    let mut said = Vec::new();
    if unit.0 != unit.1 {
        said.push(say::other_unit(days_then, unit.1, days_now, unit.0, revision));
    } else if days_now.compare(days_then) == Ordering::Greater {
        said.push(say::more_days(days_then, days_now, unit.0, revision));
    }
    let steps = |state: State<'_>| Some(state.today.steps as u64);
    let visits = |state: State<'_>| state.today.visits;
    let materials = |state: State<'_>| state.today.materials.map(|materials| materials.distinct as u64);
    let counts = [
        (say::Counted::Steps, steps(before), steps(now)),
        (say::Counted::Materials, materials(before), materials(now)),
        (say::Counted::Visits, visits(before), visits(now)),
    ];
    for (counted, then, now) in counts {
        if let (Some(then), Some(now)) = (then, now)
            && now > then
        {
            said.push(say::more(counted, then, now, revision));
        }
    }
    let finding = |message| Finding {
        code: WORSE_FIGURE,
        level,
        place: Place::process().field("name"),
        message,
        help: Some(say::worse_help()),
        related: Vec::new(),
    };
    said.into_iter().map(finding).collect()
}
