//! Marks what is new since an earlier revision.

use std::collections::HashMap;

use super::about::{Key, tightest};
use super::{Judged, Subject, Suppressed};
use crate::finding::Identity;
use crate::model::Process;

/// The rule of figures that are worse than before.
pub const WORSE_FIGURE: &str = "worse-figure";

/// Marks the findings that counted in an earlier revision already, and those
/// that are new. A finding that was waived then and no longer is counts as new,
/// and so does one that grew.
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

/// The name of the step of a finding, and the names of the steps that it
/// replaces.
fn names<'p>(process: &'p Process, judged: &Judged) -> Vec<Option<&'p str>> {
    let at = judged.finding.place.step_position();
    match at.and_then(|at| process.steps().get(at)) {
        None => vec![None],
        Some(step) => [&step.id].into_iter().chain(&step.replaces).map(|name| Some(name.as_str())).collect(),
    }
}

/// The subject of a finding with the other steps under the names of those that
/// they replace.
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
