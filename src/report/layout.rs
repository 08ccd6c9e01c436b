//! The answer of `fmt --check`: the definitions that are not in canonical
//! layout.

use schemars::JsonSchema;
use serde::Serialize;
use similar::udiff::UnifiedHunkHeader;
use similar::{ChangeTag, group_diff_ops};

use super::{Block, Document, Failure, FailureDocument, Json, Report, Verbatim};
use crate::source::line_changes;
use crate::text::Lang;

/// The layout of several definitions.
#[derive(Clone, Debug)]
pub struct Layouts {
    /// One layout for each file, in the order given.
    pub files: Vec<Layout>,
}

/// The layout of a definition.
#[derive(Clone, Debug)]
pub enum Layout {
    /// It is canonical.
    Canonical {
        /// Its file.
        file: String,
    },
    /// It is not.
    Different {
        /// Its file.
        file: String,
        /// The changes, as a unified diff.
        diff: String,
    },
    /// The file could not be read.
    Failed(Failure),
}

impl Layout {
    /// Compares the text of a file with the same in canonical layout.
    #[must_use]
    pub fn new(file: String, now: &str, canonical: &str) -> Self {
        if now == canonical {
            return Self::Canonical { file };
        }
        let (now, canonical) = visible(now, canonical);
        Self::Different { diff: format!("--- a/{file}\n+++ b/{file}\n{}", hunks(&now, &canonical)), file }
    }
}

/// The changes of a text, with three lines of context: a unified diff without
/// file names.
fn hunks(now: &str, canonical: &str) -> String {
    let [now, canonical] = [now, canonical].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
    let mut diff = String::new();
    for hunk in group_diff_ops(line_changes(&now, &canonical), 3) {
        diff += &format!("{}\n", UnifiedHunkHeader::new(&hunk));
        for change in hunk.iter().flat_map(|op| op.iter_changes(&now[..], &canonical[..])) {
            diff.push(match change.tag() {
                ChangeTag::Equal => ' ',
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
            });
            diff += change.value();
            if !change.value().ends_with('\n') {
                diff += "\n\\ No newline at end of file\n";
            }
        }
    }
    diff
}

/// Both texts with the differences made visible that are not seen otherwise: a
/// byte-order mark, and line ends unless all are the same.
fn visible(now: &str, canonical: &str) -> (String, String) {
    let windows = |text: &str| text.matches("\r\n").count();
    let all = |text: &str| text.matches('\n').count().max(text.matches('\r').count());
    let same = [now, canonical].into_iter().all(|text| windows(text) == all(text));
    let shown = |text: &str| {
        let text = text.replace('\u{feff}', "<U+FEFF>").replace("\r\n", if same { "\n" } else { "^M\n" });
        text.replace('\r', "^M\n")
    };
    (shown(now), shown(canonical))
}

super::answers!(Layouts: Report, Json);

impl Layouts {
    /// The report, for people.
    pub fn report(&self) -> Report {
        let block = |file: &Layout| match file {
            Layout::Different { diff, .. } => Some(Block::Verbatim(Verbatim { notation: "diff", text: diff.clone() })),
            Layout::Canonical { .. } | Layout::Failed(_) => None,
        };
        Report { blocks: self.files.iter().filter_map(block).collect() }
    }

    /// The document, for programs.
    pub fn json(&self, lang: Lang) -> Json<'_> {
        let files = self.files.iter().map(|layout| match layout {
            Layout::Canonical { file } => entry(file, None),
            Layout::Different { file, diff } => entry(file, Some(diff)),
            Layout::Failed(failure) => FileOfFmt::Failed(failure.document(lang)),
        });
        let judged = self.files.iter().filter(|file| !matches!(file, Layout::Failed(_))).count();
        Document::Fmt(FmtDocument { schema: "reengineer.fmt/1", judged, files: files.collect() }).into()
    }
}

fn entry<'a>(file: &'a str, diff: Option<&'a str>) -> FileOfFmt<'a> {
    FileOfFmt::Judged { file, canonical: diff.is_none(), diff }
}

/// The layout of each definition that was checked.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FmtDocument<'a> {
    /// The kind and the version of this document.
    #[schemars(extend("const" = "reengineer.fmt/1"))]
    pub schema: &'static str,
    /// The number of definitions that could be read.
    pub judged: usize,
    /// The files in the order given.
    pub files: Vec<FileOfFmt<'a>>,
}

/// A file and its layout.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum FileOfFmt<'a> {
    /// It could be read.
    Judged {
        /// The file as it was given.
        file: &'a str,
        /// Whether its layout is canonical.
        canonical: bool,
        /// The changes, as a unified diff.
        diff: Option<&'a str>,
    },
    /// It could not be read.
    Failed(FailureDocument<'a>),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(now: &str, canonical: &str) -> String {
        match Layout::new("x.yaml".to_owned(), now, canonical) {
            Layout::Different { diff, .. } => diff,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_would_not_be_seen_is_made_visible() {
        assert!(diff("\u{feff}a\n", "a\n").contains("-<U+FEFF>a\n+a\n"));
        assert!(diff("a\r\nb\n", "a\r\nb\r\n").contains("\n-b\n+b^M\n"));
        assert!(diff("a\r\n b\r\n", "a\r\nb\r\n").contains("\n- b\n+b\n"), "all ends are the same");
        assert!(diff("a", "a\n").contains("\\ No newline at end of file"));
    }
}
