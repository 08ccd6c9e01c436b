//! A graph and a plan as lines of text: lanes as columns of dots, right for
//! East Asian widths.

use super::cell::words;
use super::paint::Ink;
use super::safe::plain;
use super::wrap::{columns, cut, pad, wrap};
use crate::model::Days;
use crate::render::PageStyle;
use crate::render::picture::{tags, tie_reason};
use crate::report::diagram::{Diagram, DiagramNode, Mark, Plan, PlanRow};
use crate::report::{BarStyle, Side};
use crate::text::Lang;
use crate::text::labels;

/// The most lanes that are columns of dots; of more, the name is in the line.
const MOST_LANES: usize = 12;

/// The graph, one line for each step, with its predecessors below.
pub(in crate::render) fn graph(diagram: &Diagram, page: &PageStyle) -> Vec<String> {
    let drawn = Drawn { diagram, page };
    let mut lines = drawn.lanes();
    for at in order(diagram) {
        lines.extend(drawn.step(at));
    }
    lines
}

/// The steps in the order in which they start, removed ones last.
fn order(diagram: &Diagram) -> Vec<usize> {
    let mut order: Vec<usize> = (0..diagram.steps.len()).collect();
    let start = |at: &usize| diagram.steps[*at].span.map(|(start, finish)| (start.decimal(), finish.decimal()));
    order.sort_by(|one, other| match (start(one), start(other)) {
        (Some(one), Some(other)) => one.cmp(&other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    });
    order
}

struct Drawn<'a> {
    diagram: &'a Diagram,
    page: &'a PageStyle,
}

impl Drawn<'_> {
    fn has_columns(&self) -> bool {
        let lanes = self.diagram.lanes.len();
        lanes > 1 && lanes <= MOST_LANES && 2 * lanes + 30 <= self.page.width
    }

    /// The letter of a lane.
    fn letter(lane: usize) -> char {
        u8::try_from(lane).ok().map_or('?', |lane| char::from(b'A' + lane))
    }

    /// The names of the columns.
    fn lanes(&self) -> Vec<String> {
        if !self.has_columns() {
            return Vec::new();
        }
        let name = |(at, lane): (usize, &crate::text::Text)| {
            format!("{} {}", Self::letter(at), self.page.signs(&plain(lane.in_lang(self.page.lang))))
        };
        let names: Vec<String> = self.diagram.lanes.iter().enumerate().map(name).collect();
        let mut lines = super::wrap::flow(&names, "  ", self.page.width);
        let heads: String = (0..names.len()).map(|at| format!("{} ", Self::letter(at))).collect();
        lines.extend([String::new(), self.page.paint(Ink::Quiet, heads.trim_end())]);
        lines
    }

    fn step(&self, at: usize) -> Vec<String> {
        let (page, lang) = (self.page, self.page.lang);
        let step = &self.diagram.steps[at];
        let lead = self.dots(step);
        let mut said = vec![plain(step.name.in_lang(lang)), plain(step.length.in_lang(lang))];
        said.extend(step.span.map(|(from, to)| format!("{from}–{to}")));
        if !self.has_columns() {
            said.extend(self.diagram.lanes.get(step.lane).map(|lane| plain(lane.in_lang(lang))));
        }
        said.extend(step.notes.iter().map(|note| plain(note.in_lang(lang))));
        let tags = tags(step, lang).join(" · ");
        if !tags.is_empty() {
            said.push(format!("[{tags}]"));
        }
        let room = page.width.saturating_sub(columns(&lead) + 1).max(20);
        let blank = " ".repeat(columns(&lead));
        let mut lines: Vec<String> = Vec::new();
        for (nth, line) in wrap(&page.signs(&said.join("  ")), room).into_iter().enumerate() {
            let line = if nth == 0 && step.is_critical { page.paint(Ink::Title, &line) } else { line };
            lines.push(format!("{} {line}", if nth == 0 { &lead } else { &blank }));
        }
        for tie in self.diagram.ties.iter().filter(|tie| tie.to == at) {
            let from = plain(self.diagram.steps[tie.from].name.in_lang(lang));
            // Characters that are one column wide in every terminal.
            let arrow = if tie.is_critical { "<=" } else { "<-" };
            let said = page.signs(&format!("{from}: {}", tie_reason(tie, lang)));
            let said = if lang == Lang::Chinese { said.replacen(": ", "：", 1) } else { said };
            for (nth, line) in wrap(&said, room.saturating_sub(5).max(10)).into_iter().enumerate() {
                let sign = if nth == 0 { arrow } else { " " };
                lines.push(page.paint(Ink::Quiet, &format!("{blank}   {} {line}", pad(sign, 2))));
            }
        }
        lines
    }

    /// A dot in the column of the lane.
    fn dots(&self, step: &DiagramNode) -> String {
        // Characters that are one column wide in every terminal.
        let sign = match (step.mark, step.is_critical) {
            (Mark::Gone, _) => "x",
            (Mark::New, _) => "+",
            (Mark::Changed, _) => "~",
            (Mark::Kept, true) => "#",
            (Mark::Kept, false) => "o",
        };
        if !self.has_columns() {
            return pad(sign, 2);
        }
        let columns = (0..self.diagram.lanes.len()).map(|at| pad(if at == step.lane { sign } else { ":" }, 2));
        columns.collect::<String>().trim_end().to_owned()
    }
}

/// The plan: a bar for each step, with its float behind it.
pub(in crate::render) fn plan(plan: &Plan, page: &PageStyle) -> Vec<String> {
    const GAP: usize = 2;
    let lang = page.lang;
    let name = |row: &PlanRow| page.signs(&plain(row.name.in_lang(lang)));
    let span = |row: &PlanRow| match row.days {
        Some((first, last, _)) => format!("{first} {last}"),
        None => format!("{}–{}", row.start, row.finish),
    };
    let float = |row: &PlanRow| words(&row.float, lang);
    let widest = |of: &dyn Fn(&PlanRow) -> String| plan.rows.iter().map(|row| columns(&of(row))).max().unwrap_or(0);
    let names = widest(&name).min(page.width / 3);
    let floats = widest(&float).max(columns(labels::FLOAT.in_lang(lang)));
    let spans = widest(&|row| page.signs(&span(row)));
    // With little room, the bars show the times.
    let spans = if names + spans + floats + 3 * GAP + 12 > page.width { 0 } else { spans };
    let gaps = if spans == 0 { 2 * GAP } else { 3 * GAP };
    let room = page.width.saturating_sub(names + spans + floats + gaps).min(60);
    let whole = plan.rows.iter().map(|row| row.latest).chain([plan.whole]).max_by_key(|days| days.decimal());
    let lead = names + if spans == 0 { 0 } else { GAP + spans };
    let head = format!("{}  {}", " ".repeat(lead), labels::FLOAT.in_lang(lang));
    let mut lines = vec![page.paint(Ink::Quiet, &head)];
    for row in &plan.rows {
        let name = pad(&cut(&name(row), names, if page.ascii { "~" } else { "…" }), names);
        let span = page.signs(&span(row));
        let span = match spans {
            0 => String::new(),
            spans => format!("  {}{span}", " ".repeat(spans - columns(&span))),
        };
        let float = float(row);
        let float = format!("{}{float}", " ".repeat(floats - columns(&float)));
        let bar = whole.map_or_else(String::new, |whole| bar(row, whole, room, page.ascii));
        lines.push(format!("{name}{span}  {float}  {bar}").trim_end().to_owned());
    }
    lines
}

fn bar(row: &PlanRow, whole: Days, room: usize, ascii: bool) -> String {
    let number = |days: Days| days.decimal().mantissa() as f64 / 10f64.powi(i32::from(days.decimal().scale()));
    let whole = number(whole);
    if room < 8 || whole <= 0.0 {
        return String::new();
    }
    let at = |days: Days| (number(days) / whole * room as f64).round() as usize;
    let (start, finish, latest) = (at(row.start), at(row.finish), at(row.latest));
    let start = start.min(room - 1);
    let finish = finish.max(start + 1);
    let sign = match (row.style, ascii) {
        (BarStyle::Critical, false) => '█',
        (BarStyle::Critical, true) => '#',
        (BarStyle::Waste, false) => '▒',
        (BarStyle::Waste, true) => 'x',
        (_, false) => '▓',
        (_, true) => '=',
    };
    let behind = if ascii { '.' } else { '░' };
    let mut line = " ".repeat(start);
    line.extend(std::iter::repeat_n(sign, finish - start));
    line.extend(std::iter::repeat_n(behind, latest.saturating_sub(finish)));
    line
}

/// A plan as a table, without bars.
pub(in crate::render) fn plan_table(plan: &Plan, lang: Lang) -> (Vec<(String, Side)>, Vec<Vec<String>>) {
    let dated = plan.calendar.is_some();
    let (from, to) = if dated { (labels::FIRST_DAY, labels::LAST_DAY) } else { (labels::START, labels::FINISH) };
    let heads = [
        (labels::STEP, Side::Left),
        (labels::DAYS, Side::Right),
        (from, Side::Right),
        (to, Side::Right),
        (labels::FLOAT, Side::Right),
    ];
    let row = |row: &PlanRow| {
        let (from, to) = match row.days {
            Some((first, last, _)) => (first.to_string(), last.to_string()),
            None => (row.start.to_string(), row.finish.to_string()),
        };
        vec![row.name.in_lang(lang).to_owned(), words(&row.length, lang), from, to, words(&row.float, lang)]
    };
    let heads = heads.map(|(label, side)| (label.in_lang(lang).to_owned(), side));
    (heads.to_vec(), plan.rows.iter().map(row).collect())
}
