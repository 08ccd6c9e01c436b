//! From a draft to a process: the one place where references are resolved and
//! the definition as a whole is checked.

use std::collections::HashMap;

mod afterwards;
mod cases;
mod durations;
mod names;
mod permits;
mod references;

use self::names::nearest;
use super::cycle;
use super::decimal::Decimal;
use super::declared::{Department, LimitsOf, Material};
use super::defect::{Defect, Note, Problem, Related};
use super::draft::{Draft, DraftStep};
use super::ids::{DepartmentId, MaterialId, StepId};
use super::order::{Order, OrderSource, Orders};
use super::period::with_occasions;
use super::place::Place;
use super::process::Process;
use super::step::{After, Need, References, Rework, Step, StepLimit};
use super::time::{Length, Time, Unit};
use super::vocabulary::{Counting, Necessity, Relation};

impl Process {
    /// Checks a draft.
    ///
    /// # Errors
    ///
    /// Every defect of the draft, in the order of the file.
    pub fn new(draft: Draft) -> Result<Self, Vec<Defect>> {
        Builder::new(&draft).build(draft)
    }

    /// The draft from which this process can be built again.
    pub fn to_draft(&self) -> Draft {
        let steps = self.steps.iter().map(|step| self.to_draft_step(step)).collect();
        Draft { steps, ..self.to_draft_without_steps() }
    }

    /// The step as a draft has it.
    pub(crate) fn to_draft_step(&self, step: &Step) -> DraftStep {
        let step_name = |id: StepId| self.step(id).id.clone();
        let material_name = |id: MaterialId| self.materials[id.index()].name.clone();
        let department_name = |id: DepartmentId| self.departments[id.index()].name.clone();
        let after = |entry: After<StepId>| {
            let step = step_name(entry.step);
            entry.of_other(step)
        };
        let need = |need: Need<MaterialId>| {
            let material = material_name(need.material);
            need.of_other(material)
        };
        let needs = |needs: Option<Vec<Need<MaterialId>>>| needs.map(|needs| needs.into_iter().map(need).collect());
        let mut step = step.clone();
        let references = References {
            department: step.department.map(department_name),
            with: step.with.iter().copied().map(department_name).collect(),
            after: step.after.take().map(|entries| entries.into_iter().map(after).collect()),
            needs: needs(step.needs.take()),
            papers: needs(step.papers.take()),
            gives: step.gives.take().map(|products| products.into_iter().map(material_name).collect()),
            limit: step.limit.take().map(|StepLimit { days, from, min }| {
                let from = from.map(step_name);
                StepLimit { days, from, min }
            }),
            rework: step.rework.take().map(|Rework { chance, back_to, days }| {
                let back_to = step_name(back_to);
                Rework { chance, back_to, days }
            }),
        };
        step.referring(references)
    }

    /// The draft without its steps.
    pub(crate) fn to_draft_without_steps(&self) -> Draft {
        let step_name = |id: StepId| self.step(id).id.clone();
        Draft {
            limits: self.limits.map(|_, id| Some(step_name(id))),
            cases: self.cases.iter().map(|case| case.clone().map(|_, id| Some(step_name(id)))).collect(),
            materials: self.materials[..self.declared_materials]
                .iter()
                .map(|material| material.clone().map(|id| Some(step_name(id))))
                .collect(),
            departments: self.departments_declared.then(|| self.departments.clone()),
            steps: Vec::new(),
            ..self.said.clone()
        }
    }
}

/// After this many defects no suggestions are searched for.
const MOST_SUGGESTIONS: usize = 100;

/// Working hours in a working day where the file states none.
const HOURS_PER_DAY: Decimal = Decimal::new(8, 0);

/// The state of a check: the meaning of each name of a draft, and the defects
/// found so far.
struct Builder {
    unit: Unit,
    workday: Time,
    by_id: HashMap<String, StepId>,
    by_name: HashMap<String, Vec<StepId>>,
    ids: Vec<String>,
    case_names: Vec<String>,
    materials: Vec<Material>,
    declared_materials: usize,
    by_material: HashMap<String, MaterialId>,
    /// The unknown materials, each with the index of its defect.
    unknown_materials: HashMap<String, usize>,
    suppliers: Vec<Option<StepId>>,
    departments: Vec<Department>,
    departments_declared: bool,
    by_department: HashMap<String, DepartmentId>,
    defects: Vec<Defect>,
}

impl Builder {
    fn new(draft: &Draft) -> Self {
        let mut builder = Self {
            unit: draft.unit,
            workday: Time::from_thousandths(HOURS_PER_DAY.mantissa() * 60 * 1_000),
            by_id: HashMap::with_capacity(draft.steps.len()),
            by_name: HashMap::with_capacity(draft.steps.len()),
            ids: draft.steps.iter().map(|step| step.id.clone()).collect(),
            case_names: cases::names(draft),
            materials: Vec::new(),
            declared_materials: draft.materials.len(),
            by_material: HashMap::new(),
            unknown_materials: HashMap::new(),
            suppliers: Vec::new(),
            departments: draft.departments.clone().unwrap_or_default(),
            departments_declared: draft.departments.is_some(),
            by_department: HashMap::new(),
            defects: Vec::new(),
        };
        builder.hours(draft);
        builder.names(draft);
        builder
    }

    fn build(mut self, mut draft: Draft) -> Result<Process, Vec<Defect>> {
        if draft.steps.is_empty() {
            self.report(Place::process().field("steps"), Problem::NoSteps);
        }
        let lead = draft.lead.as_deref().and_then(|name| self.department(name, || Place::process().field("lead")));
        self.durations_of_limits(&draft.limits, || Place::process().field("limits"));
        let limits =
            draft.limits.clone().map(|key, name| self.step(&name, || Place::process().field("limits").field(key)));
        self.stated(draft.targets.days, || Place::process().field("targets").field("days"));
        for (side, figures) in [("before", draft.claims.before), ("after", draft.claims.after)] {
            self.stated(figures.and_then(|figures| figures.days), || {
                Place::process().field("claims").field(side).field("days")
            });
        }
        let cases = self.cases(std::mem::take(&mut draft.cases));
        self.available(&draft.materials);
        let lengths = draft.steps.iter().enumerate().map(|(at, step)| self.length(at, step)).collect();
        let steps = std::mem::take(&mut draft.steps).into_iter().enumerate();
        let steps: Vec<Step> = steps.map(|(at, step)| self.resolve(at, step)).collect();
        let orders = match Orders::new(steps.len(), self.orders(&steps)) {
            Ok(orders) => orders,
            // Steps of different cases may legitimately seem to wait for each
            // other.
            Err(_) if !cases.is_empty() => Orders::none(steps.len()),
            Err(graph) => {
                self.defects.extend(cycle::defects(&graph, &self.orders(&steps), &steps, &self.materials));
                Orders::default()
            }
        };
        self.nothing_follows_afterwards(&steps);
        if !self.defects.is_empty() {
            return Err(self.defects);
        }
        let process = Process {
            said: Draft {
                // The default is the same whether written out or not.
                hours_per_day: draft.hours_per_day.filter(|hours| *hours != HOURS_PER_DAY),
                limits: LimitsOf::default(),
                materials: Vec::new(),
                departments: None,
                ..draft
            },
            lead,
            workday: self.workday,
            limits,
            cases,
            materials: self.materials,
            declared_materials: self.declared_materials,
            suppliers: self.suppliers,
            departments: self.departments,
            departments_declared: self.departments_declared,
            steps,
            lengths,
            orders,
            variants: Vec::new(),
            taken_in: Vec::new(),
        };
        cases::with_variants(process)
    }

    /// The length of a step: half a period more where it waits for an occasion.
    fn length(&mut self, at: usize, step: &DraftStep) -> Length {
        let own = self.durations(at, step);
        with_occasions(own, step.every, self.unit, self.workday).unwrap_or_else(|| {
            let every = step.every.map(|every| every.to_string()).unwrap_or_default();
            self.report(Place::step(at).field("every"), Problem::BadPeriod(every));
            own
        })
    }

    fn report(&mut self, place: Place, problem: Problem) {
        self.defects.push(Defect::new(place, problem));
    }

    /// The known name that was probably meant. A file with very many defects
    /// gets no further suggestions, since each search looks at every name.
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

    /// Today's orders, grouped by the step that waits.
    fn orders(&self, steps: &[Step]) -> Vec<Order> {
        let mut orders = Vec::new();
        let mut last: Option<StepId> = None;
        for (at, step) in steps.iter().enumerate() {
            let to = StepId::new(at);
            let above = last.filter(|_| step.after.is_none()).map(|from| Order {
                from,
                to,
                relation: Relation::FinishStart,
                lag: Length::ZERO,
                source: OrderSource::Above,
            });
            let after = (0u32..).zip(step.after.iter().flatten()).map(|(nth, entry)| Order {
                from: entry.step,
                to,
                relation: entry.relation,
                lag: entry.lag.on_its_clock(self.unit, self.workday),
                source: OrderSource::After(nth),
            });
            let documents = step.askings().iter().flat_map(|need| {
                let relation = match need.need {
                    Necessity::Required => Some(Relation::FinishStart),
                    Necessity::Tolerable => Some(Relation::FinishFinish),
                    Necessity::Optional => None,
                };
                let at = need.material.index();
                let sources = [self.suppliers[at], self.materials[at].available_after];
                let sources = sources.into_iter().flatten().filter(move |from| *from != to);
                sources.zip(std::iter::repeat(relation)).filter_map(move |(from, relation)| {
                    let source = OrderSource::Document(need.material);
                    Some(Order { from, to, relation: relation?, lag: Length::ZERO, source })
                })
            });
            // A step after the result is on no path.
            if step.clock != Counting::Afterwards {
                orders.extend(above.into_iter().chain(after).chain(documents));
                last = Some(to);
            }
        }
        orders
    }
}
