//! One row for each step, for spreadsheets.

use jiff::civil::Date;

use super::{AnalyzedFile, department, value};
use crate::analysis::{Analysis, StepFacts, Wait};
use crate::model::{Process, Spelled, Time};
use crate::report::say::reason as reason_label;
use crate::report::{Sheet, or_empty, sheet};
use crate::text::Lang;

/// A process of a file, or one of its cases.
#[derive(Clone, Copy)]
struct Part<'a> {
    file: &'a str,
    case: &'a str,
    process: &'a Process,
    analysis: &'a Analysis,
}

/// Every step of every file that was judged, in each of its cases, or only in
/// the case that was asked for.
pub(super) fn sheet<'a>(files: impl Iterator<Item = &'a AnalyzedFile>, lang: Lang) -> Sheet {
    let steps = |part: Part<'a>| {
        let days = |time: Time| time.in_days(part.process.day());
        part.process.step_ids().zip(&part.analysis.steps).map(move |(id, facts)| (part, id, facts, days))
    };
    let wait = |process: &Process, wait: &Wait| {
        format!("{} ({})", process.step(wait.step).id, reason_label(wait.reason).in_lang(lang))
    };
    let after =
        |process: &Process, waits: &[Wait]| waits.iter().map(|of| wait(process, of)).collect::<Vec<_>>().join(";");
    sheet!(files.flat_map(parts).flat_map(steps), |(Part { file, case, process, .. }, id, facts, days)| [
        ("process", "流程", process.id()),
        ("file", "流程表", file),
        ("case", "情形", case),
        ("step", "环节编号", process.step(id).id),
        ("name", "环节", process.step(id).name),
        ("department", "部门", or_empty(department(process, id))),
        ("actor", "主体", process.step(id).actor.english()),
        ("clock", "计时", process.step(id).clock.english()),
        ("value", "价值", or_empty(value(process, id))),
        ("days", "天数", or_empty(facts.length.map(days))),
        ("unit", "单位", process.unit().english()),
        ("stated", "所写时长", process.step(id).days.likely),
        ("start", "开始", days(facts.start)),
        ("finish", "结束", days(facts.finish)),
        ("latest_start", "最晚开始", days(facts.latest_start)),
        ("latest_finish", "最晚结束", days(facts.latest_finish)),
        ("float", "浮动", days(facts.float)),
        ("drag", "占用总时长", days(facts.drag)),
        ("critical", "关键环节", facts.is_critical()),
        ("after", "前置", after(process, &facts.waits)),
        ("reachable_start", "压缩后开始", or_empty(facts.reachable.map(|(start, _)| days(start)))),
        ("reachable_finish", "压缩后结束", or_empty(facts.reachable.map(|(_, finish)| days(finish)))),
        ("start_date", "开始日期", or_empty(facts.dates.map(|dates| dates.start))),
        ("finish_date", "结束日期", or_empty(facts.dates.map(|dates| dates.finish))),
        ("reachable_start_date", "压缩后开始日期", or_empty(reachable(facts).map(|(start, _)| start))),
        ("reachable_finish_date", "压缩后结束日期", or_empty(reachable(facts).map(|(_, finish)| finish))),
    ])
}

/// The days of a step in reachable.
fn reachable(facts: &StepFacts) -> Option<(Date, Date)> {
    facts.dates.and_then(|dates| dates.reachable)
}

fn parts(judged: &AnalyzedFile) -> Vec<Part<'_>> {
    let AnalyzedFile { file, process, analysis, guide, .. } = judged;
    let Some(guide) = guide else { return vec![Part { file, case: "", process, analysis }] };
    let cases = guide.cases.iter().enumerate().filter(|(at, _)| !guide.chosen || *at == guide.shown);
    cases.map(|(_, case)| Part { file, case: &case.name, process: &case.process, analysis: &case.analysis }).collect()
}
