//! The changes that need nobody's permission, each as a row.

use super::Names;
use super::because::{because, is_closer, moves_up};
use crate::analysis::{Analysis, FreeChange, Planned};
use crate::levers::Grade;
use crate::model::Process;
use crate::report::change::{ChangeRow, Turns};
use crate::text::Text;
use crate::text::labels::{self, Label};

/// The changes that lead from today to reachable, in the order in which they
/// are made.
pub(in crate::report) fn changes(process: &Process, names: &Names<'_>, analysis: &Analysis) -> Vec<ChangeRow> {
    let mut turns = Turns::from(analysis.today.days, process.day());
    let row = |Planned { what: change, price }: &Planned<FreeChange>| {
        let (price, days) = turns.next(*price, change.days_after);
        ChangeRow {
            name: called(analysis, change).into(),
            places: vec![Text::verbatim(names.of(change.step))],
            grade: Grade::Free,
            because: because(names, analysis, change),
            price,
            along: 0,
            days,
            also: Vec::new(),
        }
    };
    analysis.changes.iter().map(row).collect()
}

/// Whether a step itself waits for less by a change, and not only for others
/// that start earlier.
pub(in crate::report) fn lifts(analysis: &Analysis, change: &FreeChange) -> bool {
    !change.goes && !moves_up(analysis, change)
}

/// The name of the change.
fn called(analysis: &Analysis, change: &FreeChange) -> Label {
    match change.goes {
        true => labels::ELIMINATE,
        false if is_closer(change) => labels::CLOSER,
        false if moves_up(analysis, change) => labels::MOVES_UP,
        false => labels::PARALLEL,
    }
}
