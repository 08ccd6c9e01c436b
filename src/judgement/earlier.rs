//! What is new since an earlier revision, and which figures got worse.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::about::{Key, tightest};
use super::{Judged, Subject, Suppressed};
use crate::analysis::Measures;
use crate::finding::{Finding, Identity, Level};
use crate::model::{Place, Process};
use crate::words::judgement as say;

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
/// was waived then and is not any more is new, and so is what grew.
pub fn mark_known(subject: &mut Subject<'_>, before: &[Judged], revision: &str) {
    let mut by_key: HashMap<Key<'_>, Vec<usize>> = HashMap::new();
    for (at, judged) in before.iter().enumerate().filter(|(_, judged)| judged.suppressed.is_none()) {
        by_key.entry(Key::of(judged)).or_default().push(at);
    }
    let mut met = vec![false; before.len()];
    let mut meet = |key: &Key<'_>, identity: &Identity| {
        let then = by_key.get(key).into_iter().flatten().copied().filter(|at| !met[*at]);
        let at = tightest(identity, then.map(|at| (at, &before[at].finding.identity)));
        at.map(|at| met[at] = true).is_some()
    };
    let process = subject.process;
    for judged in &mut subject.findings {
        let (rule, earlier) = (judged.finding.code, replaced(process, judged));
        let known = names(process, judged).into_iter().any(|step| {
            meet(&Key { rule, step, about: &judged.about }, &judged.finding.identity)
                || meet(&Key { rule, step, about: &earlier.0 }, &earlier.1)
        });
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

/// What a finding was about when the other steps that it names were still
/// called what they replace.
fn replaced(process: &Process, judged: &Judged) -> (String, Identity) {
    let earlier = |name: &str| {
        let step = process.find(name).ok().map(|id| process.step(id));
        step.and_then(|step| step.replaces.first()).map_or_else(|| name.to_owned(), Clone::clone)
    };
    let about = match judged.about.split_once("after.") {
        Some(("", step)) => format!("after.{}", earlier(step)),
        _ => judged.about.clone(),
    };
    let identity = &judged.finding.identity;
    (about, Identity { with: identity.with.iter().map(|name| earlier(name)).collect(), ..identity.clone() })
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
        said.push(("days", say::other_unit(days_then, unit.1, days_now, unit.0, revision)));
    } else if days_now.compare(days_then) == Ordering::Greater {
        said.push(("days", say::more_days(days_then, days_now, unit.0, revision)));
    }
    let steps = |state: State<'_>| Some(state.today.steps as u64);
    let visits = |state: State<'_>| state.today.visits;
    let materials = |state: State<'_>| state.today.materials.map(|materials| materials.distinct as u64);
    let counts = [
        ("steps", say::Counted::Steps, steps(before), steps(now)),
        ("materials", say::Counted::Materials, materials(before), materials(now)),
        ("visits", say::Counted::Visits, visits(before), visits(now)),
    ];
    for (figure, counted, then, now) in counts {
        match (then, now) {
            (Some(then), Some(now)) if now > then => said.push((figure, say::more(counted, then, now, revision))),
            // What was stated and is not any more may be anything.
            (Some(then), None) => said.push((figure, say::no_more(counted, then, revision))),
            _ => {}
        }
    }
    let finding = |(figure, message): (&str, _)| Finding {
        code: WORSE_FIGURE,
        level,
        place: Place::process().field("name"),
        message,
        help: Some(say::worse_help()),
        related: Vec::new(),
        identity: Identity { with: vec![figure.to_owned()], ..Identity::default() },
    };
    said.into_iter().map(finding).collect()
}
