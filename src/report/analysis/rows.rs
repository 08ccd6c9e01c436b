//! One row for each step, for spreadsheets.

use jiff::civil::Date;

use super::{AnalyzedFile, department, value};
use crate::analysis::{Analysis, StepFacts};
use crate::model::{Process, Spelled, StepId, Time};
use crate::report::Sheet;
use crate::report::say::reason as reason_label;
use crate::text::Lang;
use crate::text::labels::Label;

const HEADS: [Label; 26] = [
    Label::new("process", "流程"),
    Label::new("file", "流程表"),
    Label::new("case", "情形"),
    Label::new("step", "环节编号"),
    Label::new("name", "环节"),
    Label::new("department", "部门"),
    Label::new("actor", "主体"),
    Label::new("clock", "计时"),
    Label::new("value", "价值"),
    Label::new("days", "天数"),
    Label::new("unit", "单位"),
    Label::new("stated", "所写时长"),
    Label::new("start", "开始"),
    Label::new("finish", "结束"),
    Label::new("latest_start", "最晚开始"),
    Label::new("latest_finish", "最晚结束"),
    Label::new("float", "浮动"),
    Label::new("drag", "占用总时长"),
    Label::new("critical", "关键环节"),
    Label::new("after", "前置"),
    Label::new("reachable_start", "压缩后开始"),
    Label::new("reachable_finish", "压缩后结束"),
    Label::new("start_date", "开始日期"),
    Label::new("finish_date", "结束日期"),
    Label::new("reachable_start_date", "压缩后开始日期"),
    Label::new("reachable_finish_date", "压缩后结束日期"),
];

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
    let steps =
        |part: Part<'a>| part.process.step_ids().zip(&part.analysis.steps).map(move |(id, facts)| (part, id, facts));
    let rows = files.flat_map(parts).flat_map(steps).map(|(part, id, facts)| row(part, id, facts, lang));
    Sheet { heads: HEADS.to_vec(), rows: rows.collect() }
}

fn parts(judged: &AnalyzedFile) -> Vec<Part<'_>> {
    let AnalyzedFile { file, process, analysis, guide, .. } = judged;
    let Some(guide) = guide else { return vec![Part { file, case: "", process, analysis }] };
    let cases = guide.cases.iter().enumerate().filter(|(at, _)| !guide.chosen || *at == guide.shown);
    cases.map(|(_, case)| Part { file, case: &case.name, process: &case.process, analysis: &case.analysis }).collect()
}

fn row(part: Part<'_>, id: StepId, facts: &StepFacts, lang: Lang) -> Vec<String> {
    let process = part.process;
    let step = process.step(id);
    let days = |time: Time| time.in_days(process.day()).to_string();
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let after = facts
        .waits
        .iter()
        .map(|wait| format!("{} ({})", process.step(wait.step).id, reason_label(wait.reason).in_lang(lang)));
    vec![
        process.id().to_owned(),
        part.file.to_owned(),
        part.case.to_owned(),
        step.id.clone(),
        step.name.clone(),
        department(process, id).unwrap_or_default().to_owned(),
        step.actor.english().to_owned(),
        step.clock.english().to_owned(),
        value(process, id).unwrap_or_default().to_owned(),
        facts.length.map(days).unwrap_or_default(),
        process.unit().english().to_owned(),
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
