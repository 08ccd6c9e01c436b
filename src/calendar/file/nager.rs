//! The public holidays of Nager.Date, version 3: a list of
//! `{"date": "2027-01-01", "localName": "…", "countryCode": "GB", "global":
//! false, "counties": ["GB-SCT"], "types": ["Public"]}`.

use std::collections::BTreeSet;

use serde_json::Value;

use super::error::FileError;
use super::json::Keys;
use super::marks::Marks;
use super::{CalendarLayout, Entry, Read, iso_date};

/// The holidays of a country, or of one of its counties.
pub(super) fn read(list: &[Value], part: Option<&str>) -> Result<Read, FileError> {
    let mut parts: BTreeSet<String> = BTreeSet::new();
    let mut countries: BTreeSet<String> = BTreeSet::new();
    let mut entries = Vec::new();
    for (at, value) in list.iter().enumerate() {
        let keys = Keys::of(CalendarLayout::Nager, at, value);
        let date = iso_date(keys.text("date")?)?;
        let name = keys.text("localName").or_else(|_| keys.text("name"))?.to_owned();
        let country = keys.text("countryCode")?.to_owned();
        let counties = keys.texts("counties")?.filter(|_| !keys.flag("global").unwrap_or(false));
        let marks = Marks { categories: keys.texts("types")?.unwrap_or_default(), ..Marks::default() };
        parts.extend(counties.iter().flatten().cloned());
        countries.insert(country.clone());
        let holds = match (&counties, part) {
            (_, Some(part)) if part == country => counties.is_none(),
            (Some(counties), Some(part)) => counties.iter().any(|county| county == part),
            (None, Some(part)) => part.split('-').next() == Some(country.as_str()),
            (_, None) => true,
        };
        if holds {
            let year = Some(date.year());
            entries.push(Entry { first: date, last: date, works: false, name, year, recurs: false, marks });
        }
    }
    if countries.len() > 1 || !parts.is_empty() {
        parts.extend(countries);
    }
    match part {
        Some(part) if !parts.contains(part) => {
            Err(FileError::UnknownPart { part: part.to_owned(), known: parts.into_iter().collect() })
        }
        None if !parts.is_empty() => Err(FileError::Parts { known: parts.into_iter().collect() }),
        _ => Ok(Read { entries, ..Read::default() }),
    }
}
