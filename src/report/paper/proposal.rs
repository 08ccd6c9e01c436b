//! The proposal of a paper, as `propose` shows it.

use super::brief::{self, CHANGES};
use super::several::Matter;
use super::{Leaf, book, say};
use crate::levers::Grade;
use crate::model::Time;
use crate::report::analysis::people::Writer;
use crate::report::analysis::{Guide, cases};
use crate::report::change;
use crate::report::propose::people::Reader;
use crate::report::propose::searched::paper as searched;
use crate::report::propose::{Proposed, people, say as words, to_check};
use crate::report::{Bars, Block, Cell, Column, Table};
use crate::text::labels::{self, Label};

/// The headline: today, without a permission, with the package.
pub(super) fn headline(proposed: &Proposed) -> Block {
    people::headline(proposed)
}

/// Everything below the headline: the package and its waterfall, what to check
/// first, what is by decree, the options that were left out and the reasons,
/// the questions that remain.
pub(super) fn blocks(proposed: &Proposed) -> impl Iterator<Item = Block> {
    people::report(proposed, Reader::OfPaper).blocks.into_iter().skip(1)
}

/// The waterfall of one page; `None` where no day is saved.
pub(super) fn waterfall(proposed: &Proposed, most: usize) -> Option<Bars> {
    people::waterfall(proposed, &people::rows(proposed)).map(|bars| change::fewer(bars, most))
}

/// The cases beside each other, with their days with the package where there is
/// one.
pub(super) fn cases(guide: &Guide, proposed: Option<&Proposed>) -> Table {
    let in_cases = proposed.into_iter().flat_map(|proposed| &proposed.in_cases);
    let days: Vec<Option<Time>> = in_cases.map(|case| case.map(|case| case.days)).collect();
    cases::table_with(guide, words::REACHED, &days)
}

/// The parts of a package that save the most, in the order in which they are
/// made; what to check before; what is by decree; what the file grants and the
/// package does not count; the number of options that were not offered.
pub(super) fn first_changes(proposed: &Proposed) -> Vec<Block> {
    let mut blocks = change::first(&people::rows(proposed), CHANGES, proposed.case.is_some());
    let points = to_check(proposed);
    blocks.extend(points.first().map(|first| Block::Paragraph(say::check_first(first, points.len() - 1))));
    let decreed = proposed.package.by_decree();
    if decreed != Time::ZERO {
        blocks.push(Block::Paragraph(words::by_decree(decreed.in_days(proposed.process.day()))));
    }
    blocks.extend(searched::not_counted(proposed).map(Block::Paragraph));
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

/// The sheet of a workbook; `None` where there is no proposal.
pub(super) fn leaf(matters: &[Matter]) -> Option<Leaf> {
    let part = |of: &dyn Fn(&Proposed) -> Option<Table>| {
        book::gather(matters, &|matter| of(matter.proposed.as_ref()?)).into_iter()
    };
    let titled = |blocks: Vec<Block>| blocks.into_iter().find_map(book::table);
    let tables: Vec<Table> = part(&|proposed| Some(figures(proposed)))
        .chain(part(&searched::goal))
        .chain(part(&searched::decisions))
        .chain(part(&searched::alternative))
        .chain(part(&|proposed| titled(people::package(proposed, &people::rows(proposed), Reader::OfPaper))))
        .chain(part(&searched::frontier))
        .chain(part(&searched::shares))
        .chain(part(&|proposed| titled(people::further(proposed, Reader::OfPaper))))
        .chain(part(&|proposed| titled(people::not_offered(proposed))))
        .chain(part(&|proposed| titled(people::questions(proposed))))
        .collect();
    (!tables.is_empty()).then(|| Leaf { name: words::PACKAGE.into(), tables })
}

/// The figures of the package.
fn figures(proposed: &Proposed) -> Table {
    let package = &proposed.package;
    let days = |label: Label, time: Time| vec![label.into(), Cell::Days(time.in_days(proposed.process.day()))];
    let count = |label: Label, grades: &[Grade]| {
        let of = package.planned.iter().filter(|planned| grades.contains(&planned.what.offer.grade)).count();
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
