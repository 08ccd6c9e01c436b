//! Diagnoses why the parser gave up.

use saphyr_parser::ScanError;

use super::{Composer, MOST_DEFECTS, MOST_DEPTH};
use crate::model::{Defect, Problem};
use crate::source::{at, colon};

/// The number of lines above a mistake that are searched for its cause.
const NEAR: usize = 8;

impl Composer<'_> {
    /// The defect to report where the parser gave up. If the cause is a
    /// mistaken colon, the others like it are reported as well.
    pub(super) fn syntax(&mut self, error: &ScanError) -> Box<Defect> {
        if error.info().contains("recursion limit") {
            return self.too_deep(error);
        }
        let (line, column) = (error.marker().line(), error.marker().col() + 1);
        if error.info().contains("tab")
            && let Some((line, column)) = self.tab(line)
        {
            return Box::new(at(line, column, Problem::Syntax(error.info().to_owned())));
        }
        if let Some((line, column)) = self.dash(line) {
            return Box::new(at(line, column, Problem::Syntax("'-' must be followed by a blank".to_owned())));
        }
        let Some(cause) = colon::mistaken(self.text, line) else {
            return Box::new(at(line, column, Problem::Syntax(error.info().to_owned())));
        };
        let others = colon::all(self.text).filter(|other| *other != cause).take(MOST_DEFECTS);
        self.defects.extend(others.map(|(line, column, problem)| at(line, column, problem)));
        let (line, column, problem) = cause;
        Box::new(at(line, column, problem))
    }

    /// The first tab in the indentation of a line from this one on, line and
    /// column from 1: the parser reports the line before.
    fn tab(&self, from: usize) -> Option<(usize, usize)> {
        let lines = self.text.lines().enumerate().skip(from.saturating_sub(1)).take(3);
        lines.into_iter().find_map(|(nth, line)| {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            line[..indent].find('\t').map(|at| (nth + 1, at + 1))
        })
    }

    /// The nearest line upwards that begins with a dash, no space and a key:
    /// the parser takes it for a key, and stumbles over the next line.
    fn dash(&self, upto: usize) -> Option<(usize, usize)> {
        let lines: Vec<&str> = self.text.lines().take(upto).collect();
        let near = lines.iter().enumerate().rev().take(NEAR);
        near.into_iter().find_map(|(nth, line)| {
            let begun = line.trim_start_matches(' ');
            let named = begun.strip_prefix('-')?.split_once(": ").map(|(key, _)| key)?;
            let is_key = !named.is_empty() && named.chars().all(|sign| sign.is_alphanumeric() || sign == '_');
            (is_key && named.starts_with(char::is_alphabetic)).then(|| (nth + 1, line.len() - begun.len() + 1))
        })
    }

    /// The bracket that is nested too deeply: the parser looks further ahead
    /// than it reports, unless the text ends there.
    fn too_deep(&self, error: &ScanError) -> Box<Defect> {
        let end = self.text.char_indices().nth(error.marker().index()).map_or(self.text.len(), |(offset, _)| offset);
        let text = &self.text[..end];
        match (Composer { text, ..Composer::default() }).run() {
            Err(defect) if end < self.text.len() && matches!(defect.problem, Problem::TooDeep { .. }) => defect,
            _ => {
                let (line, column) = (error.marker().line(), error.marker().col() + 1);
                Box::new(at(line, column, Problem::TooDeep { limit: MOST_DEPTH }))
            }
        }
    }
}
