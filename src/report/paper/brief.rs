//! One page for the head of the office.

use super::account::{four, waterfall};
use super::several::Matter;
use super::{proposal, say};
use crate::analysis::Question;
use crate::model::Time;
use crate::report::analysis::Guide;
use crate::report::analysis::people::Writer;
use crate::report::change;
use crate::report::propose::Proposed;
use crate::report::propose::searched::paper as searched;
use crate::report::say::dates;
use crate::report::{Block, Column, Table};
use crate::text::{Text, labels};

/// The number of changes that are named.
pub(super) const CHANGES: usize = 3;
/// The number of questions that are asked.
const QUESTIONS: usize = 2;
/// The largest number of cases shown beside each other.
const CASES: usize = 6;
/// The number of changes drawn one by one.
const DRAWN: usize = 6;
/// The number of steps drawn where nothing is saved.
const ROWS: usize = 10;

/// The headline, the four figures, the first actions, the first questions, one
/// picture.
pub(super) fn blocks(matter: &Matter) -> Vec<Block> {
    let judged = &matter.judged;
    let writer = Writer::of(judged);
    let proposed = matter.proposed.as_ref();
    let headline = proposed.map_or_else(|| writer.headline(&judged.file), proposal::headline);
    let mut blocks = vec![headline];
    blocks.extend(judged.guide.as_ref().into_iter().flat_map(|guide| of_cases(guide, proposed)));
    blocks.push(Block::Table(small(four(matter))));
    blocks.extend(proposed.into_iter().flat_map(searched::lines));
    let drawn = match proposed {
        Some(proposed) => proposal::waterfall(proposed, DRAWN),
        None => waterfall(&writer, DRAWN),
    };
    let picture = drawn.unwrap_or_else(|| {
        let mut bars = writer.schedule_of(false);
        bars.rows.truncate(ROWS);
        bars
    });
    blocks.push(Block::Bars(picture));
    let title = if proposed.is_some() { say::LARGEST_CHANGES } else { say::FIRST_CHANGES };
    blocks.push(Block::Section(title.into()));
    match proposed {
        Some(proposed) => blocks.extend(proposal::first_changes(proposed)),
        None => blocks.extend(change::first(&writer.free_changes(), CHANGES, judged.guide.is_some())),
    }
    blocks.push(Block::Section(say::FIRST_QUESTIONS.into()));
    blocks.push(proposed.map_or_else(|| first_questions(&writer), proposal::first_questions));
    blocks.push(Block::Paragraph(dates::grounded(&judged.analysis.ground)));
    blocks
}

/// All cases where they are few, and the one that the page is about.
fn of_cases(guide: &Guide, proposed: Option<&Proposed>) -> Vec<Block> {
    let table = (guide.cases.len() <= CASES).then(|| Block::Table(proposal::cases(guide, proposed)));
    let shown = Block::Paragraph(say::of_case(&guide.cases[guide.shown].name));
    table.into_iter().chain([shown]).collect()
}

/// The table without the columns that do not fit a first page.
fn small(table: Table) -> Table {
    let dropped = |column: &Column| column.head == labels::CHANGE;
    let keep: Vec<bool> = table.columns.iter().map(|column| !dropped(column)).collect();
    let kept = |row: Vec<crate::report::Cell>| {
        row.into_iter().zip(&keep).filter(|(_, keep)| **keep).map(|(cell, _)| cell).collect()
    };
    Table {
        columns: table.columns.iter().copied().filter(|column| !dropped(column)).collect(),
        rows: table.rows.into_iter().map(kept).collect(),
        ..table
    }
}

/// The questions with the most days at stake.
pub(super) fn first_questions(writer: &Writer<'_>) -> Block {
    let all: Vec<&Question> = writer.asked_for().collect();
    // Nothing hangs on an answer that saves no day: that is no question for
    // the head of an office.
    let questions = all.iter().filter(|question| question.at_stake > Time::ZERO).take(QUESTIONS);
    let points: Vec<Text> = questions
        .map(|question| {
            say::question(&writer.names.of(question.step), writer.days(question.at_stake), &writer.asked(question))
        })
        .collect();
    match points.is_empty() {
        true if all.is_empty() => Block::Paragraph(say::no_question()),
        true => Block::Paragraph(say::no_days_at_stake(all.len())),
        false => Block::List(points),
    }
}
