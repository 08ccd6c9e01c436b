//! A proposal for people.

use super::{Proposed, also, say, searched};
use crate::analysis::{Analysis, Planned};
use crate::levers::{Grade, Offer, Why};
use crate::model::{Process, Time};
use crate::plan::TakenOption;
use crate::report::analysis::{Names, free, say as say_of_analysis};
use crate::report::change::{self, ChangeRow, Turns};
use crate::report::say::dates::grounded;
use crate::report::{Bars, Block, Cell, Column, Glance, Report, figures, name_or, table};
use crate::text::labels;
use crate::text::{Lang, Text};

/// The number of rows in a first overview.
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
    blocks.extend(proposed.date_notes().into_iter().map(Block::Paragraph));
    blocks.push(Block::Paragraph(grounded(&proposed.package.analysis.ground)));
    Report { blocks }
}

pub(in crate::report) fn headline(proposed: &Proposed) -> Block {
    let package = &proposed.package;
    let has = |grade: Grade| package.planned.iter().any(|planned| planned.what.offer.grade == grade);
    let with = say::with(has(Grade::Granted), has(Grade::Suggested), has(Grade::Answer));
    let (today, reached) = (&package.analysis.today, &package.reached);
    let name = name_or(&proposed.process, &proposed.file);
    let title = match &proposed.case {
        Some(case) => Text::verbatim(format_args!("{name} · {case}")),
        None => Text::verbatim(name),
    };
    let mut facts = figures::facts(today, reached, proposed.process.day());
    facts.extend(proposed.date_facts());
    let days = [today.days, package.reachable.days, reached.days].map(|time| proposed.days(time));
    let figure = say::headline(days[0], days[1], days[2], proposed.process.unit(), &with);
    Block::Headline { title, figure, facts }
}

/// The changes that need no permission first, then the options in the order of
/// their turns.
pub(in crate::report) fn rows(proposed: &Proposed) -> Vec<ChangeRow> {
    let package = &proposed.package;
    let mut rows = free::changes(&proposed.process, &Names::new(&proposed.process), &package.analysis);
    let mut after = package.reachable.days;
    let mut turns = Turns::from(after, proposed.process.day());
    let option = |Planned { what: taken, price }: &Planned<TakenOption>| {
        after = after - price.in_sequence;
        let (price, days) = turns.next(*price, after);
        ChangeRow {
            name: say::means(taken.offer.means),
            places: vec![proposed.place(&taken.offer)],
            grade: taken.offer.grade,
            because: basis(taken),
            price,
            along: 0,
            days,
            also: also::sentences(proposed, taken),
        }
    };
    rows.extend(package.planned.iter().map(option));
    rows
}

fn basis(taken: &TakenOption) -> Text {
    match taken.offer.permit.basis.as_str() {
        "" => say::because(&taken.offer),
        basis => Text::verbatim(basis),
    }
}

pub(in crate::report) fn package(proposed: &Proposed, rows: &[ChangeRow]) -> Vec<Block> {
    if rows.is_empty() {
        let none = if leaves_granted_out(proposed) { say::nothing_needed() } else { say::empty(signs(proposed)) };
        return vec![Block::Section(say::PACKAGE.into()), Block::Paragraph(none)];
    }
    let also = |row: &ChangeRow| if row.also.is_empty() { Cell::Empty } else { Cell::List(row.also.clone()) };
    let said = |row: &ChangeRow| vec![Cell::from(say::grade(row.grade)), row.because.clone().into()];
    let table = change::table(
        say::PACKAGE.into(),
        [Column::words(say::GRADE), Column::words(say::BASIS).where_it_fits()],
        Column::words(say::ALSO),
        rows.iter().map(|row| (row, said(row), also(row))),
        None,
    );
    let ends = [proposed.package.analysis.today.days, proposed.package.reached.days];
    let [today, reached] = ends.map(|time| proposed.days(time).decimal());
    let saved = today.minus(reached);
    let mut blocks = vec![Block::Table(table), Block::Paragraph(say::package_note(saved))];
    if proposed.package.planned.is_empty() && !leaves_granted_out(proposed) {
        blocks.push(Block::Paragraph(say::empty(signs(proposed))));
    }
    blocks
}

/// Whether levers without a basis in the file show their signs.
fn signs(proposed: &Proposed) -> bool {
    proposed.package.left_out.iter().any(|(offer, _)| offer.grade == Grade::Suggested)
}

/// Returns whether the file grants levers that the package does not take.
fn leaves_granted_out(proposed: &Proposed) -> bool {
    proposed.package.left_out.iter().any(|(offer, _)| offer.grade == Grade::Granted)
}

/// The days from today to the package, one bar for each change that moves them.
pub(in crate::report) fn waterfall(proposed: &Proposed, rows: &[ChangeRow]) -> Option<Bars> {
    change::waterfall(say::WATERFALL, rows, [labels::TODAY, say::REACHED], proposed.process.day())
}

fn warnings(proposed: &Proposed) -> Vec<Block> {
    let points = to_check(proposed);
    if points.is_empty() {
        return Vec::new();
    }
    vec![Block::Section(say::CHECK_FIRST.into()), Block::List(points)]
}

/// The warnings beside the options, and what to check before.
pub(in crate::report) fn to_check(proposed: &Proposed) -> Vec<Text> {
    let mut points: Vec<Text> = Vec::new();
    for planned in &proposed.package.planned {
        let lever = say::means(planned.what.offer.means);
        let place = proposed.place(&planned.what.offer);
        let suggested = planned.what.offer.lever().filter(|_| planned.what.offer.grade == Grade::Suggested);
        let told = planned
            .what
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
    let answers = proposed.package.planned.iter().filter(|planned| planned.what.offer.grade == Grade::Answer);
    let asked: Vec<String> = answers
        .flat_map(|planned| planned.what.offer.steps())
        .map(|step| proposed.process.step(step).name.clone())
        .collect();
    points.extend((!asked.is_empty()).then(|| say::assumed(&asked)));
    let new = &proposed.package.redesign;
    let (of_process, of_steps) = new.lost_limits(&proposed.process);
    points.extend(of_process.then(|| say::limit_lost(None)));
    points.extend(of_steps.into_iter().map(|step| say::limit_lost(Some(&new.process.step(step).name))));
    points
}

fn by_decree(proposed: &Proposed) -> Vec<Block> {
    let decreed = proposed.package.by_decree();
    if decreed == Time::ZERO {
        return Vec::new();
    }
    vec![Block::Section(say::BY_DECREE.into()), Block::Paragraph(say::by_decree(proposed.days(decreed)))]
}

/// The longest critical step; the first of several.
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

/// Options that are not in the package, those with the largest savings first.
pub(in crate::report) fn further(proposed: &Proposed) -> Vec<Block> {
    let mut left: Vec<_> = proposed.package.left_out.iter().collect();
    if left.is_empty() {
        return Vec::new();
    }
    left.sort_by_key(|(offer, saves)| (std::cmp::Reverse(*saves), offer.place()));
    let glance = Glance::first(GLANCE, left.len());
    let table = table!(
        say::FURTHER,
        left,
        |(offer, saves)| [
            (Column::words(labels::LEVER), say::means(offer.means)),
            (Column::words(labels::STEP), proposed.place(offer)),
            (Column::words(say::GRADE), say::grade(offer.grade)),
            (Column::figures(labels::ALONE), Cell::Days(proposed.days(*saves))),
        ],
        glance,
    );
    vec![Block::Table(table), Block::Paragraph(say::further_note())]
}

/// The options that were asked for or granted and cannot be made, each with the
/// reason.
pub(in crate::report) fn declined(proposed: &Proposed) -> impl Iterator<Item = (&Offer, &Why)> {
    let package = &proposed.package;
    let refused = package.refused.iter().map(|refused| (&refused.offer, &refused.why));
    let declined = package.declined.iter().filter(|declined| declined.offer.grade == Grade::Granted);
    refused.chain(declined.map(|declined| (&declined.offer, &declined.why)))
}

/// The options that were considered and are not offered, each with the reason.
pub(in crate::report) fn not_offered(proposed: &Proposed) -> Vec<Block> {
    let declined: Vec<(&Offer, &Why)> = declined(proposed).collect();
    if declined.is_empty() {
        return Vec::new();
    }
    let glance = Glance::first(GLANCE, declined.len());
    vec![Block::Table(table!(
        say::NOT_OFFERED,
        declined,
        |(offer, why)| [
            (Column::words(labels::LEVER), say::means(offer.means)),
            (Column::words(labels::STEP), proposed.place(offer)),
            (Column::words(say::WHY), proposed.why(why)),
        ],
        glance,
    ))]
}

pub(in crate::report) fn questions(proposed: &Proposed) -> Vec<Block> {
    let questions = &proposed.package.after.questions;
    if questions.is_empty() {
        return Vec::new();
    }
    let new = &proposed.package.redesign.process;
    let table = table!(
        say::QUESTIONS,
        questions,
        |question| [
            (Column::words(labels::STEP), Text::verbatim(&new.step(question.step).name)),
            (Column::figures(labels::AT_STAKE), Cell::Days(question.at_stake.in_days(new.day()))),
        ],
        Glance::first(GLANCE, questions.len()),
    );
    vec![Block::Table(table), Block::Paragraph(say_of_analysis::questions_note())]
}
