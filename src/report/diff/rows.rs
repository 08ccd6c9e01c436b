//! One row a change, for spreadsheets.

use super::Pair;
use super::people::Writer;
use crate::diff::By;
use crate::model::{Decimal, Process, StepId};
use crate::report::Sheet;
use crate::words::Lang;

const HEADS: [&str; 14] = [
    "process",
    "old",
    "new",
    "kind",
    "steps",
    "into",
    "fields",
    "confidence",
    "saves_alone",
    "saves_in_sequence",
    "counts",
    "moved_to",
    "moved_days",
    "because",
];

/// Every change of every pair.
pub(super) fn sheet<'a>(pairs: impl Iterator<Item = &'a Pair>) -> Sheet {
    Sheet { heads: HEADS.to_vec(), rows: pairs.flat_map(rows).collect() }
}

fn rows(pair: &Pair) -> Vec<Vec<String>> {
    let writer = Writer { pair, diff: &pair.diff };
    let versions = &pair.diff.versions;
    let ids = |process: &Process, ids: &[StepId]| {
        ids.iter().map(|id| process.step(*id).id.clone()).collect::<Vec<_>>().join(";")
    };
    let days = |number: Decimal| if pair.diff.weighed { number.to_string() } else { String::new() };
    let confidence = |by: By| match by {
        By::Nothing => String::new(),
        by => Decimal::new(i64::from(by.confidence()), 3).to_string(),
    };
    let row = |(number, row): (usize, &crate::diff::Row)| {
        vec![
            versions.new.id().to_owned(),
            pair.old_file.clone(),
            pair.new_file.clone(),
            row.found.kind.name().to_owned(),
            ids(&versions.old, &row.found.old),
            ids(&versions.new, &row.found.new),
            row.found.keys().collect::<Vec<_>>().join(";"),
            confidence(row.found.by),
            days(row.worth.alone),
            days(row.worth.in_sequence),
            row.counts.map_or("", |counts| counts.name()).to_owned(),
            row.moved_to.map_or("", |to| to.name()).to_owned(),
            row.moved.map(|moved| writer.in_days(moved.days).to_string()).unwrap_or_default(),
            writer.because(number, row).in_lang(Lang::English).to_owned(),
        ]
    };
    pair.diff.rows.iter().enumerate().map(row).collect()
}
