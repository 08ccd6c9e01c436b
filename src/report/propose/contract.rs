//! `reengineer.proposal/1`: the keys that programs rely on.

use schemars::JsonSchema;
use serde::Serialize;

use super::option::OptionOfProposal;
use super::searched::contract::{FrontierOfProposal, GoalOfProposal, SharesOfProposal};
use crate::report::analysis::contract::{BindingOrder, Figures};
use crate::report::exact::Exact;

/// How far a package of levers brings a process. Days are numbers in its unit,
/// ids are those of steps.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ProposalDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.proposal/1"))]
    pub schema: &'static str,
    /// The file as it was given.
    pub file: &'a str,
    /// Whose law the figures rest on: `cn` or `generic`.
    pub jurisdiction: &'static str,
    /// The calendar that days are counted on.
    pub calendar: &'a str,
    /// The id of the process.
    pub process: &'a str,
    /// What days are: `workday` or `day`.
    pub unit: &'static str,
    /// The case that the figures are about; `null` where the definition has no cases.
    pub case: Option<&'a str>,
    /// The days as the process runs now.
    pub today: Exact,
    /// The days with what needs no new permission.
    pub reachable: Exact,
    /// The days with the whole package.
    pub reached: Exact,
    /// The days of these that a shorter limit alone takes off.
    pub by_decree: Exact,
    /// The measures as the process runs now.
    pub before: Figures,
    /// The measures with the whole package.
    pub after: Figures,
    /// What needs no permission, then the options in the order in which they are made.
    pub package: Vec<ChangeOfProposal<'a>>,
    /// How many of these need a permission.
    pub permissions: usize,
    /// How many of these are answers to questions.
    pub answers: usize,
    /// Options that are not in the package.
    pub further: Vec<FurtherOfProposal<'a>>,
    /// What was considered and cannot be made here.
    pub not_offered: Vec<DeclinedOfProposal<'a>>,
    /// Steps of the new definition of which nobody says why they wait.
    pub questions: Vec<QuestionOfProposal<'a>>,
    /// Orders of law, safety or nature that hold the end of the new definition.
    pub held_by: Vec<BindingOrder<'a>>,
    /// The first critical path of the new definition.
    pub critical_path: Vec<&'a str>,
    /// The answer to `--goal`; `null` without.
    pub goal: Option<GoalOfProposal<'a>>,
    /// What `--frontier` asks for; `null` without.
    pub frontier: Option<FrontierOfProposal<'a>>,
    /// What `--shares` asks for; `null` without.
    pub shares: Option<SharesOfProposal<'a>>,
}

/// A change of the package.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ChangeOfProposal<'a> {
    /// By what, and where.
    #[serde(flatten)]
    pub option: OptionOfProposal<'a>,
    /// The legal basis that the file states.
    pub basis: Option<&'a str>,
    /// The days that it saves if it is the only one.
    pub saves_alone: Exact,
    /// The days that it saves after those above it; adds up to today less reached.
    pub saves_in_sequence: Exact,
    /// The days that it contributes, whatever the order; `null` for what is
    /// free, for an answer, and without `--shares`.
    pub share: Option<Exact>,
    /// Whether it is a shorter limit alone.
    pub by_decree: bool,
    /// By how much other figures change; `null` for a change that is free.
    pub also: Option<OtherFigures>,
    /// What must be said of it.
    pub warnings: Vec<String>,
    /// Why it can be made, in one sentence.
    pub because: String,
}

/// By how much other figures change.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct OtherFigures {
    /// Steps.
    pub steps: Exact,
    /// Departments.
    pub departments: Exact,
    /// Different materials asked of the applicant.
    pub materials: Exact,
    /// Times that any is asked for.
    pub askings: Exact,
    /// Visits.
    pub visits: Exact,
    /// Signatures.
    pub signatures: Exact,
    /// Fees.
    pub fees: Exact,
    /// Checks after the result.
    pub checks_afterwards: Exact,
    /// Days of work in vain in the mean; `null` where the file does not say.
    pub work_in_vain_days: Option<Exact>,
}

/// An option that is not in the package.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FurtherOfProposal<'a> {
    /// By what, and where.
    #[serde(flatten)]
    pub option: OptionOfProposal<'a>,
    /// The days that it saves if it is the only one.
    pub saves_alone: Exact,
}

/// What cannot be made here.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DeclinedOfProposal<'a> {
    /// By what, and where.
    #[serde(flatten)]
    pub option: OptionOfProposal<'a>,
    /// Why not, in one sentence.
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
