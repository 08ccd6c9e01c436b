//! The keys that a search adds to `reengineer.proposal/1`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::exact::Exact;
use crate::report::propose::option::OptionOfProposal;

/// The answer to a goal.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct GoalOfProposal<'a> {
    /// The most days; `null` where the goal is not about them.
    pub days: Option<Exact>,
    /// The most steps.
    pub steps: Option<u64>,
    /// The most departments.
    pub departments: Option<u64>,
    /// The most different materials.
    pub materials: Option<u64>,
    /// The most visits.
    pub visits: Option<u64>,
    /// Whether the package reaches it.
    pub met: bool,
    /// The cost of the package; `null` where there is none.
    pub cost: Option<u64>,
    /// `proven`: no package that reaches the goal costs less, or none reaches
    /// it; `bounded`: the search ran out of time.
    pub minimal: &'static str,
    /// The least cost of a package that reaches the goal; `null` where none
    /// does.
    pub bound: Option<u64>,
    /// Where no package reaches it: for each of its figures the least value
    /// that any package reaches.
    pub smallest: Vec<SmallestOfProposal>,
    /// Where no package reaches it: the package of this document comes closest;
    /// `null` where none was found in time.
    pub closest: Option<ClosestOfProposal<'a>>,
    /// The options of the package that only other cases have.
    pub elsewhere: Vec<OptionOfProposal<'a>>,
    /// The options without which no package reaches it.
    pub in_every: Vec<OptionOfProposal<'a>>,
    /// The cheapest package without one of these options.
    pub alternative: Option<PointOfProposal<'a>>,
}

/// The least value of a figure.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SmallestOfProposal {
    /// `days`, `steps`, `departments`, `materials` or `visits`.
    pub figure: &'static str,
    /// The least value.
    pub least: Exact,
    /// Whether every package was considered.
    pub known: bool,
}

/// The package that comes closest to a goal.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ClosestOfProposal<'a> {
    /// Its cost.
    pub cost: u64,
    /// The figures of the goal: the package is the cheapest with at most so
    /// much of each.
    pub within: Vec<MostOfProposal>,
    /// The case in which it misses the goal by most; `null` without cases.
    pub missed_in: Option<&'a str>,
    /// The critical path with it in that case, or in the process.
    pub critical_path: Vec<&'a str>,
}

/// The most of a figure.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MostOfProposal {
    /// `days`, `steps`, `departments`, `materials` or `visits`.
    pub figure: &'static str,
    /// The most.
    pub most: Exact,
}

/// A package with its cost.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PointOfProposal<'a> {
    /// The number of its options.
    pub permissions: usize,
    /// Their cost.
    pub cost: u64,
    /// The days with it.
    pub days: Exact,
    /// The options.
    pub package: Vec<OptionOfProposal<'a>>,
}

/// The least days for each cost.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FrontierOfProposal<'a> {
    /// Whether no package of a higher cost takes off more than the last.
    pub whole: bool,
    /// The packages, cheapest first; days fall from each to the next.
    pub points: Vec<PointOfProposal<'a>>,
}

/// The contribution of each lever, whatever the order; adds up to today less
/// reached.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SharesOfProposal<'a> {
    /// The number of random orders; `null` where every order was considered.
    pub sampled: Option<u64>,
    /// The contributions.
    pub of: Vec<ShareOfProposal<'a>>,
}

/// A contribution.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ShareOfProposal<'a> {
    /// `waste`, `habit`, `answers` or `option`.
    pub kind: &'static str,
    /// The option, where it is one.
    pub option: Option<OptionOfProposal<'a>>,
    /// The days, to six digits.
    pub days: Exact,
    /// The standard error, where orders were drawn.
    pub error: Option<Exact>,
}
