//! The counts that a file states, with those that it has.

use crate::analysis::Measures;
use crate::model::{StatedFigure, Targets};

/// A count that is stated and that the file can support.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Count {
    /// The key of the stated count.
    pub(super) field: &'static str,
    pub(super) stated: u64,
    /// The counts of the file, by each way of counting; the usual one first.
    pub(super) found: Vec<u64>,
    /// The English name of one.
    pub(super) english: &'static str,
    pub(super) chinese: String,
}

/// The stated counts that the file has as well.
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
