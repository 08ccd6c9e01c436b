//! From the days of today to those with every change made, one bar for each
//! change.

use super::change::ChangeRow;
use crate::model::{Days, Decimal, Time};
use crate::report::{Bar, BarRow, BarStyle, Bars, Cell};
use crate::text::labels::{Label, labels};
use crate::text::{Lang, Text, say};

labels! {
    /// A series of bars.
    DAYS_LEFT = "days" | "天数";
    /// The place of changes in several places.
    SPREAD = "in several places" | "分散在各处";
}

/// A bar for each of `ends`, the names of the first and the last days, and
/// between them one for each change that moves the days. `None` where no change
/// does.
pub(in crate::report) fn waterfall(title: Label, rows: &[ChangeRow], ends: [Label; 2], day: Time) -> Option<Bars> {
    let moves =
        |row| -> Option<(&ChangeRow, [Days; 2])> { Some((row, row.days.filter(|[before, after]| before != after)?)) };
    let moving: Vec<(&ChangeRow, [Days; 2])> = rows.iter().filter_map(moves).collect();
    let ((_, [today, _]), (_, [_, reached])) = (*moving.first()?, *moving.last()?);
    let row = |name: Text, length: Cell, start: Days, finish: Days, style: BarStyle| BarRow {
        name,
        length,
        bars: vec![Some(Bar { start, finish, style })],
        absent: SPREAD,
    };
    let whole =
        |name: Label, days: Days| row(name.into(), Cell::Days(days), Time::ZERO.in_days(day), days, BarStyle::Whole);
    let change = |(change, [before, after]): &(&ChangeRow, [Days; 2])| {
        let name = |lang: Lang| format!("{} · {}", change.name.in_lang(lang), change.place(lang));
        let (before, after) = (*before, *after);
        let is_longer = before.compare(after).is_lt();
        let (less, more, style) =
            if is_longer { (before, after, BarStyle::Added) } else { (after, before, BarStyle::Saved) };
        let length = Cell::Difference(after.decimal().minus(before.decimal()));
        row(Text::new(name(Lang::English), name(Lang::Chinese)), length, less, more, style)
    };
    let longer = |one: Days, other: Days| if other.compare(one).is_gt() { other } else { one };
    let longest = moving.iter().flat_map(|(_, days)| *days).fold(today, longer);
    let [first, last] = ends;
    Some(Bars {
        title: title.into(),
        series: vec![(DAYS_LEFT, longest)],
        rows: [whole(first, today)]
            .into_iter()
            .chain(moving.iter().map(change))
            .chain([whole(last, reached)])
            .collect(),
        glance: None,
    })
}

/// A waterfall with at most `most` changes drawn one by one: the largest stay,
/// in the order in which they are made, the others become one row.
pub(in crate::report) fn fewer(bars: Bars, most: usize) -> Bars {
    let change = |row: &BarRow| match row.length {
        Cell::Difference(change) => Some(change),
        _ => None,
    };
    let mut by_size: Vec<(Decimal, usize)> =
        bars.rows.iter().enumerate().filter_map(|(at, row)| Some((change(row)?, at))).collect();
    by_size.sort_unstable();
    let rest = by_size.split_off(most.min(by_size.len()));
    if rest.is_empty() {
        return bars;
    }
    let sum = rest.iter().fold(Decimal::ZERO, |sum, (change, _)| sum.plus(*change));
    let other =
        BarRow { name: other_changes(rest.len()), length: Cell::Difference(sum), bars: vec![None], absent: SPREAD };
    let mut rows: Vec<BarRow> = bars
        .rows
        .into_iter()
        .enumerate()
        .filter(|(at, _)| !rest.iter().any(|(_, left)| left == at))
        .map(|(_, row)| row)
        .collect();
    rows.insert(rows.len() - 1, other);
    Bars { rows, ..bars }
}

/// Changes that are not drawn one by one.
fn other_changes(count: usize) -> Text {
    let changes = if count == 1 { "change" } else { "changes" };
    say!("{count} other {changes}", "其余 {count} 项调整")
}
