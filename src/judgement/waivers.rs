//! Applies waivers, and finds those without effect.

use std::collections::BTreeMap;
use std::sync::Arc;

use globset::GlobMatcher;
use jiff::civil::Date;

use super::absent::is_of_a_change;
use super::weaker::is_of_settings;
use super::{Judged, Subject, Suppressed};
use crate::config::{self, InForce};
use crate::finding::{Finding, Identity, Level};
use crate::judgement::say;
use crate::model::{Allow, Missing, Place, Process, StepId};

/// The conditions under which waivers are applied.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The day on which they are judged.
    pub today: Date,
    /// The level of each rule.
    pub in_force: &'a InForce,
    /// The waivers of the configuration.
    pub waivers: &'a [config::Waiver],
    /// The waivers that it had in the earlier revision, if there is one.
    pub waivers_before: &'a [config::Waiver],
    /// Whether everything that the configuration names was judged: else a
    /// waiver may be for what was not.
    pub whole: bool,
    /// Whether figures were compared with an earlier revision: else it is
    /// unknown whether a waiver of worse ones is used.
    pub compared: bool,
}

/// A waiver from any source.
struct Waiver<'w> {
    rule: &'w str,
    reason: Option<&'w str>,
    until: Option<Date>,
    place: Place,
    here: bool,
    /// Whether it was for an earlier change: a waiver of worse figures is for
    /// the change that it comes with.
    spent: bool,
    /// Whether another one has covered everything it would.
    second: bool,
    /// Whether the name of its step is not unique.
    ambiguous: bool,
    used: bool,
}

/// Marks waived findings. Defects of the waivers of a definition are added to
/// its findings; those of the configuration are returned.
pub fn waive(subjects: &mut [Subject<'_>], standing: Standing<'_>) -> Vec<Finding> {
    let scopes: Vec<Scope<'_>> = standing.waivers.iter().map(Scope::new).collect();
    let mut outer: Vec<Waiver<'_>> = standing.waivers.iter().map(|waiver| outer(waiver, standing)).collect();
    for subject in subjects.iter_mut() {
        let process = subject.process;
        let mut own = if subject.is_absent { BTreeMap::new() } else { inner(process, subject.before) };
        // The waivers of the configuration for this definition, with the step
        // of each; a step that does not exist has none.
        let named = scopes.iter().zip(&mut outer).filter(|(scope, _)| scope.names(subject.file, process));
        let mut named: Vec<_> = named.map(|(scope, waiver)| (waiver.step_of(scope, process), waiver)).collect();
        for judged in &mut subject.findings {
            let step = judged.finding.place.step_position();
            for waiver in own.get_mut(&step).into_iter().flatten() {
                waiver.cover(judged, standing.today);
            }
            for (only, waiver) in &mut named {
                if only.is_none_or(|only| only.is_some() && only == step) {
                    waiver.cover(judged, standing.today);
                }
            }
        }
        let own = own.iter().flat_map(|(step, waivers)| waivers.iter().map(move |waiver| (step, waiver)));
        let faults = own.filter_map(|(step, waiver)| waiver.fault(standing, true, step.is_none()));
        subject.findings.extend(faults.map(|finding| Judged::new(finding, process)));
    }
    let asked =
        |scope: &Scope<'_>| standing.whole || subjects.iter().any(|subject| scope.names(subject.file, subject.process));
    let faults = scopes.iter().zip(&outer).filter_map(|(scope, waiver)| waiver.fault(standing, asked(scope), false));
    faults.collect()
}

/// Marks the findings on settings that a waiver of the configuration accepts.
pub(super) fn cover_settings(judged: &mut [Judged], standing: Standing<'_>) {
    for waiver in standing.waivers {
        let mut waiver = outer(waiver, standing);
        judged.iter_mut().for_each(|judged| waiver.cover(judged, standing.today));
    }
}

/// The waivers of a definition by the index of their step; `None` for the
/// process as a whole.
fn inner<'p>(process: &'p Process, before: Option<&Process>) -> BTreeMap<Option<usize>, Vec<Waiver<'p>>> {
    fn listed<'p>(allow: &'p [Allow], place: &Place, before: &[Allow]) -> Vec<Waiver<'p>> {
        let entry = |(nth, allow): (usize, &'p Allow)| Waiver {
            rule: &allow.rule,
            reason: allow.reason.as_deref(),
            until: allow.until,
            place: place.clone().field("allow").item(nth),
            here: true,
            spent: is_of_a_change(&allow.rule) && before.contains(allow),
            second: false,
            ambiguous: false,
            used: false,
        };
        allow.iter().enumerate().map(entry).collect()
    }
    let whole = (None, listed(process.allow(), &Place::process(), before.map_or(&[], Process::allow)));
    let with_some = process.steps().iter().enumerate().filter(|(_, step)| !step.allow.is_empty());
    let steps = with_some.map(|(at, step)| (Some(at), listed(&step.allow, &Place::step(at), &[])));
    [whole].into_iter().chain(steps).collect()
}

fn outer<'w>(waiver: &'w config::Waiver, standing: Standing<'_>) -> Waiver<'w> {
    Waiver {
        rule: &waiver.rule,
        reason: waiver.reason.as_deref(),
        until: waiver.until,
        place: waiver.place.clone(),
        here: false,
        spent: is_of_a_change(&waiver.rule) && standing.waivers_before.iter().any(|before| before.says_what(waiver)),
        second: false,
        ambiguous: false,
        used: false,
    }
}

impl Waiver<'_> {
    /// The index of its step, if it names an existing one. A name that is not
    /// unique refers to no step.
    fn step_of(&mut self, scope: &Scope<'_>, process: &Process) -> Option<Option<usize>> {
        let found = process.find(scope.step?);
        self.ambiguous |= found == Err(Missing::Ambiguous);
        Some(found.ok().map(StepId::index))
    }

    fn reason(&self) -> Option<&str> {
        self.reason.filter(|reason| !reason.trim().is_empty())
    }

    fn is_over(&self, today: Date) -> bool {
        self.until.is_some_and(|until| until < today)
    }

    /// Returns whether this run can decide that it covers nothing: for a rule
    /// that only a flag of this run has switched off it cannot.
    fn is_tried(&self, standing: Standing<'_>) -> bool {
        !is_of_settings(self.rule)
            && (standing.compared || !is_of_a_change(self.rule))
            && !standing.in_force.is_off_for_now(self.rule)
    }

    /// Marks a finding of the rule, unless the waiver has no reason, has
    /// expired or is spent.
    fn cover(&mut self, judged: &mut Judged, today: Date) {
        let Some(reason) = self.reason else { return };
        if self.rule != judged.finding.code || self.reason().is_none() || self.is_over(today) {
            return;
        }
        if self.spent {
            Arc::make_mut(&mut judged.finding).help = Some(say::spent_help());
            return;
        }
        if judged.suppressed.is_some() {
            self.second = true;
        } else {
            self.used = true;
            let (reason, until, here) = (reason.trim().to_owned(), self.until, self.here);
            judged.suppressed = Some(Suppressed::Waived { reason, until, here });
        }
    }

    /// The defect of the waiver, if it has one. `asked` is whether anything
    /// that it may be for was judged.
    fn fault(&self, standing: Standing<'_>, asked: bool, of_whole: bool) -> Option<Finding> {
        let level_of = |name: &str| standing.in_force.level(name);
        let (code, place, message, help) = if self.reason().is_none() {
            ("waiver-without-reason", self.place.clone(), say::no_reason(self.rule), say::no_reason_help())
        } else if let Some(until) = self.until.filter(|_| self.is_over(standing.today)) {
            let message = say::expired(self.rule, until, standing.today);
            ("waiver-expired", self.place.clone().field("until"), message, say::expired_help())
        } else if !self.used && asked && self.is_tried(standing) {
            let (message, help) = match level_of(self.rule) {
                Level::Allow => (say::rule_off(self.rule), say::rule_off_help()),
                _ if self.spent => (say::spent(self.rule), say::spent_help()),
                _ if self.ambiguous => (say::ambiguous(self.rule), say::ambiguous_help()),
                _ if self.second => (say::covered(self.rule), say::covered_help()),
                _ => (say::unused(self.rule), say::unused_help(of_whole)),
            };
            ("waiver-unused", self.place.clone(), message, help)
        } else {
            return None;
        };
        let level = level_of(code);
        (level > Level::Allow).then(|| Finding {
            code,
            level,
            place,
            message,
            help: Some(help),
            related: Vec::new(),
            identity: Identity::default(),
        })
    }
}

/// The scope of a waiver of the configuration.
struct Scope<'w> {
    process: Option<&'w str>,
    step: Option<&'w str>,
    path: Option<GlobMatcher>,
}

impl<'w> Scope<'w> {
    fn new(waiver: &'w config::Waiver) -> Self {
        let matcher = |path| config::matcher(path).expect("checked by the reader: it is a pattern");
        let path = waiver.path.as_deref().map(matcher);
        Self { process: waiver.process.as_deref(), step: waiver.step.as_deref(), path }
    }

    /// Returns whether it names this definition.
    fn names(&self, file: &str, process: &Process) -> bool {
        self.process.is_none_or(|id| id == process.id()) && self.path.as_ref().is_none_or(|path| path.is_match(file))
    }
}
