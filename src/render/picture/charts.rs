//! From bars and plans to charts along an axis of days.

use jiff::ToSpan;
use jiff::civil::Date;

use super::say;
use crate::draw::Look;
use crate::draw::chart::{Chart, ChartRow, Stretch, mark_text, marks};
use crate::model::Days;
use crate::render::lines::cell::words;
use crate::render::lines::safe::plain;
use crate::report::diagram::{Plan, PlanRow};
use crate::report::{BarStyle, Bars};
use crate::text::Lang;
use crate::text::labels;
use crate::text::labels::Label;

/// The width of an axis.
const AXIS: f64 = 560.0;
/// The least width of a day; and the greatest width of the axis.
const DAY: (f64, f64) = (4.0, 1600.0);

/// Days as a length on an axis.
fn number(days: Days) -> f64 {
    let decimal = days.decimal();
    decimal.mantissa() as f64 / 10f64.powi(i32::from(decimal.scale()))
}

const fn look_of_bar(style: BarStyle) -> Look {
    match style {
        BarStyle::Critical | BarStyle::Added => Look::BarCritical,
        BarStyle::Waste => Look::BarWaste,
        BarStyle::Normal | BarStyle::Whole => Look::Bar,
        BarStyle::Saved => Look::BarWaste,
        BarStyle::Planned => Look::Planned,
    }
}

/// The meaning of a bar; `None` where the name of its series says it.
fn label_of_bar(style: BarStyle) -> Option<Label> {
    match style {
        BarStyle::Critical => Some(labels::KEY_CRITICAL),
        BarStyle::Waste => Some(labels::KEY_WASTE),
        BarStyle::Normal => Some(labels::KEY_FLOAT),
        BarStyle::Saved => Some(labels::KEY_SAVED),
        BarStyle::Added => Some(labels::KEY_ADDED),
        BarStyle::Whole | BarStyle::Planned => None,
    }
}

const STYLES: [BarStyle; 7] = [
    BarStyle::Critical,
    BarStyle::Waste,
    BarStyle::Normal,
    BarStyle::Whole,
    BarStyle::Saved,
    BarStyle::Added,
    BarStyle::Planned,
];

pub(super) fn of_bars(bars: &Bars, lang: Lang) -> Chart {
    let whole = bars.series.iter().map(|(_, whole)| number(*whole)).fold(0.0, f64::max);
    let several = bars.series.len() > 1;
    let row = |row: &crate::report::BarRow| {
        let name = plain(row.name.in_lang(lang));
        let figure = words(&row.length, lang);
        let mut title = vec![name.clone(), figure.clone()];
        for ((series, _), bar) in bars.series.iter().zip(&row.bars) {
            let said = match bar {
                Some(bar) => plain(say::span(&bar.start.to_string(), &bar.finish.to_string()).in_lang(lang)),
                None => row.absent.in_lang(lang).to_owned(),
            };
            title.push(format!("{} {said}", series.in_lang(lang)));
        }
        let stretch = |bar: &Option<crate::report::Bar>| {
            let bar = bar.iter();
            bar.map(|bar| Stretch { from: number(bar.start), to: number(bar.finish), look: look_of_bar(bar.style) })
                .collect()
        };
        let absent = |(at, bar): (usize, &Option<crate::report::Bar>)| {
            (bar.is_none() && at < bars.series.len()).then(|| row.absent.in_lang(lang).to_owned())
        };
        ChartRow {
            name,
            figure,
            title: title.join(" · "),
            lines: row.bars.iter().map(stretch).collect(),
            absent: row.bars.iter().enumerate().map(absent).collect(),
        }
    };
    let drawn =
        |style: BarStyle| bars.rows.iter().flat_map(|row| row.bars.iter().flatten()).any(|bar| bar.style == style);
    let joint = if lang == Lang::English { ", " } else { "，" };
    let key = STYLES.into_iter().filter(|style| drawn(*style)).map(|style| {
        let series = match style {
            BarStyle::Planned => Some(labels::REACHABLE),
            BarStyle::Saved | BarStyle::Added => None,
            BarStyle::Whole => bars.series.first().map(|(label, _)| *label),
            _ => bars.series.first().filter(|_| several).map(|(label, _)| *label),
        };
        let words: Vec<&str> = series.into_iter().chain(label_of_bar(style)).map(|label| label.in_lang(lang)).collect();
        (look_of_bar(style), words.join(joint))
    });
    Chart {
        whole,
        ticks: marks(whole, 10).into_iter().map(|mark| (mark, mark_text(mark))).collect(),
        shades: Vec::new(),
        key: key.collect(),
        rows: bars.rows.iter().map(row).collect(),
        room: AXIS,
        within: None,
    }
}

pub(super) fn of_plan(plan: &Plan, lang: Lang) -> Chart {
    let days = plan.calendar.as_ref();
    let latest = plan.rows.iter().map(|row| number(row.latest)).fold(number(plan.whole), f64::max);
    let whole = days.map_or(latest, |days| days.off.len() as f64);
    let on_axis = |date: Date| days.map_or(0.0, |days| f64::from(between(days.first, date)));
    let row = |row: &PlanRow| {
        let name = plain(row.name.in_lang(lang));
        let figure = words(&row.length, lang);
        let (from, to, latest) = match row.days.filter(|_| days.is_some()) {
            // A day is drawn from its morning to its evening.
            Some((first, last, latest)) => (on_axis(first), on_axis(last) + 1.0, on_axis(latest) + 1.0),
            None => (number(row.start), number(row.finish), number(row.latest)),
        };
        let span = match row.days {
            Some((first, last, _)) => format!("{first} – {last}"),
            None => plain(say::span(&row.start.to_string(), &row.finish.to_string()).in_lang(lang)),
        };
        let float = format!("{} {}", labels::FLOAT.in_lang(lang), words(&row.float, lang));
        let mut line = Vec::new();
        if latest > to {
            line.push(Stretch { from: to, to: latest, look: Look::Float });
        }
        line.push(Stretch { from, to, look: look_of_bar(row.style) });
        ChartRow {
            title: [name.clone(), figure.clone(), span, float].join(" · "),
            name,
            figure,
            lines: vec![line],
            absent: Vec::new(),
        }
    };
    let rows: Vec<ChartRow> = plan.rows.iter().map(row).collect();
    let occurs = |look: Look| rows.iter().flat_map(|row| row.lines.iter().flatten()).any(|bar| bar.look == look);
    let mut key: Vec<(Look, String)> = [
        (Look::BarCritical, labels::KEY_CRITICAL),
        (Look::BarWaste, labels::KEY_WASTE),
        (Look::Bar, labels::KEY_FLOAT),
        (Look::Float, say::FLOAT),
    ]
    .into_iter()
    .filter(|(look, _)| occurs(*look))
    .map(|(look, label)| (look, label.in_lang(lang).to_owned()))
    .collect();
    let shades = days.map(|days| stretches_off(&days.off)).unwrap_or_default();
    if !shades.is_empty() {
        key.push((Look::DayOff, say::DAY_OFF.in_lang(lang).to_owned()));
    }
    let ticks = match days {
        Some(days) => day_marks(days.first, days.off.len()),
        None => marks(whole, 10).into_iter().map(|mark| (mark, mark_text(mark))).collect(),
    };
    let room = if days.is_some() { (whole * 14.0).clamp(AXIS, DAY.1.max(whole * DAY.0)) } else { AXIS };
    Chart { whole, ticks, shades, rows, key, room, within: None }
}

fn between(first: Date, date: Date) -> i32 {
    first.until(date).map_or(0, |span| span.get_days())
}

/// Consecutive days off as one stretch.
fn stretches_off(off: &[bool]) -> Vec<(f64, f64)> {
    let mut stretches: Vec<(f64, f64)> = Vec::new();
    for (at, _) in off.iter().enumerate().filter(|(_, off)| **off) {
        let at = at as f64;
        match stretches.last_mut().filter(|(_, to)| *to == at) {
            Some((_, to)) => *to = at + 1.0,
            None => stretches.push((at, at + 1.0)),
        }
    }
    stretches
}

/// The marks: every Monday of a short time, the first of every month of a
/// longer one.
fn day_marks(first: Date, days: usize) -> Vec<(f64, String)> {
    const WEEKS: usize = 80;
    let mut marks = vec![(0.0, first.to_string())];
    for at in 1..days {
        let Ok(date) = first.checked_add((at as i64).days()) else { break };
        let wanted = if days <= WEEKS { date.weekday() == jiff::civil::Weekday::Monday } else { date.day() == 1 };
        if wanted {
            let text = if days <= WEEKS { format!("{:02}-{:02}", date.month(), date.day()) } else { date.to_string() };
            marks.push((at as f64, text));
        }
    }
    marks
}
