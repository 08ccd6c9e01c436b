//! What a search adds to `reengineer.proposal/1`.

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
    /// What the package costs; `null` where there is none.
    pub cost: Option<u64>,
    /// `proven`: no package that reaches the goal costs less, or none reaches
    /// it; `bounded`: the time to search ended.
    pub minimal: &'static str,
    /// What a package that reaches the goal costs at least; `null` where none
    /// does.
    pub bound: Option<u64>,
    /// Where no package reaches it: of each of its figures the least that any
    /// package reaches.
    pub smallest: Vec<SmallestOfProposal>,
    /// The options without which no package reaches it.
    pub in_every: Vec<OptionOfProposal<'a>>,
    /// The cheapest package without one of these options.
    pub alternative: Option<PointOfProposal<'a>>,
}

/// The least of a figure.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SmallestOfProposal {
    /// `days`, `steps`, `departments`, `materials` or `visits`.
    pub figure: &'static str,
    /// The least.
    pub least: Exact,
    /// Whether every package was considered.
    pub known: bool,
}

/// A package with its cost.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PointOfProposal<'a> {
    /// How many options it has.
    pub permissions: usize,
    /// What they cost.
    pub cost: u64,
    /// The days with it.
    pub days: Exact,
    /// The options.
    pub package: Vec<OptionOfProposal<'a>>,
}

/// For each cost the least days.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FrontierOfProposal<'a> {
    /// Whether no dearer package takes off more than the last.
    pub whole: bool,
    /// The packages, cheapest first; days fall from each to the next.
    pub points: Vec<PointOfProposal<'a>>,
}

/// What each lever contributes, whatever the order; adds up to today less
/// reached.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SharesOfProposal<'a> {
    /// From how many random orders; `null` where every order counts.
    pub sampled: Option<u64>,
    /// Who contributes how much.
    pub of: Vec<ShareOfProposal<'a>>,
}

/// What one contributes.
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
