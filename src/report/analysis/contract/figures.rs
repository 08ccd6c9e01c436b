//! The measures of a process.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::exact::Exact;

/// The measures of a process under one assumption.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Figures {
    /// From the first start to the last end.
    pub days: Exact,
    /// The number of steps.
    pub steps: usize,
    /// The largest number of steps on any chain.
    pub stages: usize,
    /// The number of departments that take part.
    pub departments: Option<usize>,
    /// The number of times a case goes from one department directly to another.
    pub handoffs: Option<usize>,
    /// The materials that the applicant must bring.
    pub materials: MaterialFigures,
    /// The number of visits that the applicant must make.
    pub visits: Option<u64>,
    /// The fees that the applicant pays.
    pub fee: Option<Exact>,
    /// The number of signatures inside the steps.
    pub signatures: Option<u64>,
    /// The days on the legal clock.
    pub counted_days: Exact,
    /// The other days: `days` less `counted_days`.
    pub suspended_days: Exact,
    /// The days on the critical path that the offices take.
    pub agency_days: Exact,
    /// The days on the critical path that the applicant takes.
    pub applicant_days: Exact,
    /// The days on the critical path that third parties take.
    pub third_party_days: Exact,
    /// The days on the critical path between two steps.
    pub between_days: Exact,
    /// The steps by value.
    pub value: ValueFigures,
    /// The time spent working.
    pub work_days: Option<Exact>,
    /// The work of the adding steps on the critical path divided by the days.
    pub cycle_efficiency: Option<Exact>,
}

/// The materials that the applicant must bring.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MaterialFigures {
    /// The number of different materials.
    pub distinct: Option<usize>,
    /// The number of times any of them is asked for.
    pub asked: Option<usize>,
}

/// The steps by value.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ValueFigures {
    /// Steps that add something for the applicant.
    pub adding: ValueTally,
    /// Steps that are required.
    pub required: ValueTally,
    /// Steps that add nothing.
    pub waste: ValueTally,
    /// Steps whose value the file does not state.
    pub unclassified: ValueTally,
}

/// Steps of one value.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ValueTally {
    /// Their number.
    pub steps: usize,
    /// Their days; `null` where those of one step are.
    pub days: Option<Exact>,
}
