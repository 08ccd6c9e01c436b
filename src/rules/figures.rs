//! Which counts does a file state, and which does it have?

use crate::analysis::Measures;
use crate::model::{StatedFigure, Targets};

/// A count that is stated and that the file can support.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Count {
    /// The key that states it.
    pub(super) field: &'static str,
    pub(super) stated: u64,
    /// What the file has, in each way of counting; the usual one first.
    pub(super) found: Vec<u64>,
    /// What one is called.
    pub(super) english: &'static str,
    pub(super) chinese: String,
}

/// The counts among some stated figures that the file has, too.
pub(super) fn counts(stated: &Targets, file: &Measures) -> Vec<Count> {
    let count = |figure: StatedFigure| {
        let (english, classifier) = figure.one()?;
        Some(Count {
            field: figure.name(),
            stated: stated.count(figure)?.into(),
            found: file.counts(figure)?,
            english,
            chinese: format!("{classifier}{}", figure.chinese()),
        })
    };
    StatedFigure::ALL.into_iter().filter_map(count).collect()
}
