//! What is said about a place of a definition, in the words of the process.

use crate::model::{Defect, LoopNature, Place, Problem};
use crate::words::{Text, defects};

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
        }
    }
}
