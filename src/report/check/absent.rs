//! Definitions that are not judged: what is left out though it is there.

use super::{CheckedFile, Holds};
use crate::judgement::Judged;
use crate::judgement::say::absent as say;
use crate::text::Text;

/// What might be a definition and is not judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What its file, or the folder that it lies in, is called.
    pub file: String,
    /// Why it is not judged.
    pub why: WhyLeft,
}

/// Why a definition is not judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyLeft {
    /// A pattern of `exclude` holds for it.
    Exclude,
    /// An ignore file leaves it out, and nobody can say that git tracks it.
    Ignored,
    /// It would lie in a submodule that is not checked out.
    Submodule,
    /// A sparse checkout leaves it in the repository.
    Sparse,
    /// It lies behind a link out of the tree, which leads here.
    Link(String),
    /// It is a table of steps, which is judged where it is named.
    Table,
    /// None of the paths that are judged holds it any more.
    Paths,
    /// It was moved here, where nothing is judged.
    Moved(String),
}

impl LeftOut {
    /// A file that is left out.
    #[must_use]
    pub fn new(file: String, why: WhyLeft) -> Self {
        Self { file, why }
    }
}

impl WhyLeft {
    /// As programs read it.
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

    /// Where it leads, or where it is now.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        match self {
            Self::Link(target) | Self::Moved(target) => Some(target),
            _ => None,
        }
    }

    /// Whether people are told without being asked: what a configuration or
    /// an ignore file leaves out on purpose is not told in every run, and with
    /// a revision to compare with what is not judged any more is a finding.
    #[must_use]
    pub const fn is_told(&self, compared: bool) -> bool {
        match self {
            Self::Exclude | Self::Ignored => false,
            Self::Submodule | Self::Link(_) | Self::Table => true,
            Self::Sparse => !compared,
            Self::Paths | Self::Moved(_) => false,
        }
    }

    /// As people read it.
    #[must_use]
    pub fn told(&self) -> Text {
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
    /// What is not judged, the id of its process where somebody read it, and
    /// what is found of that.
    #[must_use]
    pub fn absent(name: String, process: Option<&str>, findings: Vec<Judged>) -> Self {
        Self {
            name,
            holds: process.map_or(Holds::Settings, |id| Holds::Absent(id.to_owned())),
            source: None,
            findings,
            undecided: Vec::new(),
            ground: None,
            starts_left_out: 0,
            off: Vec::new(),
        }
    }
}
