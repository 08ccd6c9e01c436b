//! The cases of a guide, side by side.

use super::{CaseFigures, Guide};
use crate::analysis::Measures;
use crate::analysis::figures::{MATERIALS, STEPS, VISITS};
use crate::model::{Process, Time};
use crate::report::say::cases as say;
use crate::report::{Block, Cell, Column, Table, figures, table};
use crate::text::labels::Label;
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
    let days = |case: &CaseFigures, of: &Measures| Cell::Days(of.days.in_days(case.process.day()));
    let today = |case: &CaseFigures, figure| figures::cell(figure, &case.analysis.today, case.process.day());
    table!(say::CASES, &guide.cases, |case| [
        (Column::words(say::CASE), Text::verbatim(&case.name)),
        (Column::figures(labels::TODAY), days(case, &case.analysis.today)),
        (Column::figures(labels::REACHABLE), days(case, &case.analysis.reachable)),
        (Column::figures(labels::FLOOR), days(case, &case.analysis.floor)),
        (Column::figures(figures::label(&STEPS)), today(case, &STEPS)),
        (Column::figures(figures::label(&MATERIALS)), today(case, &MATERIALS)),
        (Column::figures(figures::label(&VISITS)), today(case, &VISITS)),
        (Column::figures(say::SHARE), case.share.map_or(Cell::Unknown, Cell::Share)),
    ])
}

/// The same with a column of days behind those of today and reachable, in place
/// of the floor, which is none for a package.
pub(in crate::report) fn table_with(guide: &Guide, head: Label, days: &[Option<Time>]) -> Table {
    const AT: usize = 3;
    let mut table = table(guide);
    if days.len() == guide.cases.len() {
        table.columns[AT] = Column::figures(head);
        for ((row, case), days) in table.rows.iter_mut().zip(&guide.cases).zip(days) {
            row[AT] = days.map_or(Cell::Unknown, |days| Cell::Days(days.in_days(case.process.day())));
        }
    }
    table
}

/// The whole definition where a case of it is shown, for statements about the
/// definition itself.
pub(super) fn whole<'a>(guide: Option<&'a Guide>, process: &'a Process) -> &'a Process {
    guide.map_or(process, |guide| &guide.whole)
}
