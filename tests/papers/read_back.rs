//! The contents of a page, a document and a workbook, as a reader finds them.

use std::io::{Cursor, Read};

use calamine::{Data, Reader as _, Xlsx};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

/// A table: the cells of each row, the head first.
pub type Table = Vec<Vec<String>>;

/// The tables of a page in its first language, each with the title above it.
pub fn of_page(page: &str) -> Vec<(String, Table)> {
    let first = page.split("</main>").next().unwrap();
    let mut tables = Vec::new();
    let mut title = String::new();
    let mut rest = first;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(inner) = rest.strip_prefix("<h2") {
            title = text(&inner[..inner.find("</h2>").unwrap()]);
        } else if let Some(inner) = rest.strip_prefix("<table") {
            let inner = &inner[..inner.find("</table>").unwrap()];
            let row = |row: &str| {
                let cells = row.split("<t").skip(1).filter(|cell| cell.starts_with(['h', 'd']));
                cells.map(|cell| text(&cell[..cell.find("</t").unwrap_or(cell.len())])).collect::<Vec<_>>()
            };
            tables.push((title.clone(), inner.split("<tr>").skip(1).map(row).collect()));
        }
        rest = &rest[1..];
    }
    tables
}

/// Words without tags, and with what escapes stand for.
fn text(html: &str) -> String {
    let mut out = String::new();
    // What comes before the first tag ends is one that has begun.
    let mut inside = true;
    for character in html.chars() {
        match character {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => out.push(character),
            _ => {}
        }
    }
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(out, |out, (from, to)| out.replace(from, to))
}

/// A part of an archive.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The tables of a Word document, each with the heading above it. Pictures are
/// no tables.
pub fn of_document(bytes: &[u8]) -> Vec<(String, Table)> {
    let xml = part(bytes, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    let mut tables: Vec<(String, Table)> = Vec::new();
    let (mut heading, mut is_heading, mut in_table, mut in_words, mut in_picture) =
        (String::new(), false, false, false, 0);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(tag) => match tag.name().as_ref() {
                "mc:AlternateContent" => in_picture += 1,
                "w:tbl" => {
                    tables.push((heading.clone(), Vec::new()));
                    in_table = true;
                }
                "w:tr" => tables.last_mut().unwrap().1.push(Vec::new()),
                "w:tc" => tables.last_mut().unwrap().1.last_mut().unwrap().push(String::new()),
                "w:t" => in_words = true,
                _ => {}
            },
            Event::Empty(tag) if tag.name().as_ref() == "w:pStyle" => {
                let style = tag.attributes().next().unwrap().unwrap().value.into_owned();
                is_heading = style == "Heading1";
                if is_heading {
                    heading.clear();
                }
            }
            Event::End(tag) => match tag.name().as_ref() {
                "mc:AlternateContent" => in_picture -= 1,
                "w:tbl" => in_table = false,
                "w:t" => in_words = false,
                _ => {}
            },
            event @ (Event::Text(_) | Event::GeneralRef(_)) if in_words && in_picture == 0 => {
                let words = match &event {
                    Event::Text(words) => words.to_string(),
                    Event::GeneralRef(of) => meant(of),
                    _ => String::new(),
                };
                if in_table {
                    tables.last_mut().unwrap().1.last_mut().unwrap().last_mut().unwrap().push_str(&words);
                } else if is_heading {
                    heading.push_str(&words);
                }
            }
            _ => {}
        }
    }
    tables
}

/// The character that a reference stands for.
fn meant(of: &BytesRef<'_>) -> String {
    let name = match of.resolve_char_ref().unwrap() {
        Some(character) => return character.to_string(),
        None => of.to_string(),
    };
    [("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("amp", "&")]
        .into_iter()
        .find_map(|(known, character)| (known == name).then(|| character.to_owned()))
        .unwrap_or_else(|| panic!("{name}"))
}

/// The sheets of a workbook, numbers as numbers.
pub fn of_workbook(bytes: Vec<u8>) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    names
        .into_iter()
        .map(|name| {
            let rows = book.worksheet_range(&name).unwrap().rows().map(<[Data]>::to_vec).collect();
            (name, rows)
        })
        .collect()
}

/// Every text between tags, and whether it is XML at all.
pub fn well_formed(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut texts = Vec::new();
    let mut depth = 0i32;
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(tag) => {
                depth += 1;
                tag.attributes().for_each(|attribute| drop(attribute.unwrap()));
            }
            Event::Empty(tag) => tag.attributes().for_each(|attribute| drop(attribute.unwrap())),
            Event::End(_) => depth -= 1,
            Event::Text(text) => texts.push(text.to_string()),
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    texts
}
