//! A step and what it says about itself.

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
    /// What other steps call it; its name where the file gives none.
    pub id: String,
    /// What people call it; its id where the file gives none.
    pub name: String,
    /// Who is answerable.
    pub department: Option<D>,
    /// Other departments that take part in it.
    pub with: Vec<D>,
    /// The unit inside the department.
    pub office: Option<String>,
    /// Who does it.
    pub actor: Actor,
    /// The permits or matters it belongs to; its department where empty.
    pub item: Vec<String>,
    /// What sort of work it is.
    pub kind: Option<Kind>,
    /// The cases in which it is taken; empty: in all.
    pub when: Vec<String>,
    /// Elapsed duration, waiting included.
    pub days: ThreePoint,
    /// What differs in some cases.
    pub by_case: Vec<(String, Vec<StepField>)>,
    /// The time from one occasion on which it can begin to the next.
    pub every: Option<Duration>,
    /// Touch time inside it.
    pub work: Option<Duration>,
    /// What it is worth; absent means unclassified.
    pub value: Option<Value>,
    /// What it follows; absent means the step above.
    pub after: Option<Vec<After<S>>>,
    /// Everything it cannot start without; absent means that the file does
    /// not say.
    pub needs: Option<Vec<Need<M>>>,
    /// What the applicant hands in here, with no word on what else the step
    /// waits for. A step has one or the other.
    pub papers: Option<Vec<Need<M>>>,
    /// What it produces; empty: nothing that anybody waits for; absent: the
    /// file does not say.
    pub gives: Option<Vec<M>>,
    /// The legal basis of the step itself.
    pub law: Vec<String>,
    /// Whether it runs inside the legal limit.
    pub clock: Counting,
    /// Its own legal or promised limit.
    pub limit: Option<StepLimit<S>>,
    /// Times that the applicant must come.
    pub visits: Visits,
    /// How far it can be done online.
    pub online: Online,
    /// What it costs the applicant.
    pub fee: Option<Decimal>,
    /// Signatures inside it.
    pub signoffs: Option<u32>,
    /// Share of cases that end here.
    pub reject: Option<Decimal>,
    /// Returns for correction.
    pub rework: Option<Rework<S>>,
    /// Share of cases that take this step; absent means all.
    pub chance: Option<Decimal>,
    /// Levers that the law allows here, each with its basis.
    pub may: Vec<(Lever, Permit)>,
    /// Ids of steps of the earlier version that this one stands for.
    pub replaces: Vec<String>,
    /// Findings accepted here.
    pub allow: Vec<Allow>,
    /// What else there is to say of it.
    pub note: Option<String>,
}

impl<S, M, D> StepOf<S, M, D> {
    /// A step of which only the names and the days are known.
    #[must_use]
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

    /// What it asks for, under `needs` or under `papers`.
    #[must_use]
    pub fn askings(&self) -> &[Need<M>] {
        self.needs.as_ref().or(self.papers.as_ref()).map_or(&[], Vec::as_slice)
    }

    /// The key under which these stand.
    #[must_use]
    pub fn askings_key(&self) -> &'static str {
        if self.needs.is_none() && self.papers.is_some() { "papers" } else { "needs" }
    }

    /// Its own limit in days from its own start, where it has one.
    #[must_use]
    pub fn own_limit(&self) -> Option<Duration> {
        self.limit.as_ref().filter(|limit| limit.from.is_none()).and_then(|limit| limit.days)
    }

    /// What it is said to produce.
    #[must_use]
    pub fn products(&self) -> &[M] {
        self.gives.as_deref().unwrap_or_default()
    }
}

/// A duration, or the shortest, likely and longest one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ThreePoint {
    /// What the analysis uses.
    pub likely: Duration,
    /// The shortest and the longest, where the file states them.
    pub range: Option<(Duration, Duration)>,
    /// Whether they are stated as a limit (`15日内`): what is allowed, which
    /// nobody need have observed.
    pub limit: bool,
    /// Whether they are written `7日` or `7天`, which says nothing of the
    /// clock: in a law these may be days of the calendar.
    pub says_day: bool,
}

impl ThreePoint {
    /// A duration without a range, observed.
    #[must_use]
    pub const fn of(likely: Duration) -> Self {
        Self { likely, range: None, limit: false, says_day: false }
    }
}

/// An entry of `after`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After<S> {
    /// The step that comes first.
    pub step: S,
    /// Why.
    pub because: Option<Because>,
    /// The article or document it rests on.
    pub basis: Option<String>,
    /// Which ends are tied.
    pub relation: Relation,
    /// How much later at least.
    pub lag: Duration,
    /// Whether it stands for one that named a step which this case does not
    /// take: then it is no reason by itself.
    pub is_across: bool,
}

impl<S> After<S> {
    /// An entry that only says what comes first.
    #[must_use]
    pub fn plain(step: S) -> Self {
        let (relation, lag) = (Relation::FinishStart, Duration::ZERO);
        Self { step, because: None, basis: None, relation, lag, is_across: false }
    }
}

/// An entry of `needs`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need<M> {
    /// What is needed.
    pub material: M,
    /// How much.
    pub need: Necessity,
    /// The cases in which it is needed; empty: in all.
    pub when: Vec<String>,
    /// Levers that the law allows here, each with its basis.
    pub may: Vec<(Lever, Permit)>,
    /// Where it comes from, where that differs from what the material says.
    pub source: Option<MaterialSource>,
}

impl<M> Need<M> {
    /// A need of which only the material and how much are known.
    #[must_use]
    pub fn of(material: M, need: Necessity) -> Self {
        Self { material, need, when: Vec::new(), may: Vec::new(), source: None }
    }
}

/// The legal or promised limit of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepLimit<S> {
    /// How long at most.
    pub days: Option<Duration>,
    /// The step from whose end it runs; absent: from this step's own start.
    pub from: Option<S>,
    /// The least length that the law demands.
    pub min: Option<Duration>,
}

impl<S> StepLimit<S> {
    /// A limit from the step's own start.
    #[must_use]
    pub fn of(days: Duration) -> Self {
        Self { days: Some(days), from: None, min: None }
    }
}

/// Returns for correction: data on the step, no edge of the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rework<S> {
    /// Share of cases that go back.
    pub chance: Decimal,
    /// Where to.
    pub back_to: S,
    /// What the applicant needs for the correction.
    pub days: Option<Duration>,
}
