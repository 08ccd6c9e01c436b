//! Writes the definition equivalent to a table, with the cell that each line
//! comes from.

use super::actors::{self, Who};
use super::cells::grid::{Value, one_line};
use super::columns::{COLUMNS, ColumnKind};
use super::heads::head;
use super::limits::Limits;
use super::references::Names;
use super::rows::StepRow;
use super::spelt::{Inner, Lead, Spelt};
use super::values::{self, Read};
use super::{SheetProblem, Taken};
use crate::input::print::Vocabulary;
use crate::input::print::order;
use crate::model::{KeyGroup, LeftOutCell};
use crate::source::CellAt;

/// A text and the cells of its lines.
pub(super) struct Lines {
    pub words: Vocabulary,
    pub text: String,
    pub cells: Vec<CellAt>,
}

impl Lines {
    pub fn line(&mut self, at: CellAt, parts: &[&str]) {
        parts.iter().for_each(|part| self.text.push_str(part));
        self.text.push('\n');
        self.cells.push(at);
    }

    pub fn comment(&mut self, at: CellAt, indent: &str, text: &str) {
        let text = one_line(text);
        let shown: String =
            text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
        self.line(at, &[indent, "# ", &shown]);
    }
}

impl Lines {
    /// Adds a key and its value, with this indentation; `margin` stands before
    /// the first line.
    pub fn value(&mut self, at: CellAt, margin: &str, key: &str, value: &Spelt) {
        value.lay(margin, margin.len(), Lead::Key(key), &mut |parts, own| self.line(own.unwrap_or(at), parts));
    }
}

/// A value of a step, with the rank of its key in the format's order.
struct Part {
    order: usize,
    key: &'static str,
    value: Spelt,
    at: CellAt,
}

/// Returns whether a definition has a place for a column.
fn is_held(key: &str) -> bool {
    let outer = key.split_once('.').map_or(key, |(outer, _)| outer);
    matches!(key, "number" | "stage" | "min" | "max" | "statutory" | "promised" | "because" | "basis")
        || order(KeyGroup::Step, outer).is_some()
}

/// Writes the definition of what was taken from the sheets; `title` names a
/// process that has no name in them.
pub(super) fn write(taken: &mut Taken, title: &str, from: &str, words: Vocabulary) -> Lines {
    let mut lines = Lines { words, text: String::new(), cells: Vec::new() };
    let first = taken.steps[0].at;
    lines.comment(first, "", from);
    head::facts(taken, title, first, &mut lines);
    unheld(taken, words);
    let names = Names::new(&taken.steps);
    let materials = std::mem::take(&mut taken.materials);
    let declared: Vec<_> = materials.iter().map(|material| material.spelt(&names, taken)).collect();
    let steps = std::mem::take(&mut taken.steps);
    let mut written = Vec::with_capacity(steps.len());
    let mut stage: Option<String> = None;
    for (nth, step) in steps.iter().enumerate() {
        let mut comments = step.comments.clone();
        let parts = parts(step, nth, &steps, &names, taken, &mut comments);
        let own = step.get("stage").map(|cell| one_line(cell.value.shown()));
        if let Some(own) = own
            && stage.as_ref() != Some(&own)
        {
            comments.insert(0, own.clone());
            stage = Some(own);
        }
        written.push((step.at, comments, parts));
    }
    head::materials(&steps, &declared, &mut lines);
    lines.line(first, &[words.key(KeyGroup::Process, "steps"), ":"]);
    for (at, comments, parts) in written {
        for comment in comments {
            lines.comment(at, "  ", &comment);
        }
        let mut margin = "  - ";
        for Part { key, value, at, .. } in parts {
            lines.value(at, margin, words.key(KeyGroup::Step, key), &value);
            margin = "    ";
        }
    }
    taken.steps = steps;
    lines
}

/// Reports each column once whose cells become comments.
fn unheld(taken: &mut Taken, words: Vocabulary) {
    let mut columns: Vec<(usize, CellAt, usize)> = Vec::new();
    for cell in taken.steps.iter().flat_map(|step| &step.cells) {
        match columns.iter_mut().find(|(nth, ..)| *nth == cell.nth) {
            Some((.., cells)) => *cells += 1,
            None => columns.push((cell.nth, cell.at, 1)),
        }
    }
    for (nth, at, cells) in columns {
        if let Some(column) = COLUMNS.get(nth).filter(|column| !is_held(column.key)) {
            let heading = words.heading(column).to_owned();
            taken.left_out.push((at, LeftOutCell::Column { heading, cells }));
        }
    }
}

/// The keys of a step, in the order of the format. A faulty cell is reported,
/// and replaced by a harmless value.
fn parts(
    step: &StepRow,
    nth: usize,
    steps: &[StepRow],
    names: &Names,
    taken: &mut Taken,
    comments: &mut Vec<String>,
) -> Vec<Part> {
    let words = taken.vocabulary;
    let mut parts: Vec<Part> = Vec::new();
    let mut put = |key: &'static str, value: Spelt, at: CellAt| {
        let order = order(KeyGroup::Step, key).expect("a key of a step");
        parts.push(Part { order, key, value, at });
    };
    let mut limits = Limits::default();
    let mut inside: Vec<(&'static str, Inner)> = Vec::new();
    let mut seen: Option<usize> = None;
    for cell in &step.cells {
        // Further rows of one column are read with the first.
        if seen.replace(cell.nth) == Some(cell.nth) {
            continue;
        }
        let Some(column) = COLUMNS.get(cell.nth) else { continue };
        if !is_held(column.key) {
            comments.push(format!("{}: {}", words.heading(column), one_line(cell.value.shown())));
            continue;
        }
        // Where a table has one column for all who do something, the applicant
        // stands among the departments.
        if column.key == "department"
            && step.get("actor").is_none()
            && let Some(party) = actors::party(&cell.value)
        {
            put("actor", Spelt::word(words.word(party)), cell.at);
            continue;
        }
        let all: Vec<&Value> = step.all(column.key).map(|cell| &cell.value).collect();
        let read: Read = match column.kind {
            ColumnKind::Number | ColumnKind::Stage | ColumnKind::OfAfter => continue,
            ColumnKind::Limit => limits.take(column.key, cell),
            ColumnKind::Duration if matches!(column.key, "days" | "min" | "max") => {
                limits.take_days(column.key, cell, words)
            }
            ColumnKind::Duration => values::duration(&cell.value, cell.unit, false, words),
            ColumnKind::Word(_) if column.key == "actor" => match actors::actor(&cell.value, words) {
                Ok(Who::Said(actor)) => Ok(Some(actor)),
                Ok(Who::Silent) => Ok(None),
                Ok(Who::Role(role)) => {
                    let heading = taken.heading(step.sheet, cell.at.column).unwrap_or(words.heading(column));
                    comments.push(format!("{heading}: {role}"));
                    taken.left_out.push((cell.at, LeftOutCell::Role(role)));
                    Ok(None)
                }
                Err(problem) => Err(problem),
            },
            ColumnKind::Line | ColumnKind::Word(_) => values::line(&cell.value),
            ColumnKind::Text => long(&all),
            ColumnKind::Figure(units) => values::figure(&cell.value, units),
            ColumnKind::List => {
                values::list(&all, column.key == "law").map(|items| items.map(|items| list(column.key, &items)))
            }
            ColumnKind::Materials => values::list(&all, false).map(|items| {
                items.map(|items| Spelt::List(items.iter().map(|item| values::spelt_material(item, words)).collect()))
            }),
            ColumnKind::Steps => after(step, &all, nth, steps, names, words),
            ColumnKind::Step => names.one(&cell.value, step.sheet).map(|step| step.map(|(step, _)| Spelt::line(&step))),
            ColumnKind::Permits => values::list(&all, false)
                .map(|items| items.filter(|items| !items.is_empty()).map(|items| values::spelt_permits(&items, words))),
            ColumnKind::Flag => values::flag(&cell.value, words),
        };
        match (read, column.key.split_once('.')) {
            (Ok(Some(value)), Some((outer, key))) => {
                let (key, is_fit) = (words.within(outer, key), values::is_fit(column.kind, &value));
                inside.push((outer, Inner { key, value, at: cell.at, is_fit }));
            }
            (Ok(value), _) => value.into_iter().for_each(|value| put(column.key, value, cell.at)),
            (Err(problem), _) => taken.fault(cell.at, problem),
        }
    }
    if let Some(Some(id)) = names.ids.get(nth).filter(|_| step.get("id").is_none()) {
        put("id", Spelt::line(id), step.at);
    }
    if step.get("name").is_none() {
        // Reported already; a unique name keeps the rest apart.
        put("name", Spelt::line(&format!("\u{fffd}{nth}")), step.at);
    }
    let (bounds, rework): (Vec<_>, Vec<_>) = inside.into_iter().partition(|(outer, _)| *outer == "limit");
    if let Some((_, first)) = rework.first() {
        let at = first.at;
        put("rework", Spelt::of_cells(rework.into_iter().map(|(_, inner)| inner).collect()), at);
    }
    let bounds = bounds.into_iter().map(|(_, inner)| inner).collect();
    comments.extend(limits.put(step, taken, bounds, &mut put));
    parts.sort_by_key(|part| part.order);
    parts
}

/// A single item by itself where that is how it is written.
fn list(key: &str, items: &[String]) -> Spelt {
    match items {
        [one] if key == "item" => Spelt::line(one),
        items => Spelt::texts(items),
    }
}

/// Free text of several rows.
fn long(values: &[&Value]) -> Read {
    let mut texts = Vec::new();
    for value in values {
        texts.extend(values::long(value)?);
    }
    match texts.as_slice() {
        [] | [_] => Ok(texts.pop()),
        _ => {
            let joined: Vec<String> = values.iter().map(|value| value.shown().to_owned()).collect();
            Ok(Some(Spelt::text(&joined.join("\n"))))
        }
    }
}

/// The predecessors of a step, with the reason that its row gives for them.
fn after(step: &StepRow, all: &[&Value], nth: usize, steps: &[StepRow], names: &Names, words: Vocabulary) -> Read {
    let text = |key: &str| -> Result<Option<String>, SheetProblem> {
        let Some(cell) = step.get(key) else { return Ok(None) };
        let text = one_line(values::text(&cell.value)?);
        Ok((!super::lists::is_blank(&text)).then_some(text))
    };
    let (because, basis) = (text("because")?, text("basis")?);
    let mut entries: Option<Vec<Spelt>> = None;
    for value in all {
        let Some(found) = names.after(value, nth, steps)? else { continue };
        let entries = entries.get_or_insert_default();
        for entry in found {
            let (entry, odd) = entry.with(because.as_deref(), basis.as_deref());
            entries.push(entry.spelt(odd.as_deref(), words));
        }
    }
    Ok(entries.map(Spelt::List))
}
