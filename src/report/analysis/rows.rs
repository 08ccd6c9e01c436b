//! One row a step, for spreadsheets.

use jiff::civil::Date;

use super::{Judged, department, value};
use crate::analysis::StepFacts;
use crate::model::{Spelled, StepId, Time};
use crate::report::Sheet;
use crate::words::{Lang, labels};

const HEADS: [&str; 24] = [
    "process",
    "file",
    "step",
    "name",
    "department",
    "actor",
    "clock",
    "value",
    "days",
    "stated",
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
    "start_date",
    "finish_date",
    "reachable_start_date",
    "reachable_finish_date",
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
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
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
        step.actor.english().to_owned(),
        step.clock.english().to_owned(),
        value(process, id).unwrap_or_default().to_owned(),
        days(facts.length),
        step.days.likely.to_string(),
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
        date(facts.dates.map(|dates| dates.start)),
        date(facts.dates.map(|dates| dates.finish)),
        date(facts.dates.and_then(|dates| dates.reachable).map(|(start, _)| start)),
        date(facts.dates.and_then(|dates| dates.reachable).map(|(_, finish)| finish)),
    ]
}
