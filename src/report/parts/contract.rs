//! The keys of a change that every document has in which changes are listed.

use schemars::JsonSchema;
use serde::Serialize;

use super::change::ChangeRow;
use crate::report::exact::Exact;
use crate::text::Lang;

/// A change with what permits it and what it is worth.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct PlannedChange<'a> {
    /// A lever of `may`, or `moves-up` for a step that starts earlier because its predecessor does; `null` for the
    /// answer to a question and for a difference of two versions that no lever makes.
    pub lever: Option<&'static str>,
    /// What permits it: `free` (nobody has to), `answer`, `granted` or `suggested`; `found` where a comparison found it.
    pub grade: &'static str,
    /// The steps that it is made at; of two versions those before it, or those after it where there are none before.
    pub steps: Vec<&'a str>,
    /// The days that it saves if it is the only one; `null` where days cannot be subtracted.
    pub saves_alone: Option<Exact>,
    /// The days that it saves after those above it: they add up to what all save; `null` where days cannot be
    /// subtracted.
    pub saves_in_sequence: Option<Exact>,
    /// Why it can be made, or what it consists of, in one sentence.
    pub because: String,
}

impl ChangeRow {
    /// The same for programs.
    pub fn document<'a>(&self, lever: Option<&'static str>, steps: Vec<&'a str>, lang: Lang) -> PlannedChange<'a> {
        PlannedChange {
            lever,
            grade: self.grade.name(),
            steps,
            saves_alone: self.price.alone.map(Exact),
            saves_in_sequence: self.price.in_sequence.map(Exact),
            because: self.because.in_lang(lang).to_owned(),
        }
    }
}
