//! One row for each change, for spreadsheets.

use super::Pair;
use super::people::Writer;
use crate::diff::By;
use crate::model::{Decimal, Process, Spelled, StepId};
use crate::report::Sheet;
use crate::report::change::printed;
use crate::text::Lang;
use crate::text::labels::Label;

const HEADS: [Label; 15] = [
    Label::new("process", "流程"),
    Label::new("old", "原流程表"),
    Label::new("new", "新流程表"),
    Label::new("kind", "变化"),
    Label::new("steps", "原环节"),
    Label::new("into", "现环节"),
    Label::new("fields", "涉及的项"),
    Label::new("confidence", "把握"),
    Label::new("unit", "单位"),
    Label::new("saves_alone", "单独节省"),
    Label::new("saves_in_sequence", "依次节省"),
    Label::new("counts", "性质"),
    Label::new("moved_to", "移至"),
    Label::new("moved_days", "移出天数"),
    Label::new("because", "说明"),
];

/// Every change of every pair.
pub(super) fn sheet<'a>(pairs: impl Iterator<Item = &'a Pair>, lang: Lang) -> Sheet {
    Sheet { heads: HEADS.to_vec(), rows: pairs.flat_map(|pair| rows(pair, lang)).collect() }
}

fn rows(pair: &Pair, lang: Lang) -> Vec<Vec<String>> {
    let writer = Writer { pair, diff: &pair.diff };
    let versions = &pair.diff.versions;
    let ids = |process: &Process, ids: &[StepId]| {
        ids.iter().map(|id| process.step(*id).id.clone()).collect::<Vec<_>>().join(";")
    };
    let confidence = |by: By| match by {
        By::Nothing => String::new(),
        by => Decimal::new(i64::from(by.confidence()), 3).to_string(),
    };
    let row = |(number, row): (usize, &crate::diff::Row)| {
        vec![
            versions.new.id().to_owned(),
            pair.old_file.clone(),
            pair.new_file.clone(),
            row.found().kind.name().to_owned(),
            ids(&versions.old, &row.found().old),
            ids(&versions.new, &row.found().new),
            row.found().keys().collect::<Vec<_>>().join(";"),
            confidence(row.found().by),
            if pair.diff.weighed { versions.new.unit().english().to_owned() } else { String::new() },
            printed(row.planned.price.alone),
            printed(row.planned.price.in_sequence),
            row.counts.map_or("", |counts| counts.name()).to_owned(),
            row.moved_to.map_or("", |to| to.name()).to_owned(),
            row.moved.map(|moved| writer.in_days(moved.days).to_string()).unwrap_or_default(),
            writer.because(number, row).in_lang(lang).to_owned(),
        ]
    };
    pair.diff.rows.iter().enumerate().map(row).collect()
}
