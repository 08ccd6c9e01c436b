//! What is said about a place of a definition, in the words of the process.

use crate::model::{Defect, Place};
use crate::words::{Text, defects};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth a look.
    Warn,
    /// Not acceptable.
    Deny,
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

impl From<&Defect> for Finding {
    fn from(defect: &Defect) -> Self {
        Self {
            code: INVALID_DEFINITION,
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
