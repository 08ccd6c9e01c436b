//! The answer of a command, in each of the shapes that formats are made of.

use super::check::Checked;
use super::paper::Paper;
use super::{Block, Json, Report, Sheet};
use crate::text::Lang;

/// The shape that a format is made of; a command whose answer has the shape has
/// the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MadeOf {
    /// A [`Report`].
    Report,
    /// A [`Json`].
    Json,
    /// A [`Sheet`].
    Sheet,
    /// Findings: [`Checked`].
    Findings,
    /// Pictures of any kind.
    Picture,
    /// Pictures of the order of the steps.
    Graph,
    /// Documents that are handed to others.
    Paper,
    /// A workbook of a paper, or one that the verb writes itself.
    Workbook,
}

/// The answer of a command. Each shape is `None` where a command does not have
/// it; then it has no format that is made of it.
pub trait Answer {
    /// The report, for people.
    fn report(&self) -> Option<Report> {
        None
    }
    /// The document, for programs.
    fn json(&self, _lang: Lang) -> Option<Json<'_>> {
        None
    }
    /// The rows, for spreadsheets.
    fn sheet(&self, _lang: Lang) -> Option<Sheet> {
        None
    }
    /// The findings, for gates.
    fn findings(&self) -> Option<&Checked> {
        None
    }
    /// A document that is handed to others.
    fn paper(&self) -> Option<&Paper> {
        None
    }
    /// Graphs and plans.
    fn pictures(&self) -> Option<&[Block]> {
        None
    }
}

/// Declares the shapes of an answer once: the list of shapes from which its
/// verb derives its formats, and the methods that make them. A shape in the
/// list without a method of the answer does not compile.
macro_rules! answers {
    (@method Report) => {
        fn report(&self) -> Option<$crate::report::Report> {
            Some(self.report())
        }
    };
    (@method Json) => {
        fn json(&self, lang: $crate::text::Lang) -> Option<$crate::report::Json<'_>> {
            Some(self.json(lang))
        }
    };
    (@method Sheet) => {
        fn sheet(&self, lang: $crate::text::Lang) -> Option<$crate::report::Sheet> {
            Some(self.sheet(lang))
        }
    };
    (@method Findings) => {
        fn findings(&self) -> Option<&$crate::report::check::Checked> {
            Some(self.findings_of_rules())
        }
    };
    (@method Picture) => {
        fn pictures(&self) -> Option<&[$crate::report::Block]> {
            Some(self.pictures())
        }
    };
    (@method Paper) => {
        fn paper(&self) -> Option<&$crate::report::paper::Paper> {
            Some(self.paper())
        }
    };
    // These are made of pictures or of a paper, or by the verb itself.
    (@method Graph) => {};
    (@method Workbook) => {};
    ($answer:ty: $($shape:ident),+) => {
        impl $answer {
            /// The shapes of the answer; a verb has the formats made of them.
            pub const SHAPES: &'static [$crate::report::MadeOf] =
                &[$($crate::report::MadeOf::$shape),+];
        }

        impl $crate::report::Answer for $answer {
            $($crate::report::answer::answers!(@method $shape);)+
        }
    };
}

pub(crate) use answers;
