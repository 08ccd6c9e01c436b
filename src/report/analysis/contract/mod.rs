//! `reengineer.analysis/2`: the keys that programs rely on.

mod dates;
mod figures;
mod step;

pub use dates::{
    DatedRun, DatesOfAnalysis, DatesOfStep, FinishedOn, SpanOfDates, SpreadOfFigure, SpreadOfRuns, SweptStarts,
};
pub use figures::{Figures, MaterialFigures, ValueFigures, ValueTally};
pub use step::{NeededMaterial, Predecessor, SpanOfStep, StepOfAnalysis};

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::contract::PlannedChange;
use crate::report::exact::{Exact, LimitValue, WrittenDefinition};

/// The analysis of one process. Days are numbers in its unit, ids are those of
/// steps, and a figure that the file cannot support is `null`, not 0.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct AnalysisDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.analysis/2"))]
    pub schema: &'static str,
    /// The law that the figures rest on: `cn` or `generic`.
    pub jurisdiction: &'static str,
    /// The calendar that days are counted on.
    pub calendar: &'a str,
    /// The process.
    pub process: ProcessOfAnalysis<'a>,
    /// The case that the figures are about; `null` where the definition has no cases.
    pub case: Option<&'a str>,
    /// The figures of every case.
    pub cases: Vec<CaseOfAnalysis<'a>>,
    /// Every step waits as it does now.
    pub today: Figures,
    /// What the file supports without any new permission.
    pub reachable: Figures,
    /// As `reachable`, without the orders that the file gives no reason for.
    pub floor: Figures,
    /// The mean over the cases, where some steps are not taken by all of them.
    pub mean_days: Option<Exact>,
    /// The number of steps whose days are a limit, which may be longer than the time they
    /// take.
    pub days_are_limits: usize,
    /// The chains of steps that decide the length of `today`.
    pub critical_paths: CriticalPathsOfAnalysis<'a>,
    /// Every step, in the order of the file.
    pub steps: Vec<StepOfAnalysis<'a>>,
    /// The changes that lead from `today` to `reachable`, in the order in which
    /// they are made.
    pub changes: Vec<ChangeOfAnalysis<'a>>,
    /// The questions to ask next, the most days first.
    pub questions: Vec<QuestionOfAnalysis<'a>>,
    /// Steps that are marked as waste and stay nevertheless.
    pub kept_waste: Vec<KeptWasteOfAnalysis<'a>>,
    /// Steps that follow the line above for no other reason.
    pub implicit_order: ImplicitOrderOfAnalysis,
    /// The time inside the legal limit, and the limits.
    pub limits: LimitsOfAnalysis<'a>,
    /// The steps from which cases return to an earlier one.
    pub returns: Vec<ReturnOfAnalysis<'a>>,
    /// Orders that rest on law, safety or nature and decide the length.
    pub not_offered: Vec<BindingOrder<'a>>,
    /// The whole definition with the keys of the format in English.
    pub definition: WrittenDefinition,
    /// The days on the calendar; `null` where no figure depends on dates and none was asked for.
    pub dates: Option<DatesOfAnalysis>,
}

/// The process that was analysed.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ProcessOfAnalysis<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The file as it was given.
    pub file: &'a str,
    /// The unit of its days: `workday` or `day`.
    pub unit: &'static str,
}

/// The figures of one case of a definition.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CaseOfAnalysis<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its share of all cases, 0 to 1.
    pub share: Option<Exact>,
    /// As `today` of the document.
    pub today: Figures,
    /// As `reachable` of the document.
    pub reachable: Figures,
    /// As `floor` of the document.
    pub floor: Figures,
}

/// The critical paths.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CriticalPathsOfAnalysis<'a> {
    /// The number of critical paths; exact while it fits 64 bits.
    pub count: u64,
    /// The first of them, at most 20, as ids of steps.
    pub paths: Vec<Vec<&'a str>>,
}

/// A change that the file supports.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ChangeOfAnalysis<'a> {
    /// What it is and what it is worth; in sequence the days add up to today less reachable.
    #[serde(flatten)]
    pub planned: PlannedChange<'a>,
    /// The step.
    pub step: &'a str,
    /// The steps that it follows directly today; missing where the step goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Vec<&'a str>>,
    /// The steps that it would follow directly; missing where the step goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Vec<&'a str>>,
    /// The evidence in the file.
    pub evidence: EvidenceOfChange<'a>,
}

/// The evidence in the file for a change.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct EvidenceOfChange<'a> {
    /// `waste` or `habit`, where the file says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<&'static str>,
    /// The results of the steps that need not be waited for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gives: Option<Vec<&'a str>>,
    /// The materials that the step needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs: Option<Vec<&'a str>>,
}

/// A step that waits although the file gives no reason.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct QuestionOfAnalysis<'a> {
    /// The step.
    pub step: &'a str,
    /// The days that hang on the answer.
    pub days_at_stake: Exact,
    /// The facts that the file does not state; `null` where the question is
    /// about a paper.
    pub missing: Option<MissingFact<'a>>,
    /// The paper that the question is about.
    pub paper: Option<&'a str>,
    /// The keys to write into the file if the answer is the faster one.
    pub answer: String,
}

/// The facts about an order that the file does not state.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MissingFact<'a> {
    /// Whether the step does not state what it needs.
    pub needs: bool,
    /// The steps before it that do not state what they give.
    pub gives: Vec<&'a str>,
}

/// A step that is marked as waste and stays nevertheless.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct KeptWasteOfAnalysis<'a> {
    /// The step.
    pub step: &'a str,
    /// The first step that relies on it; `null` where only its law holds it.
    pub held_by: Option<HolderOfWaste<'a>>,
    /// Any others that rely on it.
    pub also_held_by: Vec<HolderOfWaste<'a>>,
    /// The law that it rests on.
    pub law: Vec<&'a str>,
    /// Its days.
    pub days: Exact,
}

/// The step that holds one marked as waste.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct HolderOfWaste<'a> {
    /// The step that needs it.
    pub step: &'a str,
    /// The paper that it needs.
    pub paper: Option<&'a str>,
}

/// Steps that follow the line above for no other reason.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ImplicitOrderOfAnalysis {
    /// Their number.
    pub steps: usize,
    /// Their days.
    pub days: Exact,
}

/// The time inside the legal limit, and the limits. A limit is a number in the
/// unit of the process, or text as it is written where it runs on another clock.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LimitsOfAnalysis<'a> {
    /// The step at whose end the limit starts.
    pub from: Option<&'a str>,
    /// The step at whose end it stops.
    pub to: Option<&'a str>,
    /// The days between the two today.
    pub inside: Option<Exact>,
    /// The time that is promised.
    pub promised: Option<LimitValue>,
    /// The time that the law allows.
    pub statutory: Option<LimitValue>,
    /// The extension that the law allows.
    pub extension: Option<LimitValue>,
}

/// A step from which cases return to an earlier one.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ReturnOfAnalysis<'a> {
    /// The step.
    pub step: &'a str,
    /// The share of cases that return, 0 to 1.
    pub chance: Exact,
    /// The step that they return to.
    pub back_to: &'a str,
}

/// An order that decides the length and is never given up.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct BindingOrder<'a> {
    /// The step.
    pub step: &'a str,
    /// The step that it waits for.
    pub waits_for: &'a str,
    /// `law`, `safety` or `nature`.
    pub reason: &'static str,
    /// The basis of the reason.
    pub basis: Option<&'a str>,
    /// The days that the order costs.
    pub price: Exact,
}
