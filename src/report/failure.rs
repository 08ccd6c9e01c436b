//! A file that could not be judged, and the reason.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Document, Json};
use crate::text::{Lang, Text};

/// A file that could not be judged, and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its name as it was given.
    pub file: String,
    /// Every fault of the file.
    pub faults: Vec<Fault>,
}

/// A fault of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule that it breaks, or `invalid-definition`.
    pub rule: &'static str,
    /// Line and column from 1, where the fault is in the text.
    pub position: Option<(usize, usize)>,
    /// The cell of a table, as people call it.
    pub cell: Option<Text>,
    /// The message.
    pub message: Text,
    /// The way to mend it.
    pub help: Option<Text>,
}

/// A file that could not be judged. It takes the place of the document that the
/// file would have had.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FailureDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.failure/1"))]
    pub schema: &'static str,
    /// The file as it was given.
    pub file: &'a str,
    /// Every fault of the file.
    pub defects: Vec<DefectOfFailure<'a>>,
}

/// A fault of a file.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DefectOfFailure<'a> {
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column, from 1.
    pub column: Option<usize>,
    /// The cell, where the file is a spreadsheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<&'a str>,
    /// The message.
    pub message: &'a str,
    /// The way to mend it.
    pub help: Option<&'a str>,
    /// The rule that it breaks, or `invalid-definition`.
    pub rule: &'static str,
}

impl Failure {
    /// The document of the file.
    #[must_use]
    pub fn document(&self, lang: Lang) -> FailureDocument<'_> {
        let defects = self.faults.iter().map(|fault| DefectOfFailure {
            line: fault.position.map(|(line, _)| line),
            column: fault.position.map(|(_, column)| column),
            cell: fault.cell.as_ref().map(|cell| cell.in_lang(lang)),
            message: fault.message.in_lang(lang),
            help: fault.help.as_ref().map(|help| help.in_lang(lang)),
            rule: fault.rule,
        });
        FailureDocument { schema: "reengineer.failure/1", file: &self.file, defects: defects.collect() }
    }

    /// The document of the file as JSON.
    pub fn json(&self, lang: Lang) -> Json<'_> {
        Document::Failure(self.document(lang)).into()
    }
}
