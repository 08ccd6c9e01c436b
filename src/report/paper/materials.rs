//! The documents of a process.

use super::say;
use crate::model::{Material, MaterialId, Necessity, Need, Process, StepId};
use crate::report::analysis::Names;
use crate::report::{Cell, Column, Table, table};
use crate::text::{Text, joined};

/// A document and the steps that ask for it.
pub(super) struct Asked<'p> {
    pub(super) material: &'p Material,
    pub(super) given_by: Option<StepId>,
    /// The steps that ask for it, each with its need.
    pub(super) at: Vec<(StepId, &'p Need<MaterialId>)>,
}

impl Asked<'_> {
    /// Whether the applicant hands it in somewhere.
    pub(super) fn is_brought(&self, process: &Process) -> bool {
        self.given_by.is_none() && self.at.iter().any(|(_, need)| !process.is_shared(need))
    }
}

/// Every document, in the order of the file.
pub(super) fn asked(process: &Process) -> Vec<Asked<'_>> {
    let mut all: Vec<Asked<'_>> =
        process.materials().iter().map(|material| Asked { material, given_by: None, at: Vec::new() }).collect();
    for step in process.step_ids() {
        for need in process.step(step).askings() {
            let asked = &mut all[need.material.index()];
            asked.at.push((step, need));
            asked.given_by = process.supplier(need.material);
        }
        for given in process.step(step).gives.iter().flatten() {
            all[given.index()].given_by = Some(step);
        }
    }
    all
}

/// The table of all documents; `None` where there are none.
pub(super) fn table(process: &Process, names: &Names<'_>) -> Option<Table> {
    let steps = |asked: &Asked<'_>| match asked.at.as_slice() {
        [] => Cell::Empty,
        at => Cell::List(at.iter().map(|(step, _)| Text::verbatim(names.of(*step))).collect()),
    };
    let all = asked(process);
    (!all.is_empty()).then(|| {
        table!(say::MATERIALS, &all, |asked| [
            (Column::words(say::MATERIAL), Text::verbatim(&asked.material.name)),
            (Column::words(say::ASKED_AT), steps(asked)),
            (Column::words(say::COMES_FROM), comes_from(process, names, asked)),
            (
                Column::figures(say::COPIES),
                asked.material.copies.map_or(Cell::Empty, |copies| Cell::Number(copies.into()))
            ),
            (Column::words(say::ORIGINAL), asked.material.original.map_or(Cell::Empty, Cell::Flag)),
            (Column::words(say::NECESSITY), necessity(asked)),
        ])
    })
}

/// Returns whether every step that asks for it calls it optional.
pub(super) fn is_optional(asked: &Asked<'_>) -> bool {
    asked.at.iter().all(|(_, need)| need.need == Necessity::Optional)
}

/// The strictest of the needs; empty where no step asks for it.
pub(super) fn necessity(asked: &Asked<'_>) -> Cell {
    let needs = || asked.at.iter().map(|(_, need)| need.need);
    match () {
        () if asked.at.is_empty() => Cell::Empty,
        () if needs().any(|need| need == Necessity::Required) => Cell::Text(say::required()),
        () if needs().any(|need| need == Necessity::Tolerable) => Cell::Text(say::may_follow()),
        () => Cell::Text(say::optional()),
    }
}

fn comes_from(process: &Process, names: &Names<'_>, asked: &Asked<'_>) -> Text {
    if let Some(step) = asked.given_by {
        return say::given_by(&names.of(step));
    }
    let first = if asked.at.is_empty() || asked.is_brought(process) { say::APPLICANT.into() } else { say::shared() };
    let held = asked.material.held_by.as_deref().map(say::held_by);
    let certificate = asked.material.certificate.as_deref().map(say::certificate);
    let parts: Vec<Text> = [Some(first), held, certificate].into_iter().flatten().collect();
    joined(&parts, "; ", "；")
}
