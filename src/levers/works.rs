//! A redesign in the making: what levers do to a definition.
//!
//! The steps keep their positions until all levers have had their turn. What
//! is lifted, taken out or merged is only noted; who builds the new
//! definition makes it of these notes.

use std::collections::{BTreeMap, BTreeSet};

use super::ground::Ground;
use super::offer::{Warning, Why};
use crate::analysis::{Reason, Record};
use crate::model::{
    After, Because, Draft, DraftStep, Duration, Length, Lever, MaterialId, Order, OrderSource, Process, Relation,
    StepField, StepId, ThreePoint,
};

/// A definition while levers change it.
#[derive(Clone, Debug)]
pub struct Works<'g> {
    /// The file as it stands.
    pub ground: &'g Ground<'g>,
    /// What its steps say by now, at the positions they have in the file.
    pub draft: Draft,
    /// Pairs that go: the step that came first, the step that waited.
    pub lifted: BTreeSet<(StepId, StepId)>,
    /// Ends that wait for the end of another since a lever says so: the step
    /// that waits and the other, with the wait for each order that moved there.
    finishes: BTreeMap<(StepId, StepId), BTreeMap<Moved, Wait>>,
    /// Papers that a lever lets follow: the step that asked for each.
    pub(super) late: BTreeSet<(StepId, MaterialId)>,
    /// Steps that go, the order across them staying.
    pub removed: BTreeSet<StepId>,
    /// Steps that become one.
    pub mergers: Vec<Merger>,
    /// Steps that are written last, with the step that each belongs to.
    pub checks: Vec<(StepId, DraftStep)>,
    /// What must be said beside the option in hand.
    pub warnings: BTreeSet<Warning>,
}

/// An order that holds at another end from now on: the step that waited by it,
/// and whether for law, or for a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moved {
    /// The step that waited.
    pub step: StepId,
    /// Whether a law demands it, whatever becomes of a paper.
    pub by_law: bool,
}

/// How an order holds at its new end.
#[derive(Clone, Debug)]
pub(super) struct Wait {
    /// How much later.
    pub lag: Duration,
    /// Why.
    pub because: Because,
    /// What that rests on.
    pub basis: Option<String>,
}

/// Steps that become one, in file order.
#[derive(Clone, Debug, PartialEq)]
pub struct Merger {
    /// Their positions.
    pub members: Vec<StepId>,
    /// What the merged step takes.
    pub days: MergedDays,
    /// Its department; absent: the first's.
    pub department: Option<String>,
    /// Whether the departments of the others take part in it.
    pub keeps_others: bool,
    /// Whether they work at the same time, so that the longest work counts.
    pub at_once: bool,
}

/// How long a merged step takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergedDays {
    /// As long as the longest of its members.
    Longest,
    /// As long as the longest chain of its members by recorded orders.
    LongestChain,
    /// So long.
    Stated(Duration),
}

impl<'g> Works<'g> {
    /// Works at which nothing has been done.
    #[must_use]
    pub fn new(ground: &'g Ground<'g>) -> Self {
        Self {
            ground,
            draft: ground.process.to_draft(),
            lifted: BTreeSet::new(),
            finishes: BTreeMap::new(),
            late: BTreeSet::new(),
            removed: BTreeSet::new(),
            mergers: Vec::new(),
            checks: Vec::new(),
            warnings: BTreeSet::new(),
        }
    }

    /// The process as the file has it.
    #[must_use]
    pub fn process(&self) -> &'g Process {
        self.ground.process
    }

    /// What a step says by now.
    pub fn step(&mut self, step: StepId) -> &mut DraftStep {
        &mut self.draft.steps[step.index()]
    }

    /// Makes a step say something under one key.
    pub fn say(&mut self, step: StepId, field: &StepField) {
        field.put(self.step(step));
    }

    /// A pair goes; every other stays as it is.
    pub fn lift(&mut self, before: StepId, step: StepId) {
        if self.ground.pairs.is_before(before, step) {
            self.lifted.insert((before, step));
        }
    }

    /// The pairs of a step without a reason on record go, as far as `goes`
    /// says of the step that came first; its other ties without a reason, too,
    /// and the lags that nobody gave a reason for. With a step that went there
    /// is no pair any more.
    pub fn lift_unrecorded(&mut self, step: StepId, with_habit: bool, goes: impl Fn(StepId) -> bool) {
        let pairs = &self.ground.pairs;
        let unrecorded =
            |before: &StepId| pairs.is_open(*before, step) || (with_habit && pairs.is_habit(*before, step));
        let lifted = pairs.before(step).into_iter().filter(unrecorded).filter(|before| goes(*before));
        let lifted = lifted.filter(|before| !self.removed.contains(before)).map(|before| (before, step));
        self.lifted.extend(lifted.collect::<Vec<_>>());
        self.untie(step, with_habit, goes);
    }

    /// The ties of other ends without a reason go, those too that a lever made,
    /// and the lags.
    pub(super) fn untie(&mut self, step: StepId, with_habit: bool, goes: impl Fn(StepId) -> bool) {
        let process = self.process();
        let record = Record::of(process);
        let is_unreasoned = |reason: Reason| reason == Reason::Open || (with_habit && reason == Reason::Habit);
        let mut ties: Vec<(String, Relation)> = Vec::new();
        let mut lags: Vec<String> = Vec::new();
        for order in process.orders().of(step) {
            let OrderSource::After(_) = order.source else { continue };
            let own = record.of_entry(order);
            let is_there = !self.removed.contains(&order.from) || (own != Reason::Habit && self.passes_on(order));
            if !is_unreasoned(own) || !goes(order.from) || !is_there {
                continue;
            }
            let id = process.step(order.from).id.clone();
            if order.relation != Relation::FinishStart {
                ties.push((id, order.relation));
            } else if !order.lag.is_zero() {
                lags.push(id);
            }
        }
        for entry in self.draft.steps[step.index()].after.iter().flatten() {
            let Some(from) = self.ground.step(&entry.step).filter(|from| goes(*from)) else { continue };
            let mut of_file = process.orders().of(step).iter();
            let is_made = !of_file.any(|order| order.from == from && order.relation == entry.relation);
            let reason = match entry.because {
                None | Some(Because::Open) => Reason::Open,
                Some(Because::Habit) => Reason::Habit,
                Some(_) => Reason::Procedure,
            };
            if is_made && entry.relation != Relation::FinishStart && is_unreasoned(reason) {
                ties.push((entry.step.clone(), entry.relation));
            }
        }
        let Some(after) = &mut self.step(step).after else { return };
        after.retain(|entry| !ties.iter().any(|(id, relation)| entry.step == *id && entry.relation == *relation));
        for entry in after.iter_mut().filter(|entry| entry.relation == Relation::FinishStart) {
            if lags.contains(&entry.step) {
                entry.lag = Duration::ZERO;
            }
        }
    }

    /// Whether an order on a step that went ties its follower to what came
    /// before that step.
    fn passes_on(&self, order: &Order) -> bool {
        let mut into = self.process().orders().of(order.from).iter().map(|order| order.relation);
        match order.relation {
            Relation::FinishStart => !order.lag.is_zero() && into.next().is_some(),
            Relation::FinishFinish => into.any(|relation| relation != Relation::StartStart),
            Relation::StartStart => into.any(|relation| relation != Relation::FinishFinish),
        }
    }

    /// What a step says that it follows, written out.
    pub fn entries(&mut self, step: StepId) -> &mut Vec<After<String>> {
        let above = self.process().orders().of(step).iter().find(|order| order.source == OrderSource::Above);
        let above = above.map(|order| After::plain(self.process().step(order.from).id.clone()));
        self.step(step).after.get_or_insert_with(|| above.into_iter().collect())
    }

    /// Writes out that a step starts after another.
    pub(super) fn say_after(&mut self, step: StepId, other: StepId) {
        let id = self.process().step(other).id.clone();
        let entries = self.entries(step);
        if !entries.iter().any(|entry| entry.step == id && entry.relation == Relation::FinishStart) {
            entries.push(After::plain(id));
        }
    }

    /// From now on a step ends no earlier than so long after another has
    /// ended, for an order that held elsewhere. Of two levers that move one
    /// order the shorter wait holds, of several orders the longest.
    pub(super) fn finish_after(&mut self, step: StepId, other: StepId, moved: Moved, wait: Wait) {
        let known = self.finishes.get(&(step, other)).and_then(|of| of.get(&moved));
        if known.is_some_and(|known| self.length(known.lag) <= self.length(wait.lag)) {
            return;
        }
        self.finishes.entry((step, other)).or_default().insert(moved, wait);
        self.write_finish(step, other);
    }

    /// Nobody waits for the papers of a step any more.
    pub(super) fn finish_without_papers_of(&mut self, other: StepId) {
        let waiting: Vec<StepId> = self.finishes.keys().filter(|(_, of)| *of == other).map(|(step, _)| *step).collect();
        for step in waiting {
            let Some(all) = self.finishes.get_mut(&(step, other)) else { continue };
            let before = all.len();
            all.retain(|moved, _| moved.by_law);
            if all.len() < before {
                self.write_finish(step, other);
            }
        }
    }

    fn write_finish(&mut self, step: StepId, other: StepId) {
        let process = self.process();
        let id = process.step(other).id.clone();
        let waits = self.finishes.get(&(step, other)).into_iter().flat_map(BTreeMap::values);
        let longest = waits.max_by_key(|wait| self.length(wait.lag)).cloned();
        let is_own = |entry: &&After<StepId>| entry.step == other && entry.relation == Relation::FinishFinish;
        // What the file itself ties so stays, where it says more.
        let of_file = process.step(step).after.iter().flatten().find(is_own);
        let of_file =
            of_file.filter(|own| longest.as_ref().is_none_or(|wait| self.length(own.lag) >= self.length(wait.lag)));
        let entry = match (of_file, longest) {
            (Some(own), _) => Some((own.because, own.basis.clone(), own.lag)),
            (None, Some(wait)) => Some((Some(wait.because), wait.basis, wait.lag)),
            (None, None) => None,
        };
        let entries = self.entries(step);
        let is_it = |entry: &After<String>| entry.step == id && entry.relation == Relation::FinishFinish;
        let Some((because, basis, lag)) = entry else { return entries.retain(|entry| !is_it(entry)) };
        match entries.iter_mut().find(|entry| is_it(entry)) {
            Some(entry) => (entry.because, entry.basis, entry.lag) = (because, basis, lag),
            None => entries.push(After {
                step: id,
                because,
                basis,
                relation: Relation::FinishFinish,
                lag,
                is_across: false,
            }),
        }
    }

    /// Makes a step take fewer days, not fewer than the law demands. Of two
    /// levers that say so the least holds. Whether it takes fewer.
    pub fn take_days(&mut self, step: StepId, days: Duration) -> bool {
        let process = self.process();
        let length = |duration: Duration| process.on_its_clock(duration);
        let least = process.step(step).limit.as_ref().and_then(|limit| limit.min);
        let more = |one: Duration, other: Duration| {
            comparable(length(one), length(other)) && length(one).time() > length(other).time()
        };
        let days = least.filter(|least| more(*least, days)).unwrap_or(days);
        let own = self.step(step);
        let now = own.days.likely;
        if more(days, now) || length(days) == length(now) {
            return false;
        }
        own.days = ThreePoint::of(days);
        // What would now make it longer is permitted no more.
        own.may.retain(|(lever, permit)| {
            let together = matches!(lever, Lever::Merge | Lever::Joint);
            together || !permit.parameters.days.is_some_and(|other| more(other, days))
        });
        // What remains of the work is not known where no time is left for it.
        own.work = own.work.and_then(|work| match more(work, days) {
            true => Some(days).filter(|days| !length(*days).is_zero()),
            false => Some(work),
        });
        true
    }

    /// One day on the clock of a step, or the days that it has left by now.
    #[must_use]
    pub fn tail(&self, step: StepId, stated: Option<Duration>) -> Duration {
        let now = self.draft.steps[step.index()].days.likely;
        let tail = stated.unwrap_or_else(|| self.one_day(now));
        let (asked, has) = (self.length(tail), self.length(now));
        if has.is_zero() || (comparable(asked, has) && has < asked) { now } else { tail }
    }

    /// One day on the clock of a duration.
    #[must_use]
    pub fn one_day(&self, of: Duration) -> Duration {
        use crate::model::{Clock, DurationUnit};
        let unit = match self.length(of).clock() {
            _ if of.unit == DurationUnit::Process => DurationUnit::Process,
            clock if clock == self.process().unit().clock() => DurationUnit::Process,
            Clock::Working => DurationUnit::Workday,
            Clock::Calendar => DurationUnit::CalendarDay,
        };
        Duration { amount: crate::model::Decimal::from(1), unit }
    }

    /// How long a duration is.
    #[must_use]
    pub fn length(&self, duration: Duration) -> Length {
        self.process().on_its_clock(duration)
    }

    /// The name of a material.
    #[must_use]
    pub fn material(&self, material: MaterialId) -> &'g str {
        &self.process().materials()[material.index()].name
    }

    /// Two durations, one after the other, where they are on one clock.
    #[must_use]
    pub fn sum(&self, one: Duration, other: Duration) -> Option<Duration> {
        super::pre_review::sum(self, one, other)
    }

    /// Notes something that must be said.
    pub fn warn(&mut self, warning: Warning) {
        self.warnings.insert(warning);
    }

    /// Refuses what changes nothing.
    ///
    /// # Errors
    /// [`Why::Already`] where `changes` is false.
    pub fn unless_already(changes: bool) -> Result<(), Why> {
        if changes { Ok(()) } else { Err(Why::Already) }
    }
}

/// Whether two lengths can be told apart by their times.
pub(super) fn comparable(one: Length, other: Length) -> bool {
    one.is_zero()
        || other.is_zero()
        || (one.clock() == other.clock() && one.in_months().is_some() == other.in_months().is_some())
}
