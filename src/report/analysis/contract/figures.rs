//! The measures of a process.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::exact::Exact;

/// The measures of a process under one assumption.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Figures {
    /// From the first start to the last end.
    pub days: Exact,
    /// How many steps there are.
    pub steps: usize,
    /// The most steps on any chain.
    pub stages: usize,
    /// How many departments take part.
    pub departments: Option<usize>,
    /// How many times a case goes from one department directly to another.
    pub handoffs: Option<usize>,
    /// What the applicant must bring.
    pub materials: MaterialFigures,
    /// How many times the applicant must come.
    pub visits: Option<u64>,
    /// What the applicant pays.
    pub fee: Option<Exact>,
    /// How many signatures there are inside the steps.
    pub signatures: Option<u64>,
    /// The days on the legal clock.
    pub counted_days: Exact,
    /// The other days: `days` less `counted_days`.
    pub suspended_days: Exact,
    /// The days on the critical path that the offices take.
    pub agency_days: Exact,
    /// Those that the applicant takes.
    pub applicant_days: Exact,
    /// Those that third parties take.
    pub third_party_days: Exact,
    /// Those between two steps.
    pub between_days: Exact,
    /// What the steps are worth.
    pub value: ValueFigures,
    /// The time spent working.
    pub work_days: Option<Exact>,
    /// The work of the adding steps on the critical path divided by the days.
    pub cycle_efficiency: Option<Exact>,
}

/// What the applicant must bring.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MaterialFigures {
    /// How many different materials.
    pub distinct: Option<usize>,
    /// How many times any is asked for.
    pub asked: Option<usize>,
}

/// What the steps are worth.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ValueFigures {
    /// Steps that add something for the applicant.
    pub adding: ValueTally,
    /// Steps that are required.
    pub required: ValueTally,
    /// Steps that add nothing.
    pub waste: ValueTally,
    /// Steps of which the file does not say it.
    pub unclassified: ValueTally,
}

/// Steps of one value.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ValueTally {
    /// How many.
    pub steps: usize,
    /// Their days; `null` where those of one are.
    pub days: Option<Exact>,
}
