//! A redesign in the making: what levers do to a definition.
//!
//! The steps keep their positions until all levers have had their turn. What
//! is lifted, taken out or merged is only noted; who builds the new
//! definition makes it of these notes.

use std::collections::{BTreeMap, BTreeSet};

use super::ground::Ground;
use super::offer::{Warning, Why};
use crate::analysis::{Keep, Reason, Record};
use crate::model::{
    After, Because, Draft, DraftStep, Duration, Length, Lever, MaterialId, OrderSource, Process, Relation, StepField,
    StepId, ThreePoint,
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
    /// Pairs that are recorded from now on though the file did not order them
    /// so: by which entries, stands in the draft.
    finishes: BTreeMap<(StepId, StepId), Duration>,
    /// Steps that go, the order across them staying.
    pub removed: BTreeSet<StepId>,
    /// Steps that become one.
    pub mergers: Vec<Merger>,
    /// Steps that are written last, with the step that each belongs to.
    pub checks: Vec<(StepId, DraftStep)>,
    /// What must be said beside the option in hand.
    pub warnings: BTreeSet<Warning>,
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
    /// and the lags that nobody gave a reason for.
    pub fn lift_unrecorded(&mut self, step: StepId, with_habit: bool, goes: impl Fn(StepId) -> bool) {
        let pairs = &self.ground.pairs;
        let unrecorded =
            |before: &StepId| pairs.is_open(*before, step) || (with_habit && pairs.is_habit(*before, step));
        let lifted = pairs.before(step).into_iter().filter(unrecorded).filter(|before| goes(*before));
        self.lifted.extend(lifted.map(|before| (before, step)));
        self.untie(step, with_habit, goes);
    }

    /// The ties of other ends without a reason go, and the lags.
    pub(super) fn untie(&mut self, step: StepId, with_habit: bool, goes: impl Fn(StepId) -> bool) {
        let process = self.process();
        let record = Record::of(process);
        let mut untied: Vec<(String, Relation, bool)> = Vec::new();
        for order in process.orders().of(step) {
            let OrderSource::After(_) = order.source else { continue };
            let own = record.of_entry(order);
            let unreasoned = own == Reason::Open || (with_habit && own == Reason::Habit);
            if !unreasoned || !goes(order.from) {
                continue;
            }
            let recorded = Keep::Recorded.keeps(record.of_order(order));
            match order.relation {
                Relation::FinishStart if recorded && !order.lag.is_zero() => {
                    untied.push((process.step(order.from).id.clone(), order.relation, false));
                }
                Relation::FinishStart => {}
                _ => untied.push((process.step(order.from).id.clone(), order.relation, true)),
            }
        }
        let step = self.step(step);
        for (id, relation, whole) in untied {
            let Some(after) = &mut step.after else { continue };
            let is_it = |entry: &After<String>| entry.step == id && entry.relation == relation;
            if whole {
                after.retain(|entry| !is_it(entry));
            } else {
                after.iter_mut().filter(|entry| is_it(entry)).for_each(|entry| entry.lag = Duration::ZERO);
            }
        }
    }

    /// What a step says that it follows, written out.
    pub fn entries(&mut self, step: StepId) -> &mut Vec<After<String>> {
        let above = self.process().orders().of(step).iter().find(|order| order.source == OrderSource::Above);
        let above = above.map(|order| After::plain(self.process().step(order.from).id.clone()));
        self.step(step).after.get_or_insert_with(|| above.into_iter().collect())
    }

    /// From now on a step ends no earlier than so long after another has
    /// ended. Of two levers that say so the shorter wait holds.
    pub fn finish_after(&mut self, step: StepId, other: StepId, lag: Duration, reason: (Because, Option<String>)) {
        let shorter = match self.finishes.get(&(step, other)) {
            Some(known) if self.length(*known) <= self.length(lag) => return,
            Some(_) => true,
            None => false,
        };
        self.finishes.insert((step, other), lag);
        let id = self.process().step(other).id.clone();
        let (because, basis) = reason;
        let new_length = self.length(lag);
        let workday = (self.process().unit(), self.process().workday());
        let entries = self.entries(step);
        let own = entries.iter_mut().find(|entry| entry.step == id && entry.relation == Relation::FinishFinish);
        match own {
            // What the file itself ties so stays, where it says more.
            Some(entry) if shorter || entry.lag.on_its_clock(workday.0, workday.1) < new_length => {
                (entry.lag, entry.because, entry.basis) = (lag, Some(because), basis);
            }
            Some(_) => {}
            None => entries.push(After {
                step: id,
                because: Some(because),
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
