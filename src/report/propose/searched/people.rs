//! The result of a search, for people.

use std::collections::BTreeSet;

use super::{Proposed, name, names, say, thousandths};
use crate::analysis::Planned;
use crate::levers::Offer;
use crate::model::{Actor, Decimal, Lever, Necessity, StatedFigure, Time, Unit};
use crate::plan::{Found, Minimal, Player, Share, Shares, Sought, TakenOption};
use crate::report::analysis::department;
use crate::report::propose::{also, say as say_of_proposal};
use crate::report::say::reason;
use crate::report::{Bar, BarRow, BarStyle, Bars, Block, Cell, Column, Table, table};
use crate::text::labels::{self, Label};
use crate::text::{Lang, Text};

/// The goal, the frontier and the shares, each where it was asked for.
pub(in crate::report::propose) fn blocks(proposed: &Proposed) -> Vec<Block> {
    let searched = &proposed.searched;
    let mut blocks = Vec::new();
    if let Some(sought) = &searched.goal {
        blocks.extend(goal(proposed, sought));
    }
    blocks.extend(frontier(proposed));
    blocks.extend(shares(proposed));
    blocks
}

fn amount(proposed: &Proposed, measure: StatedFigure, number: u64) -> Text {
    let unit: Unit = proposed.process.unit();
    let number = match measure {
        StatedFigure::Days => Ok(proposed.days(thousandths(number))),
        _ => Err(number),
    };
    say::amount(measure, number, unit)
}

fn goal(proposed: &Proposed, sought: &Sought) -> Vec<Block> {
    let paragraphs = |texts: Vec<Text>| texts.into_iter().map(Block::Paragraph);
    let mut blocks = vec![Block::Section(say::GOAL.into())];
    blocks.extend(paragraphs(answer(proposed, sought)));
    if sought.package.is_none() && sought.bound.is_none() {
        let missed = proposed.searched.missed.as_deref().unwrap_or(proposed);
        if sought.goal.days.is_some_and(|most| most < missed.package.reached.days) {
            blocks.extend(held_by(missed));
        }
        blocks.extend(made_of(missed, sought));
    }
    blocks.extend(decisions(proposed).map(Block::Table));
    blocks.extend(paragraphs(otherwise(proposed, sought, usize::MAX)));
    blocks
}

/// The goal, and whether a package reaches it.
pub(super) fn answer(proposed: &Proposed, sought: &Sought) -> Vec<Text> {
    let days = sought.goal.days.map(|days| (StatedFigure::Days, days.thousandths().unsigned_abs()));
    let counts = sought.goal.counts.iter().map(|(measure, most)| (*measure, *most));
    let wanted: Vec<Text> =
        days.into_iter().chain(counts).map(|(measure, most)| amount(proposed, measure, most)).collect();
    let answer = match (&sought.package, sought.bound) {
        (Some(found), None) => say::reached(found.cost, found.count),
        (Some(found), Some(bound)) => say::bounded(found.cost, bound),
        (None, Some(bound)) => say::unknown(bound),
        (None, None) => {
            let smallest: Vec<Text> =
                sought.smallest.iter().map(|(measure, least, _)| amount(proposed, *measure, *least)).collect();
            let is_known = sought.smallest.iter().all(|(.., is_known)| *is_known);
            say::out_of_reach(&smallest, is_known)
        }
    };
    let closest = sought.closest.as_ref().map(|closest| {
        let within: Vec<Text> =
            closest.within.iter().map(|(measure, most)| amount(proposed, *measure, *most)).collect();
        say::closest(&within, closest.package.minimal == Minimal::Proven)
    });
    // A goal holds in every case; the page shows the options of one.
    let shown = proposed.case.as_deref().unwrap_or_default();
    let elsewhere = sought.shown().map_or(&[][..], |found| &found.elsewhere);
    let elsewhere: Vec<Text> = elsewhere.iter().map(|option| name(proposed, option)).collect();
    let elsewhere = (!elsewhere.is_empty()).then(|| say::of_other_cases(&elsewhere, shown));
    let missed = proposed.searched.missed.as_deref().map(|missed| {
        let reached = |measure| match measure {
            StatedFigure::Days => Some(missed.package.reached.days.thousandths().unsigned_abs()),
            figure => missed.package.reached.counts(figure)?.first().copied(),
        };
        let amounts = sought.goal.measures().filter_map(|measure| Some(amount(missed, measure, reached(measure)?)));
        say::missed(missed.case.as_deref().unwrap_or_default(), &amounts.collect::<Vec<_>>())
    });
    [say::at_most(&wanted), answer].into_iter().chain(closest).chain(elsewhere).chain(missed).collect()
}

/// The options that every package needs, at most `most` of them by name, and the
/// next cheapest package.
pub(super) fn otherwise(proposed: &Proposed, sought: &Sought, most: usize) -> Vec<Text> {
    let found = sought.package.as_ref().filter(|found| found.count > 0 && sought.bound.is_none());
    let Some(found) = found else { return Vec::new() };
    let in_every: Vec<Text> = sought.in_every.iter().map(|option| name(proposed, option)).collect();
    let next = match &sought.alternative {
        Some(other) => {
            let days = amount(proposed, StatedFigure::Days, other.days.thousandths().unsigned_abs());
            Some(say::alternative(&names(proposed, other), other.cost, &days))
        }
        None => (in_every.len() == found.count).then(say::no_alternative),
    };
    let named = &in_every[..in_every.len().min(most)];
    let first = (!named.is_empty()).then(|| say::in_every(named, in_every.len() - named.len()));
    first.into_iter().chain(next).collect()
}

/// The orders that hold the end whichever options are chosen.
fn held_by(proposed: &Proposed) -> Vec<Block> {
    let new = &proposed.package.redesign.process;
    let name = |step| new.step(step).name.as_str();
    let orders = proposed.package.after.not_offered.iter();
    let points: Vec<Text> = orders
        .map(|order| say::held(name(order.step), name(order.waits_for), reason(order.reason), order.basis.as_deref()))
        .collect();
    let path = proposed.package.after.critical_paths.paths.first();
    let title = proposed.case.as_deref().map_or(say::HELD_BY.into(), say::held_by_in);
    let mut blocks = vec![Block::Section(title)];
    blocks.extend(path.map(|path| Block::Chain(path.iter().map(|step| Text::verbatim(name(*step))).collect())));
    blocks.extend((!points.is_empty()).then_some(Block::List(points)));
    blocks
}

/// What makes up the figures of a goal, other than the days, that the package
/// does not bring below their most.
fn made_of(proposed: &Proposed, sought: &Sought) -> Vec<Block> {
    let (new, measures) = (&proposed.package.redesign.process, &proposed.package.reached);
    let steps = || new.step_ids().map(|id| (id, new.step(id)));
    let verbatim = |names: BTreeSet<&str>| names.into_iter().map(Text::verbatim).collect::<Vec<Text>>();
    let parts = |figure: StatedFigure| match figure {
        StatedFigure::Visits => {
            let visited = steps().filter(|(_, step)| step.visits.times() > 0);
            visited.map(|(_, step)| say::with_part(&step.name, step.visits.times())).collect()
        }
        StatedFigure::Steps => steps().map(|(_, step)| Text::verbatim(&step.name)).collect(),
        StatedFigure::Departments => {
            let agencies = steps().filter(|(_, step)| step.actor == Actor::Agency);
            let all = agencies.flat_map(|(_, step)| step.department.into_iter().chain(step.with.iter().copied()));
            verbatim(all.map(|at| new.departments()[at.index()].name.as_str()).collect())
        }
        StatedFigure::Materials => {
            let asked = steps().flat_map(|(_, step)| step.askings()).filter(|need| {
                need.need != Necessity::Optional && new.supplier(need.material).is_none() && !new.is_shared(need)
            });
            verbatim(asked.map(|need| new.materials()[need.material.index()].name.as_str()).collect())
        }
        StatedFigure::Days => Vec::new(),
    };
    let is_over = |(figure, most): &(&StatedFigure, &u64)| {
        measures.counts(**figure).is_some_and(|counts| counts.first().is_some_and(|count| count > most))
    };
    let over = sought.goal.counts.iter().filter(is_over).map(|(figure, _)| *figure);
    let points: Vec<Text> = over
        .filter_map(|figure| {
            let count = *measures.counts(figure)?.first()?;
            Some(say::counted(&amount(proposed, figure, count), &parts(figure)))
        })
        .collect();
    if points.is_empty() {
        return Vec::new();
    }
    vec![Block::Section(say::COUNTED.into()), Block::List(points)]
}

/// The party that decides on each option, those with the largest savings first:
/// by shares where they are known, otherwise by what each takes off in its
/// turn.
pub(super) fn decisions(proposed: &Proposed) -> Option<Table> {
    let planned = &proposed.package.planned;
    let shares = proposed.searched.shares.as_ref();
    let share =
        |offer: &Offer| shares?.all.iter().find(|share| matches!(&share.of, Player::Option(other) if other == offer));
    let worth = |one: &Planned<TakenOption>| match share(&one.what.offer) {
        Some(share) => (share.numerator / share.denominator, proposed.share_days(share, proposed.digits(share))),
        None => {
            let days = one.price.in_sequence;
            (i128::from(days.thousandths()), proposed.days(days).decimal())
        }
    };
    // A paper that an authority holds is shared by that authority.
    let holder = |offer: &Offer| {
        let is_shared = offer.lever() == Some(Lever::Share);
        let material = offer.sites.iter().find_map(|site| site.need).filter(|_| is_shared)?;
        proposed.process.materials()[material.index()].held_by.clone()
    };
    let by = |offer: &Offer| {
        let own = || department(&proposed.process, offer.steps().next()?).map(str::to_owned);
        Some(Cell::from(Text::verbatim(holder(offer).or_else(own)?)))
    };
    let mut rows: Vec<_> = planned.iter().map(|one| (worth(one), &one.what)).collect();
    rows.sort_by_key(|((rank, _), _)| std::cmp::Reverse(*rank));
    let counts = proposed.searched.goal.as_ref().is_some_and(|sought| !sought.goal.counts.is_empty());
    let of_days = !counts || proposed.searched.goal.as_ref().is_some_and(|sought| sought.goal.days.is_some());
    let columns = [
        (Column::words(labels::LEVER), true),
        (Column::words(labels::STEP), true),
        (Column::words(say::BY), true),
        (Column::words(say_of_proposal::BASIS).where_it_fits(), true),
        (Column::figures(say::BRINGS), of_days),
        (Column::words(say_of_proposal::ALSO), counts),
    ];
    let shown: Vec<bool> = columns.iter().map(|(_, shown)| *shown).collect();
    let row = |((_, brings), taken): &((i128, Decimal), &TakenOption)| {
        let offer = &taken.offer;
        let cells = [
            say_of_proposal::means(offer.means).into(),
            Cell::Text(proposed.place(offer)),
            by(offer).unwrap_or(Cell::Unknown),
            Cell::Text(Text::verbatim(&offer.permit.basis)),
            Cell::Decimal(*brings),
            Cell::List(also::sentences(proposed, taken)),
        ];
        cells.into_iter().zip(&shown).filter(|(_, shown)| **shown).map(|(cell, _)| cell).collect::<Vec<Cell>>()
    };
    (!rows.is_empty()).then(|| Table {
        title: say::DECISIONS.into(),
        columns: columns.into_iter().filter(|(_, shown)| *shown).map(|(column, _)| column).collect(),
        rows: rows.iter().map(row).collect(),
        glance: None,
    })
}

/// Packages, each with its cost and its days.
pub(super) fn packages<'p>(proposed: &Proposed, title: Label, found: impl Iterator<Item = &'p Found>) -> Table {
    let package = |found: &Found| match names(proposed, found) {
        names if names.is_empty() => Cell::from(say::NO_OPTION),
        names => Cell::Text(say::options(&names)),
    };
    table!(title, found, |found| [
        (Column::figures(say::COST), Cell::Number(found.cost)),
        (Column::figures(say::DAYS), Cell::Days(proposed.days(found.days))),
        (Column::words(say::PACKAGE), package(found)),
    ])
}

fn frontier(proposed: &Proposed) -> Vec<Block> {
    let Some(frontier) = &proposed.searched.frontier else { return Vec::new() };
    let table = packages(proposed, say::FRONTIER, frontier.points.iter().map(|point| &point.package));
    let note = match frontier.points.len() {
        1 if frontier.is_whole => say::NO_FURTHER.into(),
        _ => say::frontier_note(frontier.is_whole),
    };
    let mut blocks = vec![Block::Table(table), Block::Paragraph(note)];
    let longest = frontier.points.first().map(|point| proposed.days(point.package.days));
    if let Some(longest) = longest.filter(|_| frontier.points.len() > 1) {
        let bar = |point: &crate::plan::FrontierPoint| {
            let days = proposed.days(point.package.days);
            let cost = point.package.cost;
            let label = |label: Label, lang: Lang| format!("{} {cost}", label.in_lang(lang));
            let style = BarStyle::Whole;
            BarRow {
                name: Text::new(label(say::COST, Lang::English), label(say::COST, Lang::Chinese)),
                length: Cell::Days(days),
                bars: vec![Some(Bar { start: proposed.days(Time::ZERO), finish: days, style })],
                absent: labels::UNKNOWN,
            }
        };
        blocks.push(Block::Bars(Bars {
            title: say::FRONTIER.into(),
            series: vec![(say::DAYS, longest)],
            rows: frontier.points.iter().map(bar).collect(),
            glance: None,
        }));
    }
    blocks
}

fn shares(proposed: &Proposed) -> Vec<Block> {
    let Some(shares) = &proposed.searched.shares else { return Vec::new() };
    if shares.all.is_empty() {
        return vec![Block::Section(say::SHARES.into()), Block::Paragraph(say::NOTHING.into())];
    }
    let saved = proposed.package.analysis.today.days - proposed.package.reached.days;
    let note = say::shares_note(proposed.days(saved).decimal(), shares.sampled);
    vec![Block::Table(contributions(proposed, shares, shares.sampled.is_some())), Block::Paragraph(note)]
}

/// The name of a contributor.
pub(super) fn contributor(proposed: &Proposed, share: &Share) -> Text {
    match &share.of {
        Player::Waste => say::WASTE.into(),
        Player::Habit => say::HABIT.into(),
        Player::Answers => say::ANSWERS.into(),
        Player::Option(offer) => say::option(offer, &proposed.place(offer)),
    }
}

/// The shares, the largest first.
pub(super) fn largest_first(shares: &Shares) -> Vec<&Share> {
    let mut all: Vec<&Share> = shares.all.iter().collect();
    all.sort_by_key(|share| std::cmp::Reverse(share.numerator));
    all
}

/// The shares as a table.
pub(super) fn contributions(proposed: &Proposed, shares: &Shares, has_error: bool) -> Table {
    let row = |share: &Share| {
        let days = proposed.share_days(share, proposed.digits(share));
        let error = share.error.map_or(Cell::Empty, |error| Cell::Decimal(proposed.error_days(error, 2)));
        let cells = [Cell::Text(contributor(proposed, share)), Cell::Decimal(days)];
        cells.into_iter().chain(has_error.then_some(error)).collect()
    };
    let columns = [Column::words(say::OF), Column::figures(say::DAYS)];
    Table {
        title: say::SHARES.into(),
        columns: columns.into_iter().chain(has_error.then_some(Column::figures(say::ERROR))).collect(),
        rows: largest_first(shares).into_iter().map(row).collect(),
        glance: None,
    }
}
