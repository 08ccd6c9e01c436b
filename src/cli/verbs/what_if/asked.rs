//! The changes as given on the command line.

use super::WhatIf;
use crate::cli::ending::Refused;
use crate::cli::say::usage;
use crate::cli::session::Trouble;
use crate::input::{is_scalar, step_value};
use crate::model::{KEYS, KeyGroup, Lever, Missing, Process, Spelled, key_of};
use crate::plan::{WhatIf as Made, Wish};
use crate::report::what_if as sentences;
use crate::text::nearest::nearest;

/// `STEP.KEY=VALUE`.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    step: String,
    key: &'static str,
    value: String,
}

/// `LEVER@STEP[:PAPER][=BASIS]`.
#[derive(Clone, Debug)]
pub(super) struct Grant {
    lever: Lever,
    /// A step, and behind a colon a paper; the id of a step may contain a
    /// colon.
    place: String,
    basis: Option<String>,
}

/// A requested change.
pub(super) struct Asked {
    /// The flag with its value.
    pub text: String,
    /// The change, with steps by their ids.
    pub wish: Wish,
}

impl Asked {
    /// Returns whether it concerns the step of this new id; for a removed one,
    /// of its old id.
    pub fn is_about(&self, id: &str, process: &Process, made: &Made) -> bool {
        let called = |step: &str| process.find(step).ok().and_then(|step| made.called[step.index()].as_deref());
        self.wish.steps().into_iter().any(|step| called(step).unwrap_or(step) == id)
    }
}

/// Reads `review.days=5`.
pub(super) fn setting(text: &str) -> Result<Setting, Refused> {
    let (place, value) = text.split_once('=').ok_or_else(|| Refused(sentences::no_setting()))?;
    let (step, key) = place.rsplit_once('.').ok_or_else(|| Refused(sentences::no_setting()))?;
    let known: Vec<&str> =
        KEYS.iter().filter(|key| key.group == KeyGroup::Step && is_scalar(key)).map(|key| key.english).collect();
    let own = key_of(KeyGroup::Step, key).filter(|key| is_scalar(key) && !["id", "name"].contains(&key.english));
    let own = own.ok_or_else(|| Refused(sentences::no_key(key, nearest(key, known.iter().copied()))))?;
    Ok(Setting { step: step.to_owned(), key: own.english, value: value.to_owned() })
}

/// Reads `survey,opinion`.
pub(super) fn two_of(text: &str) -> Result<[String; 2], Refused> {
    let parts: Vec<&str> = text.split([',', '，']).map(str::trim).collect();
    match parts.as_slice() {
        [one, other] if !one.is_empty() && !other.is_empty() && one != other => {
            Ok([(*one).to_owned(), (*other).to_owned()])
        }
        _ => Err(Refused(sentences::no_two())),
    }
}

/// Reads `survey:decide`.
pub(super) fn order_of(text: &str) -> Result<[String; 2], Refused> {
    let parts = text.split_once([':', '：']).filter(|(before, step)| !before.is_empty() && !step.is_empty());
    let (before, step) = parts.ok_or_else(|| Refused(sentences::no_order()))?;
    Ok([before.to_owned(), step.to_owned()])
}

/// Reads `commit@review=Licensing Act 12`.
pub(super) fn grant(text: &str) -> Result<Grant, Refused> {
    let (lever, rest) = text.split_once('@').ok_or_else(|| Refused(sentences::no_grant()))?;
    let own = Lever::from_word(lever).ok_or_else(|| Refused(usage::no_lever(lever, &[])))?;
    let (place, basis) = match rest.split_once('=') {
        Some((place, basis)) => (place, Some(basis.to_owned()).filter(|basis| !basis.is_empty())),
        None => (rest, None),
    };
    Ok(Grant { lever: own, place: place.to_owned(), basis })
}

impl WhatIf {
    /// The requested changes, with each step by its id.
    ///
    /// # Errors
    ///
    /// A step that does not exist, a value that does not fit, no change at all.
    pub(super) fn asked(&self, process: &Process) -> Result<Vec<Asked>, Trouble> {
        let step = |name: &str| id_of(process, name);
        let mut all = Vec::new();
        let mut push = |text: String, wish: Wish| all.push(Asked { text, wish });
        for name in &self.drop {
            push(format!("--drop {name}"), Wish::Drop { step: step(name)? });
        }
        for Setting { step: name, key, value } in &self.set {
            let text = format!("--set {name}.{key}={value}");
            let field = step_value(key, value)
                .map_err(|problem| Trouble::misused(sentences::no_value(&text, problem.as_ref())))?;
            push(text, Wish::Set { step: step(name)?, field });
        }
        for [one, other] in &self.parallel {
            let wish = Wish::Parallel { one: step(one)?, other: step(other)? };
            push(format!("--parallel {one},{other}"), wish);
        }
        for [before, after] in &self.lift {
            push(format!("--lift {before}:{after}"), Wish::Lift { before: step(before)?, step: step(after)? });
        }
        for Grant { lever, place, basis } in &self.grant {
            let (name, paper) = match place.split_once([':', '：']) {
                Some((name, paper)) if process.find(place).is_err() => (name, Some(paper.to_owned())),
                _ => (place.as_str(), None),
            };
            let behind = basis.as_ref().map(|basis| format!("={basis}")).unwrap_or_default();
            let wish = Wish::Grant { lever: *lever, step: step(name)?, paper, basis: basis.clone() };
            push(format!("--grant {}@{place}{behind}", lever.english()), wish);
        }
        for name in &self.answer {
            push(format!("--answer {name}"), Wish::Answer { step: step(name)? });
        }
        if all.is_empty() { Err(Trouble::misused(sentences::nothing_asked())) } else { Ok(all) }
    }
}

/// The id of a step that is named by its id, or by a name that only it has.
fn id_of(process: &Process, name: &str) -> Result<String, Trouble> {
    process.find(name).map(|step| process.step(step).id.clone()).map_err(|missing| {
        let known = || process.steps().iter().map(|step| step.id.as_str());
        Trouble::misused(match missing {
            Missing::Ambiguous => sentences::ambiguous(name),
            Missing::Unknown => sentences::no_step(name, nearest(name, known())),
        })
    })
}
