//! From a file and a package of options to the new definition.
//!
//! First every lever notes what it does to the definition; the pairs that go
//! are written as habit, so that today's order, and with it the status of
//! every other pair, stays. Of that process *reachable* is what the package
//! comes to. Its order is then written down as it is, steps are merged, and
//! the checks for afterwards are added: the new definition, whose *today* is
//! that figure.

use std::collections::{BTreeMap, BTreeSet};

use super::fits::{is_idle, removal_refused};
use super::marked::{freed, marked};
use super::merged::{self, Names};
use super::order::Kept;
use super::permits::cut_to_step;
use super::target::Target;
use crate::analysis::{Remainder, StepPairs};
use crate::levers::{Ground, Merger, Offer, Warning, Why, Works};
use crate::model::{After, Defect, DraftStep, Problem, Process, StepId};

/// The changes without permission that are made, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Free {
    /// Whether waste that can go is removed.
    pub waste: bool,
    /// Whether orders out of habit are removed.
    pub habit: bool,
}

impl Free {
    /// Both, as everywhere except where the contribution of each is asked for.
    pub const ALL: Self = Self { waste: true, habit: true };
}

/// The result of a package.
#[derive(Clone, Debug)]
pub struct Redesign {
    /// The new process.
    pub process: Process,
    /// For each option the warnings if it was made, otherwise the reason it
    /// could not be.
    pub made: Vec<Result<BTreeSet<Warning>, Why>>,
    /// For each step of the file its present id; `None` where it is gone.
    pub called: Vec<Option<String>>,
    /// The pairs that the options removed.
    pub lifted: StepPairs,
    /// The steps that the options took out.
    removed: BTreeSet<StepId>,
}

impl Redesign {
    fn of(((process, called), made, works): (Built, Made, Works<'_>)) -> Self {
        Self { process, made, called, lifted: works.lifted, removed: works.removed }
    }

    /// Whether nothing is left for an option to change; see [`is_idle`].
    #[must_use]
    pub(super) fn is_idle(&self, ground: &Ground<'_>, offer: &Offer) -> bool {
        is_idle(ground, offer, &self.removed, |step| self.goes(step))
    }

    pub(super) fn goes(&self, step: StepId) -> bool {
        self.called[step.index()].is_none()
    }

    /// Whether the limits of the process ran from or to a step that is gone,
    /// and no longer state one; and the steps of the new process whose limits
    /// did. `old` is the file as it stood.
    #[must_use]
    pub fn lost_limits(&self, old: &Process) -> (bool, Vec<StepId>) {
        let new = &self.process;
        let ends = |process: &Process| [process.limits().from.is_some(), process.limits().to.is_some()];
        let whole = ends(old).into_iter().zip(ends(new)).any(|(was, is)| was && !is);
        let runs_from = |process: &Process, step: StepId| {
            process.step(step).limit.as_ref().is_some_and(|limit| limit.from.is_some())
        };
        // A merged step has no limit of its own, which is reported for it.
        let by_itself = |id: StepId| {
            let own = self.called[id.index()].as_ref()?;
            let alone = self.called.iter().flatten().filter(|called| *called == own).count() == 1;
            new.find(own).ok().filter(|_| alone)
        };
        let running = old.step_ids().filter(|id| runs_from(old, *id));
        (whole, running.filter_map(by_itself).filter(|id| !runs_from(new, *id)).collect())
    }
}

/// Makes the options, each at its turn; one that cannot be made has no effect.
/// `offers` are in the order of their turns. `None` where every step of the
/// file is waste that goes: a process without steps is no definition.
#[must_use]
pub fn redesign(ground: &Ground<'_>, offers: &[&Offer]) -> Option<Redesign> {
    redesign_with(ground, offers, Free::ALL)
}

/// The same, with some of the free changes not made.
pub(super) fn redesign_with(ground: &Ground<'_>, offers: &[&Offer], free: Free) -> Option<Redesign> {
    settle(ground, offers, free, &|works, marked| build(works, &marked, free)).map(Redesign::of)
}

/// The same, without any change that no option asks for: waste and habit stay.
#[must_use]
pub(super) fn redesign_as_it_stands(ground: &Ground<'_>, offers: &[&Offer]) -> Option<Redesign> {
    let free = Free { waste: false, habit: false };
    settle(ground, offers, free, &|works, marked| build(works, &marked, free)).map(Redesign::of)
}

/// For each option the warnings if it was made, otherwise the reason it was
/// not.
pub(super) type Made = Vec<Result<BTreeSet<Warning>, Why>>;

/// From the works, and the definition after the levers, to a result.
pub(super) type Finish<'f, 'g, T> = &'f dyn Fn(&Works<'g>, Process) -> Result<T, Vec<Defect>>;

/// Makes the options and finishes the result; one that turns out not to fit the
/// others is left out, the last one first, since those before it had their
/// turn. `None` where nothing is left of the process.
pub(super) fn settle<'g, T>(
    ground: &'g Ground<'g>,
    offers: &[&Offer],
    free: Free,
    finish: Finish<'_, 'g, T>,
) -> Option<(T, Made, Works<'g>)> {
    settle_without(ground, offers, free, BTreeMap::new(), finish)
}

/// The same where some options are known not to fit.
fn settle_without<'g, T>(
    ground: &'g Ground<'g>,
    offers: &[&Offer],
    free: Free,
    mut refused: BTreeMap<usize, Why>,
    finish: Finish<'_, 'g, T>,
) -> Option<(T, Made, Works<'g>)> {
    loop {
        let mut turns = Turns::new(ground);
        for (at, offer) in offers.iter().enumerate() {
            match refused.get(&at) {
                Some(why) => turns.made.push(Err(why.clone())),
                None => turns.take(&offers[..at], offer),
            }
        }
        match turns.finish(offers, free, finish) {
            Ok(settled) => return Some((settled, turns.made, turns.works)),
            Err((Some(at), why)) => {
                refused.insert(at, why);
            }
            Err((None, _)) => return None,
        }
    }
}

/// Options that are made one after the other.
pub(super) struct Turns<'g> {
    ground: &'g Ground<'g>,
    pub works: Works<'g>,
    pub made: Made,
}

impl<'g> Turns<'g> {
    /// No option has had its turn yet.
    pub(super) fn new(ground: &'g Ground<'g>) -> Self {
        Self { ground, works: Works::new(ground), made: Vec::new() }
    }

    /// Takes every turn back.
    pub(super) fn reset(&mut self) {
        self.works.reset();
        self.made.clear();
    }

    /// Makes the option whose turn it is; one that cannot be made has no effect.
    /// `before` are those that had their turn.
    pub(super) fn take(&mut self, before: &[&Offer], offer: &Offer) {
        let made = self.works.make(offer);
        self.note(before, made);
    }

    /// Records whether the option whose turn it was is made.
    pub(super) fn note(&mut self, before: &[&Offer], made: Result<(), Why>) {
        match made {
            Ok(()) => self.made.push(Ok(self.works.warnings.clone())),
            Err(why) => {
                // It was half made: the options before it are made again.
                self.works.reset();
                for (offer, _) in before.iter().zip(&self.made).filter(|(_, made)| made.is_ok()) {
                    let _ = self.works.make(offer);
                }
                self.made.push(Err(why));
            }
        }
    }

    /// The result of the options that had their turn.
    pub(super) fn redesign(&self, offers: &[&Offer]) -> Option<Redesign> {
        let (ground, free) = (self.ground, Free::ALL);
        let finish: Finish<'_, 'g, Built> = &|works, marked| build(works, &marked, free);
        match self.finish(offers, free, finish) {
            Ok((process, called)) => {
                let (lifted, removed) = (self.works.lifted.clone(), self.works.removed.clone());
                Some(Redesign { process, called, made: self.made.clone(), lifted, removed })
            }
            Err((Some(at), why)) => {
                let refused = BTreeMap::from([(at, why)]);
                let settled = settle_without(ground, offers, free, refused, finish)?;
                Some(Redesign::of(settled))
            }
            Err((None, _)) => None,
        }
    }

    /// Finishes the result; else the option that does not fit, and why.
    pub(super) fn finish<T>(
        &self,
        offers: &[&Offer],
        free: Free,
        finish: Finish<'_, 'g, T>,
    ) -> Result<T, (Option<usize>, Why)> {
        let Self { works, made, .. } = self;
        let last = || made.iter().rposition(Result::is_ok);
        let marked = Process::new(marked(works, free));
        if let Some((step, why)) = removal_refused(works, marked.as_ref().ok()) {
            let at = offers
                .iter()
                .enumerate()
                .rposition(|(at, offer)| made[at].is_ok() && offer.steps().any(|own| own == step));
            return Err((at.or_else(last), why));
        }
        marked.and_then(|marked| finish(works, marked)).map_err(|defects| {
            let is_empty = defects.iter().any(|defect| defect.problem == Problem::NoSteps);
            let removes =
                |at: &usize| made[*at].is_ok() && offers[*at].steps().any(|step| works.removed.contains(&step));
            let at = if is_empty { (0..offers.len()).rev().find(removes) } else { last() };
            let at = at.or_else(last);
            assert!(at.is_some() || is_empty, "what is left of a valid file is valid: {defects:?}");
            (at, if is_empty { Why::NothingLeft } else { Why::Loop })
        })
    }
}

pub(super) type Built = (Process, Vec<Option<String>>);

/// The new definition; `marked` is that after the levers.
pub(super) fn build(works: &Works<'_>, marked: &Process, free: Free) -> Result<Built, Vec<Defect>> {
    let (ground, process) = (works.ground, works.process());
    let remainder = Remainder::of(marked, &freed(works, free));
    let gone = &remainder.gone;
    let mergers: Vec<&Merger> =
        works.mergers.iter().filter(|merger| merger.members.iter().all(|step| !gone[step.index()])).collect();
    let names = Names::of(process, &mergers);
    let target = Target::of(marked, &remainder, &names);
    let mut draft = works.draft.clone();
    let steps = std::mem::take(&mut draft.steps);
    let mut called: Vec<Option<String>> = Vec::with_capacity(steps.len());
    for (id, _) in process.step_ids().zip(&steps) {
        called.push((!gone[id.index()]).then(|| names.of_step(id).to_owned()));
    }
    let kept = Kept { ground, marked, target: &target, names: &names, called: &called };
    let merger_of: BTreeMap<StepId, &Merger> =
        mergers.iter().flat_map(|merger| merger.members.iter().map(move |step| (*step, *merger))).collect();
    let mut above: Option<StepId> = None;
    let mut new: Vec<DraftStep> = Vec::with_capacity(steps.len());
    for id in process.step_ids().filter(|id| !gone[id.index()]) {
        let merger = merger_of.get(&id).copied();
        if merger.is_some_and(|merger| merger.members.first() != Some(&id)) {
            continue;
        }
        let mut step = match merger {
            Some(merger) => merged::step(works, &steps, merger, &names),
            None => steps[id.index()].clone(),
        };
        let written = merger.is_none().then(|| step.after.take()).flatten();
        let was_silent = merger.is_none() && process.step(id).after.is_none() && id.index() > 0;
        let is_after_result = merger.is_none() && step.clock == crate::model::Counting::Afterwards;
        step.after = match is_after_result {
            true => kept.after_result(id, written, above),
            false => kept.after(id, written, was_silent, above, works),
        };
        if id.index() == 0 && merger.is_none() && process.step(id).after.is_none() && step.after == Some(Vec::new()) {
            step.after = None;
        }
        if step.clock != crate::model::Counting::Afterwards {
            above = Some(id);
        }
        new.push(step);
    }
    let checks = works.checks.iter().filter(|(step, _)| !gone[step.index()]);
    new.extend(checks.map(|(step, check)| DraftStep {
        after: Some(vec![After::plain(names.of_step(*step).to_owned())]),
        ..check.clone()
    }));
    let given: BTreeSet<&str> = process
        .step_ids()
        .filter(|id| gone[id.index()])
        .flat_map(|id| steps[id.index()].products())
        .map(String::as_str)
        .collect();
    let declared: BTreeSet<&str> = draft.materials.iter().map(|material| material.name.as_str()).collect();
    for askings in new.iter_mut().flat_map(|step| step.needs.iter_mut().chain(&mut step.papers)) {
        // What nobody gives any more was needed by nobody who held the step.
        askings.retain(|need| {
            let name = need.material.as_str();
            !given.contains(name) || declared.contains(name)
        });
    }
    new.iter_mut().for_each(|step| cut_to_step(process, step));
    draft.steps = new;
    kept.refer_anew(&mut draft);
    let new = Process::new(draft)?;
    Ok((new, called))
}
