//! A step and its values.

use super::change::StepField;
use super::decimal::Decimal;
use super::declared::Allow;
use super::duration::Duration;
use super::ids::{DepartmentId, MaterialId, StepId};
use super::permit::Permit;
use super::visits::Visits;
use super::vocabulary::{Actor, Because, Counting, Kind, Lever, MaterialSource, Necessity, Online, Relation, Value};

/// A step of a process.
pub type Step = StepOf<StepId, MaterialId, DepartmentId>;

/// A step whose references to steps, materials and departments are of the
/// given types: text in a draft, positions in a process.
#[derive(Clone, Debug, PartialEq)]
pub struct StepOf<S, M, D> {
    /// The id that other steps refer to; the name where the file gives none.
    pub id: String,
    /// The name; the id where the file gives none.
    pub name: String,
    /// The answerable department.
    pub department: Option<D>,
    /// The other departments that take part.
    pub with: Vec<D>,
    /// The unit inside the department.
    pub office: Option<String>,
    /// The party that does it.
    pub actor: Actor,
    /// The permits or matters that it belongs to; its department where empty.
    pub item: Vec<String>,
    /// The kind of work.
    pub kind: Option<Kind>,
    /// The cases in which it is taken; empty for all.
    pub when: Vec<String>,
    /// Elapsed duration, waiting included.
    pub days: ThreePoint,
    /// The keys with other values in some cases.
    pub by_case: Vec<(String, Vec<StepField>)>,
    /// The interval between two occasions on which it can begin.
    pub every: Option<Duration>,
    /// Touch time inside it.
    pub work: Option<Duration>,
    /// Its value; `None` where unclassified.
    pub value: Option<Value>,
    /// The steps that it follows; `None` for the step above.
    pub after: Option<Vec<After<S>>>,
    /// Everything it cannot start without; `None` where the file does not say.
    pub needs: Option<Vec<Need<M>>>,
    /// The papers that the applicant hands in here, which leaves open what else
    /// the step waits for. A step has either these or `needs`.
    pub papers: Option<Vec<Need<M>>>,
    /// Its products; empty where nobody waits for any; `None` where the file
    /// does not say.
    pub gives: Option<Vec<M>>,
    /// The legal basis of the step itself.
    pub law: Vec<String>,
    /// Whether it runs inside the legal limit.
    pub clock: Counting,
    /// Its own legal or promised limit.
    pub limit: Option<StepLimit<S>>,
    /// How often the applicant must come.
    pub visits: Visits,
    /// How far it can be done online.
    pub online: Online,
    /// The cost to the applicant.
    pub fee: Option<Decimal>,
    /// Signatures inside it.
    pub signoffs: Option<u32>,
    /// Share of cases that end here.
    pub reject: Option<Decimal>,
    /// Returns for correction.
    pub rework: Option<Rework<S>>,
    /// The share of cases that take this step; `None` for all.
    pub chance: Option<Decimal>,
    /// Levers that the law allows here, each with its basis.
    pub may: Vec<(Lever, Permit)>,
    /// Ids of steps of the earlier version that this one stands for.
    pub replaces: Vec<String>,
    /// Findings accepted here.
    pub allow: Vec<Allow>,
    /// A remark.
    pub note: Option<String>,
}

impl<S, M, D> StepOf<S, M, D> {
    /// A step with only names and days.
    pub fn bare(id: String, name: String, days: ThreePoint) -> Self {
        Self {
            id,
            name,
            days,
            department: None,
            with: Vec::new(),
            office: None,
            actor: Actor::Agency,
            item: Vec::new(),
            kind: None,
            when: Vec::new(),
            by_case: Vec::new(),
            every: None,
            work: None,
            value: None,
            after: None,
            needs: None,
            papers: None,
            gives: None,
            law: Vec::new(),
            clock: Counting::Counted,
            limit: None,
            visits: Visits::default(),
            online: Online::None,
            fee: None,
            signoffs: None,
            reject: None,
            rework: None,
            chance: None,
            may: Vec::new(),
            replaces: Vec::new(),
            allow: Vec::new(),
            note: None,
        }
    }

    /// The materials it asks for, under `needs` or under `papers`.
    pub fn askings(&self) -> &[Need<M>] {
        self.needs.as_ref().or(self.papers.as_ref()).map_or(&[], Vec::as_slice)
    }

    /// The key of these materials.
    pub fn askings_key(&self) -> &'static str {
        if self.needs.is_none() && self.papers.is_some() { "papers" } else { "needs" }
    }

    /// Its own limit in days from its own start, if it has one.
    pub fn own_limit(&self) -> Option<Duration> {
        self.limit.as_ref().filter(|limit| limit.from.is_none()).and_then(|limit| limit.days)
    }

    /// The stated products.
    pub fn products(&self) -> &[M] {
        self.gives.as_deref().unwrap_or_default()
    }
}

/// A duration, or the shortest, likely and longest one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThreePoint {
    /// The value that the analysis uses.
    pub likely: Duration,
    /// The shortest and the longest, where the file states them.
    pub range: Option<(Duration, Duration)>,
    /// Whether they are stated as a limit (`15日内`): allowed, not necessarily
    /// observed.
    pub limit: bool,
    /// Whether they are written `7日` or `7天`, which leaves the clock open: in a
    /// law these may be calendar days.
    pub says_day: bool,
}

impl ThreePoint {
    /// A duration without a range, observed.
    pub const fn of(likely: Duration) -> Self {
        Self { likely, range: None, limit: false, says_day: false }
    }
}

/// An entry of `after`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After<S> {
    /// The step that comes first.
    pub step: S,
    /// The reason.
    pub because: Option<Because>,
    /// The article or document that it rests on.
    pub basis: Option<String>,
    /// The ends that are tied.
    pub relation: Relation,
    /// The least time between them.
    pub lag: Duration,
    /// Whether it replaces an entry for a step that this case leaves out: then
    /// it is no reason by itself.
    pub is_across: bool,
}

impl<S> After<S> {
    /// An entry with a step and nothing else.
    pub fn plain(step: S) -> Self {
        let (relation, lag) = (Relation::FinishStart, Duration::ZERO);
        Self { step, because: None, basis: None, relation, lag, is_across: false }
    }
}

/// An entry of `needs`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need<M> {
    /// The material.
    pub material: M,
    /// The degree of the need.
    pub need: Necessity,
    /// The cases in which it is needed; empty for all.
    pub when: Vec<String>,
    /// Levers that the law allows here, each with its basis.
    pub may: Vec<(Lever, Permit)>,
    /// Its source, where that differs from the one of the material.
    pub source: Option<MaterialSource>,
}

impl<M> Need<M> {
    /// A need with only a material and how much it is needed.
    pub fn of(material: M, need: Necessity) -> Self {
        Self { material, need, when: Vec::new(), may: Vec::new(), source: None }
    }
}

/// The legal or promised limit of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepLimit<S> {
    /// The greatest length.
    pub days: Option<Duration>,
    /// The step from whose end it runs; `None` for this step's own start.
    pub from: Option<S>,
    /// The least length that the law demands.
    pub min: Option<Duration>,
}

impl<S> StepLimit<S> {
    /// A limit from the step's own start.
    pub fn of(days: Duration) -> Self {
        Self { days: Some(days), from: None, min: None }
    }
}

/// Returns for correction: data of the step, not an edge of the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rework<S> {
    /// The share of cases that go back.
    pub chance: Decimal,
    /// The step that they go back to.
    pub back_to: S,
    /// The time that the applicant needs for the correction.
    pub days: Option<Duration>,
}
