//! The notice for the public: the content of the definition, for each of its
//! cases. What the file does not state is marked so.

use super::materials::{Asked, asked, is_optional, necessity};
use super::say::{self as of_papers, guide as say};
use super::several::Matter;
use crate::analysis::Measures;
use crate::model::{
    Actor, Counting, Decimal, DepartmentId, Duration, MaterialId, Necessity, Need, Online, Process, Step, StepId,
};
use crate::report::analysis::{CaseFigures, Names};
use crate::report::diagram::{Diagram, Reason};
use crate::report::{Block, Cell, Column, Table, lengths};
use crate::text::Text;
use crate::text::labels::Label;

/// The notice of one definition.
pub(super) fn blocks(matter: &Matter) -> Vec<Block> {
    let judged = &matter.judged;
    let mut blocks = Vec::new();
    match &judged.guide {
        None => {
            let today = &judged.analysis.today;
            blocks.extend(of_case(&judged.process, today, None, &judged.process, matter.charts.first()));
        }
        Some(guide) => {
            for (at, case) in guide.cases.iter().enumerate() {
                let today = &case.analysis.today;
                blocks.extend(of_case(&case.process, today, Some(case), &guide.whole, matter.charts.get(at)));
            }
        }
    }
    blocks.push(Block::Paragraph(say::silence_note()));
    blocks
}

fn of_case(
    process: &Process,
    today: &Measures,
    case: Option<&CaseFigures>,
    whole: &Process,
    chart: Option<&Diagram>,
) -> Vec<Block> {
    let names = Names::new(process);
    let says = today.materials.is_some();
    let title = match case {
        Some(case) => Text::verbatim(format_args!("{} · {}", whole.name(), case.name)),
        None => Text::verbatim(whole.name()),
    };
    let figure = say::guide_to(whole.name());
    let mut blocks = vec![Block::Headline { title, figure, facts: Vec::new() }];
    blocks.push(Block::Table(facts(process, case, whole, &names)));
    let all = asked(process);
    let brought: Vec<&Asked<'_>> =
        all.iter().filter(|asked| !asked.at.is_empty() && asked.is_brought(process)).collect();
    if brought.is_empty() {
        let none = if says { say::nothing_to_bring() } else { say::NOT_STATED.into() };
        blocks.extend([Block::Section(say::BRING.into()), Block::Paragraph(none)]);
    } else {
        blocks.push(Block::Table(bring(&brought, &names)));
    }
    if brought.iter().any(|asked| is_optional(asked)) {
        blocks.push(Block::Paragraph(say::where_it_applies()));
    }
    let fetched: Vec<Text> = all
        .iter()
        .filter(|asked| !asked.at.is_empty() && asked.given_by.is_none() && !asked.is_brought(process))
        .map(|asked| say::with_note(&asked.material.name, asked.material.note.as_deref()))
        .collect();
    if !fetched.is_empty() {
        blocks.extend([Block::Section(say::FETCHED.into()), Block::List(fetched)]);
    }
    blocks.push(Block::Table(steps(process, &names)));
    blocks.extend(chart.map(|chart| Block::Diagram(Box::new(chart_of(process, chart.clone())))));
    blocks
}

/// The facts about the whole.
fn facts(process: &Process, case: Option<&CaseFigures>, whole: &Process, names: &Names<'_>) -> Table {
    let or_not = |text: Option<Text>| text.unwrap_or_else(|| say::NOT_STATED.into());
    let list = |texts: &[String]| or_not((!texts.is_empty()).then(|| say::points(texts)));
    let words = |limit: Duration| lengths::stated(process, limit);
    let limits = process.limits();
    let name = |step: Option<StepId>| step.map(|step| names.of(step));
    let runs = (limits.from.is_some() || limits.to.is_some())
        .then(|| of_papers::runs(name(limits.from).as_deref(), name(limits.to).as_deref()));
    let stated = process.steps().iter().any(|step| step.visits.stated().is_some());
    let visits: u64 = process.steps().iter().map(|step| u64::from(step.visits.times())).sum();
    let lead = whole.lead().map(|at| Text::verbatim(&whole.departments()[at.index()].name));
    let kind = whole.matter().map(Text::from);
    let row = |label: Label, text: Text| vec![Cell::from(label), Cell::Text(text)];
    let mut rows = vec![row(say::NAME, Text::verbatim(whole.name()))];
    rows.extend(case.map(|case| row(say::CASE, Text::verbatim(&case.name))));
    rows.extend([
        row(say::TYPE, or_not(kind)),
        row(say::LEAD, or_not(lead)),
        row(say::LAW, list(whole.law())),
        row(say::CONDITIONS, list(whole.conditions())),
        row(say::WHERE, list(whole.venue())),
        row(say::STATUTORY_LIMIT, or_not(limits.statutory.map(words))),
        row(say::PROMISED_LIMIT, or_not(limits.promised.map(words))),
    ]);
    rows.extend(runs.map(|runs| row(of_papers::RUNS, runs)));
    rows.extend([
        row(say::FEE, or_not(fee(process, whole.currency(), names))),
        row(say::VISITS, or_not(stated.then(|| say::times(visits)))),
        row(say::RESULT, list(whole.result())),
    ]);
    let notes = [whole.note(), case.and_then(|case| case_note(whole, case))];
    rows.extend(notes.into_iter().flatten().map(|note| row(say::NOTE, Text::verbatim(note))));
    Table {
        title: say::BASICS.into(),
        columns: vec![Column::words(say::ITEM), Column::words(of_papers::CONTENT)],
        rows,
        glance: None,
    }
}

/// The fees and the steps that they are for; `None` where no step states any.
fn fee(process: &Process, currency: Option<&str>, names: &Names<'_>) -> Option<Text> {
    let mut paid: Vec<(String, Decimal)> =
        process.step_ids().filter_map(|id| Some((names.of(id), process.step(id).fee?))).collect();
    let total = paid.iter().map(|(_, fee)| *fee).reduce(Decimal::plus)?;
    paid.retain(|(_, fee)| *fee != Decimal::ZERO);
    Some(if paid.is_empty() { say::free() } else { say::fees(total, &paid, currency) })
}

fn case_note<'p>(whole: &'p Process, case: &CaseFigures) -> Option<&'p str> {
    whole.cases().iter().find(|of| of.name == case.name)?.note.as_deref()
}

/// The papers that the applicant hands in.
fn bring(brought: &[&Asked<'_>], names: &Names<'_>) -> Table {
    let not_stated = || Cell::Text(say::NOT_STATED.into());
    let has_notes = brought.iter().any(|asked| asked.material.note.is_some());
    let row = |asked: &&Asked<'_>| {
        let at = |(step, need): &(StepId, &Need<MaterialId>)| match need.need {
            Necessity::Tolerable => say::before_the_end_of(&names.of(*step)),
            Necessity::Required | Necessity::Optional => Text::verbatim(names.of(*step)),
        };
        let steps = asked.at.iter().map(at).collect();
        let mut cells = vec![
            Cell::Text(Text::verbatim(&asked.material.name)),
            asked.material.copies.map_or_else(not_stated, |copies| Cell::Number(copies.into())),
            asked
                .material
                .original
                .map_or_else(not_stated, |original| if original { say::ORIGINAL.into() } else { say::COPY.into() }),
            necessity(asked),
            Cell::List(steps),
        ];
        cells.extend(has_notes.then(|| note(asked.material.note.as_deref())));
        cells
    };
    let mut columns = vec![
        Column::words(of_papers::MATERIAL),
        Column::figures(of_papers::COPIES),
        Column::words(say::FORM),
        Column::words(of_papers::NECESSITY),
        Column::words(of_papers::ASKED_AT),
    ];
    columns.extend(has_notes.then(|| Column::words(say::NOTE)));
    Table { title: say::BRING.into(), columns, rows: brought.iter().map(row).collect(), glance: None }
}

/// The steps in the order of the file, without those after the result, which do
/// not concern the applicant who waits.
fn steps(process: &Process, names: &Names<'_>) -> Table {
    let ids: Vec<StepId> = process.step_ids().filter(|id| is_on_the_way(process.step(*id))).collect();
    let has_notes = ids.iter().any(|id| process.step(*id).note.is_some());
    let has_limits = ids.iter().any(|id| process.step(*id).limit.as_ref().is_some_and(|limit| limit.days.is_some()));
    let has_online = ids.iter().any(|id| process.step(*id).online != Online::None);
    let row = |id: &StepId| {
        let step = process.step(*id);
        // Where the file does not state it, the notice says neither yes nor no.
        let online = match step.online {
            Online::None => Cell::from(say::NOT_STATED),
            online => Cell::Text(online.into()),
        };
        let mut cells = vec![
            Cell::Text(Text::verbatim(names.of(*id))),
            Cell::Text(who(process, step)),
            Cell::Text(how_long(process, step)),
        ];
        cells.extend(has_limits.then(|| limit(process, step, names).map_or(Cell::Empty, Cell::Text)));
        cells.extend(has_online.then_some(online));
        cells.extend(has_notes.then(|| note(step.note.as_deref())));
        cells
    };
    let mut columns =
        vec![Column::words(crate::text::labels::STEP), Column::words(say::WHO), Column::words(say::HOW_LONG)];
    columns.extend(has_limits.then(|| Column::words(say::LIMIT)));
    columns.extend(has_online.then(|| Column::words(say::ONLINE)));
    columns.extend(has_notes.then(|| Column::words(say::NOTE)));
    Table { title: say::STEPS_OF.into(), columns, rows: ids.iter().map(row).collect(), glance: None }
}

fn who(process: &Process, step: &Step) -> Text {
    let name = |at: DepartmentId| process.departments()[at.index()].name.as_str();
    let department = match (step.actor, step.department) {
        (Actor::Applicant, _) => of_papers::APPLICANT.into(),
        (_, Some(department)) => Text::verbatim(name(department)),
        (Actor::ThirdParty, None) => Actor::ThirdParty.into(),
        (Actor::Agency, None) => say::NOT_STATED.into(),
    };
    let with: Vec<&str> = step.with.iter().map(|at| name(*at)).collect();
    let office = step.office.as_deref().filter(|_| step.actor != Actor::Applicant);
    say::who(department, office, &with)
}

fn is_on_the_way(step: &Step) -> bool {
    step.clock != Counting::Afterwards
}

/// The length as the file states it: where it gives two ends, both of them;
/// one that is a limit as a limit; the least that it may be; and whether it is
/// outside the limits of the whole.
fn how_long(process: &Process, step: &Step) -> Text {
    let words = |duration| lengths::stated(process, duration);
    let is_none = process.on_its_clock(step.days.likely).is_zero();
    let days = match step.days.range {
        Some((least, most)) if least != most => {
            let is_zero = least.amount == Decimal::ZERO;
            say::between(&if is_zero { Text::new("0", "0 ") } else { words(least) }, &words(most))
        }
        _ => lengths::of_step(process, step, process.on_its_clock(step.days.likely)),
    };
    let days = if step.days.limit && !is_none { say::within(days) } else { days };
    let days = match step.every {
        Some(every) => say::at_occasions(&days, &lengths::period(process, every)),
        None => days,
    };
    let least = step.limit.as_ref().and_then(|limit| limit.min).map(|least| say::at_least(words(least)));
    // Nobody counts what an applicant does in no time.
    let is_outside = step.clock == Counting::Suspended
        && (step.actor == Actor::Agency || (process.limits().is_stated() && !is_none));
    // A special procedure without a length takes time all the same.
    let is_known = !(is_none && is_outside) || step.days.at_once;
    say::length([is_known.then_some(days), least, is_outside.then(say::not_counted)].into_iter().flatten())
}

/// The limit of a step: how long at most, and from where on.
fn limit(process: &Process, step: &Step, names: &Names<'_>) -> Option<Text> {
    let limit = step.limit.as_ref()?;
    let most = lengths::stated(process, limit.days?);
    let most = if process.on_its_clock(limit.days?).is_zero() { most } else { say::within(most) };
    Some(say::limit(most, limit.from.map(|from| names.of(from)).as_deref()))
}

fn note(text: Option<&str>) -> Cell {
    text.map_or(Cell::Empty, |text| Cell::Text(Text::verbatim(text)))
}

/// The chart without the remarks of an analysis and without the steps after the
/// result, with lengths in the words of the table of steps.
fn chart_of(process: &Process, mut chart: Diagram) -> Diagram {
    let is_seen: Vec<bool> = process.steps().iter().map(|step| step.clock != Counting::Afterwards).collect();
    let place = |at: usize| is_seen[..at].iter().filter(|seen| **seen).count();
    for (drawn, step) in chart.steps.iter_mut().zip(process.steps()) {
        (drawn.is_critical, drawn.is_waste, drawn.span) = (false, false, None);
        drawn.length = how_long(process, step);
    }
    chart.ties.retain(|tie| is_seen[tie.from] && is_seen[tie.to]);
    for tie in &mut chart.ties {
        (tie.is_critical, tie.reason) = (false, Reason::Document);
        (tie.from, tie.to) = (place(tie.from), place(tie.to));
    }
    let mut seen = is_seen.iter();
    chart.steps.retain(|_| seen.next().is_some_and(|seen| *seen));
    chart.title = say::CHART.into();
    chart.figure = Text::default();
    chart.notes.clear();
    chart.has_key = false;
    chart
}
