//! The cases of a guide, side by side.

use super::Guide;
use crate::analysis::figures::{MATERIALS, STEPS, VISITS};
use crate::model::Process;
use crate::report::say::cases as say;
use crate::report::{Block, Cell, Column, Table, figures};
use crate::text::{Text, labels};

/// The table of all cases, and a line that says which one the rest of the page
/// is about.
pub(in crate::report) fn blocks(guide: &Guide) -> Vec<Block> {
    let shown = &guide.cases[guide.shown];
    let has_shares = guide.cases.iter().any(|case| case.share.is_some());
    vec![Block::Table(table(guide)), Block::Paragraph(say::shown(&shown.name, guide.chosen, has_shares))]
}

/// All cases beside each other.
pub(in crate::report) fn table(guide: &Guide) -> Table {
    let row = |case: &super::CaseFigures| {
        let days = |of: &crate::analysis::Measures| Cell::Days(of.days.in_days(case.process.day()));
        let today = |figure| figures::cell(figure, &case.analysis.today, case.process.day());
        vec![
            Cell::Text(Text::verbatim(&case.name)),
            days(&case.analysis.today),
            days(&case.analysis.reachable),
            days(&case.analysis.floor),
            today(&STEPS),
            today(&MATERIALS),
            today(&VISITS),
            case.share.map_or(Cell::Unknown, Cell::Share),
        ]
    };
    Table {
        title: say::CASES.into(),
        columns: vec![
            Column::words(say::CASE),
            Column::figures(labels::TODAY),
            Column::figures(labels::REACHABLE),
            Column::figures(labels::FLOOR),
            Column::figures(figures::label(&STEPS)),
            Column::figures(figures::label(&MATERIALS)),
            Column::figures(figures::label(&VISITS)),
            Column::figures(say::SHARE),
        ],
        rows: guide.cases.iter().map(row).collect(),
        glance: None,
    }
}

/// The whole definition where a case of it is shown, for statements about the
/// definition itself.
pub(super) fn whole<'a>(guide: Option<&'a Guide>, process: &'a Process) -> &'a Process {
    guide.map_or(process, |guide| &guide.whole)
}
