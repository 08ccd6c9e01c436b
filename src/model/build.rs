//! From a draft to a process: the one place where references are resolved
//! and the whole is checked.

use std::collections::{HashMap, HashSet};

use super::cycle;
use super::defect::{Defect, Note, Problem, Related};
use super::draft::{Draft, DraftStep};
use super::duration::{Duration, DurationError};
use super::order::{Order, OrderSource, Orders};
use super::place::Place;
use super::process::{Department, DepartmentId, Material, MaterialId, Process, StepId};
use super::step::{After, Need, Rework, Step, StepOf};
use super::time::{Clock, Time, Unit};
use super::vocabulary::{Necessity, Relation};

impl Process {
    /// Checks a draft.
    ///
    /// # Errors
    /// Every defect that the draft has, in the order of the file.
    pub fn new(draft: Draft) -> Result<Self, Vec<Defect>> {
        Self::from_draft(draft, Strictness::Written)
    }

    pub(super) fn from_draft(draft: Draft, strictness: Strictness) -> Result<Self, Vec<Defect>> {
        Builder::new(&draft, strictness).build(draft)
    }

    /// The draft that this process is made of again.
    #[must_use]
    pub fn to_draft(&self) -> Draft {
        let step_name = |id: StepId| self.step(id).id.clone();
        let material_name = |id: MaterialId| self.materials[id.index()].name.clone();
        let department_name = |id: DepartmentId| self.departments[id.index()].name.clone();
        Draft {
            id: self.id.clone(),
            name: self.name.clone(),
            lead: self.lead.map(department_name),
            unit: self.unit,
            hours_per_day: self.hours_per_day,
            limits: self.limits,
            cases_per_year: self.cases_per_year,
            targets: self.targets,
            claims: self.claims,
            materials: self.materials[..self.declared_materials].to_vec(),
            departments: self.departments_declared.then(|| self.departments.clone()),
            allow: self.allow.clone(),
            steps: self
                .steps
                .iter()
                .map(|step| rename(step.clone(), &step_name, &material_name, &department_name))
                .collect(),
        }
    }
}

/// The same step with its references put into another form.
fn rename<S, M, D, S2, M2, D2>(
    step: StepOf<S, M, D>,
    to_step: &impl Fn(S) -> S2,
    to_material: &impl Fn(M) -> M2,
    to_department: &impl Fn(D) -> D2,
) -> StepOf<S2, M2, D2> {
    let after = |entry: After<S>| After {
        step: to_step(entry.step),
        because: entry.because,
        basis: entry.basis,
        relation: entry.relation,
        lag: entry.lag,
    };
    let need = |entry: Need<M>| Need { material: to_material(entry.material), need: entry.need };
    StepOf {
        id: step.id,
        name: step.name,
        department: step.department.map(to_department),
        actor: step.actor,
        item: step.item,
        kind: step.kind,
        days: step.days,
        work: step.work,
        value: step.value,
        after: step.after.map(|entries| entries.into_iter().map(after).collect()),
        needs: step.needs.map(|entries| entries.into_iter().map(need).collect()),
        gives: step.gives.into_iter().map(to_material).collect(),
        law: step.law,
        clock: step.clock,
        limit: step.limit,
        visits: step.visits,
        online: step.online,
        fee: step.fee,
        signoffs: step.signoffs,
        reject: step.reject,
        rework: step.rework.map(|rework| Rework { chance: rework.chance, back_to: to_step(rework.back_to) }),
        chance: step.chance,
        may: step.may,
        replaces: step.replaces,
        allow: step.allow,
    }
}

/// After so many defects no suggestions are looked for.
const MOST_SUGGESTIONS: usize = 100;

/// Where a draft comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Strictness {
    /// A person: naming one step twice is a mistake.
    Written,
    /// A change: a step may be named once for each relation, since what it
    /// follows across a step that is gone adds to what it says itself.
    Derived,
}

/// What the names of a draft stand for, and what was found wrong so far.
struct Builder {
    strictness: Strictness,
    unit: Unit,
    workday: Time,
    by_id: HashMap<String, StepId>,
    by_name: HashMap<String, Vec<StepId>>,
    ids: Vec<String>,
    materials: Vec<Material>,
    declared_materials: usize,
    by_material: HashMap<String, MaterialId>,
    /// Materials that are not known, each with the place of its defect.
    unknown_materials: HashMap<String, usize>,
    suppliers: Vec<Option<StepId>>,
    departments: Vec<Department>,
    departments_declared: bool,
    by_department: HashMap<String, DepartmentId>,
    working: Option<(Place, String)>,
    calendar: Option<(Place, String)>,
    defects: Vec<Defect>,
}

impl Builder {
    fn new(draft: &Draft, strictness: Strictness) -> Self {
        let mut builder = Self {
            strictness,
            unit: draft.unit,
            workday: Time::from_thousandths(8 * 60 * 1_000),
            by_id: HashMap::with_capacity(draft.steps.len()),
            by_name: HashMap::with_capacity(draft.steps.len()),
            ids: draft.steps.iter().map(|step| step.id.clone()).collect(),
            materials: Vec::new(),
            declared_materials: draft.materials.len(),
            by_material: HashMap::new(),
            unknown_materials: HashMap::new(),
            suppliers: Vec::new(),
            departments: draft.departments.clone().unwrap_or_default(),
            departments_declared: draft.departments.is_some(),
            by_department: HashMap::new(),
            working: None,
            calendar: None,
            defects: Vec::new(),
        };
        builder.hours(draft);
        builder.names(draft);
        builder
    }

    fn build(mut self, draft: Draft) -> Result<Process, Vec<Defect>> {
        if draft.steps.is_empty() {
            self.report(Place::process().field("steps"), Problem::NoSteps);
        }
        let lead = draft.lead.as_deref().and_then(|name| self.department(name, || Place::process().field("lead")));
        self.stated(draft.limits.statutory, || Place::process().field("limits").field("statutory"));
        self.stated(draft.limits.promised, || Place::process().field("limits").field("promised"));
        self.stated(draft.targets.days, || Place::process().field("targets").field("days"));
        for (side, figures) in [("before", draft.claims.before), ("after", draft.claims.after)] {
            self.stated(figures.and_then(|figures| figures.days), || {
                Place::process().field("claims").field(side).field("days")
            });
        }
        let lengths = draft.steps.iter().enumerate().map(|(at, step)| self.durations(at, step)).collect();
        let steps: Vec<Step> = draft.steps.into_iter().enumerate().map(|(at, step)| self.resolve(at, step)).collect();
        if let (Some((place, working)), Some((other, calendar))) = (self.working.take(), self.calendar.take()) {
            let (place, related) = match self.unit {
                Unit::Workday => (other, Related { place, note: Note::Working(working) }),
                Unit::Day => (place, Related { place: other, note: Note::Calendar(calendar) }),
            };
            self.defects.push(Defect { place, problem: Problem::MixedClocks, related: vec![related] });
        }
        let orders = match Orders::new(steps.len(), self.orders(&steps)) {
            Ok(orders) => orders,
            Err(graph) => {
                self.defects.extend(cycle::defects(&graph, &self.orders(&steps), &steps, &self.materials));
                Orders::default()
            }
        };
        if !self.defects.is_empty() {
            return Err(self.defects);
        }
        Ok(Process {
            id: draft.id,
            name: draft.name,
            lead,
            unit: self.unit,
            hours_per_day: draft.hours_per_day,
            workday: self.workday,
            limits: draft.limits,
            cases_per_year: draft.cases_per_year,
            targets: draft.targets,
            claims: draft.claims,
            materials: self.materials,
            declared_materials: self.declared_materials,
            suppliers: self.suppliers,
            departments: self.departments,
            departments_declared: self.departments_declared,
            allow: draft.allow,
            steps,
            lengths,
            orders,
        })
    }

    fn report(&mut self, place: Place, problem: Problem) {
        self.defects.push(Defect::new(place, problem));
    }

    /// The known name that was probably meant. A file with very many defects
    /// gets no more suggestions: each looks at every name.
    fn suggest<'a>(&self, name: &str, known: impl Iterator<Item = &'a String>) -> Option<String> {
        (self.defects.len() < MOST_SUGGESTIONS).then(|| nearest(name, known)).flatten()
    }

    fn report_second(&mut self, place: Place, first: Place, problem: Problem) {
        self.defects.push(Defect { place, problem, related: vec![Related { place: first, note: Note::First }] });
    }

    fn hours(&mut self, draft: &Draft) {
        let Some(hours) = draft.hours_per_day else { return };
        let thousandths = i128::from(hours.mantissa()) * 3_600_000;
        let divisor = 10i128.pow(u32::from(hours.scale())) * 60;
        let whole = thousandths % divisor == 0;
        match i64::try_from(thousandths / divisor).map(Time::from_thousandths) {
            Ok(day) if whole && day > Time::ZERO && day <= Time::CALENDAR_DAY => self.workday = day,
            _ => self.report(Place::process().field("hours_per_day"), Problem::BadHours(hours.to_string())),
        }
    }

    /// Enters every name that can be referred to.
    fn names(&mut self, draft: &Draft) {
        for (at, step) in draft.steps.iter().enumerate() {
            let id = StepId::new(at);
            if let Some(first) = self.by_id.get(&step.id).copied() {
                self.report_second(
                    Place::step(at),
                    Place::step(first.index()),
                    Problem::DuplicateStep(step.id.clone()),
                );
            } else {
                self.by_id.insert(step.id.clone(), id);
            }
            self.by_name.entry(step.name.clone()).or_default().push(id);
        }
        for (at, department) in self.departments.iter().enumerate() {
            self.by_department.entry(department.name.clone()).or_insert(DepartmentId::new(at));
        }
        for (at, material) in draft.materials.iter().enumerate() {
            let id = MaterialId::new(self.materials.len());
            self.materials.push(material.clone());
            self.suppliers.push(None);
            if let Some(first) = self.by_material.insert(material.name.clone(), id) {
                let list = || Place::process().field("materials");
                self.report_second(
                    list().item(at),
                    list().item(first.index()),
                    Problem::ListedTwice(material.name.clone()),
                );
            }
        }
        for (at, step) in draft.steps.iter().enumerate() {
            for (nth, name) in step.gives.iter().enumerate() {
                self.enter_product(at, nth, name, &step.gives[..nth]);
            }
        }
    }

    fn enter_product(&mut self, at: usize, nth: usize, name: &str, earlier: &[String]) {
        let place = || Place::step(at).field("gives").item(nth);
        if earlier.iter().any(|other| other == name) {
            return self.report(place(), Problem::ListedTwice(name.to_owned()));
        }
        let id = *self.by_material.entry(name.to_owned()).or_insert_with(|| {
            self.materials.push(Material { name: name.to_owned(), held_by: None, certificate: None });
            self.suppliers.push(None);
            MaterialId::new(self.materials.len() - 1)
        });
        match self.suppliers[id.index()] {
            Some(first) => self.report_second(
                place(),
                Place::step(first.index()).field("gives"),
                Problem::GivenTwice(name.to_owned()),
            ),
            None => self.suppliers[id.index()] = Some(StepId::new(at)),
        }
    }

    /// Checks the durations of a step and returns its likely length.
    fn durations(&mut self, at: usize, step: &DraftStep) -> Time {
        let days = || Place::step(at).field("days");
        let likely = self.scheduled(step.days.likely, || match step.days.range {
            Some(_) => days().field("likely"),
            None => days(),
        });
        if let Some((min, max)) = step.days.range {
            let shortest = self.scheduled(min, || days().field("min"));
            let longest = self.scheduled(max, || days().field("max"));
            if shortest > likely || likely > longest {
                let (min, likely, max) = (min.to_string(), step.days.likely.to_string(), max.to_string());
                self.report(days(), Problem::PointsOutOfOrder { min, likely, max });
            }
        }
        for (nth, entry) in step.after.iter().flatten().enumerate() {
            self.scheduled(entry.lag, || Place::step(at).field("after").item(nth).field("lag"));
        }
        self.stated(step.limit, || Place::step(at).field("limit"));
        let work = self.stated(step.work, || Place::step(at).field("work"));
        if let (Some(duration), Some(work)) = (step.work, work) {
            let longest = step.days.range.map_or(step.days.likely, |(_, max)| max);
            let comparable =
                duration.clock(self.unit) == longest.clock(self.unit) || longest.amount == Duration::ZERO.amount;
            let available = longest.length(self.unit, self.workday).unwrap_or_default();
            if comparable && work > available {
                let (work, days) = (duration.to_string(), longest.to_string());
                self.report(Place::step(at).field("work"), Problem::WorkOverDays { work, days });
            }
        }
        likely
    }

    /// A duration that the schedule adds up: its clock counts.
    fn scheduled(&mut self, duration: Duration, place: impl Fn() -> Place) -> Time {
        match duration.clock(self.unit) {
            Some(Clock::Working) if self.working.is_none() => self.working = Some((place(), duration.to_string())),
            Some(Clock::Calendar) if self.calendar.is_none() => self.calendar = Some((place(), duration.to_string())),
            _ => {}
        }
        self.stated(Some(duration), place).unwrap_or_default()
    }

    /// A duration that stands for itself: only its length is checked.
    fn stated(&mut self, duration: Option<Duration>, place: impl Fn() -> Place) -> Option<Time> {
        let duration = duration?;
        match duration.length(self.unit, self.workday) {
            Ok(length) => Some(length),
            Err(error @ (DurationError::TooFine | DurationError::TooLong)) => {
                self.report(place(), Problem::BadDuration { text: duration.to_string(), error });
                None
            }
            Err(_) => None,
        }
    }

    fn resolve(&mut self, at: usize, step: DraftStep) -> Step {
        let id = StepId::new(at);
        let department =
            step.department.as_deref().and_then(|name| self.department(name, || Place::step(at).field("department")));
        let after = step.after.as_deref().map(|entries| self.after(id, entries));
        let needs = step.needs.as_deref().map(|entries| self.needs(id, entries));
        let rework = step.rework.as_ref().and_then(|rework| {
            let back_to = self.step(&rework.back_to, || Place::step(at).field("rework").field("back_to"))?;
            Some(Rework { chance: rework.chance, back_to })
        });
        let gives = step.gives.iter().filter_map(|name| self.by_material.get(name).copied()).collect();
        let unreferenced =
            StepOf { after: None, needs: None, rework: None, department: None, gives: Vec::new(), ..step };
        let renamed = rename(unreferenced, &|_: String| id, &|_: String| MaterialId(0), &|_: String| DepartmentId(0));
        StepOf { department, after, needs, rework, gives, ..renamed }
    }

    fn after(&mut self, id: StepId, entries: &[After<String>]) -> Vec<After<StepId>> {
        let list = |nth: usize| Place::step(id.index()).field("after").item(nth);
        let mut named: HashMap<(StepId, Option<Relation>), usize> = HashMap::new();
        let mut resolved = Vec::with_capacity(entries.len());
        for (nth, entry) in entries.iter().enumerate() {
            let relation = (self.strictness == Strictness::Derived).then_some(entry.relation);
            let Some(step) = self.step(&entry.step, || list(nth)) else { continue };
            if step == id {
                self.report(list(nth), Problem::FollowsItself(entry.step.clone()));
            } else if let Some(first) = named.insert((step, relation), nth) {
                self.report_second(list(nth), list(first), Problem::ListedTwice(entry.step.clone()));
            } else {
                resolved.push(After {
                    step,
                    because: entry.because,
                    basis: entry.basis.clone(),
                    relation: entry.relation,
                    lag: entry.lag,
                });
            }
        }
        resolved
    }

    fn needs(&mut self, id: StepId, entries: &[Need<String>]) -> Vec<Need<MaterialId>> {
        let list = |nth: usize| Place::step(id.index()).field("needs").item(nth);
        let mut named: HashSet<&str> = HashSet::new();
        let mut resolved = Vec::with_capacity(entries.len());
        for (nth, entry) in entries.iter().enumerate() {
            let Some(&material) = self.by_material.get(&entry.material) else {
                if let Some(first) = self.unknown_materials.get(&entry.material) {
                    self.defects[*first].related.push(Related { place: list(nth), note: Note::Again });
                    continue;
                }
                let suggestion = self.suggest(&entry.material, self.by_material.keys());
                self.unknown_materials.insert(entry.material.clone(), self.defects.len());
                self.report(list(nth), Problem::UnknownMaterial { name: entry.material.clone(), suggestion });
                continue;
            };
            if !named.insert(&entry.material) {
                self.report(list(nth), Problem::ListedTwice(entry.material.clone()));
            } else if self.suppliers[material.index()] == Some(id) {
                self.report(list(nth), Problem::NeedsOwnProduct(entry.material.clone()));
            } else {
                resolved.push(Need { material, need: entry.need });
            }
        }
        resolved
    }

    fn step(&mut self, name: &str, place: impl Fn() -> Place) -> Option<StepId> {
        if let Some(&id) = self.by_id.get(name) {
            return Some(id);
        }
        match self.by_name.get(name).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            Some(several) => {
                let ids = several.iter().map(|id| self.ids[id.index()].clone()).collect();
                self.report(place(), Problem::AmbiguousStep { name: name.to_owned(), ids });
                None
            }
            None => {
                let suggestion = self.suggest(name, self.by_id.keys().chain(self.by_name.keys()));
                self.report(place(), Problem::UnknownStep { name: name.to_owned(), suggestion });
                None
            }
        }
    }

    fn department(&mut self, name: &str, place: impl Fn() -> Place) -> Option<DepartmentId> {
        if let Some(&id) = self.by_department.get(name) {
            return Some(id);
        }
        if self.departments_declared {
            let suggestion = self.suggest(name, self.by_department.keys());
            self.report(place(), Problem::UnknownDepartment { name: name.to_owned(), suggestion });
            return None;
        }
        let id = DepartmentId::new(self.departments.len());
        self.departments.push(Department { name: name.to_owned(), capacity: None, level: None });
        self.by_department.insert(name.to_owned(), id);
        Some(id)
    }

    /// Today's orders, grouped by the step that waits.
    fn orders(&self, steps: &[Step]) -> Vec<Order> {
        let mut orders = Vec::new();
        for (at, step) in steps.iter().enumerate() {
            let to = StepId::new(at);
            let above = (at > 0 && step.after.is_none()).then(|| Order {
                from: StepId::new(at - 1),
                to,
                relation: Relation::FinishStart,
                lag: Time::ZERO,
                source: OrderSource::Above,
            });
            let after = (0u32..).zip(step.after.iter().flatten()).map(|(nth, entry)| Order {
                from: entry.step,
                to,
                relation: entry.relation,
                lag: entry.lag.length(self.unit, self.workday).unwrap_or_default(),
                source: OrderSource::After(nth),
            });
            let documents = step.needs.iter().flatten().filter_map(|need| {
                let relation = match need.need {
                    Necessity::Required => Relation::FinishStart,
                    Necessity::Tolerable => Relation::FinishFinish,
                    Necessity::Optional => return None,
                };
                let from = self.suppliers[need.material.index()].filter(|from| *from != to)?;
                Some(Order { from, to, relation, lag: Time::ZERO, source: OrderSource::Document(need.material) })
            });
            orders.extend(above.into_iter().chain(after).chain(documents));
        }
        orders
    }
}

/// The known name that `name` was probably meant to be.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a String>) -> Option<String> {
    let near = |other: &&String| {
        let longest = name.chars().count().max(other.chars().count());
        let folded = (name.to_lowercase(), other.to_lowercase());
        let distance = strsim::osa_distance(&folded.0, &folded.1);
        // Three letters in ten, and in a short 汉字 name one of two.
        let part_of = longest > 2 && (other.contains(name) || name.contains(other.as_str()));
        (distance * 10 <= longest * 4 || (distance == 1 && longest <= 3) || part_of).then_some(distance)
    };
    known
        .filter_map(|other| near(&other).map(|distance| (distance, other)))
        .min_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.cmp(b.1)))
        .map(|(_, other)| other.clone())
}
