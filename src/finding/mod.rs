//! Findings: statements about a place of a definition.

pub mod defects;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::model::{Clock, Decimal, Defect, LoopNature, Place, Problem};
use crate::text::Text;

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not looked for.
    Allow,
    /// Worth a look.
    Warn,
    /// Not acceptable.
    Deny,
}

impl Level {
    /// Every level, lowest first.
    pub const ALL: &[Self] = &[Self::Allow, Self::Warn, Self::Deny];

    /// The name in configurations and outputs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }

    /// The level of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|level| level.name() == name)
    }
}

/// A finding: its rule, its place, a message and related places.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Finding {
    /// The name of the rule, or `invalid-definition`.
    pub code: &'static str,
    /// Its severity.
    pub level: Level,
    /// Its place.
    pub place: Place,
    /// The message.
    pub message: Text,
    /// The remedy, if there is one to suggest.
    pub help: Option<Text>,
    /// Related places, each with a label.
    pub related: Vec<(Place, Text)>,
    /// What identifies it in a later version, beside rule and place.
    pub identity: Identity,
}

/// What identifies a finding in a later version beside its rule and its place,
/// and how far it may have grown by then.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// The others involved: ids of steps, names of papers, departments or
    /// figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// The amount found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Quantity>,
    /// The amount that the rule allows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Quantity>,
}

impl Identity {
    /// The days at issue: those beyond the allowed amount where both are on one
    /// clock, else those found; 0 for an amount that is not a time.
    #[must_use]
    pub fn days(&self) -> Decimal {
        let Some(found) = self.found.filter(|found| found.unit.is_some()) else { return Decimal::ZERO };
        let bound = self.bound.filter(|bound| bound.unit == found.unit);
        found.number.minus(bound.map_or(Decimal::ZERO, |bound| bound.number))
    }

    /// Returns whether this is no worse than another finding: it involves no
    /// others than that one does, has no larger amount and no tighter bound.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        let no_more = |one: Option<Quantity>, other: Option<Quantity>| match (one, other) {
            (None, None) => true,
            (Some(one), Some(other)) => one.unit == other.unit && one.number <= other.number,
            _ => false,
        };
        self.with.iter().all(|name| other.with.contains(name))
            && no_more(self.found, other.found)
            && no_more(other.bound, self.bound)
    }
}

/// An amount of days or of things; written `30wd`, `45cd`, `3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[must_use]
pub struct Quantity {
    /// The clock that days run on; `None` for things.
    unit: Option<Clock>,
    number: Decimal,
}

impl Quantity {
    /// Days on a clock.
    pub const fn days(number: Decimal, clock: Clock) -> Self {
        Self { unit: Some(clock), number }
    }

    /// A number of things.
    pub fn count(number: u64) -> Self {
        Self { unit: None, number: Decimal::count(number) }
    }

    fn parse(text: &str) -> Option<Self> {
        let (number, unit) = match (text.strip_suffix("wd"), text.strip_suffix("cd")) {
            (Some(number), _) => (number, Some(Clock::Working)),
            (_, Some(number)) => (number, Some(Clock::Calendar)),
            _ => (text, None),
        };
        Some(Self { unit, number: Decimal::parse(number)? })
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Some(Clock::Working) => "wd",
            Some(Clock::Calendar) => "cd",
            None => "",
        };
        write!(formatter, "{}{unit}", self.number)
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("an amount such as 30wd, 45cd or 3"))
    }
}

/// The code of a finding about a text that is not a valid process.
pub const INVALID_DEFINITION: &str = "invalid-definition";
/// The rule against loops in which offices each ask for the other's paper
/// first.
pub const MUTUAL_PREREQUISITE: &str = "mutual-prerequisite";
/// The rule against documents that are needed before they can exist.
pub const LATE_DOCUMENT: &str = "late-document";

/// The rule that a defect breaks, or the code of an invalid definition.
fn code(problem: &Problem) -> &'static str {
    match problem {
        Problem::Cycle { nature: LoopNature::MutualPrerequisite, .. } => MUTUAL_PREREQUISITE,
        Problem::Cycle { nature: LoopNature::LateDocument, .. } => LATE_DOCUMENT,
        _ => INVALID_DEFINITION,
    }
}

impl Finding {
    /// That a definition cannot be judged, for a reason that is none of its
    /// own words.
    pub fn invalid(message: Text) -> Self {
        Self {
            code: INVALID_DEFINITION,
            level: Level::Deny,
            place: Place::process(),
            message,
            help: None,
            related: Vec::new(),
            identity: Identity::default(),
        }
    }
}

impl From<&Defect> for Finding {
    fn from(defect: &Defect) -> Self {
        Self {
            code: code(&defect.problem),
            level: Level::Deny,
            place: defect.place.clone(),
            message: defects::message(&defect.problem),
            help: defects::help(&defect.problem),
            related: defect
                .related
                .iter()
                .map(|related| (related.place.clone(), defects::note(&related.note)))
                .collect(),
            identity: Identity::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(with: &[&str], found: &str, bound: &str) -> Identity {
        let with = with.iter().map(|name| (*name).to_owned()).collect();
        Identity { with, found: Quantity::parse(found), bound: Quantity::parse(bound) }
    }

    #[test]
    fn an_amount_is_read_as_it_is_written() {
        for text in ["30wd", "0.5cd", "3"] {
            assert_eq!(Quantity::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(["", "wd", "3 wd", "3d", "x"].map(Quantity::parse), [None; 5]);
    }

    #[test]
    fn what_grew_is_another_and_what_shrank_is_the_same() {
        let then = identity(&["a", "b"], "25wd", "20wd");
        for (with, found, bound, same) in [
            (&["a", "b"][..], "25wd", "20wd", true),
            (&["b"][..], "21wd", "20wd", true),
            (&["a"][..], "25wd", "24wd", true),
            (&["a"][..], "25.1wd", "20wd", false),
            (&["a"][..], "25wd", "10wd", false),
            (&["a"][..], "25cd", "20wd", false),
            (&["a", "c"][..], "25wd", "20wd", false),
            (&["a"][..], "", "20wd", false),
        ] {
            assert_eq!(identity(with, found, bound).is_within(&then), same, "{with:?} {found} {bound}");
        }
    }
}
