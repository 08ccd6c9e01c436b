//! `reengineer.diff/2`: the keys that programs rely on.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::analysis::contract::{Figures, FinishedOn};
use crate::report::check::contract::LeftOutFile;
use crate::report::contract::PlannedChange;
use crate::report::exact::{Exact, Iso};

/// Two versions of a process: the changes, and the value of each.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct DiffDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.diff/2"))]
    pub schema: &'static str,
    /// The law that the figures rest on: `cn` or `generic`.
    pub jurisdiction: &'static str,
    /// The calendar that days are counted on.
    pub calendar: &'a str,
    /// The old version as it was given; `null` where the definition is new.
    pub old: Option<&'a str>,
    /// The new version as it was given; `null` where the definition is gone.
    pub new: Option<&'a str>,
    /// The id of the process.
    pub process: &'a str,
    /// The case of a guide that this is about; `null` where there is one only.
    pub case: Option<&'a str>,
    /// Its share of everything that is handled, where both versions state the
    /// same.
    pub share: Option<Exact>,
    /// The days over all cases of the guide, each weighted by its share; `null` where the versions do not have the
    /// same cases with the same shares.
    pub over_cases: Option<OverCasesOfDiff>,
    /// The mean days of both versions, where only a share of the cases takes some step of either; otherwise `null`.
    pub mean_days: Option<MeansOfDiff>,
    /// Whether the two are versions of one process; `null` where there is only one.
    pub related: Option<bool>,
    /// The measures of the old version.
    pub before: Option<Figures>,
    /// The measures of the new version.
    pub after: Option<Figures>,
    /// The changes that lead from the old version to the new one.
    pub changes: Vec<ChangeOfDiff<'a>>,
    /// The claimed saving, and what became of it; `null` where days cannot be
    /// subtracted.
    pub totals: Option<TotalsOfDiff>,
    /// Each published figure with the one that follows from the files.
    pub claims: Vec<ClaimOfDiff>,
    /// The days with every step at its shortest and at its longest; `null` where no step has both.
    pub intervals: Option<IntervalsOfDiff>,
    /// The days on the calendar; `null` where no figure depends on dates.
    pub dates: Option<DatesOfDiff>,
    /// The result of each gate of `--fail-on` and `--max-days-increase`; empty where none was asked for.
    pub gates: Vec<GateOfDiff>,
}

/// The result of a gate for a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GateOfDiff {
    /// The name of the gate on the command line.
    pub gate: &'static str,
    /// `passed`, `broken`, or `untold` where a figure is not known.
    pub verdict: &'static str,
}

/// The days over all cases of a guide.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct OverCasesOfDiff {
    /// The number of cases.
    pub cases: usize,
    /// The mean of the days of the old version.
    pub before_days: Exact,
    /// The mean of the days of the new version.
    pub after_days: Exact,
}

/// The mean days of two versions, over the cases of each.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MeansOfDiff {
    /// The mean of the old version; `null` where it is not computed.
    pub before: Option<Exact>,
    /// The mean of the new version; `null` where it is not computed.
    pub after: Option<Exact>,
}

/// A change between the two versions.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ChangeOfDiff<'a> {
    /// What it is and what it is worth; in sequence the days add up to the days before less the days after.
    #[serde(flatten)]
    pub planned: PlannedChange<'a>,
    /// A lever of `may`, or another kind of change.
    pub kind: &'static str,
    /// The steps after.
    pub into: Vec<&'a str>,
    /// The keys that changed.
    pub fields: Vec<&'static str>,
    /// The way in which the steps were matched: `replaces`, `id`, `name` or
    /// `content`.
    pub matched_by: Option<&'static str>,
    /// The certainty of the match, 0 to 1.
    pub confidence: Option<Exact>,
    /// The numbers, from 0, of the changes that it depends on.
    pub along_with: Vec<usize>,
    /// `real`, `moved` or `declared`; `null` where days cannot be subtracted.
    pub counts: Option<&'static str>,
    /// Whether it is a saving on paper.
    pub doubtful: bool,
    /// `applicant`, `third-party`, `outside-limit`, `before-intake` or `later-step`.
    pub moved_to: Option<&'static str>,
    /// The days that moved there.
    pub moved_days: Option<Exact>,
    /// The ways in which it is a saving on paper.
    pub paper: Vec<&'static str>,
}

/// The claimed saving, and what became of it: claimed = real + moved +
/// declared.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TotalsOfDiff {
    /// The change of the promised limit, otherwise of the days that the office
    /// counts.
    pub claimed: Option<Exact>,
    /// The change of the days.
    pub real: Exact,
    /// The days that left the office's clock without making the process
    /// shorter.
    pub moved: Exact,
    /// The rest.
    pub declared: Option<Exact>,
    /// The days taken off by changes that are savings on paper.
    pub in_doubt: Exact,
    /// `promise` or `counted`.
    pub claimed_by: &'static str,
    /// `workday` or `day`.
    pub claimed_unit: Option<&'static str>,
}

/// A published figure and the one that follows from the files.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ClaimOfDiff {
    /// The version that publishes it: `old` or `new`.
    pub published_in: &'static str,
    /// The version that it is about: `old` or `new`.
    pub about: &'static str,
    /// `days`, `steps`, `departments`, `materials` or `visits`.
    pub figure: &'static str,
    /// The figure as published.
    pub published: Exact,
    /// The unit of published days: `workday` or `day`.
    pub unit: Option<&'static str>,
    /// The figure that follows from the file; for days that of the whole, or of the time inside the limit;
    /// `null` where the file does not state enough.
    pub found: Option<Exact>,
    /// The unit of the days that follow: `workday` or `day`.
    pub found_unit: Option<&'static str>,
    /// Whether the two agree; `null` where the file does not state enough, or where it depends on the date as the
    /// days run on two clocks.
    pub agrees: Option<bool>,
}

/// The days with every step at its shortest and at its longest.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct IntervalsOfDiff {
    /// The days of the old version.
    pub before: [Exact; 2],
    /// The days of the new version.
    pub after: [Exact; 2],
    /// Whether the two do not overlap.
    pub distinguishable: bool,
}

/// The ends of both versions, counted from one day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DatesOfDiff {
    /// The day to count from, which is not counted itself.
    pub start: Iso,
    /// Whether a holiday notice that is still to come may move one of the last
    /// days.
    pub provisional: bool,
    /// The end of the old version.
    pub before: Option<FinishedOn>,
    /// The end of the new version.
    pub after: Option<FinishedOn>,
    /// The effect of other starts; `null` where a start was given.
    pub sweep: Option<SweptPairs>,
}

/// Both versions from every start that was tried.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SweptPairs {
    /// The first start.
    pub first: Iso,
    /// The last start.
    pub last: Iso,
    /// The number of starts that were tried.
    pub starts: usize,
    /// The number left out because one of the two does not end inside the known calendar.
    pub left_out: usize,
    /// The start from which the new version gains the most.
    pub best: DatedPair,
    /// The start with the median difference.
    pub median: DatedPair,
    /// The start from which it gains the least.
    pub worst: DatedPair,
}

/// Both versions from one start.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DatedPair {
    /// The day to count from.
    pub start: Iso,
    /// The old version.
    pub before: RunOfPair,
    /// The new version.
    pub after: RunOfPair,
}

/// One version from one start.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RunOfPair {
    /// The last day.
    pub finish: Iso,
    /// The length in the unit of the process.
    pub days: Exact,
    /// The same in calendar days.
    pub calendar_days: Exact,
}

/// A definition that exists and is not compared.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LeftOutDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.left-out/1"))]
    pub schema: &'static str,
    /// The file, and the reason.
    #[serde(flatten)]
    pub file: LeftOutFile<'a>,
}
