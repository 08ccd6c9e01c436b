//! The rows above a header: the title, and facts about the whole process.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::cells::grid::{Row, Value, half_width, one_line};
use super::columns::FACTS;
use super::heads::header::plain;
use super::{SheetProblem, Taken};
use crate::model::LeftOutCell;
use crate::source::CellAt;

/// A fact about the whole process, by its index in [`FACTS`].
#[derive(Debug)]
pub(super) struct Stated {
    pub nth: usize,
    pub text: String,
    pub at: CellAt,
}

fn known(name: &str) -> Option<usize> {
    static KNOWN: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
        let facts = FACTS.iter().enumerate();
        facts.flat_map(|(nth, fact)| fact.names().map(move |name| (plain(name), nth))).collect()
    });
    KNOWN.get(&plain(name)).copied()
}

/// Reads the rows above a header. Pairs of a known name and its value are
/// facts; the first row with a single text is the title, which names the
/// process where nothing else does.
pub(super) fn read<'s>(rows: impl Iterator<Item = &'s Row>, taken: &mut Taken) {
    let mut title: Option<(String, CellAt)> = None;
    for row in rows {
        let mut cells = row.cells.iter().peekable();
        while let Some(cell) = cells.next() {
            let at = taken.page.cell(row.number, cell.column);
            let text = one_line(cell.value.shown());
            if let Some((name, value)) = in_one_cell(&text) {
                state(taken, name, value, at);
                continue;
            }
            match known(&text) {
                Some(nth) => {
                    let Some(value) = cells.next_if(|next| known(next.value.shown()).is_none()) else { continue };
                    let at = taken.page.cell(row.number, value.column);
                    match &value.value {
                        Value::Text(text) | Value::Number(text) => state(taken, nth, text.clone(), at),
                        other => taken.fault(at, super::values::unfit(other)),
                    }
                }
                None if title.is_none() && row.cells.len() == 1 && taken.stated("name").is_none() => {
                    title = Some((text, at));
                }
                None => taken.left_out.push((at, LeftOutCell::Above(text))),
            }
        }
    }
    let Some((text, at)) = title else { return };
    match taken.stated("name") {
        None => state(taken, FACTS.iter().position(|fact| fact.key.0 == "name").expect("a name is a fact"), text, at),
        Some(_) => taken.left_out.push((at, LeftOutCell::Above(text))),
    }
}

/// `牵头部门：行政审批局` in one cell.
fn in_one_cell(text: &str) -> Option<(usize, String)> {
    let (name, value) = text.split_once([':', '：'])?;
    let value = value.trim();
    (!value.is_empty()).then_some((known(name)?, value.to_owned()))
}

/// The first statement of a fact counts; another one is refused unless it is
/// the same.
fn state(taken: &mut Taken, nth: usize, text: String, at: CellAt) {
    let text = match FACTS.get(nth) {
        // Free text keeps its lines.
        Some(fact) if fact.is_list || fact.key.0 == "note" => text,
        _ => one_line(&text),
    };
    match taken.facts.iter().find(|known| known.nth == nth) {
        None => taken.facts.push(Stated { nth, text, at }),
        Some(known) if half_width(&known.text) == half_width(&text) => {}
        Some(known) => {
            let first = known.text.clone();
            taken.fault(at, SheetProblem::OtherValue { first });
        }
    }
}
