//! Merged steps whose days are the sum of what they were: fewer lines in the
//! guide, not a day less.

use super::{Case, PaperSaving, Way};
use crate::diff::figures::{compare, on_one_clock};
use crate::model::Change;

pub(super) fn found(case: &Case<'_>) -> Vec<PaperSaving> {
    let versions = case.versions;
    let merged = case.found.iter().enumerate().filter_map(|(change, found)| {
        let [whole] = found.new.as_slice() else { return None };
        let replaces = found.changes.iter().any(|change| matches!(change, Change::Replace { .. }));
        let several = found.old.iter().filter(|id| !versions.old.length(**id).is_zero()).count() > 1;
        let no_less = compare((&versions.new, &[*whole]), (&versions.old, &found.old)).is_ge();
        let all = found.old.iter().map(|id| (&versions.old, *id)).chain([(&versions.new, *whole)]);
        let one_clock = on_one_clock(&all.collect::<Vec<_>>());
        (replaces && several && one_clock && no_less).then(|| PaperSaving {
            change,
            way: Way::SumOfDays,
            to: None,
            steps: found.old.iter().map(|id| versions.old.step(*id).name.clone()).collect(),
            about: Vec::new(),
            guess: false,
        })
    });
    merged.collect()
}
