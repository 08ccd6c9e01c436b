//! What one year's notice, or one file's year, says.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::error::CalendarError;

/// A notice: where it is written, and the days it names. They lie in its year
/// and in the December before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Notice {
    pub(super) sources: Vec<String>,
    pub(super) days: BTreeMap<Date, NamedDay>,
}

/// One named day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamedDay {
    pub(super) works: bool,
    pub(super) name: Cow<'static, str>,
}

impl Notice {
    /// Adds a day. A second naming that agrees is fine, and the first name
    /// stays: two holidays may meet on one day.
    pub(super) fn name(&mut self, date: Date, day: NamedDay) -> Result<(), CalendarError> {
        let named = self.days.entry(date).or_insert_with(|| day.clone());
        if named.works == day.works { Ok(()) } else { Err(CalendarError::Contradiction { date }) }
    }
}

impl NamedDay {
    /// From a name out of a file: one line, no control characters.
    pub(super) fn from_file(works: bool, name: &str) -> Self {
        let name: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        Self { works, name: Cow::Owned(name.trim().to_owned()) }
    }
}
