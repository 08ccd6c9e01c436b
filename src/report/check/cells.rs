//! The findings of a table, by cell.

use std::borrow::Cow;

use super::CheckedFile;
use crate::finding::Finding;
use crate::report::say::sheet;
use crate::source::CellName;
use crate::text::{Lang, Text};

impl CheckedFile {
    /// The cell of a table that a finding is about.
    #[must_use]
    pub fn cell(&self, finding: &Finding) -> Option<Text> {
        let CellName { sheet, cell } = self.source.as_ref()?.cell(&finding.place)?;
        Some(sheet::cell(sheet, &cell))
    }

    /// The message of a finding; for a table it includes the cell, since no
    /// format for programs has a place for it.
    #[must_use]
    pub fn said<'f>(&self, finding: &'f Finding, lang: Lang) -> Cow<'f, str> {
        let message = finding.message.in_lang(lang);
        match self.cell(finding) {
            Some(cell) => Cow::Owned(format!("{}: {message}", cell.in_lang(lang))),
            None => Cow::Borrowed(message),
        }
    }
}
