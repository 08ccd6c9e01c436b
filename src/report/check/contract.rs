//! `reengineer.check/2`: the keys that programs rely on.

use schemars::JsonSchema;
use serde::Serialize;

use super::document::FindingToWrite;
use crate::report::exact::Iso;
use crate::report::failure::FailureDocument;

/// The findings of a run.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CheckDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.check/2"))]
    pub schema: &'static str,
    /// The law that was applied; `null` where it differs between the files.
    pub jurisdiction: Option<&'static str>,
    /// The calendar that days were counted on; `null` where it differs between the files.
    pub calendar: Option<&'a str>,
    /// The number of definitions that were checked.
    pub judged: usize,
    /// The level from which a finding fails the run: `warn` or `deny`.
    pub fail_on: &'static str,
    /// The other causes that fail the run: `undecided`, `gone`, `left-out`.
    pub also_fail_on: Vec<&'static str>,
    /// Findings that count, at the level `deny`.
    pub deny: usize,
    /// Findings that count, at the level `warn`.
    pub warn: usize,
    /// Findings that do not count.
    pub suppressed: usize,
    /// The revision that was compared with.
    pub against: Option<ComparedRevision<'a>>,
    /// Files that could not be checked.
    pub failed: Vec<FailureDocument<'a>>,
    /// The findings.
    #[schemars(with = "Vec<FindingOfCheck<'a>>")]
    pub findings: Vec<FindingToWrite<'a>>,
    /// Possible breaches of a rule: neither found nor ruled out.
    pub undecided: Vec<UndecidedOfCheck<'a>>,
    /// The law and the calendar that each definition was checked by.
    pub grounds: Vec<GroundOfFile<'a>>,
    /// Definitions of the revision that are gone.
    pub gone: Vec<&'a str>,
    /// Possible definitions that were not checked.
    pub left_out: Vec<LeftOutFile<'a>>,
}

/// A finding and its place.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FindingOfCheck<'a> {
    /// The rule.
    pub rule: &'static str,
    /// `warn` or `deny`.
    pub level: &'static str,
    /// Its place.
    #[serde(flatten)]
    pub place: PlaceOfFinding<'a>,
    /// Its message.
    pub message: &'a str,
    /// The way to mend it.
    pub help: Option<&'a str>,
    /// Other places that belong to it.
    pub related: Vec<RelatedPlace<'a>>,
    /// The reason it does not count; `null` where it counts.
    pub suppressed: Option<Suppression>,
    /// Whether it is new since the revision that was compared with.
    pub new: Option<bool>,
}

/// A possible breach of a rule, and its place.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct UndecidedOfCheck<'a> {
    /// The rule.
    pub rule: &'static str,
    /// Its place.
    #[serde(flatten)]
    pub place: PlaceOfFinding<'a>,
    /// Its message.
    pub message: &'a str,
    /// The way to mend it.
    pub help: Option<&'a str>,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PlaceOfFinding<'a> {
    /// The file.
    pub file: &'a str,
    /// The id of the process.
    pub process: Option<&'a str>,
    /// The id of the step.
    pub step: Option<&'a str>,
    /// The key.
    pub field: Option<&'a str>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column, from 1.
    pub column: Option<usize>,
    /// The cell, where the file is a spreadsheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RelatedPlace<'a> {
    /// The id of the step.
    pub step: Option<&'a str>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column, from 1.
    pub column: Option<usize>,
    /// The text for that place.
    pub message: &'a str,
}

/// The reason a finding does not count.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Suppression {
    /// `waiver`, `baseline` or `revision`.
    pub by: &'static str,
    /// The reason.
    pub reason: Option<String>,
    /// The last day of the waiver.
    pub until: Option<Iso>,
}

/// The law and the calendar that a definition was checked by.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct GroundOfFile<'a> {
    /// The file.
    pub file: &'a str,
    /// The law that was applied: `cn` or `generic`.
    pub jurisdiction: &'static str,
    /// The calendar that days were counted on.
    pub calendar: &'a str,
    /// The largest number of starts that one comparison of working and calendar
    /// days omitted, because from them both end in years that the calendar does
    /// not know.
    pub starts_left_out: usize,
}

/// A possible definition that was not checked.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LeftOutFile<'a> {
    /// The file.
    pub file: &'a str,
    /// The reason.
    pub why: &'static str,
    /// The target of a link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<&'a str>,
}

/// The revision that was compared with, and the definitions that could not be.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ComparedRevision<'a> {
    /// The revision as it was given.
    pub revision: &'a str,
    /// The commit that it resolves to.
    pub commit: &'a str,
    /// Definitions that the revision does not have.
    pub new: Vec<&'a str>,
    /// Definitions that could not be read there.
    pub unreadable: Vec<&'a str>,
    /// Definitions that have another name there.
    pub moved: Vec<MovedFile<'a>>,
    /// Files with settings that changed since.
    pub settings: Vec<&'a str>,
}

/// A definition that has another name in the revision.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MovedFile<'a> {
    /// Its name now.
    pub file: &'a str,
    /// Its name then.
    pub from: &'a str,
}
