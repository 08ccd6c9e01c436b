//! On which days do offices work, as the command line says it?

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::session::Trouble;
use crate::calendar::Calendar;
use crate::words::{commands, deadline, say};

/// The calendar where none is named.
pub(super) const DEFAULT_CALENDAR: &str = "china";

/// The flag that chooses a calendar.
#[derive(Debug, Default, Args)]
pub(super) struct ChosenCalendar {
    #[arg(long = "calendar", value_name = say!("CALENDAR", "日历"))]
    #[arg(help = say!(
        "china, weekdays, or a file (holiday-cn JSON or iCalendar), which adds to China's calendar; repeatable",
        "china、weekdays，或在中国日历上增补的文件（holiday-cn 的 JSON，或 iCalendar）；可重复"
    ))]
    names: Vec<PathBuf>,
}

impl ChosenCalendar {
    /// What a flag names.
    pub fn named(&self) -> &[PathBuf] {
        &self.names
    }

    /// The same, with what a configuration names where no flag names any.
    pub fn or(&self, configured: Vec<PathBuf>) -> Self {
        Self { names: if self.names.is_empty() { configured } else { self.names.clone() } }
    }

    /// The files among the names.
    pub fn files(&self) -> Vec<PathBuf> {
        self.names.iter().filter(|name| built_in(name).is_none()).cloned().collect()
    }

    /// China's calendar, or the one that is named; files add to it in the
    /// order given.
    ///
    /// # Errors
    /// A file that cannot be read or is no calendar.
    pub fn read(&self) -> Result<Calendar, Trouble> {
        self.read_as(|path| path.to_string_lossy().into_owned())
    }

    /// The same, with files called what `told` says.
    ///
    /// # Errors
    /// As for [`ChosenCalendar::read`].
    pub fn read_as(&self, told: impl Fn(&Path) -> String) -> Result<Calendar, Trouble> {
        let mut bases: Vec<&PathBuf> = self.names.iter().filter(|name| is_built_in(name)).collect();
        bases.dedup();
        if let [one, other, ..] = bases.as_slice() {
            let [one, other] = [one, other].map(|name| name.to_string_lossy());
            return Err(Trouble::misused(commands::two_calendars(&one, &other)));
        }
        let base = bases.first().and_then(|name| built_in(name)).unwrap_or_else(Calendar::china);
        self.files().iter().try_fold(base, |calendar, path| {
            let name = told(path);
            let text =
                fs::read_to_string(path).map_err(|error| Trouble::undone(commands::unreadable(&name, &error)))?;
            let is_ics = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ics"));
            let further = if is_ics { Calendar::from_ics(&text) } else { Calendar::from_json(&text) };
            further
                .map(|further| calendar.with(further))
                .map_err(|error| Trouble::undone(deadline::bad_calendar(&name, &error)))
        })
    }
}

/// Whether a calendar is one that the program knows, and no file.
pub(super) fn is_built_in(name: &Path) -> bool {
    built_in(name).is_some()
}

fn built_in(name: &Path) -> Option<Calendar> {
    match name.to_str()? {
        DEFAULT_CALENDAR => Some(Calendar::china()),
        "weekdays" => Some(Calendar::weekdays()),
        _ => None,
    }
}
