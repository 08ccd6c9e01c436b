//! What does a repository ask for: which preset, which levels, which paths?
//!
//! A [`Config`] is what its file says, each value with its place. Together
//! with flags it becomes what is in force ([`InForce`]), each value with
//! where it comes from.

mod fail_on;
mod in_force;
mod reader;
mod schema;

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
    /// Where the configuration states it.
    pub place: Place,
}

/// What a configuration says; every rule and threshold that it names exists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The preset that the others change.
    pub preset: Option<Stated<Preset>>,
    /// What fails the run.
    pub fail_on: Option<Stated<FailOn>>,
    /// Levels by the name of the rule.
    pub levels: Vec<(String, Stated<Level>)>,
    /// Thresholds by rule and name, each with its amount as written.
    pub thresholds: Vec<(String, String, Stated<String>)>,
    /// What is judged where nothing is named.
    pub paths: Vec<Stated<String>>,
    /// What is left out below a folder.
    pub exclude: Vec<Stated<String>>,
    /// Whose law counts where a definition does not say.
    pub jurisdiction: Option<Stated<Jurisdiction>>,
    /// The calendars, built in or files.
    pub calendar: Vec<Stated<String>>,
    /// Which entries of the calendar files are days off, by their marks.
    pub only: Vec<Stated<String>>,
    /// Whether limits in calendar days that end on a day off run on.
    pub limits_run_on: Option<Stated<Switch>>,
    /// The baseline.
    pub baseline: Option<Stated<String>>,
    /// Findings that are accepted.
    pub waivers: Vec<Waiver>,
}

/// Findings that a configuration accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The rule.
    pub rule: String,
    /// The id of the process; every process where none is named.
    pub process: Option<String>,
    /// The id or name of the step; the whole of the process where none is.
    pub step: Option<String>,
    /// A pattern for files.
    pub path: Option<String>,
    /// Why it is accepted; without one the waiver does not count.
    pub reason: Option<String>,
    /// The last day, as written (`2027-01-01`).
    pub until: Option<Date>,
    /// Where it stands.
    pub place: Place,
}

impl Waiver {
    /// Whether another accepts the same for the same reason as long, wherever
    /// it stands.
    #[must_use]
    pub fn says_what(&self, other: &Self) -> bool {
        Self { place: other.place.clone(), ..self.clone() } == *other
    }
}

/// Whether a pattern for paths is one that a reader of patterns bears: braces
/// inside of braces are read by recursion.
#[must_use]
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
