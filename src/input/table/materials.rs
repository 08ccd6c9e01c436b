//! A sheet of materials beside that of the steps.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::cells::grid::{Row, Sheet, Value, one_line};
use super::columns::{ColumnKind, MATERIALS};
use super::heads::header::plain;
use super::references::Names;
use super::spelt::{Inner, Spelt};
use super::{SheetProblem, Taken, values, words};
use crate::input::print::Vocabulary;
use crate::model::{KeyGroup, LeftOutCell, MaterialSource};
use crate::source::CellAt;

/// The rows in which the header of a sheet of materials is searched for.
const FIRST_ROWS: usize = 20;

/// A row of a sheet of materials.
#[derive(Debug)]
pub(super) struct MaterialRow {
    name: String,
    at: CellAt,
    /// The cells, by their index in [`MATERIALS`].
    cells: Vec<(usize, Value, CellAt)>,
    comments: Vec<String>,
}

/// The declaration of a material.
pub(super) struct Spelling {
    pub name: String,
    pub at: CellAt,
    pub keys: Vec<Inner>,
    pub comments: Vec<String>,
}

impl Spelling {
    /// Returns whether it has nothing but a name.
    pub fn is_bare(&self) -> bool {
        self.keys.is_empty() && self.comments.is_empty()
    }
}

fn known(text: &str) -> Option<usize> {
    static KNOWN: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
        let columns = MATERIALS.iter().enumerate();
        columns.flat_map(|(nth, column)| column.headings().map(move |heading| (plain(heading), nth))).collect()
    });
    KNOWN.get(&plain(text)).copied()
}

/// The columns of a header of materials, from the left, each with its meaning
/// if it has one. It has a column of names, and that or another is one that only
/// materials have.
fn header(row: &Row) -> Option<Vec<(u32, String, Option<usize>)>> {
    let texts = row.cells.iter().filter_map(|cell| Some((cell.column, one_line(cell.value.text()?))));
    let columns: Vec<(u32, String, Option<usize>)> = texts
        .map(|(column, text)| {
            let meaning = known(&text);
            (column, text, meaning)
        })
        .collect();
    let has = |wanted: &str| {
        columns.iter().any(|(.., nth)| nth.and_then(|nth| MATERIALS.get(nth)).is_some_and(|known| known.key == wanted))
    };
    let of_steps = ["days", "department", "after", "kind", "actor", "promised", "statutory"];
    let is_of_steps = columns.iter().any(|(_, text, _)| super::heads::header::names(text, &of_steps));
    let own = ["copies", "original", "source", "held_by", "certificate", "available_after"];
    let names_material = columns
        .iter()
        .any(|(_, text, meaning)| meaning.is_some() && ["material", "材料名称"].contains(&plain(text).as_str()));
    (has("name") && (names_material || own.into_iter().any(has)) && !is_of_steps).then_some(columns)
}

/// Reads a sheet of materials; returns false where it is none.
pub(super) fn read(sheet: &Sheet, taken: &mut Taken) -> bool {
    let found = sheet.rows.iter().take(FIRST_ROWS).find_map(|row| Some((row.number, header(row)?)));
    let Some((top, columns)) = found else { return false };
    let mut others = vec![0; columns.len()];
    for row in sheet.rows.iter().filter(|row| row.number > top) {
        let mut material = MaterialRow {
            name: String::new(),
            at: taken.page.cell(row.number, 1),
            cells: Vec::new(),
            comments: Vec::new(),
        };
        for ((column, heading, meaning), others) in columns.iter().zip(&mut others) {
            let Some(cell) = row.cell(*column) else { continue };
            let at = taken.page.cell(row.number, *column);
            match meaning.and_then(|nth| Some((nth, MATERIALS.get(nth)?))) {
                Some((_, known)) if known.key == "name" => {
                    match values::text(&cell.value) {
                        Ok(text) => (material.name, material.at) = (one_line(text), at),
                        Err(problem) => taken.fault(at, problem),
                    };
                }
                Some((nth, _)) => material.cells.push((nth, cell.value.clone(), at)),
                None if is_number(heading) => {}
                None => {
                    *others += 1;
                    material.comments.push(format!("{heading}: {}", one_line(cell.value.shown())));
                }
            }
        }
        if material.name.is_empty() {
            let text = row.cells.first().map(|cell| one_line(cell.value.shown())).unwrap_or_default();
            let is_numbered = row.cells.iter().all(|cell| cell.value.shown().bytes().all(|byte| byte.is_ascii_digit()));
            if !is_numbered {
                taken.left_out.push((taken.page.cell(row.number, 1), LeftOutCell::Remark(text)));
            }
            continue;
        }
        taken.materials.push(material);
    }
    for ((column, heading, _), cells) in columns.iter().zip(others).filter(|(_, cells)| *cells > 0) {
        let at = taken.page.cell(top, *column);
        taken.left_out.push((at, LeftOutCell::Column { heading: heading.clone(), cells }));
    }
    true
}

/// Returns whether a column only numbers the rows.
fn is_number(heading: &str) -> bool {
    super::heads::header::names(heading, &["number"])
}

/// The source of a material; the inner `None` is a word without a counterpart
/// in the format: issued by an authority, of which it is unknown whether the
/// office can fetch it.
fn source(value: &Value, words: Vocabulary) -> Result<Option<Option<Spelt>>, SheetProblem> {
    let text = one_line(values::text(value)?);
    Ok(match text.as_str() {
        "" | "-" | "—" | "/" => None,
        "申请人自备" | "自备" | "申请人提供" => {
            Some(Some(Spelt::word(words.word(MaterialSource::Applicant))))
        }
        "数据共享" | "共享获取" | "部门共享" => Some(Some(Spelt::word(words.word(MaterialSource::Shared)))),
        "政府部门核发" | "部门核发" | "其他" => Some(None),
        other => Some(Some(Spelt::line(other))),
    })
}

impl MaterialRow {
    /// The declaration of the material; faulty cells are reported.
    pub fn spelt(&self, names: &Names, taken: &mut Taken) -> Spelling {
        let table_words = taken.vocabulary;
        let mut keys = Vec::new();
        let mut comments = self.comments.clone();
        for (nth, value, at) in &self.cells {
            let Some(column) = MATERIALS.get(*nth) else { continue };
            let mut is_known = true;
            let read = match column.kind {
                ColumnKind::Figure(units) => values::figure(value, units),
                ColumnKind::Flag => values::flag(value, table_words),
                ColumnKind::Text => values::long(value),
                ColumnKind::Step => names.one(value, 0).map(|step| {
                    is_known = step.as_ref().is_none_or(|(_, is_known)| *is_known);
                    step.map(|(step, _)| Spelt::line(&step))
                }),
                ColumnKind::Word(_) => match source(value, table_words) {
                    Ok(Some(Some(said))) => Ok(Some(said)),
                    Ok(Some(None)) => {
                        comments.push(format!("{}: {}", table_words.heading(column), one_line(value.shown())));
                        taken.left_out.push((*at, LeftOutCell::Beyond(one_line(value.shown()))));
                        Ok(None)
                    }
                    Ok(None) => Ok(None),
                    Err(problem) => Err(problem),
                },
                _ => values::line(value),
            };
            match read {
                Ok(Some(value)) => {
                    let is_fit = is_known && values::is_fit(column.kind, &value) && !matches!(value, Spelt::Lines(_));
                    keys.push(Inner { key: table_words.key(KeyGroup::Material, column.key), value, at: *at, is_fit });
                }
                Ok(None) => {}
                Err(problem) => taken.fault(*at, problem),
            }
        }
        keys.sort_by_key(|inner| words::place(KeyGroup::Material, inner.key));
        Spelling { name: self.name.clone(), at: self.at, keys, comments }
    }
}
