//! The predecessors of each step of the new definition, written with as few
//! changes as possible.

use std::collections::BTreeSet;

use super::merged::Names;
use super::target::{Target, Wait};
use crate::levers::{Ground, Works};
use crate::model::{
    After, Because, Clock, Decimal, Draft, DraftStep, Duration, DurationUnit, Length, MaterialId, Necessity,
    OrderSource, Process, Relation, StepField, StepId, Time,
};

/// The orders that a step keeps.
pub(super) struct Kept<'k, 'g> {
    pub ground: &'k Ground<'g>,
    pub marked: &'k Process,
    pub target: &'k Target,
    pub names: &'k Names,
    pub called: &'k [Option<String>],
}

impl Kept<'_, '_> {
    /// The `after` of a step: its entries that still hold, and the steps that
    /// it now follows although the file did not state so; absent where it only
    /// follows the step above.
    pub(super) fn after(
        &self,
        id: StepId,
        written: Option<Vec<After<String>>>,
        was_silent: bool,
        above: Option<StepId>,
        works: &Works<'_>,
    ) -> Option<Vec<After<String>>> {
        let own = self.names.first(id);
        let members = self.names.members(id);
        let waits = self.target.of_step(own);
        let mut entries: Vec<(StepId, After<String>)> = Vec::new();
        for entry in written.into_iter().flatten().chain(self.of_members(&members, works)) {
            entries.extend(self.kept(entry, own, waits, &entries));
        }
        if was_silent && entries.is_empty() {
            let above = above.filter(|above| self.target.is_before(*above, own));
            let old = self.old_above(id);
            entries.extend(above.filter(|above| old == Some(*above)).map(|above| self.plain(above)));
        }
        let documents = self.documents(&members);
        let missing = waits.iter().filter(|wait| {
            let said = entries.iter().any(|(step, entry)| {
                *step == wait.from && entry.relation == wait.relation && self.length(entry.lag) >= wait.lag
            });
            let by_document = wait.lag.is_zero() && documents.contains(&(wait.from, wait.relation));
            !said && !by_document
        });
        let missing: Vec<_> = missing.map(|wait| (wait.from, self.entry(wait, &members))).collect();
        entries.extend(missing);
        let follows_above: Vec<_> = above.map(|above| self.plain(above)).into_iter().collect();
        // A step that followed a removed line, and is now the first, has to
        // state so.
        let is_first_now = above.is_none() && id.index() > 0;
        let is_silent = was_silent && entries == follows_above && !is_first_now;
        (!is_silent).then(|| entries.into_iter().map(|(_, entry)| entry).collect())
    }

    pub(super) fn process(&self) -> &Process {
        self.ground.process
    }

    /// An entry that says only that a step comes after this one.
    pub(super) fn plain(&self, step: StepId) -> (StepId, After<String>) {
        (step, After::plain(self.names.of_step(step).to_owned()))
    }

    /// A step of the file as it is now; `None` where it is gone.
    pub(super) fn now(&self, step: StepId) -> Option<StepId> {
        self.called[step.index()].is_some().then(|| self.names.first(step))
    }

    /// The step above in the file, as it is now.
    fn old_above(&self, id: StepId) -> Option<StepId> {
        let mut orders = self.process().orders().of(id).iter();
        let above = orders.find(|order| order.source == OrderSource::Above)?;
        self.now(above.from)
    }

    /// The entries of the members of a merged step.
    fn of_members(&self, members: &[StepId], works: &Works<'_>) -> Vec<After<String>> {
        if members.len() < 2 {
            return Vec::new();
        }
        members.iter().flat_map(|member| works.draft.steps[member.index()].after.clone().unwrap_or_default()).collect()
    }

    /// An entry as it stands, if it still holds; `None` where it does not, or
    /// where another entry already states it.
    fn kept(
        &self,
        mut entry: After<String>,
        own: StepId,
        waits: &[Wait],
        said: &[(StepId, After<String>)],
    ) -> Option<(StepId, After<String>)> {
        let before = self.ground.step(&entry.step)?;
        let named = self.now(before)?;
        let known = said.iter().any(|(step, known)| *step == named && known.relation == entry.relation);
        if named == own || known {
            return None;
        }
        self.names.of_step(named).clone_into(&mut entry.step);
        // What is called habit across a step that the case leaves out need not
        // be any.
        if std::mem::take(&mut entry.is_across) && !self.ground.pairs.is_habit(before, own) {
            entry.because = None;
        }
        let wait = waits.iter().find(|wait| wait.from == named && wait.relation == entry.relation);
        let lag = self.length(entry.lag);
        let kept = match wait {
            Some(wait) if wait.lag == lag => entry,
            Some(wait) => After { lag: self.duration(wait.lag), ..entry },
            None if entry.relation == Relation::FinishStart && self.target.is_before(named, own) => {
                After { lag: Duration::ZERO, ..entry }
            }
            None => return None,
        };
        Some((named, kept))
    }

    /// The orders that follow from the papers of some steps alone.
    fn documents(&self, members: &[StepId]) -> BTreeSet<(StepId, Relation)> {
        let mut documents = BTreeSet::new();
        for member in members {
            for need in self.marked.step(*member).askings() {
                let relation = match need.need {
                    Necessity::Required => Relation::FinishStart,
                    Necessity::Tolerable => Relation::FinishFinish,
                    Necessity::Optional => continue,
                };
                let available = self.marked.materials()[need.material.index()].available_after;
                let available = available.filter(|_| !self.is_there_inside(need.material));
                for source in [self.marked.supplier(need.material), available].into_iter().flatten() {
                    documents.extend(self.now(source).map(|step| (step, relation)));
                }
            }
        }
        documents
    }

    /// Whether a merged step asks for a material that is there after one of its
    /// members: it is asked for all the same, and can no longer be said to be
    /// there after a step.
    fn is_there_inside(&self, material: MaterialId) -> bool {
        let Some(after) = self.marked.materials()[material.index()].available_after else { return false };
        let members = self.names.members(after);
        let asks = |step: &StepId| self.marked.step(*step).askings().iter().any(|need| need.material == material);
        members.len() > 1 && members.iter().any(asks)
    }

    /// An order as an entry, with the reason that the file gives.
    fn entry(&self, wait: &Wait, members: &[StepId]) -> After<String> {
        let stated = members.iter().flat_map(|member| self.process().step(*member).after.iter().flatten());
        let stated = stated.filter(|entry| self.now(entry.step) == Some(wait.from) && entry.relation == wait.relation);
        let mut stated = stated;
        let stated = stated.find(|entry| entry.because.is_some_and(|because| because != Because::Habit));
        After {
            step: self.names.of_step(wait.from).to_owned(),
            because: stated.and_then(|entry| entry.because),
            basis: stated.and_then(|entry| entry.basis.clone()),
            relation: wait.relation,
            lag: self.duration(wait.lag),
            is_across: false,
        }
    }

    fn length(&self, duration: Duration) -> Length {
        self.marked.on_its_clock(duration)
    }

    /// A length in the words of the file where it occurs there, otherwise in
    /// days.
    fn duration(&self, length: Length) -> Duration {
        if length.is_zero() {
            return Duration::ZERO;
        }
        let lags = self.marked.steps().iter().flat_map(|step| step.after.iter().flatten()).map(|entry| entry.lag);
        let stated = lags.into_iter().find(|lag| self.length(*lag) == length);
        stated.unwrap_or_else(|| in_days(length, self.marked))
    }

    /// Updates every reference to a step to its present id.
    pub(super) fn refer_anew(&self, draft: &mut Draft) {
        let mut of_process: Vec<&mut Option<String>> = vec![&mut draft.limits.from, &mut draft.limits.to];
        of_process.extend(draft.cases.iter_mut().flat_map(|case| [&mut case.limits.from, &mut case.limits.to]));
        for end in of_process {
            *end = end.take().and_then(|name| self.end_of(&name));
        }
        let called = |name: &mut String| match self.ground.step(name).and_then(|id| self.called[id.index()].as_ref()) {
            Some(now) => {
                name.clone_from(now);
                true
            }
            None => self.called.iter().flatten().any(|now| now == name),
        };
        for material in &mut draft.materials {
            let known = self.marked.materials().iter().position(|known| known.name == material.name);
            let is_there_inside = known.is_some_and(|at| self.is_there_inside(MaterialId::new(at)));
            material.available_after.take_if(|step| is_there_inside || !called(step));
        }
        for step in &mut draft.steps {
            if let Some(limit) = &mut step.limit
                && let Some(name) = limit.from.take()
            {
                limit.from = self.end_of(&name);
                if limit.from.is_none() {
                    limit.days = None;
                }
            }
            self.refer_anew_in(step, &called);
        }
    }

    fn refer_anew_in(&self, step: &mut DraftStep, called: &dyn Fn(&mut String) -> bool) {
        step.limit = step.limit.take().filter(|limit| limit.days.is_some() || limit.min.is_some());
        step.rework.take_if(|rework| !called(&mut rework.back_to));
        let mut keep = |name: &mut String| called(name);
        let mut field = StepField::May(std::mem::take(&mut step.may));
        field.keep_steps(&mut keep);
        field.put(step);
        for askings in step.needs.iter_mut().chain(&mut step.papers) {
            for need in askings {
                let mut field = StepField::May(std::mem::take(&mut need.may));
                field.keep_steps(&mut keep);
                if let StepField::May(may) = field {
                    need.may = may;
                }
            }
        }
    }
}

/// A length in days of its clock, or in months.
fn in_days(length: Length, process: &Process) -> Duration {
    if let Some(months) = length.in_months() {
        return Duration { amount: Decimal::from(months), unit: DurationUnit::Month };
    }
    let (day, unit) = match length.clock() {
        Clock::Working => (process.workday(), DurationUnit::Workday),
        Clock::Calendar => (Time::CALENDAR_DAY, DurationUnit::CalendarDay),
    };
    let minutes = length.time().thousandths();
    let whole = Decimal::ratio(minutes, day.thousandths());
    let unit = if length.clock() == process.unit().clock() { DurationUnit::Process } else { unit };
    Duration { amount: whole, unit }
}
