//! The measures as people read them, each declared once.

use crate::analysis::Measures;
use crate::report::Cell;
use crate::text::labels::{self, Label};

/// A measure: what it is called, and its cell.
pub(in crate::report) type Measured = (Label, fn(&Measures) -> Cell);

/// All that is counted, in the order in which it is shown.
pub(in crate::report) const COUNTED: [Measured; 8] = [
    (labels::STEPS, steps),
    (labels::STAGES, |measures| Cell::Number(measures.stages as u64)),
    (labels::DEPARTMENTS, departments),
    (labels::HANDOFFS, |measures| Cell::count(measures.handoffs)),
    (labels::MATERIALS, materials),
    (labels::MATERIALS_ASKED, |measures| Cell::count(measures.materials.map(|of| of.asked))),
    (labels::VISITS, visits),
    (labels::FEE, |measures| measures.fee.map_or(Cell::Unknown, Cell::Money)),
];

/// The steps.
pub(in crate::report) fn steps(measures: &Measures) -> Cell {
    Cell::Number(measures.steps as u64)
}

/// The departments.
pub(in crate::report) fn departments(measures: &Measures) -> Cell {
    Cell::count(measures.departments)
}

/// The different materials.
pub(in crate::report) fn materials(measures: &Measures) -> Cell {
    Cell::count(measures.materials.map(|of| of.distinct))
}

/// The visits.
pub(in crate::report) fn visits(measures: &Measures) -> Cell {
    measures.visits.map_or(Cell::Unknown, Cell::Number)
}

/// The facts of a headline, before and after.
pub(in crate::report) fn facts(before: &Measures, after: &Measures) -> Vec<(Label, Cell)> {
    let fact = |(label, of): Measured| (label, change(of(before), of(after)));
    let mut facts: Vec<(Label, Cell)> = [
        (labels::STEPS, steps as fn(&Measures) -> Cell),
        (labels::DEPARTMENTS, departments),
        (labels::MATERIALS, materials),
    ]
    .map(fact)
    .into();
    facts.extend(before.visits.map(|_| fact((labels::VISITS, visits))));
    facts
}

/// One value before, another after.
pub(in crate::report) fn change(before: Cell, after: Cell) -> Cell {
    Cell::Change(Box::new(before), Box::new(after))
}
