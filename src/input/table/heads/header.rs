//! Finds the header of a table, and the meaning of each column.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use strsim::osa_distance;

use super::layouts::{self, Layout};
use super::units::{Suffix, unit};
use crate::input::table::SheetChoice;
use crate::input::table::cells::bounds::LONGEST_HEADING;
use crate::input::table::cells::grid::{Row, Sheet, Value, half_width, is_han, one_line};
use crate::input::table::columns::{COLUMNS, ColumnKind, SheetColumn};

/// The rows in which a header is searched for.
const FIRST_ROWS: usize = 200;
/// The most further rows of a header.
const MOST_BELOW: usize = 2;

/// The header of a table of steps.
#[derive(Debug)]
pub(in crate::input::table) struct Header {
    /// The numbers of its first and its last row.
    pub rows: (u32, u32),
    /// Its columns, from the left.
    pub columns: Vec<Heading>,
    /// The known layout that it belongs to.
    pub layout: Option<&'static Layout>,
}

/// The heading of a column.
#[derive(Clone, Debug)]
pub(in crate::input::table) struct Heading {
    /// The column of the sheet, from 1.
    pub column: u32,
    /// Its row.
    pub row: u32,
    /// Its text on one line; empty where there is none.
    pub text: String,
    /// Its meaning.
    pub meaning: Meaning,
    /// The unit of a bare number below it, where the heading names one.
    pub unit: Option<Suffix>,
}

/// The meaning of a heading.
#[derive(Clone, Copy, Debug)]
pub(in crate::input::table) enum Meaning {
    /// A column of the table, by its index in [`COLUMNS`].
    Known(usize),
    /// The same meaning as the heading in this column.
    Second(u32),
    /// A likely misspelling of this heading.
    Nearly(&'static str),
    Unknown,
    /// Left out on request.
    Unwanted,
}

/// A heading for comparison: half-width, in lower case, without spaces,
/// brackets and signs.
pub(in crate::input::table) fn plain(text: &str) -> String {
    let text = half_width(text).to_lowercase();
    let text = text.split_once(['(', '[']).map_or(&*text, |(before, _)| before);
    let kept: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    kept.trim_matches(['*', ':', '.', '※', '★']).to_owned()
}

/// The column that a heading names, by its index in [`COLUMNS`].
pub(in crate::input::table) fn known(text: &str) -> Option<usize> {
    static KNOWN: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
        let columns = COLUMNS.iter().enumerate();
        columns.flat_map(|(nth, column)| column.headings().map(move |heading| (plain(heading), nth))).collect()
    });
    let wanted = plain(text);
    let is = |name: &str| KNOWN.get(name).copied();
    // Both languages side by side, or a unit behind a slash.
    is(&wanted).or_else(|| wanted.split_once('/').and_then(|(one, other)| is(one).or_else(|| is(other))))
}

/// Returns whether a heading is that of one of these columns.
pub(in crate::input::table) fn names(text: &str, keys: &[&str]) -> bool {
    known(text).and_then(|nth| COLUMNS.get(nth)).is_some_and(|column| keys.contains(&column.key))
}

/// The number of headings in the best row of a table; 0 where it has no header.
pub(in crate::input::table) fn known_headings(rows: &[Row]) -> usize {
    rows.iter().take(FIRST_ROWS).filter_map(|row| weigh(row, &SheetChoice::default())).max().unwrap_or(0)
}

/// The number of headings of columns in a row; `None` where it is not a header.
fn weigh(row: &Row, choice: &SheetChoice) -> Option<usize> {
    // Hundreds of rows are weighed: misspellings are ignored here.
    let known: Vec<&'static SheetColumn> = labels(row)
        .filter_map(|(_, text)| match exactly(text, choice) {
            Some(Meaning::Known(nth)) => COLUMNS.get(nth),
            _ => None,
        })
        .collect();
    let has = |wanted: &str| known.iter().any(|column| column.key == wanted);
    let telling = ["days", "min", "max", "promised", "statutory", "limit", "department", "after", "number"];
    (has("name") && telling.into_iter().any(has)).then_some(known.len())
}

/// The texts of a row that may be headings, by column.
fn labels(row: &Row) -> impl Iterator<Item = (u32, &str)> {
    // A long text across thousands of columns is not a heading.
    let texts = row.cells.iter().filter_map(|cell| Some((cell.column, cell.value.text()?)));
    texts.filter(|(_, text)| text.len() <= LONGEST_HEADING)
}

/// The header of a sheet, if it has one.
pub(in crate::input::table) fn find(sheet: &Sheet, choice: &SheetChoice) -> Option<Header> {
    let layout = sheet.rows.iter().take(FIRST_ROWS).find_map(|row| Some((layouts::of(row)?, row)));
    let of_layout = layout.map(|(layout, row)| with_layout(choice, layout, row));
    let choice = of_layout.as_ref().unwrap_or(choice);
    let layout = layout.map(|(layout, _)| layout);
    let first = sheet.rows.iter().take(FIRST_ROWS).position(|row| weigh(row, choice).is_some())?;
    let top = sheet.rows.get(first)?;
    // The parts of each heading, together with those above it.
    let mut parts: BTreeMap<u32, (u32, Vec<String>)> = BTreeMap::new();
    if let Some(above) = first.checked_sub(1).and_then(|nth| sheet.rows.get(nth)).filter(|above| groups(sheet, above)) {
        spread(sheet, above, &mut parts, true);
    }
    spread(sheet, top, &mut parts, false);
    let mut last = top.number;
    for below in sheet.rows.iter().skip(first + 1).take(MOST_BELOW) {
        if below.number == last + 1 && layout.is_some_and(|layout| layout.goes_on_in(below)) {
            last = below.number;
            continue;
        }
        if below.number != last + 1 || !continues(sheet, top, below, choice) {
            break;
        }
        last = below.number;
        for (column, text) in labels(below) {
            let heading = parts.entry(column).or_insert((below.number, left_of(top, column).into_iter().collect()));
            heading.0 = below.number;
            heading.1.push(text.to_owned());
        }
    }
    // Cells below no heading are not ignored silently.
    for row in sheet.rows.iter().filter(|row| row.number > last) {
        for cell in row.cells.iter().filter(|cell| !parts.contains_key(&cell.column)).collect::<Vec<_>>() {
            parts.insert(cell.column, (last, vec![String::new()]));
        }
    }
    let mut seen: HashMap<usize, u32> = HashMap::new();
    let heading = |(column, (row, parts)): (u32, (u32, Vec<String>))| {
        let meaning = match together(&parts, choice) {
            Meaning::Known(nth) => match seen.get(&nth) {
                Some(first) => Meaning::Second(*first),
                None => {
                    seen.insert(nth, column);
                    Meaning::Known(nth)
                }
            },
            other => other,
        };
        let unit = parts.iter().rev().find_map(|part| unit(part));
        let text = one_line(&parts.join(" / "));
        Heading { column, row, meaning, unit, text: layout.map_or(text.clone(), |layout| layout.name(&text)) }
    };
    let columns = parts.into_iter().map(heading).collect();
    Some(Header { rows: (top.number, last), columns, layout })
}

/// The choice with the headings of a known layout behind those requested.
fn with_layout(choice: &SheetChoice, layout: &Layout, row: &Row) -> SheetChoice {
    let meanings = labels(row).filter_map(|(_, text)| Some((text.to_owned(), layout.meaning(text)?.to_owned())));
    let columns = choice.columns.iter().cloned().chain(meanings).collect();
    SheetChoice { columns, ..choice.clone() }
}

/// Returns whether a row above the header only groups its columns: a merged
/// area covers some but not all of them.
fn groups(sheet: &Sheet, above: &Row) -> bool {
    above.cells.len() > 1 && wide(sheet, above.number).next().is_some()
}

/// The merged areas of a row that have several columns.
fn wide(sheet: &Sheet, row: u32) -> impl Iterator<Item = (u32, u32)> {
    let of_row = sheet.merges.iter().filter(move |merge| merge.rows.0 <= row && row <= merge.rows.1);
    of_row.map(|merge| merge.columns).filter(|(first, last)| first < last)
}

/// Puts the texts of a row over the columns that they stand above.
fn spread(sheet: &Sheet, row: &Row, parts: &mut BTreeMap<u32, (u32, Vec<String>)>, only_wide: bool) {
    for (column, text) in labels(row) {
        let merged = wide(sheet, row.number).find(|(first, _)| *first == column);
        if only_wide && merged.is_none() {
            continue;
        }
        let (first, last) = merged.unwrap_or((column, column));
        for column in first..=last.min(crate::input::table::cells::bounds::MOST_COLUMNS) {
            let heading = parts.entry(column).or_insert((row.number, Vec::new()));
            heading.0 = row.number;
            heading.1.push(text.to_owned());
        }
    }
}

/// Returns whether a row continues the header above it: it names no step and
/// has no number, and some cell in it is a heading.
fn continues(sheet: &Sheet, top: &Row, below: &Row, choice: &SheetChoice) -> bool {
    let is_key = |column: u32, keys: &[&str]| {
        let text = top.cell(column).and_then(|cell| cell.value.text()).unwrap_or_default();
        matches!(meaning(text, choice), Meaning::Known(nth) if COLUMNS.get(nth).is_some_and(|known| keys.contains(&known.key)))
    };
    if below.cells.is_empty() || below.cells.iter().any(|cell| is_key(cell.column, &["name", "number"])) {
        return false;
    }
    let is_under_wide = |column: u32| wide(sheet, top.number).any(|(first, last)| first <= column && column <= last);
    below.cells.iter().all(|cell| matches!(cell.value, Value::Text(_)))
        && labels(below).any(|(column, text)| {
            is_under_wide(column)
                || matches!(meaning(text, choice), Meaning::Known(_))
                || left_of(top, column).is_some_and(|above| known(&format!("{above}{text}")).is_some())
        })
}

/// The heading in a column or the nearest one to its left, where the cells
/// between are empty.
fn left_of(top: &Row, column: u32) -> Option<String> {
    let before = top.cells.iter().rev().find(|cell| cell.column <= column)?;
    before.value.text().map(str::to_owned)
}

/// The meaning of the parts of a heading together, from the top.
fn together(parts: &[String], choice: &SheetChoice) -> Meaning {
    let [above @ .., last] = parts else { return Meaning::Unknown };
    let Some(parent) = above.last() else { return meaning(last, choice) };
    if plain(last).is_empty() {
        return meaning(parent, choice);
    }
    // Without the unit in brackets behind either.
    let (above, below) = (plain(parent), plain(last));
    for combined in [format!("{above}{below}"), format!("{below}{above}")] {
        if let Some(nth) = known(&combined) {
            return Meaning::Known(nth);
        }
    }
    let kind = |nth: usize| COLUMNS.get(nth).map(|column| column.kind);
    match (known(parent), meaning(last, choice)) {
        // `Papers` over `Name` is not the name of a step.
        (Some(nth), Meaning::Known(_)) if !matches!(kind(nth), Some(ColumnKind::Duration | ColumnKind::Limit)) => {
            Meaning::Unknown
        }
        (Some(nth), Meaning::Unknown) if unit(&format!("({last})")).is_some() => Meaning::Known(nth),
        (_, meaning) => meaning,
    }
}

/// The meaning of a heading by itself.
fn meaning(text: &str, choice: &SheetChoice) -> Meaning {
    let or_nearly = || nearly(&plain(text)).map_or(Meaning::Unknown, Meaning::Nearly);
    exactly(text, choice).unwrap_or_else(or_nearly)
}

/// The meaning of a correctly spelled heading.
fn exactly(text: &str, choice: &SheetChoice) -> Option<Meaning> {
    let is = |heading: &str| plain(heading) == plain(text);
    match choice.columns.iter().find(|(heading, _)| is(heading)) {
        Some((_, key)) => {
            let column = COLUMNS.iter().position(|column| column.key == *key);
            Some(column.map_or(Meaning::Unwanted, Meaning::Known))
        }
        None => known(text).map(Meaning::Known),
    }
}

/// A known heading that differs by one slip.
fn nearly(wanted: &str) -> Option<&'static str> {
    static HEADINGS: LazyLock<Vec<(&str, String)>> = LazyLock::new(|| {
        let headings = COLUMNS.iter().flat_map(SheetColumn::headings);
        headings.map(|heading| (heading, plain(heading))).collect()
    });
    let length = wanted.chars().count();
    let most = match wanted.chars().any(is_han) {
        true if length >= 4 => 1,
        false if length >= 8 => 2,
        false if length >= 5 => 1,
        _ => return None,
    };
    let far = |(heading, plain): &(&'static str, String)| (osa_distance(plain, wanted), *heading);
    let near = HEADINGS.iter().map(far).filter(|(far, _)| *far <= most).min_by_key(|(far, _)| *far);
    near.map(|(_, heading)| heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_compared_without_what_stands_around_them() {
        for text in [
            "办理时限",
            " 办 理\n时 限 ",
            "办理时限（工作日）",
            "*办理时限",
            "办理时限：",
            "办理时限/Days",
            "Days (wd)",
        ] {
            assert_eq!(known(text).map(|nth| COLUMNS[nth].key), Some("days"), "{text}");
        }
        assert_eq!(known("联系电话"), None);
    }

    #[test]
    fn a_slip_in_a_heading_is_no_unknown_column() {
        for (text, meant) in [("前置换节", "前置环节"), ("承办部们", "承办部门"), ("Departement", "Department")]
        {
            assert!(
                matches!(meaning(text, &SheetChoice::default()), Meaning::Nearly(found) if found == meant),
                "{text}"
            );
        }
        for text in ["联系电话", "办理地点", "Phone", "责任人"] {
            assert!(matches!(meaning(text, &SheetChoice::default()), Meaning::Unknown), "{text}");
        }
    }
}
