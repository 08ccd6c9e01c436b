//! A process: steps, the materials they pass on, the departments they belong
//! to, and today's order among them.

use super::case::Variant;
use super::change::Plain;
use super::decimal::Decimal;
use super::declared::{Allow, CaseOf, Claims, Department, Limits, Material, Targets};
use super::draft::{Draft, ProcessField};
use super::duration::Duration;
use super::ids::{DepartmentId, MaterialId, StepId};
use super::order::Orders;
use super::step::{Need, Step};
use super::time::{Length, Time, Unit};
use super::vocabulary::{Counting, Jurisdiction, MaterialSource, MatterType};

/// A valid process: every reference resolves, the order has no cycle, every
/// length is exact. Made by [`Process::new`].
#[derive(Clone, Debug)]
pub struct Process {
    /// The values of the definition as a whole, except those with references to
    /// steps or with defaults, which are below.
    pub(super) said: Draft,
    pub(super) lead: Option<DepartmentId>,
    pub(super) workday: Time,
    pub(super) limits: Limits,
    pub(super) cases: Vec<CaseOf<StepId>>,
    pub(super) materials: Vec<Material>,
    /// The number of declared materials; the others are products of steps.
    pub(super) declared_materials: usize,
    pub(super) suppliers: Vec<Option<StepId>>,
    pub(super) departments: Vec<Department>,
    pub(super) departments_declared: bool,
    pub(super) steps: Vec<Step>,
    /// The own length of each step.
    pub(super) lengths: Vec<Length>,
    pub(super) orders: Orders,
    pub(super) variants: Vec<Variant>,
    /// Where this is a case of another process: for each step and each case of
    /// that whether the step is taken in it. Empty elsewhere.
    pub(super) taken_in: Vec<Vec<bool>>,
}

impl Process {
    /// The short name for machines.
    pub fn id(&self) -> &str {
        &self.said.id
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.said.name
    }

    /// The remark.
    pub fn note(&self) -> Option<&str> {
        self.said.note.as_deref()
    }

    /// The type of the matter, if stated.
    pub fn matter(&self) -> Option<MatterType> {
        self.said.matter
    }

    /// The cases that it covers; empty where it covers a single one.
    pub fn cases(&self) -> &[CaseOf<StepId>] {
        &self.cases
    }

    /// The legal basis of the whole.
    pub fn law(&self) -> &[String] {
        &self.said.law
    }

    /// The conditions on which an application is accepted.
    pub fn conditions(&self) -> &[String] {
        &self.said.conditions
    }

    /// The place where it is handled.
    pub fn venue(&self) -> &[String] {
        &self.said.venue
    }

    /// The result.
    pub fn result(&self) -> &[String] {
        &self.said.result
    }

    /// The currency of fees.
    pub fn currency(&self) -> Option<&str> {
        self.said.currency.as_deref()
    }

    /// The jurisdiction whose statutory rules apply, if stated.
    pub fn jurisdiction(&self) -> Option<Jurisdiction> {
        self.said.jurisdiction
    }

    /// The calendars that the file names: `china`, `weekdays`, files beside it;
    /// empty where it names none.
    pub fn calendar(&self) -> &[String] {
        &self.said.calendar
    }

    /// The department answerable for the whole.
    pub fn lead(&self) -> Option<DepartmentId> {
        self.lead
    }

    /// The unit of a bare number of days.
    pub fn unit(&self) -> Unit {
        self.said.unit
    }

    /// The length of a day in the process's unit.
    pub fn day(&self) -> Time {
        match self.said.unit {
            Unit::Workday => self.workday,
            Unit::Day => Time::CALENDAR_DAY,
        }
    }

    /// The length of a working day.
    pub fn workday(&self) -> Time {
        self.workday
    }

    /// Limits for the whole process.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// The number of cases a year.
    pub fn cases_per_year(&self) -> Option<Decimal> {
        self.said.cases_per_year
    }

    /// Upper bounds that the process should meet.
    pub fn targets(&self) -> Targets {
        self.said.targets
    }

    /// Published figures, before and after.
    pub fn claims(&self) -> Claims {
        self.said.claims
    }

    /// Its value under the key of a field, if it is plain and not empty.
    pub fn plain(&self, field: &ProcessField) -> Option<Plain> {
        field.plain_in(&self.said)
    }

    /// Every material, declared or given.
    pub fn materials(&self) -> &[Material] {
        &self.materials
    }

    /// The step that gives a material, if one does.
    pub fn supplier(&self, material: MaterialId) -> Option<StepId> {
        self.suppliers[material.index()]
    }

    /// Every department, declared or named by a step.
    pub fn departments(&self) -> &[Department] {
        &self.departments
    }

    /// Waivers for the whole process.
    pub fn allow(&self) -> &[Allow] {
        &self.said.allow
    }

    /// The steps in file order.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The positions of the steps, in that order.
    pub fn step_ids(&self) -> impl DoubleEndedIterator<Item = StepId> + ExactSizeIterator + use<> {
        (0..self.steps.len()).map(StepId::new)
    }

    /// One step.
    pub fn step(&self, id: StepId) -> &Step {
        &self.steps[id.index()]
    }

    /// The step with this id, else the only one with this name.
    ///
    /// # Errors
    ///
    /// [`Missing::Unknown`] where there is no such step, [`Missing::Ambiguous`]
    /// where several have the name.
    pub fn find(&self, name: &str) -> Result<StepId, Missing> {
        if let Some(at) = self.steps.iter().position(|step| step.id == name) {
            return Ok(StepId::new(at));
        }
        let mut named = self.step_ids().filter(|id| self.step(*id).name == name);
        match (named.next(), named.next()) {
            (Some(only), None) => Ok(only),
            (None, _) => Err(Missing::Unknown),
            (Some(_), Some(_)) => Err(Missing::Ambiguous),
        }
    }

    /// How long others wait for a step (likely): zero for a step after the
    /// result.
    pub fn length(&self, id: StepId) -> Length {
        match self.step(id).clock {
            Counting::Afterwards => Length::ZERO,
            _ => self.own_length(id),
        }
    }

    /// The own length of a step (likely).
    pub fn own_length(&self, id: StepId) -> Length {
        self.lengths[id.index()]
    }

    /// The interval between two occasions on which a step can begin, on the
    /// clock of its days; `None` where it waits for no occasion.
    pub fn period(&self, id: StepId) -> Option<Length> {
        let step = self.step(id);
        let own = self.on_its_clock(step.days.likely);
        let clock = if own.is_zero() { self.said.unit.clock() } else { own.clock() };
        step.every?.period(self.said.unit, self.workday, clock).map(|period| Length::new(period, clock))
    }

    /// Returns whether its days depend on dates and cannot be computed by
    /// adding lengths, since some run on another clock than that of its unit.
    pub fn depends_on_dates(&self) -> bool {
        let lags = self.orders.all().iter().map(|order| order.lag);
        self.lengths.iter().copied().chain(lags).any(|length| !length.fits(self.said.unit))
    }

    /// The exact length of a duration, on its clock.
    pub fn on_its_clock(&self, duration: Duration) -> Length {
        duration.on_its_clock(self.said.unit, self.workday)
    }

    /// The number of steps whose days are stated as a limit, which need not
    /// have been observed.
    pub fn days_are_limits(&self) -> usize {
        self.steps.iter().filter(|step| step.days.limit).count()
    }

    /// Today's order.
    pub fn orders(&self) -> &Orders {
        &self.orders
    }

    /// The matters of a step: its `item`, else its department.
    pub fn items(&self, id: StepId) -> impl Iterator<Item = &str> {
        let step = self.step(id);
        let department = step.department.filter(|_| step.item.is_empty());
        let department = department.map(|at| self.departments[at.index()].name.as_str());
        step.item.iter().map(String::as_str).chain(department)
    }

    /// Returns whether two steps belong to one matter.
    pub fn share_a_matter(&self, one: StepId, other: StepId) -> bool {
        self.items(one).any(|item| self.items(other).any(|also| also == item))
    }

    /// Returns whether the office fetches the material instead of asking the
    /// applicant for it.
    pub fn is_shared(&self, need: &Need<MaterialId>) -> bool {
        let source = need.source.unwrap_or(self.materials[need.material.index()].source);
        source == MaterialSource::Shared
    }

    /// The shortest and the longest length of a step, where the file states
    /// them or it waits for an occasion.
    pub fn range(&self, id: StepId) -> Option<(Length, Length)> {
        let step = self.step(id);
        if step.days.range.is_none() && step.every.is_none() {
            return None;
        }
        let (min, max) = step.days.range.unwrap_or((step.days.likely, step.days.likely));
        let (min, max) = (self.on_its_clock(min), self.on_its_clock(max));
        let Some(period) = step.every.and_then(|every| every.period(self.said.unit, self.workday, max.clock())) else {
            return Some((min, max));
        };
        Some((min, Length::new(max.time() + period, max.clock())))
    }
}

impl PartialEq for Process {
    /// Equal where the definitions are; derived values are not compared again.
    fn eq(&self, other: &Self) -> bool {
        // Compared step by step, since a draft of the whole takes as much
        // memory again.
        self.steps.len() == other.steps.len()
            && self.to_draft_without_steps() == other.to_draft_without_steps()
            && self.steps.iter().zip(&other.steps).all(|(one, two)| self.to_draft_step(one) == other.to_draft_step(two))
    }
}

/// The reason why a name does not resolve to a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No step has this id or name.
    Unknown,
    /// No step has this id, and several have this name.
    Ambiguous,
}
