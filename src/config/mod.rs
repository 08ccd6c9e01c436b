//! The configuration of a repository: preset, levels, thresholds, paths.
//!
//! A [`Config`] holds what its file states, each value with its place. Together
//! with the flags it becomes the settings in force ([`InForce`]), each value
//! with its origin.

mod fail_on;
mod in_force;
mod reader;
mod schema;

use globset::{GlobBuilder, GlobMatcher};
use jiff::civil::Date;

use crate::finding::Level;
use crate::model::{Jurisdiction, Place, Spelled, Switch, Word};
use crate::rules::Preset;

pub use fail_on::{FailOn, Failing};
pub use in_force::{Flags, InForce, LevelInForce, SettingOrigin, ThresholdInForce};
pub use reader::read;
pub use schema::schema;

/// A value and where it is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated<T> {
    /// The value.
    pub value: T,
    /// The place in the configuration that states it.
    pub place: Place,
}

/// The content of a configuration; every rule and threshold that it names
/// exists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The preset that the others change.
    pub preset: Option<Stated<Preset>>,
    /// The conditions that fail the run.
    pub fail_on: Option<Stated<FailOn>>,
    /// Levels by the name of the rule.
    pub levels: Vec<(String, Stated<Level>)>,
    /// Thresholds by rule and name, each with its amount as written.
    pub thresholds: Vec<(String, String, Stated<String>)>,
    /// The paths to judge where none is named.
    pub paths: Vec<Stated<String>>,
    /// The patterns to leave out below a folder.
    pub exclude: Vec<Stated<String>>,
    /// The law that applies where a definition does not state one.
    pub jurisdiction: Option<Stated<Jurisdiction>>,
    /// The calendars: names of built-in ones, or files.
    pub calendar: Vec<Stated<String>>,
    /// The marks of those entries of calendar files that are days off.
    pub only: Vec<Stated<String>>,
    /// Whether a limit in calendar days that ends on a day off runs on to the
    /// next working day.
    pub limits_run_on: Option<Stated<Switch>>,
    /// The baseline.
    pub baseline: Option<Stated<String>>,
    /// Accepted findings.
    pub waivers: Vec<Waiver>,
}

/// A waiver: findings that the configuration accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The rule.
    pub rule: String,
    /// The id of the process; `None` for every process.
    pub process: Option<String>,
    /// The id or name of the step; `None` for the process as a whole.
    pub step: Option<String>,
    /// A pattern for files.
    pub path: Option<String>,
    /// The reason it is accepted; without one the waiver does not count.
    pub reason: Option<String>,
    /// The last day, as written (`2027-01-01`).
    pub until: Option<Date>,
    /// Its place in the file.
    pub place: Place,
}

impl Waiver {
    /// Returns whether another waiver accepts the same findings for the same
    /// reason and until the same day.
    pub fn says_what(&self, other: &Self) -> bool {
        Self { place: other.place.clone(), ..self.clone() } == *other
    }
}

/// The matcher of a pattern for paths: `*` stays inside a folder, `**` does not,
/// and a leading `./` is ignored. `None` where the pattern is invalid.
pub fn matcher(pattern: &str) -> Option<GlobMatcher> {
    let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
    let glob = is_bearable(pattern).then(|| GlobBuilder::new(pattern).literal_separator(true).build().ok());
    glob.flatten().map(|glob| glob.compile_matcher())
}

/// Returns whether a pattern is shallow enough to be parsed: the parser of
/// patterns recurses into nested braces.
pub fn is_bearable(pattern: &str) -> bool {
    const DEEPEST: usize = 8;
    const LONGEST: usize = 4_096;
    let (mut depth, mut deepest) = (0usize, 0);
    for letter in pattern.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest <= DEEPEST && pattern.len() <= LONGEST
}

impl Spelled for Level {
    const WORDS: &'static [Word<Self>] = &[
        Word { value: Self::Allow, english: "allow", chinese: "放行" },
        Word { value: Self::Warn, english: "warn", chinese: "警告" },
        Word { value: Self::Deny, english: "deny", chinese: "拦截" },
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_means_the_same_with_and_without_the_folder_itself_before_it() {
        for pattern in ["a/*.yaml", "./a/*.yaml"] {
            let matcher = matcher(pattern).expect("a pattern");
            assert!(matcher.is_match("a/b.yaml"), "{pattern}");
            assert!(!matcher.is_match("a/c/b.yaml"), "{pattern}");
        }
        assert!(matcher("a[").is_none());
    }
}
