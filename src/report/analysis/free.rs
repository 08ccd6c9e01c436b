//! The changes that need nobody's permission, each as a row.

use super::Names;
use super::because::{because, is_closer, moves_up};
use crate::analysis::{Analysis, FreeChange};
use crate::levers::Grade;
use crate::model::{Process, Time};
use crate::report::change::ChangeRow;
use crate::text::Text;
use crate::text::labels::{self, Label};

/// What leads from today to reachable, in the order in which it is made.
pub(in crate::report) fn changes(process: &Process, names: &Names<'_>, analysis: &Analysis) -> Vec<ChangeRow> {
    let in_days = |time: Time| time.in_days(process.day());
    let mut before = analysis.today.days;
    let row = |change: &FreeChange| {
        let days = [std::mem::replace(&mut before, change.days_after), change.days_after];
        ChangeRow {
            name: called(analysis, change).into(),
            place: Text::verbatim(names.of(change.step)),
            grade: Grade::Free,
            because: because(names, analysis, change),
            alone: in_days(change.price.alone),
            days: days.map(in_days),
            also: Vec::new(),
        }
    };
    analysis.changes.iter().map(row).collect()
}

/// What it is called.
fn called(analysis: &Analysis, change: &FreeChange) -> Label {
    match change.goes {
        true => labels::ELIMINATE,
        false if is_closer(change) => labels::CLOSER,
        false if moves_up(analysis, change) => labels::MOVES_UP,
        false => labels::PARALLEL,
    }
}
