//! A step and what it says about itself.

use super::decimal::Decimal;
use super::declared::Allow;
use super::duration::Duration;
use super::ids::{DepartmentId, MaterialId, StepId};
use super::visits::Visits;
use super::vocabulary::{Actor, Because, Counting, Kind, Lever, Necessity, Online, Relation, Value};

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
    /// Who does it.
    pub actor: Actor,
    /// The permit or matter it belongs to; the department where absent.
    pub item: Option<String>,
    /// What sort of work it is.
    pub kind: Option<Kind>,
    /// Elapsed duration, waiting included.
    pub days: ThreePoint,
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
    pub limit: Option<Duration>,
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
    pub may: Vec<(Lever, String)>,
    /// Ids of steps of the earlier version that this one stands for.
    pub replaces: Vec<String>,
    /// Findings accepted here.
    pub allow: Vec<Allow>,
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
            actor: Actor::Agency,
            item: None,
            kind: None,
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
}

impl ThreePoint {
    /// A duration without a range, observed.
    #[must_use]
    pub const fn of(likely: Duration) -> Self {
        Self { likely, range: None, limit: false }
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
}

/// An entry of `needs`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need<M> {
    /// What is needed.
    pub material: M,
    /// How much.
    pub need: Necessity,
}

/// Returns for correction: data on the step, no edge of the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rework<S> {
    /// Share of cases that go back.
    pub chance: Decimal,
    /// Where to.
    pub back_to: S,
}
