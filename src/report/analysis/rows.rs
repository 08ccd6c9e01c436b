//! One row a step, for spreadsheets.

use super::{Judged, department, value};
use crate::analysis::StepFacts;
use crate::model::{StepId, Time};
use crate::report::Sheet;
use crate::words::{Lang, labels};

const HEADS: [&str; 17] = [
    "process",
    "file",
    "step",
    "name",
    "department",
    "value",
    "days",
    "start",
    "finish",
    "latest_start",
    "latest_finish",
    "float",
    "drag",
    "critical",
    "after",
    "reachable_start",
    "reachable_finish",
];

/// Every step of every file that was judged.
pub(super) fn sheet<'a>(files: impl Iterator<Item = &'a Judged>) -> Sheet {
    let rows = files.flat_map(|judged| {
        judged.process.step_ids().zip(&judged.analysis.steps).map(move |(id, facts)| row(judged, id, facts))
    });
    Sheet { heads: HEADS.to_vec(), rows: rows.collect() }
}

fn row(judged: &Judged, id: StepId, facts: &StepFacts) -> Vec<String> {
    let process = &judged.process;
    let step = process.step(id);
    let days = |time: Time| time.in_days(process.day()).to_string();
    let after = facts
        .waits
        .iter()
        .map(|wait| format!("{} ({})", process.step(wait.step).id, labels::reason(wait.reason).in_lang(Lang::English)));
    vec![
        process.id().to_owned(),
        judged.file.clone(),
        step.id.clone(),
        step.name.clone(),
        department(process, id).unwrap_or_default().to_owned(),
        value(process, id).unwrap_or_default().to_owned(),
        days(process.length(id)),
        days(facts.start),
        days(facts.finish),
        days(facts.latest_start),
        days(facts.latest_finish),
        days(facts.float),
        days(facts.drag),
        facts.is_critical().to_string(),
        after.collect::<Vec<_>>().join(";"),
        facts.reachable.map(|(start, _)| days(start)).unwrap_or_default(),
        facts.reachable.map(|(_, finish)| days(finish)).unwrap_or_default(),
    ]
}
