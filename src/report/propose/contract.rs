//! `reengineer.proposal/1`: the keys that programs rely on.

use schemars::JsonSchema;
use serde::Serialize;

use super::option::OptionOfProposal;
use super::searched::contract::{FrontierOfProposal, GoalOfProposal, SharesOfProposal};
use crate::report::Iso;
use crate::report::analysis::contract::{BindingOrder, Figures, FinishedOn};
use crate::report::contract::PlannedChange;
use crate::report::diff::contract::SweptPairs;
use crate::report::exact::Exact;

/// The effect of a package of levers on a process. Days are numbers in its
/// unit, ids are those of steps.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ProposalDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.proposal/1"))]
    pub schema: &'static str,
    /// The file as it was given.
    pub file: &'a str,
    /// The law that the figures rest on: `cn` or `generic`.
    pub jurisdiction: &'static str,
    /// The calendar that days are counted on.
    pub calendar: &'a str,
    /// The id of the process.
    pub process: &'a str,
    /// The unit of its days: `workday` or `day`.
    pub unit: &'static str,
    /// The case that the figures are about; `null` where the definition has no cases.
    pub case: Option<&'a str>,
    /// The days as the process runs now.
    pub today: Exact,
    /// The days with the changes that need no new permission.
    pub reachable: Exact,
    /// The days with the whole package.
    pub reached: Exact,
    /// The part of these savings that comes from shorter limits alone.
    pub by_decree: Exact,
    /// From when it is counted, and when it ends; `null` where no figure depends on dates.
    pub dates: Option<DatesOfProposal>,
    /// The measures as the process runs now.
    pub before: Figures,
    /// The measures with the whole package.
    pub after: Figures,
    /// The changes that need no permission, then the options in the order in which
    /// they are made.
    pub package: Vec<ChangeOfProposal<'a>>,
    /// The number of these that need a permission.
    pub permissions: usize,
    /// The number of these that are answers to questions.
    pub answers: usize,
    /// Options that are not in the package.
    pub further: Vec<FurtherOfProposal<'a>>,
    /// Options that were considered and cannot be made here.
    pub not_offered: Vec<DeclinedOfProposal<'a>>,
    /// Steps of the new definition that wait for no stated reason.
    pub questions: Vec<QuestionOfProposal<'a>>,
    /// Orders of law, safety or nature that hold the end of the new definition.
    pub held_by: Vec<BindingOrder<'a>>,
    /// The longest critical step, as the process runs now and with the whole
    /// package; `null` where nothing changes.
    pub bottleneck: Option<Bottleneck<'a>>,
    /// The first critical path of the new definition.
    pub critical_path: Vec<&'a str>,
    /// The answer to `--goal`; `null` without.
    pub goal: Option<GoalOfProposal<'a>>,
    /// The answer to `--frontier`; `null` without.
    pub frontier: Option<FrontierOfProposal<'a>>,
    /// The answer to `--shares`; `null` without.
    pub shares: Option<SharesOfProposal<'a>>,
}

/// The steps that hold the end longest.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Bottleneck<'a> {
    /// The step as the process runs now.
    pub today: &'a str,
    /// The step with the whole package.
    pub reached: &'a str,
}

/// When all ends, counted from one day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DatesOfProposal {
    /// The day from which is counted, which is not counted itself.
    pub start: Iso,
    /// Whether a holiday notice to come may still move one of the last days.
    pub provisional: bool,
    /// When it ends as the process runs now.
    pub today: FinishedOn,
    /// When it ends with the whole package.
    pub reached: FinishedOn,
    /// Both from every start that was tried; `null` where a start was given.
    pub sweep: Option<SweptPairs>,
}

/// A change of the package.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ChangeOfProposal<'a> {
    /// What it is and what it is worth; in sequence the days add up to today less reached.
    #[serde(flatten)]
    pub planned: PlannedChange<'a>,
    /// The papers it is about.
    pub papers: Vec<&'a str>,
    /// The legal basis that the file states.
    pub basis: Option<&'a str>,
    /// The days that it contributes, whatever the order; `null` for what is
    /// free, for an answer, and without `--shares`.
    pub share: Option<Exact>,
    /// Whether it is a shorter limit alone.
    pub by_decree: bool,
    /// The change of other figures; `null` for a change that is free.
    pub also: Option<OtherFigures>,
    /// Its warnings, and the basis to look for where the file states none.
    pub warnings: Vec<String>,
}

/// The change of other figures.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct OtherFigures {
    /// Steps.
    pub steps: Exact,
    /// Departments.
    pub departments: Exact,
    /// Different materials asked of the applicant.
    pub materials: Exact,
    /// The number of times any of them is asked for.
    pub askings: Exact,
    /// Visits.
    pub visits: Exact,
    /// Signatures.
    pub signatures: Exact,
    /// Fees.
    pub fees: Exact,
    /// Checks after the result.
    pub checks_afterwards: Exact,
    /// Days of work in vain in the mean; `null` where the file does not state
    /// enough.
    pub work_in_vain_days: Option<Exact>,
}

/// An option that is not in the package.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FurtherOfProposal<'a> {
    /// Its lever and its place.
    #[serde(flatten)]
    pub option: OptionOfProposal<'a>,
    /// The days that it saves as the only change.
    pub saves_alone: Exact,
}

/// An option that cannot be made here.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DeclinedOfProposal<'a> {
    /// Its lever and its place.
    #[serde(flatten)]
    pub option: OptionOfProposal<'a>,
    /// The reason, in one sentence.
    pub why: String,
}

/// A question that remains.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct QuestionOfProposal<'a> {
    /// The step.
    pub step: &'a str,
    /// The days that hang on the answer.
    pub days_at_stake: Exact,
}
