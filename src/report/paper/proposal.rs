//! The proposal that a paper holds, shown as `propose` shows it.

use super::several::Matter;
use super::{Leaf, account, book, brief, say};
use crate::levers::Grade;
use crate::model::{Decimal, Time};
use crate::report::analysis::people::Writer;
use crate::report::propose::{Proposed, people, say as words};
use crate::report::{Bars, Block, Cell, Column, Table};
use crate::text::labels::{self, Label};

/// So many changes are named on one page.
const CHANGES: usize = 3;

/// What comes first: today, without a permission, with the package.
pub(super) fn headline(proposed: &Proposed) -> Block {
    people::headline(proposed)
}

/// All below the headline: the package and its waterfall, what to check
/// first, by decree, what is left out and why, the questions that remain.
pub(super) fn blocks(proposed: &Proposed) -> impl Iterator<Item = Block> {
    people::report(proposed).blocks.into_iter().skip(1)
}

/// The waterfall of one page; none where no day is saved.
pub(super) fn waterfall(proposed: &Proposed, most: usize) -> Option<Bars> {
    people::waterfall(proposed, &people::rows(proposed)).map(|bars| account::fewer(bars, most))
}

/// The parts of a package that take most off, in the order in which they are
/// made; what is by decree; how much was not offered.
pub(super) fn first_changes(proposed: &Proposed) -> Vec<Block> {
    let rows = people::rows(proposed);
    let mut best: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].in_sequence > Decimal::ZERO).collect();
    best.sort_by_key(|at| std::cmp::Reverse((rows[*at].in_sequence, rows[*at].alone)));
    best.truncate(CHANGES);
    best.sort_unstable();
    let point = |at: usize| {
        let row = &rows[at];
        say::change(&row.name, &row.place, row.in_sequence, &row.basis)
    };
    let mut blocks = match best.is_empty() {
        true => vec![Block::Paragraph(say::no_change())],
        false => vec![Block::List(best.into_iter().map(point).collect())],
    };
    let decreed = proposed.package.by_decree();
    if decreed != Time::ZERO {
        blocks.push(Block::Paragraph(words::by_decree(decreed.in_days(proposed.process.day()))));
    }
    let count = people::declined(proposed).count();
    blocks.extend((count > 0).then(|| Block::Paragraph(say::not_offered(count))));
    blocks
}

/// The first questions that remain with the package.
pub(super) fn first_questions(proposed: &Proposed) -> Block {
    let package = &proposed.package;
    let writer = Writer::new(&package.redesign.process, &package.after);
    brief::first_questions(&writer)
}

/// The sheet of a workbook; none where there is no proposal.
pub(super) fn leaf(matters: &[Matter]) -> Option<Leaf> {
    let part = |of: &dyn Fn(&Proposed) -> Option<Table>| {
        book::gather(matters, &|matter| of(matter.proposed.as_ref()?)).into_iter()
    };
    let titled = |blocks: Vec<Block>| blocks.into_iter().find_map(book::table);
    let tables: Vec<Table> = part(&|proposed| Some(figures(proposed)))
        .chain(part(&|proposed| titled(people::package(proposed, &people::rows(proposed)))))
        .chain(part(&|proposed| titled(people::further(proposed))))
        .chain(part(&|proposed| titled(people::not_offered(proposed))))
        .chain(part(&|proposed| titled(people::questions(proposed))))
        .collect();
    (!tables.is_empty()).then(|| Leaf { name: words::PACKAGE.into(), tables })
}

/// What it comes to.
fn figures(proposed: &Proposed) -> Table {
    let package = &proposed.package;
    let days = |label: Label, time: Time| vec![label.into(), Cell::Days(time.in_days(proposed.process.day()))];
    let count = |label: Label, grades: &[Grade]| {
        let of = package.planned.iter().filter(|planned| grades.contains(&planned.offer.grade)).count();
        vec![label.into(), Cell::Number(of as u64)]
    };
    Table {
        title: say::PACKAGE_FIGURES.into(),
        columns: vec![Column::words(labels::MEASURE), Column::figures(labels::days_of(proposed.process.unit()))],
        rows: vec![
            days(labels::TODAY, package.analysis.today.days),
            days(labels::REACHABLE, package.reachable.days),
            days(words::REACHED, package.reached.days),
            days(words::BY_DECREE, package.by_decree()),
            count(say::PERMISSIONS, &[Grade::Granted, Grade::Suggested]),
            count(say::ANSWERS, &[Grade::Answer]),
        ],
        glance: None,
    }
}
