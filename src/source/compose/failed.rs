//! Why did the parser give up?

use saphyr_parser::ScanError;

use super::{Composer, MOST_DEFECTS, MOST_DEPTH};
use crate::model::{Defect, Problem};
use crate::source::{at, colon};

impl Composer<'_> {
    /// What to say where the parser gave up. Where a colon is the cause that
    /// is none to YAML, the others like it are told as well.
    pub(super) fn syntax(&mut self, error: &ScanError) -> Box<Defect> {
        if error.info().contains("recursion limit") {
            return self.too_deep(error);
        }
        let (line, column) = (error.marker().line(), error.marker().col() + 1);
        let Some(cause) = colon::mistaken(self.text, line) else {
            return Box::new(at(line, column, Problem::Syntax(error.info().to_owned())));
        };
        let others = colon::all(self.text).filter(|other| *other != cause).take(MOST_DEFECTS);
        self.defects.extend(others.map(|(line, column, problem)| at(line, column, problem)));
        let (line, column, problem) = cause;
        Box::new(at(line, column, problem))
    }

    /// The bracket that goes too deep: the parser looks further ahead than it
    /// tells, unless the text ends there.
    fn too_deep(&self, error: &ScanError) -> Box<Defect> {
        let end = self.text.char_indices().nth(error.marker().index()).map_or(self.text.len(), |(offset, _)| offset);
        let text = self.text.get(..end).unwrap_or_default();
        match (Composer { text, ..Composer::default() }).run() {
            Err(defect) if end < self.text.len() && matches!(defect.problem, Problem::TooDeep { .. }) => defect,
            _ => {
                let (line, column) = (error.marker().line(), error.marker().col() + 1);
                Box::new(at(line, column, Problem::TooDeep { limit: MOST_DEPTH }))
            }
        }
    }
}
