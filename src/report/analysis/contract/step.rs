//! A step: what is computed of it, and everything that the definition says.

use schemars::JsonSchema;
use serde::Serialize;

use super::DatesOfStep;
use crate::report::exact::Exact;

/// A step today, and what the definition says of it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct StepOfAnalysis<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Who is answerable.
    pub department: Option<&'a str>,
    /// `adding`, `required` or `waste`.
    pub value: Option<&'static str>,
    /// How long it takes; `null` where it comes after the result, on another
    /// clock, and the calendar does not reach so far.
    pub days: Option<Exact>,
    /// The same as it is written.
    pub stated: String,
    /// When it starts.
    pub start: Exact,
    /// When it ends.
    pub finish: Exact,
    /// When it may start without making the whole longer.
    pub latest_start: Exact,
    /// When it may end without making the whole longer.
    pub latest_finish: Exact,
    /// How late it can be without making the whole longer.
    pub float: Exact,
    /// The days that the whole would lose if the step took no time.
    pub drag: Exact,
    /// Whether it lies on a critical path.
    pub critical: bool,
    /// What it waits for.
    pub after: Vec<Predecessor<'a>>,
    /// When it would run in `reachable`; `null` where it is gone.
    pub reachable: Option<SpanOfStep>,
    /// Its days on the calendar.
    pub dates: Option<DatesOfStep>,
    /// Who acts: `agency`, `applicant` or `third-party`.
    pub actor: &'static str,
    /// The matters that it belongs to.
    pub item: Vec<&'a str>,
    /// The unit inside the department.
    pub office: Option<&'a str>,
    /// Other departments that take part.
    pub with: Vec<&'a str>,
    /// The period of the occasions at which it can begin.
    pub every: Option<String>,
    /// What kind of step it is.
    pub kind: Option<&'static str>,
    /// `counted`, `suspended` or `afterwards`.
    pub clock: &'static str,
    /// What it cannot start without.
    pub needs: Option<Vec<NeededMaterial<'a>>>,
    /// What the applicant hands in.
    pub papers: Option<Vec<NeededMaterial<'a>>>,
    /// What it gives.
    pub gives: Option<Vec<&'a str>>,
    /// What it rests on.
    pub law: Vec<&'a str>,
    /// The time spent working, as it is written.
    pub work: Option<String>,
    /// Its own limit, as it is written.
    pub limit: Option<String>,
    /// How many times the applicant must come.
    pub visits: Option<u32>,
    /// `none`, `partial` or `full`.
    pub online: &'static str,
    /// What the applicant pays.
    pub fee: Option<Exact>,
    /// How many signatures there are inside.
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
    /// What the reason rests on.
    pub basis: Option<&'a str>,
}

/// When a step runs.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SpanOfStep {
    /// When it starts.
    pub start: Exact,
    /// When it ends.
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
