//! Bars on one scale, one row for each thing.

use std::ops::Range;

use super::cell::words;
use super::paint::Ink;
use super::safe::plain;
use super::wrap::{columns, cut, flow, pad};
use crate::model::Days;
use crate::render::PageStyle;
use crate::report::{Bar, BarRow, BarStyle, Bars};
use crate::text::labels::{self, Label};
use crate::text::{Lang, Text};

/// Columns of space between two columns.
const GAP: usize = 2;
/// The least room for a series beside another.
const LEAST: usize = 14;
/// The most room for a bar: more makes it no easier to read.
const MOST: usize = 56;
/// The length of the longest name that is not cut.
const LONGEST_NAME: usize = 32;
/// No name is cut to less than this to make room for a series.
const SHORTEST_NAME: usize = 16;

/// Draws some rows as lines of at most `width` columns, the series below each
/// other where there is no room beside each other; empty where there is no room
/// for bars.
pub(in crate::render) fn draw(bars: &Bars, rows: &[usize], width: usize, page: &PageStyle) -> Vec<String> {
    let rows: Vec<&BarRow> = rows.iter().filter_map(|row| bars.rows.get(*row)).collect();
    let Some(layout) = Layout::new(bars, &rows, width, page) else { return Vec::new() };
    let mut lines = Vec::new();
    for first in (0..bars.series.len()).step_by(layout.series) {
        let shown = first..first + layout.series;
        lines.extend([page.paint(Ink::Quiet, &layout.head(&bars.series[shown.clone()])), layout.rule()]);
        lines.extend(rows.iter().map(|row| layout.row(row, shown.clone())));
    }
    let key = flow(&layout.key(bars, &rows), "  ", width);
    lines.extend(key.iter().map(|line| page.paint(Ink::Quiet, line)));
    lines
}

/// The layout of the columns.
struct Layout<'a> {
    page: &'a PageStyle,
    name: usize,
    length: usize,
    /// The number of series beside each other, and their width: all of them,
    /// or one at a time.
    series: usize,
    bar: usize,
    /// The time of a full bar.
    whole: Days,
}

impl<'a> Layout<'a> {
    fn new(bars: &Bars, rows: &[&BarRow], width: usize, page: &'a PageStyle) -> Option<Self> {
        let whole = bars.series.iter().map(|(_, whole)| *whole).max_by_key(|whole| whole.decimal())?;
        let names = rows.iter().map(|row| columns(&name(&row.name, page))).max()?;
        let head = columns(labels::DAYS.in_lang(page.lang));
        let length = rows.iter().map(|row| columns(&length(row, page))).max()?.max(head);
        let longest = names.min(LONGEST_NAME).min(width / 3);
        // Room for names beside all series.
        let beside_all = width.checked_sub(length + 2 * GAP + bars.series.len() * (LEAST + GAP) - GAP);
        let name = longest.min(beside_all.filter(|room| *room >= SHORTEST_NAME).unwrap_or(longest));
        let room = width.checked_sub(name + length + 2 * GAP)?;
        let beside = |series: usize| (room + GAP) / series.max(1) - GAP.min((room + GAP) / series.max(1));
        let series = if beside(bars.series.len()) >= LEAST { bars.series.len() } else { 1 };
        let bar = beside(series).min(MOST);
        (bar >= LEAST / 2).then_some(Self { page, name, length, series, bar, whole })
    }

    fn head(&self, series: &[(Label, Days)]) -> String {
        let mut line = self.label("", labels::DAYS.in_lang(self.page.lang));
        for (label, days) in series {
            let (name, days_text) = (label.in_lang(self.page.lang), days.to_string());
            let end = self.at(*days).max(columns(name) + 1 + days_text.len());
            let filled = format!("{}{days_text}", pad(name, end - days_text.len()));
            line = format!("{line}{}{}", " ".repeat(GAP), pad(&cut(&filled, self.bar, ""), self.bar));
        }
        line.trim_end().to_owned()
    }

    fn rule(&self) -> String {
        let width = self.name + GAP + self.length + self.series * (GAP + self.bar);
        self.page.paint(Ink::Quiet, &self.page.line().to_string().repeat(width))
    }

    fn row(&self, row: &BarRow, shown: Range<usize>) -> String {
        let mut line = self.label(&name(&row.name, self.page), &length(row, self.page));
        for bar in row.bars.get(shown).unwrap_or(&row.bars) {
            line.push_str(&" ".repeat(GAP));
            let (text, width) = match bar {
                Some(bar) => self.bar(bar),
                None => self.absent(row),
            };
            line.push_str(&text);
            line.push_str(&" ".repeat(self.bar.saturating_sub(width)));
        }
        line.trim_end().to_owned()
    }

    /// The bar, and the number of columns it takes, including the space before
    /// it.
    fn bar(&self, bar: &Bar) -> (String, usize) {
        let start = self.at(bar.start).min(self.bar - 1);
        let end = self.at(bar.finish).max(start + 1);
        let sign = if is_moment(bar) { self.page.moment() } else { self.page.bar(bar.style) };
        let drawn = sign.to_string().repeat(end - start);
        (format!("{}{}", " ".repeat(start), self.page.paint(Ink::Bar(bar.style), &drawn)), end)
    }

    fn absent(&self, row: &BarRow) -> (String, usize) {
        let word = cut(row.absent.in_lang(self.page.lang), self.bar, "");
        (self.page.paint(Ink::Quiet, &word), columns(&word))
    }

    fn label(&self, name: &str, length: &str) -> String {
        let length = format!("{}{length}", " ".repeat(self.length.saturating_sub(columns(length))));
        format!("{}{}{length}", pad(&cut(name, self.name, self.page.ellipsis()), self.name), " ".repeat(GAP))
    }

    /// The meanings of the characters in use.
    fn key(&self, bars: &Bars, rows: &[&BarRow]) -> Vec<String> {
        let lang = self.page.lang;
        let drawn = || rows.iter().flat_map(|row| &row.bars).flatten();
        let joint = if lang == Lang::Chinese { "，" } else { ", " };
        // A series is named where a style occurs only in it.
        let of = |style: BarStyle| {
            let has = |series: usize| {
                rows.iter()
                    .filter_map(|row| row.bars.get(series)?.as_ref())
                    .any(|bar| !is_moment(bar) && bar.style == style)
            };
            let having: Vec<usize> = (0..bars.series.len()).filter(|series| has(*series)).collect();
            match having.as_slice() {
                [only] if bars.series.len() > 1 => Some(bars.series[*only].0.in_lang(lang)),
                _ => None,
            }
        };
        let meanings = [
            (BarStyle::Critical, Some(labels::KEY_CRITICAL)),
            (BarStyle::Waste, Some(labels::KEY_WASTE)),
            (BarStyle::Normal, Some(labels::KEY_FLOAT)),
            (BarStyle::Planned, None),
            (BarStyle::Whole, None),
            (BarStyle::Saved, Some(labels::KEY_SAVED)),
            (BarStyle::Added, Some(labels::KEY_ADDED)),
        ];
        let meanings =
            meanings.into_iter().filter(|(style, _)| drawn().any(|bar| !is_moment(bar) && bar.style == *style));
        let mut key: Vec<String> = meanings
            .filter_map(|(style, meaning)| {
                let words: Vec<&str> = of(style).into_iter().chain(meaning.map(|word| word.in_lang(lang))).collect();
                (!words.is_empty()).then(|| format!("{} {}", self.page.bar(style), words.join(joint)))
            })
            .collect();
        if drawn().any(is_moment) {
            key.push(format!("{} {}", self.page.moment(), labels::KEY_MOMENT.in_lang(lang)));
        }
        key
    }

    /// The column of a time, from 0 to the width of a bar.
    fn at(&self, time: Days) -> usize {
        let (time, whole) = (time.decimal(), self.whole.decimal());
        let scale = time.scale().max(whole.scale());
        let units = |number: crate::model::Decimal| {
            i128::from(number.mantissa()) * 10i128.pow(u32::from(scale - number.scale()))
        };
        let (time, whole) = (units(time), units(whole).max(1));
        let rounded = (time * self.bar as i128 * 2 + whole) / (whole * 2);
        usize::try_from(rounded).unwrap_or(0).min(self.bar)
    }
}

fn length(row: &BarRow, page: &PageStyle) -> String {
    page.signs(&words(&row.length, page.lang))
}

fn is_moment(bar: &Bar) -> bool {
    bar.start == bar.finish
}

fn name(name: &Text, page: &PageStyle) -> String {
    page.signs(&plain(name.in_lang(page.lang)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Time;
    use crate::report::Cell;

    fn days(count: i64) -> Days {
        Time::from_thousandths(count).in_days(Time::from_thousandths(1))
    }

    fn bars() -> Bars {
        let bar = |start, finish, style| Some(Bar { start: days(start), finish: days(finish), style });
        let row = |name: &str, length, bars| BarRow {
            name: Text::verbatim(name),
            length: Cell::Days(days(length)),
            bars,
            absent: labels::GONE,
        };
        Bars {
            title: Text::verbatim("t"),
            series: vec![(labels::TODAY, days(10)), (labels::REACHABLE, days(4))],
            rows: vec![
                row("街道初审盖章", 6, vec![bar(0, 6, BarStyle::Waste), None]),
                row("决定", 4, vec![bar(6, 10, BarStyle::Critical), bar(0, 4, BarStyle::Planned)]),
            ],
            glance: None,
        }
    }

    #[test]
    fn bars_share_one_scale() {
        let page = PageStyle { ascii: true, ..PageStyle::test(Lang::English, 60) };
        let lines = draw(&bars(), &[0, 1], 60, &page);
        assert_eq!(
            lines,
            [
                "              days  today            10  reachable 4",
                "------------------------------------------------------------",
                "街道初审盖章     6  xxxxxxxxxxx          removed",
                "决定             4             ########  ========",
                "# today, critical  x today, waste  = reachable",
            ]
            .map(String::from)
            .to_vec(),
            "{lines:#?}"
        );
    }

    #[test]
    fn a_long_name_is_cut_before_a_series_is_left_out() {
        let mut bars = bars();
        bars.rows[0].name = Text::verbatim("一表申报（登记、印章、发票、社保、公积金、开户）");
        bars.rows[0].length = Cell::Text(Text::verbatim("1 个工作日 → 4 小时"));
        let lines = draw(&bars, &[0, 1], 78, &PageStyle::test(Lang::Chinese, 78));
        assert!(lines[0].contains("现状") && lines[0].contains("可压缩至"), "{lines:#?}");
        assert!(lines[2].contains("印章、发…"), "{lines:#?}");
    }

    #[test]
    fn series_that_do_not_fit_beside_each_other_stand_below_each_other() {
        let mut bars = bars();
        bars.rows[0].name = Text::verbatim("Conservation Commission gives its opinion");
        bars.rows[0].length = Cell::Text(Text::verbatim("30 working days → 14 calendar days"));
        let lines = draw(&bars, &[0, 1], 78, &PageStyle::test(Lang::English, 78));
        let heads: Vec<_> = lines.iter().filter(|line| line.trim_start().starts_with("days  ")).collect();
        assert!(matches!(heads.as_slice(), [first, second] if first.contains("today") && second.contains("reachable")));
        assert!(lines[2].contains("░░") && lines[6].ends_with("removed"), "{lines:#?}");
        assert!(lines.iter().all(|line| columns(line) <= 78), "{lines:#?}");
    }

    #[test]
    fn what_takes_no_time_is_a_mark_and_a_cut_name_shows_it() {
        let mut bars = bars();
        let bar = Bar { start: days(10), finish: days(10), style: BarStyle::Critical };
        bars.rows.push(BarRow {
            name: Text::verbatim("一个名称非常非常非常长的环节开工"),
            length: Cell::Days(days(0)),
            bars: vec![Some(bar), None],
            absent: labels::GONE,
        });
        let page = PageStyle::test(Lang::Chinese, 60);
        let lines = draw(&bars, &[2], 60, &page);
        assert_eq!(lines[2].trim_end(), "一个名称非常非常非…      0                ▏  取消");
        assert_eq!(lines[3], "▏ 不占时间，或不足一日");
        let ascii = draw(&bars, &[2], 60, &PageStyle { ascii: true, ..page });
        assert!(ascii[2].contains('~') && ascii[2].contains('|'), "{ascii:#?}");
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        for width in 0..200 {
            for lang in [Lang::English, Lang::Chinese] {
                let lines = draw(&bars(), &[0, 1], width, &PageStyle::test(lang, width));
                assert!(lines.iter().all(|line| columns(line) <= width.max(1)), "{width} {lines:#?}");
            }
        }
    }
}
