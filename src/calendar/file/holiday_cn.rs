//! The layout of holiday-cn: `{"year": 2027, "papers": ["https://…"], "days":
//! [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}`, or a list of
//! such objects. Days of the December before belong to the year.

use std::collections::BTreeMap;

use serde_json::Value;

use super::error::FileError;
use super::json::Keys;
use super::marks::Marks;
use super::{CalendarLayout, Entry, Read, iso_date};

/// The days of each year; at least one of each.
pub(super) fn read(years: &[&Value], part: Option<&str>) -> Result<Read, FileError> {
    if let Some(part) = part {
        return Err(FileError::UnknownPart { part: part.to_owned(), known: Vec::new() });
    }
    let (mut entries, mut sources) = (Vec::new(), BTreeMap::new());
    for (at, value) in years.iter().enumerate() {
        let keys = Keys::of(CalendarLayout::HolidayCn, at, value);
        let year = keys.year("year")?;
        let papers = keys.texts("papers")?.unwrap_or_default();
        if sources.insert(year, papers).is_some() {
            return Err(FileError::RepeatedYear { year });
        }
        let days = keys.list("days")?;
        if days.is_empty() {
            return Err(FileError::Empty { year: Some(year) });
        }
        for (at, day) in days.iter().enumerate() {
            let keys = Keys::of(CalendarLayout::HolidayCn, at, day);
            let date = iso_date(keys.text("date")?)?;
            let before = date.month() == 12 && date.year() + 1 == year;
            if date.year() != year && !before {
                return Err(FileError::OutsideYear { date, year });
            }
            let (name, works) = (keys.text("name")?.to_owned(), !keys.flag("isOffDay")?);
            entries.push(Entry {
                first: date,
                last: date,
                works,
                name,
                year: Some(year),
                recurs: false,
                marks: Marks::default(),
            });
        }
    }
    Ok(Read { entries, sources })
}
