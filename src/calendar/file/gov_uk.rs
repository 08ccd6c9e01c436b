//! The bank holidays of gov.uk: an object of divisions, or one division alone,
//! `{"division": "scotland", "events": [{"title": "…", "date": "2027-01-01",
//! "notes": "", "bunting": true}]}`.

use serde_json::Value;

use super::error::FileError;
use super::json::Keys;
use super::marks::Marks;
use super::{CalendarLayout, Entry, Read, iso_date};

/// The events of a division; of the only one where none is named.
pub(super) fn read(divisions: &[&Value], part: Option<&str>) -> Result<Read, FileError> {
    let names: Vec<&str> = divisions
        .iter()
        .enumerate()
        .map(|(at, value)| Keys::of(CalendarLayout::GovUk, at, value).text("division"))
        .collect::<Result<_, _>>()?;
    let known = || names.iter().map(|name| (*name).to_owned()).collect();
    let at = match part {
        Some(part) => names
            .iter()
            .position(|name| *name == part)
            .ok_or_else(|| FileError::UnknownPart { part: part.to_owned(), known: known() })?,
        None if names.len() > 1 => return Err(FileError::Parts { known: known() }),
        None => 0,
    };
    let events = Keys::of(CalendarLayout::GovUk, at, divisions[at]).list("events")?;
    let entry = |(at, event): (usize, &Value)| {
        let keys = Keys::of(CalendarLayout::GovUk, at, event);
        let date = iso_date(keys.text("date")?)?;
        let (name, year) = (keys.text("title")?.to_owned(), Some(date.year()));
        Ok(Entry { first: date, last: date, works: false, name, year, recurs: false, marks: Marks::default() })
    };
    let entries = events.iter().enumerate().map(entry).collect::<Result<_, _>>()?;
    Ok(Read { entries, ..Read::default() })
}
