//! A proposal for people.

use super::{Proposed, also, basis, say, searched};
use crate::analysis::{Analysis, Planned};
use crate::levers::{Grade, Offer, Why};
use crate::model::{Lever, Step, StepId, Time};
use crate::plan::TakenOption;
use crate::report::analysis::{Names, free, say as say_of_analysis};
use crate::report::change::{self, ChangeRow, Turns};
use crate::report::say::dates::grounded;
use crate::report::{Bars, Block, Cell, Column, Glance, Report, figures, name_or, table};
use crate::text::Text;
use crate::text::labels;

/// The number of rows in a first overview.
const GLANCE: usize = 5;

/// The reader of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Reader {
    /// At the command line, who can be told what to enter there.
    Caller,
    /// Of a paper that somebody else made.
    OfPaper,
}

pub(in crate::report) fn report(proposed: &Proposed, reader: Reader) -> Report {
    let rows = rows(proposed);
    let mut blocks = vec![headline(proposed)];
    blocks.extend(searched::blocks(proposed));
    blocks.extend(package(proposed, &rows, reader));
    blocks.extend(waterfall(proposed, &rows).map(Block::Bars));
    blocks.extend(basis::blocks(proposed, reader));
    blocks.extend(by_decree(proposed));
    blocks.extend(bottleneck(proposed));
    blocks.extend(further(proposed, reader));
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
            because: basis::of(&taken.offer),
            price,
            along: 0,
            days,
            also: also::sentences(proposed, taken),
        }
    };
    rows.extend(package.planned.iter().map(option));
    rows
}

pub(in crate::report) fn package(proposed: &Proposed, rows: &[ChangeRow], reader: Reader) -> Vec<Block> {
    if rows.is_empty() {
        let none = if leaves_granted_out(proposed) { say::nothing_needed() } else { empty(proposed, reader) };
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
        blocks.push(Block::Paragraph(empty(proposed, reader)));
    }
    blocks
}

/// Nothing is in the package, and what may be done about that.
fn empty(proposed: &Proposed, reader: Reader) -> Text {
    say::empty(signs(proposed), reader == Reader::Caller)
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

fn by_decree(proposed: &Proposed) -> Vec<Block> {
    let decreed = proposed.package.by_decree();
    if decreed == Time::ZERO {
        return Vec::new();
    }
    vec![Block::Section(say::BY_DECREE.into()), Block::Paragraph(say::by_decree(proposed.days(decreed)))]
}

/// The longest critical step; the first of several.
fn longest(analysis: &Analysis) -> Option<StepId> {
    let critical = analysis.steps.iter().enumerate().filter(|(_, facts)| facts.is_critical());
    critical.rev().max_by_key(|(_, facts)| facts.length).map(|(at, _)| StepId::new(at))
}

/// The step that holds the end longest today, and that of the new definition;
/// `None` where nothing changes.
pub(super) fn bottlenecks(proposed: &Proposed) -> Option<(&Step, &Step)> {
    let package = &proposed.package;
    if package.planned.is_empty() && package.analysis.changes.is_empty() {
        return None;
    }
    let [before, after] = [&package.analysis, &package.after].map(longest);
    before.map(|step| proposed.process.step(step)).zip(after.map(|step| package.redesign.process.step(step)))
}

fn bottleneck(proposed: &Proposed) -> Vec<Block> {
    let package = &proposed.package;
    let path = package.after.critical_paths.paths.first();
    let Some(((before, after), path)) = bottlenecks(proposed).zip(path) else { return Vec::new() };
    let links = path.iter().map(|id| Text::verbatim(&package.redesign.process.step(*id).name)).collect();
    let said = say::bottleneck(&before.name, &after.name);
    vec![Block::Section(say::BOTTLENECK.into()), Block::Paragraph(said), Block::Chain(links)]
}

/// Options that are not in the package, those with the largest savings first.
pub(in crate::report) fn further(proposed: &Proposed, reader: Reader) -> Vec<Block> {
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
    // A goal looks at everything that the file grants, except by decree.
    let has_goal = proposed.searched.goal.is_some();
    let counts = |offer: &Offer| offer.grade != Grade::Granted || !has_goal || offer.lever() == Some(Lever::Cap);
    let left = &proposed.package.left_out;
    let has = |grade: Grade| left.iter().any(|(offer, _)| offer.grade == grade && counts(offer));
    let note = match reader {
        Reader::Caller => say::further_note(has),
        Reader::OfPaper => Some(say::not_in_package()),
    };
    std::iter::once(Block::Table(table)).chain(note.map(Block::Paragraph)).collect()
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
            (Column::words(say::WHY), proposed.why(offer, why)),
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
