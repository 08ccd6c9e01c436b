//! One row for each change, for spreadsheets.

use super::{Proposed, people};
use crate::model::Spelled;
use crate::report::Sheet;
use crate::report::change::{ChangeRow, printed};
use crate::text::Lang;
use crate::text::labels::Label;

const HEADS: [Label; 11] = [
    Label::new("process", "流程"),
    Label::new("file", "流程表"),
    Label::new("lever", "举措"),
    Label::new("grade", "性质"),
    Label::new("steps", "环节"),
    Label::new("basis", "依据"),
    Label::new("unit", "单位"),
    Label::new("days_before", "之前天数"),
    Label::new("saves_alone", "单独节省"),
    Label::new("saves_in_sequence", "依次节省"),
    Label::new("also", "其他变化"),
];

pub(super) fn sheet(proposed: &Proposed, lang: Lang) -> Sheet {
    let row = |row: ChangeRow| {
        let also: Vec<&str> = row.also.iter().map(|text| text.in_lang(lang)).collect();
        vec![
            proposed.process.id().to_owned(),
            proposed.file.clone(),
            row.name.in_lang(lang).to_owned(),
            row.grade.name().to_owned(),
            row.place(lang),
            row.because.in_lang(lang).to_owned(),
            proposed.process.unit().english().to_owned(),
            row.days.map_or_else(String::new, |[before, _]| before.to_string()),
            printed(row.price.alone),
            printed(row.price.in_sequence),
            also.join("; "),
        ]
    };
    Sheet { heads: HEADS.to_vec(), rows: people::rows(proposed).into_iter().map(row).collect() }
}
