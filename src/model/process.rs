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

/// A valid process: every reference leads somewhere, the order has no cycle,
/// every length is exact. Made by [`Process::new`].
#[derive(Clone, Debug)]
pub struct Process {
    /// What the definition says of the whole, all that refers to steps or is
    /// filled up taken out: that is below.
    pub(super) said: Draft,
    pub(super) lead: Option<DepartmentId>,
    pub(super) workday: Time,
    pub(super) limits: Limits,
    pub(super) cases: Vec<CaseOf<StepId>>,
    pub(super) materials: Vec<Material>,
    /// How many of the materials the file declares; the others are given.
    pub(super) declared_materials: usize,
    pub(super) suppliers: Vec<Option<StepId>>,
    pub(super) departments: Vec<Department>,
    pub(super) departments_declared: bool,
    pub(super) steps: Vec<Step>,
    /// How long each step takes itself.
    pub(super) lengths: Vec<Length>,
    pub(super) orders: Orders,
    pub(super) variants: Vec<Variant>,
}

impl Process {
    /// Short name for machines.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.said.id
    }

    /// What the process is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.said.name
    }

    /// What else there is to say of it.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.said.note.as_deref()
    }

    /// What sort of matter it is, where the file says so.
    #[must_use]
    pub fn matter(&self) -> Option<MatterType> {
        self.said.matter
    }

    /// The cases that it covers; empty: it covers one.
    #[must_use]
    pub fn cases(&self) -> &[CaseOf<StepId>] {
        &self.cases
    }

    /// What the whole rests on.
    #[must_use]
    pub fn law(&self) -> &[String] {
        &self.said.law
    }

    /// On what conditions an application is accepted.
    #[must_use]
    pub fn conditions(&self) -> &[String] {
        &self.said.conditions
    }

    /// Where it is handled.
    #[must_use]
    pub fn venue(&self) -> &[String] {
        &self.said.venue
    }

    /// What comes of it.
    #[must_use]
    pub fn result(&self) -> &[String] {
        &self.said.result
    }

    /// In what fees are counted.
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        self.said.currency.as_deref()
    }

    /// Whose law the statutory rules state, where the file says so.
    #[must_use]
    pub fn jurisdiction(&self) -> Option<Jurisdiction> {
        self.said.jurisdiction
    }

    /// The calendar that the file names: `china`, `weekdays`, files beside
    /// it; empty where it names none.
    #[must_use]
    pub fn calendar(&self) -> &[String] {
        &self.said.calendar
    }

    /// The department answerable for the whole.
    #[must_use]
    pub fn lead(&self) -> Option<DepartmentId> {
        self.lead
    }

    /// What a bare number of days means.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.said.unit
    }

    /// The length of a day in the process's unit.
    #[must_use]
    pub fn day(&self) -> Time {
        match self.said.unit {
            Unit::Workday => self.workday,
            Unit::Day => Time::CALENDAR_DAY,
        }
    }

    /// The length of a working day.
    #[must_use]
    pub fn workday(&self) -> Time {
        self.workday
    }

    /// Limits for the whole process.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// How many cases a year.
    #[must_use]
    pub fn cases_per_year(&self) -> Option<Decimal> {
        self.said.cases_per_year
    }

    /// Upper bounds that the process should meet.
    #[must_use]
    pub fn targets(&self) -> Targets {
        self.said.targets
    }

    /// Published figures, before and after.
    #[must_use]
    pub fn claims(&self) -> Claims {
        self.said.claims
    }

    /// What it says under the key of a field, if that is plain and is
    /// anything.
    #[must_use]
    pub fn plain(&self, field: &ProcessField) -> Option<Plain> {
        field.plain_in(&self.said)
    }

    /// Every material, declared or given.
    #[must_use]
    pub fn materials(&self) -> &[Material] {
        &self.materials
    }

    /// The step that gives a material, if one does.
    #[must_use]
    pub fn supplier(&self, material: MaterialId) -> Option<StepId> {
        self.suppliers[material.index()]
    }

    /// Every department, declared or named by a step.
    #[must_use]
    pub fn departments(&self) -> &[Department] {
        &self.departments
    }

    /// Waivers for the whole process.
    #[must_use]
    pub fn allow(&self) -> &[Allow] {
        &self.said.allow
    }

    /// The steps in the order they are written.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The positions of the steps, in that order.
    pub fn step_ids(&self) -> impl DoubleEndedIterator<Item = StepId> + ExactSizeIterator + use<> {
        (0..self.steps.len()).map(StepId::new)
    }

    /// One step.
    #[must_use]
    pub fn step(&self, id: StepId) -> &Step {
        &self.steps[id.index()]
    }

    /// The step with this id, else the only one of this name.
    ///
    /// # Errors
    /// [`Missing::Unknown`] where no step is called so,
    /// [`Missing::Ambiguous`] where several bear the name.
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

    /// How long others wait for a step (likely): nobody does for one that comes
    /// after the result.
    #[must_use]
    pub fn length(&self, id: StepId) -> Length {
        match self.step(id).clock {
            Counting::Afterwards => Length::ZERO,
            _ => self.own_length(id),
        }
    }

    /// How long a step takes itself (likely).
    #[must_use]
    pub fn own_length(&self, id: StepId) -> Length {
        self.lengths[id.index()]
    }

    /// The time from one occasion on which a step can begin to the next, on
    /// the clock of its days; none where it waits for no occasion.
    #[must_use]
    pub fn period(&self, id: StepId) -> Option<Length> {
        let step = self.step(id);
        let own = self.on_its_clock(step.days.likely);
        let clock = if own.is_zero() { self.said.unit.clock() } else { own.clock() };
        step.every?.period(self.said.unit, self.workday, clock).map(|period| Length::new(period, clock))
    }

    /// Whether its days cannot be told by adding lengths: some run on another
    /// clock than that of its unit, so that it depends on the date.
    #[must_use]
    pub fn depends_on_dates(&self) -> bool {
        let lags = self.orders.all().iter().map(|order| order.lag);
        self.lengths.iter().copied().chain(lags).any(|length| !length.fits(self.said.unit))
    }

    /// The exact length of a duration, on its clock.
    #[must_use]
    pub fn on_its_clock(&self, duration: Duration) -> Length {
        duration.on_its_clock(self.said.unit, self.workday)
    }

    /// How many steps state their days as a limit, which nobody need have
    /// observed.
    #[must_use]
    pub fn days_are_limits(&self) -> usize {
        self.steps.iter().filter(|step| step.days.limit).count()
    }

    /// Today's order.
    #[must_use]
    pub fn orders(&self) -> &Orders {
        &self.orders
    }

    /// The matters that a step belongs to: its `item`, else its department.
    pub fn items(&self, id: StepId) -> impl Iterator<Item = &str> {
        let step = self.step(id);
        let department = step.department.filter(|_| step.item.is_empty());
        let department = department.map(|at| self.departments[at.index()].name.as_str());
        step.item.iter().map(String::as_str).chain(department)
    }

    /// Whether two steps belong to one matter.
    #[must_use]
    pub fn share_a_matter(&self, one: StepId, other: StepId) -> bool {
        self.items(one).any(|item| self.items(other).any(|also| also == item))
    }

    /// Whether the office fetches what is asked for, instead of asking the
    /// applicant.
    #[must_use]
    pub fn is_shared(&self, need: &Need<MaterialId>) -> bool {
        let source = need.source.unwrap_or(self.materials[need.material.index()].source);
        source == MaterialSource::Shared
    }

    /// The shortest and the longest that a step takes, where the file states
    /// them or it waits for an occasion.
    #[must_use]
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
    /// Equal where the definitions say the same; what is derived from them is
    /// not compared again.
    fn eq(&self, other: &Self) -> bool {
        // Step by step: a draft of the whole takes as much room again.
        self.steps.len() == other.steps.len()
            && self.to_draft_without_steps() == other.to_draft_without_steps()
            && self.steps.iter().zip(&other.steps).all(|(one, two)| self.to_draft_step(one) == other.to_draft_step(two))
    }
}

/// Why a name leads to no step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No step is called so.
    Unknown,
    /// No step has it for an id, and several bear it as a name.
    Ambiguous,
}
