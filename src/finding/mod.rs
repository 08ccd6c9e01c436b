//! What is said about a place of a definition, in the words of the process.

pub mod defects;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::model::{Clock, Decimal, Defect, LoopNature, Place, Problem};
use crate::text::Text;

/// How much a finding matters.
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

    /// As it is written in a configuration and in outputs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }

    /// The level that is written so.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|level| level.name() == name)
    }
}

/// Something that was found, where, and what else it has to do with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The name of the rule, or `invalid-definition`.
    pub code: &'static str,
    /// How much it matters.
    pub level: Level,
    /// Where.
    pub place: Place,
    /// What.
    pub message: Text,
    /// What to do about it.
    pub help: Option<Text>,
    /// Other places that belong to it, each with what stands there.
    pub related: Vec<(Place, Text)>,
    /// By what it is recognised in a later version, beside rule and place.
    pub identity: Identity,
}

/// By what a finding is recognised in a later version, and how far it may have
/// grown by then, beside its rule and its place.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// The others that it is about: ids of steps, names of papers, of
    /// departments, of figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// How much was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<Quantity>,
    /// How much the rule allows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<Quantity>,
}

impl Identity {
    /// How many days it is about: those beyond what the rule allows, where that
    /// is told on the same clock, else those found; 0 for what is no time.
    #[must_use]
    pub fn days(&self) -> Decimal {
        let Some(found) = self.found.filter(|found| found.unit.is_some()) else { return Decimal::ZERO };
        let bound = self.bound.filter(|bound| bound.unit == found.unit);
        found.number.minus(bound.map_or(Decimal::ZERO, |bound| bound.number))
    }

    /// Whether this is no more than another: about none but its others, of no
    /// larger amount, against no tighter bound.
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
pub struct Quantity {
    /// The clock that days run on; none for things.
    unit: Option<Clock>,
    number: Decimal,
}

impl Quantity {
    /// Days on a clock.
    #[must_use]
    pub const fn days(number: Decimal, clock: Clock) -> Self {
        Self { unit: Some(clock), number }
    }

    /// A number of things.
    #[must_use]
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

/// The code of a finding about a text that is no valid process.
pub const INVALID_DEFINITION: &str = "invalid-definition";
/// The rule of loops in which offices each ask for the other's paper first.
pub const MUTUAL_PREREQUISITE: &str = "mutual-prerequisite";
/// The rule of documents that are needed before they can exist.
pub const LATE_DOCUMENT: &str = "late-document";

/// The rule that a defect breaks, or that it makes the definition invalid.
fn code(problem: &Problem) -> &'static str {
    match problem {
        Problem::Cycle { nature: LoopNature::MutualPrerequisite, .. } => MUTUAL_PREREQUISITE,
        Problem::Cycle { nature: LoopNature::LateDocument, .. } => LATE_DOCUMENT,
        _ => INVALID_DEFINITION,
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
