//! A step and its values.

use super::change::{FieldValue, Plain, all_are_set, fields};
use super::decimal::Decimal;
use super::declared::Allow;
use super::draft::DraftStep;
use super::duration::Duration;
use super::ids::{DepartmentId, MaterialId, StepId};
use super::keys::KeyGroup;
use super::permit::Permit;
use super::visits::Visits;
use super::vocabulary::{Actor, Because, Counting, Kind, Lever, MaterialSource, Necessity, Online, Relation, Value};

/// A step of a process.
pub type Step = StepOf<StepId, MaterialId, DepartmentId>;

/// Declares a step with a field for each row, and the enum of these fields. A
/// row that `refers` has another type in a draft than in a process.
macro_rules! step {
    (
        $(#[$of_whole:meta])*
        $whole:ident { $($(#[$of_name:meta])* $named:ident,)+ }
        $(#[$about:meta])*
        $name:ident { $(
            $(#[$doc:meta])* $variant:ident = $key:literal: $field:ident as $type:ty = $default:expr $(=> $refers:ident)?,
        )+ }
    ) => {
        $(#[$of_whole])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $whole<S, M, D> {
            $($(#[$of_name])* pub $named: String,)+
            $($(#[$doc])* pub $field: $type,)+
        }

        impl<S, M, D> $whole<S, M, D> {
            /// A step with only names and days.
            pub fn bare(id: String, name: String, days: ThreePoint) -> Self {
                let silent = Self { id, name, $($field: $default,)+ };
                Self { days, ..silent }
            }

            /// The same step with other references.
            pub(super) fn referring<S2, M2, D2>(self, to: References<S2, M2, D2>) -> $whole<S2, M2, D2> {
                $whole {
                    $($named: self.$named,)+
                    $($field: own_or_reference!(self.$field, to.$field $(, $refers)?),)+
                }
            }
        }

        fields! {
            $(#[$about])*
            $name of DraftStep read in Step beside $($named),+ {
                $($(#[$doc])* $variant = $key: $field as $type,)+
            }
        }
    };
}

macro_rules! own_or_reference {
    ($own:expr, $reference:expr) => {
        $own
    };
    ($own:expr, $reference:expr, refers) => {
        $reference
    };
}

/// What a step says of other steps, materials and departments.
pub(super) struct References<S, M, D> {
    pub department: Option<D>,
    pub with: Vec<D>,
    pub after: Option<Vec<After<S>>>,
    pub needs: Option<Vec<Need<M>>>,
    pub papers: Option<Vec<Need<M>>>,
    pub gives: Option<Vec<M>>,
    pub limit: Option<StepLimit<S>>,
    pub rework: Option<Rework<S>>,
}

// The references of a change are those of a draft.
type S = String;
type M = String;
type D = String;

// A key of a step without a row below does not compile, and neither does a row
// without a key.
const _: () = assert!(all_are_set(KeyGroup::Step, StepField::KEYS, &["id", "name"]));

step! {
    /// A step whose references to steps, materials and departments are of the
    /// given types: text in a draft, positions in a process.
    StepOf {
        /// The id that other steps refer to; the name where the file gives none.
        id,
        /// The name; the id where the file gives none.
        name,
    }

    /// The value of a step under one key, except its id and its name.
    StepField {
        /// The answerable department.
        Department = "department": department as Option<D> = None => refers,
        /// The other departments that take part.
        With = "with": with as Vec<D> = Vec::new() => refers,
        /// The unit inside the department.
        Office = "office": office as Option<String> = None,
        /// The party that does it.
        Actor = "actor": actor as Actor = Actor::Agency,
        /// The permits or matters that it belongs to; its department where empty.
        Item = "item": item as Vec<String> = Vec::new(),
        /// The kind of work.
        Kind = "kind": kind as Option<Kind> = None,
        /// The cases in which it is taken; empty for all.
        When = "when": when as Vec<String> = Vec::new(),
        /// Elapsed duration, waiting included.
        Days = "days": days as ThreePoint = ThreePoint::of(Duration::ZERO),
        /// The keys with other values in some cases.
        ByCase = "by_case": by_case as Vec<(String, Vec<StepField>)> = Vec::new(),
        /// The interval between two occasions on which it can begin.
        Every = "every": every as Option<Duration> = None,
        /// Touch time inside it.
        Work = "work": work as Option<Duration> = None,
        /// Its value; `None` where unclassified.
        Value = "value": value as Option<Value> = None,
        /// The steps that it follows; `None` for the step above. As a change, unlike
        /// with [`super::Change::Parallel`], its successors move along.
        After = "after": after as Option<Vec<After<S>>> = None => refers,
        /// Everything it cannot start without; `None` where the file does not say.
        Needs = "needs": needs as Option<Vec<Need<M>>> = None => refers,
        /// The papers that the applicant hands in here, which leaves open what else
        /// the step waits for. A step has either these or `needs`.
        Papers = "papers": papers as Option<Vec<Need<M>>> = None => refers,
        /// Its products; empty where nobody waits for any; `None` where the file
        /// does not say.
        Gives = "gives": gives as Option<Vec<M>> = None => refers,
        /// The legal basis of the step itself.
        Law = "law": law as Vec<String> = Vec::new(),
        /// Whether it runs inside the legal limit.
        Clock = "clock": clock as Counting = Counting::Counted,
        /// Its own legal or promised limit.
        Limit = "limit": limit as Option<StepLimit<S>> = None => refers,
        /// How often the applicant must come.
        Visits = "visits": visits as Visits = Visits::default(),
        /// How far it can be done online.
        Online = "online": online as Online = Online::None,
        /// The cost to the applicant.
        Fee = "fee": fee as Option<Decimal> = None,
        /// Signatures inside it.
        Signoffs = "signoffs": signoffs as Option<u32> = None,
        /// Share of cases that end here.
        Reject = "reject": reject as Option<Decimal> = None,
        /// Returns for correction.
        Rework = "rework": rework as Option<Rework<S>> = None => refers,
        /// The share of cases that take this step; `None` for all.
        Chance = "chance": chance as Option<Decimal> = None,
        /// Levers that the law allows here, each with its basis.
        May = "may": may as Vec<(Lever, Permit)> = Vec::new(),
        /// Ids of steps of the earlier version that this one stands for.
        Replaces = "replaces": replaces as Vec<String> = Vec::new(),
        /// Findings accepted here.
        Allow = "allow": allow as Vec<Allow> = Vec::new(),
        /// A remark.
        Note = "note": note as Option<String> = None,
    }
}

impl<S, M, D> StepOf<S, M, D> {
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
    /// Whether they are stated in words for no time (`当场`): a step that is
    /// done at once, where 0 is one that takes no time of its own.
    pub at_once: bool,
}

impl ThreePoint {
    /// A duration without a range, observed.
    pub const fn of(likely: Duration) -> Self {
        Self { likely, range: None, limit: false, says_day: false, at_once: false }
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
    /// The same entry with another step.
    pub(super) fn of_other<T>(self, step: T) -> After<T> {
        let Self { because, basis, relation, lag, is_across, .. } = self;
        After { step, because, basis, relation, lag, is_across }
    }

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
    /// The same need of another material.
    pub(super) fn of_other<T>(self, material: T) -> Need<T> {
        let Self { need, when, may, source, .. } = self;
        Need { material, need, when, may, source }
    }

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
