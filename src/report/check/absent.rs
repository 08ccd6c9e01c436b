//! Definitions that exist and are not judged.

use super::{CheckedFile, Holds};
use crate::judgement::Judged;
use crate::judgement::say::absent as say;
use crate::text::Text;

/// A possible definition that is not judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The name of its file, or of the folder that holds it.
    pub file: String,
    /// The reason it is not judged.
    pub why: WhyLeft,
}

/// The reason a definition is not judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyLeft {
    /// A pattern of `exclude` matches it.
    Exclude,
    /// An ignore file excludes it, and nothing shows that git tracks it.
    Ignored,
    /// It would be in a submodule that is not checked out.
    Submodule,
    /// A sparse checkout does not check it out.
    Sparse,
    /// It is behind a link out of the tree, which leads here.
    Link(String),
    /// It is a table of steps, which is judged where a definition names it.
    Table,
    /// None of the judged paths contains it now.
    Paths,
    /// It was moved here, where nothing is judged.
    Moved(String),
}

impl LeftOut {
    /// A file that is not judged.
    #[must_use]
    pub fn new(file: String, why: WhyLeft) -> Self {
        Self { file, why }
    }
}

impl WhyLeft {
    /// The name in documents for programs.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Exclude => "exclude",
            Self::Ignored => "ignored",
            Self::Submodule => "submodule",
            Self::Sparse => "sparse",
            Self::Link(_) => "link",
            Self::Table => "table",
            Self::Paths => "paths",
            Self::Moved(_) => "moved",
        }
    }

    /// The target of the link, or the place it moved to.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        match self {
            Self::Link(target) | Self::Moved(target) => Some(target),
            _ => None,
        }
    }

    /// Returns whether the page lists it without being asked: what a
    /// configuration or an ignore file excludes on purpose is not listed in
    /// every run, and with a revision to compare with, a definition that is no
    /// longer judged is a finding.
    #[must_use]
    pub const fn is_listed(&self, compared: bool) -> bool {
        match self {
            Self::Exclude | Self::Ignored => false,
            Self::Submodule | Self::Link(_) | Self::Table => true,
            Self::Sparse => !compared,
            Self::Paths | Self::Moved(_) => false,
        }
    }

    /// The sentence for people.
    pub fn sentence(&self) -> Text {
        match self {
            Self::Exclude => say::left_by_exclude(),
            Self::Ignored => say::left_by_ignore_file(),
            Self::Submodule => say::left_in_submodule(),
            Self::Sparse => say::left_by_sparse_checkout(),
            Self::Link(target) => say::left_behind_link(target),
            Self::Table => say::left_as_table(),
            Self::Paths => say::left_by_paths(),
            Self::Moved(target) => say::left_by_move(target),
        }
    }
}

impl CheckedFile {
    /// A file that is not judged, the id of its process where it was read, and
    /// its findings.
    pub fn absent(name: String, process: Option<&str>, findings: Vec<Judged>) -> Self {
        let holds = process.map_or(Holds::Settings, |id| Holds::Absent(id.to_owned()));
        Self { findings, ..Self::of(name, holds, None) }
    }
}
