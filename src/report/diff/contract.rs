//! `reengineer.diff/2`: the keys that programs rely on.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::analysis::contract::{Figures, FinishedOn};
use crate::report::check::contract::LeftOutFile;
use crate::report::exact::{Exact, Iso};

/// Two versions of a process: what changed, and what each change is worth.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DiffDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.diff/2"))]
    pub schema: &'static str,
    /// Whose law the figures rest on: `cn` or `generic`.
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
    /// Its share of all that are handled, where both versions state the same.
    pub share: Option<Exact>,
    /// The days over all cases of the guide, each weighted by its share; `null` where the versions have not the same
    /// cases with the same shares.
    pub over_cases: Option<OverCasesOfDiff>,
    /// The mean days of both versions, where only a share of the cases takes some step of either; `null` elsewhere.
    pub mean_days: Option<MeansOfDiff>,
    /// Whether the two are versions of one process; `null` where there is only one.
    pub related: Option<bool>,
    /// The measures of the old version.
    pub before: Option<Figures>,
    /// The measures of the new version.
    pub after: Option<Figures>,
    /// What leads from the old version to the new one.
    pub changes: Vec<ChangeOfDiff<'a>>,
    /// What was claimed and what came of it; `null` where days cannot be subtracted.
    pub totals: Option<TotalsOfDiff>,
    /// Each published figure with the one that follows from the files.
    pub claims: Vec<ClaimOfDiff>,
    /// The days with every step at its shortest and at its longest; `null` where no step has both.
    pub intervals: Option<IntervalsOfDiff>,
    /// The days on the calendar; `null` where no figure depends on dates.
    pub dates: Option<DatesOfDiff>,
    /// What each gate of `--fail-on` and `--max-days-increase` says of it; empty where none was asked for.
    pub gates: Vec<GateOfDiff>,
}

/// What a gate says of a definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GateOfDiff {
    /// What it is called on the command line.
    pub gate: &'static str,
    /// `passed`, `broken`, or `untold` where a figure is not known.
    pub verdict: &'static str,
}

/// The days over all cases of a guide.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct OverCasesOfDiff {
    /// How many cases.
    pub cases: usize,
    /// The mean of the days of the old version.
    pub before_days: Exact,
    /// The mean of the days of the new version.
    pub after_days: Exact,
}

/// The mean days of two versions, over what their cases take.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MeansOfDiff {
    /// Of the old version; `null` where it is not worked out.
    pub before: Option<Exact>,
    /// Of the new version; `null` where it is not worked out.
    pub after: Option<Exact>,
}

/// A change between the two versions.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ChangeOfDiff<'a> {
    /// A lever of `may`, or what else changed.
    pub kind: &'static str,
    /// The steps before; those after it where there are none.
    pub steps: Vec<&'a str>,
    /// The steps after.
    pub into: Vec<&'a str>,
    /// The keys that changed.
    pub fields: Vec<&'static str>,
    /// How the steps were matched: `replaces`, `id`, `name` or `content`.
    pub matched_by: Option<&'static str>,
    /// How certain that is, 0 to 1.
    pub confidence: Option<Exact>,
    /// The days without this change only, less the old days.
    pub saves_alone: Option<Exact>,
    /// The numbers, from 0, of the changes that it cannot do without.
    pub along_with: Vec<usize>,
    /// Adds up to the days before less the days after.
    pub saves_in_sequence: Option<Exact>,
    /// `real`, `moved` or `declared`; `null` where days cannot be subtracted.
    pub counts: Option<&'static str>,
    /// Whether it is a saving on paper.
    pub doubtful: bool,
    /// `applicant`, `third-party`, `outside-limit`, `before-intake` or `later-step`.
    pub moved_to: Option<&'static str>,
    /// The days that went there.
    pub moved_days: Option<Exact>,
    /// The ways in which it is a saving on paper.
    pub paper: Vec<&'static str>,
    /// The same in one sentence.
    pub because: String,
}

/// What was claimed and what came of it: claimed = real + moved + declared.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct TotalsOfDiff {
    /// The change of the promised limit, else of the days that the office counts.
    pub claimed: Option<Exact>,
    /// The change of the days.
    pub real: Exact,
    /// What left the office's clock and not the days.
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
    /// What was published.
    pub published: Exact,
    /// What published days are: `workday` or `day`.
    pub unit: Option<&'static str>,
    /// What follows from the file, of days the whole or the time inside the limit; `null` where it does not say.
    pub found: Option<Exact>,
    /// What days that follow are: `workday` or `day`.
    pub found_unit: Option<&'static str>,
    /// Whether the two agree; `null` where the file does not say, or the date decides between days of two clocks.
    pub agrees: Option<bool>,
}

/// The days with every step at its shortest and at its longest.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct IntervalsOfDiff {
    /// Those of the old version.
    pub before: [Exact; 2],
    /// Those of the new version.
    pub after: [Exact; 2],
    /// Whether the two do not overlap.
    pub distinguishable: bool,
}

/// When both versions end, counted from one day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DatesOfDiff {
    /// The day from which is counted, which is not counted itself.
    pub start: Iso,
    /// Whether a holiday notice to come may still move one of the last days.
    pub provisional: bool,
    /// When the old version ends.
    pub before: Option<FinishedOn>,
    /// When the new version ends.
    pub after: Option<FinishedOn>,
    /// What other starts would change; `null` where a start was given.
    pub sweep: Option<SweptPairs>,
}

/// Both versions from every start that was tried.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SweptPairs {
    /// The first start.
    pub first: Iso,
    /// The last start.
    pub last: Iso,
    /// How many starts were tried.
    pub starts: usize,
    /// How many were left out, since one of the two does not end inside the known calendar.
    pub left_out: usize,
    /// The start from which the new version gains most.
    pub best: DatedPair,
    /// The start with the median difference.
    pub median: DatedPair,
    /// The start from which it gains least.
    pub worst: DatedPair,
}

/// Both versions from one start.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DatedPair {
    /// The day from which is counted.
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
    /// How long it takes, in the unit of the process.
    pub days: Exact,
    /// The same in calendar days.
    pub calendar_days: Exact,
}

/// A definition that is not compared though it is there.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LeftOutDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.left-out/1"))]
    pub schema: &'static str,
    /// Which, and why.
    #[serde(flatten)]
    pub file: LeftOutFile<'a>,
}
