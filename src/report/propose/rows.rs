//! One row for each change, for spreadsheets.

use super::{Proposed, people};
use crate::model::Spelled;
use crate::report::change::ChangeRow;
use crate::report::{Sheet, or_empty, sheet};
use crate::text::{Lang, joined};

pub(super) fn sheet(proposed: &Proposed, lang: Lang) -> Sheet {
    let also = |row: &ChangeRow| joined(&row.also, "; ", "；").into_lang(lang);
    let planned = &proposed.package.planned;
    let rows = people::rows(proposed);
    let free = std::iter::repeat_n(false, rows.len() - planned.len());
    let by_decree = free.chain(planned.iter().map(|planned| planned.what.is_by_decree()));
    sheet!(rows.into_iter().zip(by_decree), |(row, by_decree)| [
        ("process", "流程", proposed.process.id()),
        ("file", "流程表", proposed.file),
        ("lever", "举措", row.name.in_lang(lang)),
        ("grade", "性质", row.grade.name()),
        ("steps", "环节", row.place(lang)),
        ("basis", "依据", row.because.in_lang(lang)),
        ("unit", "单位", proposed.process.unit().english()),
        ("days_before", "之前天数", or_empty(row.days.map(|[before, _]| before))),
        ("saves_alone", "单独节省", or_empty(row.price.alone)),
        ("saves_in_sequence", "依次节省", or_empty(row.price.in_sequence)),
        ("by_decree", "只靠压缩时限", by_decree),
        ("also", "其他变化", also(&row)),
    ])
}
