//! The result of a search, on one page and in a workbook.

use super::people::{self, contributor, largest_first};
use super::{Proposed, say};
use crate::analysis::Figure;
use crate::levers::Grade;
use crate::model::{Days, Lever, StatedFigure, Time};
use crate::plan::Sought;
use crate::report::{Block, Cell, Column, Table, figures};
use crate::text::Text;
use crate::text::labels::{self, Label};

/// The number of packages of a frontier, or of shares, in one line.
const MOST: usize = 6;
/// The number of options named that are not counted, or that every package needs.
const NAMED: usize = 3;

/// On one page: whether the goal is reached and what else would reach it, the
/// worth of each further permission, the contribution of each lever.
pub(in crate::report) fn lines(proposed: &Proposed) -> Vec<Block> {
    let searched = &proposed.searched;
    let mut blocks = Vec::new();
    if let Some(sought) = &searched.goal {
        blocks.push(Block::Section(say::GOAL.into()));
        let texts = people::answer(proposed, sought).into_iter().chain(people::otherwise(proposed, sought, NAMED));
        blocks.extend(texts.map(Block::Paragraph));
    }
    if let Some(frontier) = &searched.frontier {
        let points = frontier.points.iter().take(MOST);
        let points: Vec<_> = points.map(|point| (point.package.cost, proposed.days(point.package.days))).collect();
        blocks.push(Block::Paragraph(say::frontier_line(&points, frontier.points.len() - points.len())));
    }
    if let Some(shares) = &searched.shares {
        let all = largest_first(shares);
        let told = all.iter().take(MOST);
        let told: Vec<_> = told
            .map(|share| (contributor(proposed, share), proposed.share_days(share, proposed.digits(share))))
            .collect();
        blocks.push(Block::Paragraph(say::shares_line(&told, all.len() - told.len())));
    }
    blocks
}

/// Options that the file grants and the package does not count, as nobody named
/// them; `None` where none of them takes off a day. Of a goal it is those that
/// were not searched.
pub(in crate::report) fn not_counted(proposed: &Proposed) -> Option<Text> {
    let has_goal = proposed.searched.goal.is_some();
    if proposed.meets_goal() {
        return None;
    }
    let left = proposed.package.left_out.iter().filter(|(offer, saves)| {
        let is_searched = has_goal && offer.lever() != Some(Lever::Cap);
        offer.grade == Grade::Granted && *saves > Time::ZERO && !is_searched
    });
    let mut left: Vec<_> = left.collect();
    left.sort_by_key(|(_, saves)| std::cmp::Reverse(*saves));
    let named = left.iter().take(NAMED);
    let named: Vec<(Text, Days)> =
        named.map(|(offer, saves)| (say::option(offer, &proposed.place(offer)), proposed.days(*saves))).collect();
    (!named.is_empty()).then(|| say::not_counted(&named, left.len() - named.len()))
}

/// The figures of the goal: the most, today, and with the package.
pub(in crate::report) fn goal(proposed: &Proposed) -> Option<Table> {
    let sought = proposed.searched.goal.as_ref()?;
    let measures = [&proposed.package.analysis.today, &proposed.package.reached];
    let day = proposed.process.day();
    let row = |stated: StatedFigure| {
        let figure = Figure::stated(stated);
        let (label, most) = match stated {
            StatedFigure::Days => {
                let most = sought.goal.days.map(|days| Cell::Days(proposed.days(days)));
                (labels::days_of(proposed.process.unit()), most)
            }
            counted => (figures::label(figure), sought.goal.counts.get(&counted).copied().map(Cell::Number)),
        };
        let [today, reached] = measures.map(|measures| figures::cell(figure, measures, day));
        vec![label.into(), most.unwrap_or(Cell::Unknown), today, reached]
    };
    let cost = |label: Label, cost: Option<u64>| {
        vec![label.into(), Cell::Empty, Cell::Empty, cost.map_or(Cell::Unknown, Cell::Number)]
    };
    let is_met = vec![say::IS_REACHED.into(), Cell::Empty, Cell::Empty, Cell::Flag(proposed.meets_goal())];
    let own = sought.package.as_ref().map(|found| found.cost);
    let costs = [cost(say::COST, own), cost(say::LEAST_COST, sought.bound.or(own))];
    Some(Table {
        title: say::GOAL.into(),
        columns: vec![
            Column::words(labels::MEASURE),
            Column::figures(say::MOST),
            Column::figures(labels::TODAY),
            Column::figures(super::super::say::REACHED),
        ],
        rows: sought.goal.measures().map(row).chain([is_met]).chain(costs).collect(),
        glance: None,
    })
}

/// The options, each with the party that decides on it.
pub(in crate::report) fn decisions(proposed: &Proposed) -> Option<Table> {
    proposed.searched.goal.as_ref().and_then(|_| people::decisions(proposed))
}

/// The cheapest package without one of the options.
pub(in crate::report) fn alternative(proposed: &Proposed) -> Option<Table> {
    let Sought { alternative, .. } = proposed.searched.goal.as_ref()?;
    alternative.as_ref().map(|found| people::packages(proposed, say::ALTERNATIVE, std::iter::once(found)))
}

/// The worth of each further permission.
pub(in crate::report) fn frontier(proposed: &Proposed) -> Option<Table> {
    let frontier = proposed.searched.frontier.as_ref()?;
    Some(people::packages(proposed, say::FRONTIER, frontier.points.iter().map(|point| &point.package)))
}

/// The contribution of each lever. Every process has the same columns.
pub(in crate::report) fn shares(proposed: &Proposed) -> Option<Table> {
    proposed.searched.shares.as_ref().map(|shares| people::contributions(proposed, shares, true))
}
