//! One row for each change, for spreadsheets.

use super::Pair;
use super::document::confidence;
use super::people::Writer;
use crate::model::{Process, Spelled, StepId};
use crate::report::{Sheet, or_empty, sheet};
use crate::text::Lang;

/// Every change of every pair.
pub(super) fn sheet<'a>(pairs: impl Iterator<Item = &'a Pair>, lang: Lang) -> Sheet {
    let ids = |process: &Process, ids: &[StepId]| {
        ids.iter().map(|id| process.step(*id).id.as_str()).collect::<Vec<_>>().join(";")
    };
    let rows = pairs.flat_map(|pair| {
        let of_pair = move |(number, row)| (pair, number, row, &pair.diff.versions, Writer { pair, diff: &pair.diff });
        pair.diff.rows.iter().enumerate().map(of_pair)
    });
    sheet!(rows, |(pair, number, row, versions, writer)| [
        ("process", "流程", versions.new.id()),
        ("old", "原流程表", pair.old_file),
        ("new", "新流程表", pair.new_file),
        ("kind", "变化", row.found().kind.name()),
        ("steps", "原环节", ids(&versions.old, &row.found().old)),
        ("into", "现环节", ids(&versions.new, &row.found().new)),
        ("fields", "涉及的项", row.found().keys().collect::<Vec<_>>().join(";")),
        ("confidence", "把握", or_empty(confidence(row.found().by))),
        ("unit", "单位", or_empty(pair.diff.weighed.then(|| versions.new.unit().english()))),
        ("saves_alone", "单独节省", or_empty(row.planned.price.alone)),
        ("saves_in_sequence", "依次节省", or_empty(row.planned.price.in_sequence)),
        ("counts", "性质", or_empty(row.counts.map(|counts| counts.name()))),
        ("moved_to", "移至", or_empty(row.moved_to.map(|to| to.name()))),
        ("moved_days", "移出天数", or_empty(row.moved.map(|moved| writer.in_days(moved.days)))),
        ("because", "说明", writer.because(number, row).in_lang(lang)),
    ])
}
