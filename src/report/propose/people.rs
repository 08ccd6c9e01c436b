//! A proposal as people read it.

use super::{Proposed, also, say, searched};
use crate::analysis::{Analysis, Measures, Question};
use crate::levers::{Grade, Offer, Why};
use crate::model::{Decimal, Process, Time};
use crate::plan::Planned;
use crate::report::analysis::free_change;
use crate::report::analysis::say as say_of_analysis;
use crate::report::say::dates::grounded;
use crate::report::{Bar, BarRow, BarStyle, Bars, Block, Cell, Column, Glance, Report, Table};
use crate::text::labels;
use crate::text::{Lang, Text};

/// As many rows as a first look bears.
const GLANCE: usize = 5;

pub(in crate::report) fn report(proposed: &Proposed) -> Report {
    let rows = rows(proposed);
    let mut blocks = vec![headline(proposed)];
    blocks.extend(searched::blocks(proposed));
    blocks.extend(package(proposed, &rows));
    blocks.extend(waterfall(proposed, &rows).map(Block::Bars));
    blocks.extend(warnings(proposed));
    blocks.extend(by_decree(proposed));
    blocks.extend(bottleneck(proposed));
    blocks.extend(further(proposed));
    blocks.extend(not_offered(proposed));
    blocks.extend(questions(proposed));
    blocks.push(Block::Paragraph(grounded(&proposed.package.analysis.ground)));
    Report { blocks }
}

pub(in crate::report) fn headline(proposed: &Proposed) -> Block {
    let package = &proposed.package;
    let has = |grade: Grade| package.planned.iter().any(|planned| planned.offer.grade == grade);
    let with = say::with(has(Grade::Granted), has(Grade::Suggested), has(Grade::Answer));
    let (today, reached) = (&package.analysis.today, &package.reached);
    let count = |of: &dyn Fn(&Measures) -> Option<usize>| {
        Cell::Change(Box::new(Cell::count(of(today))), Box::new(Cell::count(of(reached))))
    };
    let visits = |measures: &Measures| measures.visits.and_then(|visits| usize::try_from(visits).ok());
    let name = if proposed.process.name().is_empty() { &proposed.file } else { proposed.process.name() };
    let title = match &proposed.case {
        Some(case) => Text::verbatim(format_args!("{name} · {case}")),
        None => Text::verbatim(name),
    };
    let mut facts = vec![
        (labels::STEPS, count(&|measures| Some(measures.steps))),
        (labels::DEPARTMENTS, count(&|measures| measures.departments)),
        (labels::MATERIALS, count(&|measures| measures.materials.map(|materials| materials.distinct))),
    ];
    if today.visits.is_some() {
        facts.push((labels::VISITS, count(&visits)));
    }
    let days = [today.days, package.reachable.days, reached.days].map(|time| proposed.days(time));
    let figure = say::headline(days[0], days[1], days[2], proposed.process.unit(), &with);
    Block::Headline { title, figure, facts }
}

/// One row of the package.
pub(in crate::report) struct Row {
    pub name: Text,
    pub grade: Grade,
    pub place: Text,
    pub basis: Text,
    pub alone: Time,
    /// What is taken off, in days as printed: the rows add up.
    pub in_sequence: Decimal,
    /// The days before and after.
    pub days: [Time; 2],
    pub also: Vec<Text>,
}

/// What needs no permission first, then the options in the order of their
/// turns.
pub(in crate::report) fn rows(proposed: &Proposed) -> Vec<Row> {
    let package = &proposed.package;
    let mut before = package.analysis.today.days;
    let mut rows = Vec::new();
    let printed = |[from, to]: [Time; 2]| {
        let [from, to] = [from, to].map(|time| proposed.days(time).decimal());
        from.minus(to)
    };
    for change in &package.analysis.changes {
        let (lever, because) = free_change(&proposed.process, &package.analysis, change);
        let days = [before, change.days_after];
        rows.push(Row {
            name: lever.into(),
            grade: Grade::Free,
            place: Text::verbatim(proposed.name(change.step)),
            basis: because,
            alone: change.saves_alone,
            in_sequence: printed(days),
            days,
            also: Vec::new(),
        });
        before = days[1];
    }
    for planned in &package.planned {
        let days = [before, before - planned.price.in_sequence];
        rows.push(Row {
            name: say::means(planned.offer.means),
            grade: planned.offer.grade,
            place: proposed.place(&planned.offer),
            basis: basis(planned),
            alone: planned.price.alone,
            in_sequence: printed(days),
            days,
            also: also::told(proposed, planned),
        });
        before = days[1];
    }
    rows
}

fn basis(planned: &Planned) -> Text {
    match planned.offer.permit.basis.as_str() {
        "" => say::because(&planned.offer),
        basis => Text::verbatim(basis),
    }
}

pub(in crate::report) fn package(proposed: &Proposed, rows: &[Row]) -> Vec<Block> {
    if rows.is_empty() {
        let none = if leaves_granted_out(proposed) { say::nothing_needed() } else { say::empty() };
        return vec![Block::Section(say::PACKAGE.into()), Block::Paragraph(none)];
    }
    let cells = |row: &Row| {
        vec![
            Cell::Text(row.name.clone()),
            Cell::Text(row.place.clone()),
            Cell::from(say::grade(row.grade)),
            Cell::Text(row.basis.clone()),
            Cell::Days(proposed.days(row.alone)),
            Cell::Decimal(row.in_sequence),
            if row.also.is_empty() { Cell::Empty } else { Cell::List(row.also.clone()) },
        ]
    };
    let table = Table {
        title: say::PACKAGE.into(),
        columns: vec![
            Column::words(labels::LEVER),
            Column::words(labels::STEP),
            Column::words(say::GRADE),
            Column::words(say::BASIS).where_it_fits(),
            Column::figures(labels::ALONE),
            Column::figures(labels::IN_SEQUENCE),
            Column::words(say::ALSO),
        ],
        rows: rows.iter().map(cells).collect(),
        glance: None,
    };
    let ends = [proposed.package.analysis.today.days, proposed.package.reached.days];
    let [today, reached] = ends.map(|time| proposed.days(time).decimal());
    let saved = today.minus(reached);
    let mut blocks = vec![Block::Table(table), Block::Paragraph(say::package_note(saved))];
    if proposed.package.planned.is_empty() && !leaves_granted_out(proposed) {
        blocks.push(Block::Paragraph(say::empty()));
    }
    blocks
}

/// Whether the file grants levers that the package does not take.
fn leaves_granted_out(proposed: &Proposed) -> bool {
    proposed.package.left_out.iter().any(|(offer, _)| offer.grade == Grade::Granted)
}

/// The days from today to the package, one bar a change that moves them.
pub(in crate::report) fn waterfall(proposed: &Proposed, rows: &[Row]) -> Option<Bars> {
    let day = |time: Time| proposed.days(time);
    let (today, reached) = (proposed.package.analysis.today.days, proposed.package.reached.days);
    let moving: Vec<&Row> = rows.iter().filter(|row| row.days[0] != row.days[1]).collect();
    if moving.is_empty() {
        return None;
    }
    let bar = |name: Text, length: Cell, start: Time, finish: Time, style: BarStyle| BarRow {
        name,
        length,
        bars: vec![Some(Bar { start: day(start), finish: day(finish), style })],
        absent: labels::UNKNOWN,
    };
    let whole = |name: Text, days: Time| bar(name, Cell::Days(day(days)), Time::ZERO, days, BarStyle::Whole);
    let mut bars = vec![whole(labels::TODAY.into(), today)];
    for row in moving {
        let name = |lang: Lang| format!("{} · {}", row.name.in_lang(lang), row.place.in_lang(lang));
        let name = Text::new(name(Lang::English), name(Lang::Chinese));
        let more = Decimal::ZERO.minus(row.in_sequence);
        let [before, after] = row.days;
        bars.push(bar(name, Cell::Difference(more), before.min(after), before.max(after), BarStyle::Saved));
    }
    bars.push(whole(say::REACHED.into(), reached));
    let longest = rows.iter().flat_map(|row| row.days).chain([today]).max().unwrap_or(today);
    let series = vec![(say::DAYS_LEFT, day(longest))];
    Some(Bars { title: say::WATERFALL.into(), series, rows: bars, glance: None })
}

/// What must be said beside the options, and what is to be checked before.
fn warnings(proposed: &Proposed) -> Vec<Block> {
    let mut points: Vec<Text> = Vec::new();
    for planned in &proposed.package.planned {
        let lever = say::means(planned.offer.means);
        let place = proposed.place(&planned.offer);
        let suggested = planned.offer.lever().filter(|_| planned.offer.grade == Grade::Suggested);
        let told = planned
            .warnings
            .iter()
            .filter(|warning| proposed.applies(**warning))
            .map(|warning| say::warning(*warning))
            .chain(suggested.map(say::check_first));
        points.extend(told.map(|text| {
            let of = |lang: Lang| (lever.in_lang(lang), place.in_lang(lang), text.in_lang(lang));
            let (english, chinese) = (of(Lang::English), of(Lang::Chinese));
            Text::new(
                format!("{} at {}: {}", english.0, english.1, english.2),
                format!("{}，{}：{}", chinese.1, chinese.0, chinese.2),
            )
        }));
    }
    if points.is_empty() {
        return Vec::new();
    }
    vec![Block::Section(say::CHECK_FIRST.into()), Block::List(points)]
}

fn by_decree(proposed: &Proposed) -> Vec<Block> {
    let decreed = proposed.package.by_decree();
    if decreed == Time::ZERO {
        return Vec::new();
    }
    vec![Block::Section(say::BY_DECREE.into()), Block::Paragraph(say::by_decree(proposed.days(decreed)))]
}

/// The critical step that takes longest, of several the first.
fn longest<'p>(process: &'p Process, analysis: &Analysis) -> Option<&'p str> {
    let critical = analysis.steps.iter().enumerate().filter(|(_, facts)| facts.is_critical());
    let (at, _) = critical.rev().max_by_key(|(_, facts)| facts.length)?;
    process.steps().get(at).map(|step| step.name.as_str())
}

fn bottleneck(proposed: &Proposed) -> Vec<Block> {
    let package = &proposed.package;
    if package.planned.is_empty() {
        return Vec::new();
    }
    let new = &package.redesign.process;
    let held = longest(&proposed.process, &package.analysis).zip(longest(new, &package.after));
    let path = package.after.critical_paths.paths.first();
    let Some(((before, after), path)) = held.zip(path) else { return Vec::new() };
    let links = path.iter().map(|id| Text::verbatim(&new.step(*id).name)).collect();
    vec![Block::Section(say::BOTTLENECK.into()), Block::Paragraph(say::bottleneck(before, after)), Block::Chain(links)]
}

/// Options that are not in the package, those that would save most first.
pub(in crate::report) fn further(proposed: &Proposed) -> Vec<Block> {
    let mut left: Vec<_> = proposed.package.left_out.iter().collect();
    if left.is_empty() {
        return Vec::new();
    }
    left.sort_by_key(|(offer, saves)| (std::cmp::Reverse(*saves), offer.place()));
    let row = |(offer, saves): &&(Offer, Time)| {
        vec![
            Cell::Text(say::means(offer.means)),
            Cell::Text(proposed.place(offer)),
            Cell::from(say::grade(offer.grade)),
            Cell::Days(proposed.days(*saves)),
        ]
    };
    let table = Table {
        title: say::FURTHER.into(),
        columns: vec![
            Column::words(labels::LEVER),
            Column::words(labels::STEP),
            Column::words(say::GRADE),
            Column::figures(labels::ALONE),
        ],
        rows: left.iter().map(row).collect(),
        glance: Glance::first(GLANCE, left.len()),
    };
    vec![Block::Table(table), Block::Paragraph(say::further_note())]
}

/// What was asked for or granted and does not go, each with why.
pub(in crate::report) fn declined(proposed: &Proposed) -> impl Iterator<Item = (&Offer, &Why)> {
    let package = &proposed.package;
    let refused = package.refused.iter().map(|refused| (&refused.offer, &refused.why));
    let declined = package.declined.iter().filter(|declined| declined.offer.grade == Grade::Granted);
    refused.chain(declined.map(|declined| (&declined.offer, &declined.why)))
}

/// What was considered and is not offered, each with its reason.
pub(in crate::report) fn not_offered(proposed: &Proposed) -> Vec<Block> {
    let row = |(offer, why): (&Offer, &Why)| {
        vec![Cell::Text(say::means(offer.means)), Cell::Text(proposed.place(offer)), Cell::Text(proposed.why(why))]
    };
    let rows: Vec<Vec<Cell>> = declined(proposed).map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Table(Table {
        title: say::NOT_OFFERED.into(),
        columns: vec![Column::words(labels::LEVER), Column::words(labels::STEP), Column::words(say::WHY)],
        glance: Glance::first(GLANCE, rows.len()),
        rows,
    })]
}

pub(in crate::report) fn questions(proposed: &Proposed) -> Vec<Block> {
    let questions = &proposed.package.after.questions;
    if questions.is_empty() {
        return Vec::new();
    }
    let new = &proposed.package.redesign.process;
    let row = |question: &Question| {
        let days = question.at_stake.in_days(new.day());
        vec![Cell::Text(Text::verbatim(&new.step(question.step).name)), Cell::Days(days)]
    };
    let table = Table {
        title: say::QUESTIONS.into(),
        columns: vec![Column::words(labels::STEP), Column::figures(labels::AT_STAKE)],
        rows: questions.iter().map(row).collect(),
        glance: Glance::first(GLANCE, questions.len()),
    };
    vec![Block::Table(table), Block::Paragraph(say_of_analysis::questions_note())]
}
