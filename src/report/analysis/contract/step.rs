//! A step: its computed figures, and everything that the definition says about
//! it.

use schemars::JsonSchema;
use serde::Serialize;

use super::DatesOfStep;
use crate::report::exact::Exact;

/// A step today, and everything that the definition says about it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct StepOfAnalysis<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The department answerable for it.
    pub department: Option<&'a str>,
    /// `adding`, `required` or `waste`.
    pub value: Option<&'static str>,
    /// Its length; `null` where it comes after the result, on another clock,
    /// and the calendar does not reach that far.
    pub days: Option<Exact>,
    /// Its length as the file states it.
    pub stated: String,
    /// The time at which it starts.
    pub start: Exact,
    /// The time at which it ends.
    pub finish: Exact,
    /// The latest start that does not make the whole longer.
    pub latest_start: Exact,
    /// The latest end that does not make the whole longer.
    pub latest_finish: Exact,
    /// The delay that does not make the whole longer.
    pub float: Exact,
    /// The days that the whole would lose if the step took no time.
    pub drag: Exact,
    /// Whether it lies on a critical path.
    pub critical: bool,
    /// The steps that it waits for.
    pub after: Vec<Predecessor<'a>>,
    /// Its start and end in `reachable`; `null` where the step is gone.
    pub reachable: Option<SpanOfStep>,
    /// Its days on the calendar.
    pub dates: Option<DatesOfStep>,
    /// The party that acts: `agency`, `applicant` or `third-party`.
    pub actor: &'static str,
    /// The matters that it belongs to.
    pub item: Vec<&'a str>,
    /// The unit inside the department.
    pub office: Option<&'a str>,
    /// Other departments that take part.
    pub with: Vec<&'a str>,
    /// The interval between the occasions at which it can begin.
    pub every: Option<String>,
    /// The kind of step.
    pub kind: Option<&'static str>,
    /// `counted`, `suspended` or `afterwards`.
    pub clock: &'static str,
    /// The materials without which it cannot start.
    pub needs: Option<Vec<NeededMaterial<'a>>>,
    /// The papers that the applicant hands in.
    pub papers: Option<Vec<NeededMaterial<'a>>>,
    /// The results that it gives.
    pub gives: Option<Vec<&'a str>>,
    /// The law that it rests on.
    pub law: Vec<&'a str>,
    /// The time spent working, as it is written.
    pub work: Option<String>,
    /// Its own limit, as it is written.
    pub limit: Option<String>,
    /// The number of visits that the applicant must make.
    pub visits: Option<u32>,
    /// `none`, `partial` or `full`.
    pub online: &'static str,
    /// The fee that the applicant pays.
    pub fee: Option<Exact>,
    /// The number of signatures inside the step.
    pub signoffs: Option<u32>,
    /// The share of cases that end here, 0 to 1.
    pub reject: Option<Exact>,
    /// The share of cases that take it, 0 to 1.
    pub chance: Option<Exact>,
}

/// A step that another waits for.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Predecessor<'a> {
    /// Its id.
    pub step: &'a str,
    /// `document`, `law`, `safety`, `nature`, `procedure`, `habit` or `open`.
    pub reason: &'static str,
    /// The basis of the reason.
    pub basis: Option<&'a str>,
}

/// The start and the end of a step.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SpanOfStep {
    /// The time at which it starts.
    pub start: Exact,
    /// The time at which it ends.
    pub finish: Exact,
}

/// A material that a step asks for.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct NeededMaterial<'a> {
    /// Its name.
    pub material: &'a str,
    /// `required`, `tolerable` or `optional`.
    pub need: &'static str,
}
