//! On which days do offices work, as the command line and files say it?

use std::path::{Path, PathBuf};

use clap::Args;

use super::session::Trouble;
use super::workspace::{links::Links, read};
use crate::calendar::{Base, Calendar, Layer, Selection};
use crate::words::{calendar as words, commands, say};

/// The calendar where none is named.
pub(super) const DEFAULT_CALENDAR: &str = "china";

/// The flag that chooses a calendar.
#[derive(Debug, Default, Args)]
pub(super) struct ChosenCalendar {
    #[arg(long = "calendar", value_name = say!("CALENDAR", "日历"))]
    #[arg(help = say!(
        "china, weekdays, or a file laid over it: FILE, FILE#PART, FILE@MARK; repeatable",
        "china、weekdays，或增补的文件（可加 #部分、@标记）；可重复"
    ))]
    names: Vec<PathBuf>,
}

/// A calendar that is named: built in, or a file and what is taken of it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Named {
    Base(Base),
    File(PathBuf, Selection),
}

impl Named {
    /// Takes `FILE#PART@MARK` apart; what is a file as it stands is that file.
    fn of(name: &Path) -> Self {
        let Some(text) = name.to_str() else { return Self::File(name.to_owned(), Selection::default()) };
        if let Some(base) = Base::named(text) {
            return Self::Base(base);
        }
        let whole = |selection| Self::File(name.to_owned(), selection);
        if name.exists() {
            return whole(Selection::default());
        }
        let (rest, marks) = match text.rsplit_once('@') {
            Some((rest, marks)) => (rest, marks.split('|').map(str::to_owned).collect()),
            None => (text, Vec::new()),
        };
        let (file, part) = match (Path::new(rest).exists(), rest.rsplit_once('#')) {
            (false, Some((file, part))) => (file, Some(part.to_owned())),
            _ => (rest, None),
        };
        match Path::new(file).exists() {
            true => Self::File(file.into(), Selection { part, only: marks }),
            // It is missed under the name that was given.
            false => whole(Selection::default()),
        }
    }
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
        let file = |name: &PathBuf| match Named::of(name) {
            Named::Base(_) => None,
            Named::File(path, _) => Some(path),
        };
        self.names.iter().filter_map(file).collect()
    }

    /// The base that is named, else China's, with the files laid over it.
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
        let mut bases: Vec<Base> = Vec::new();
        let mut files = Vec::new();
        for name in &self.names {
            match Named::of(name) {
                Named::Base(base) => bases.push(base),
                Named::File(path, selection) => {
                    let called = told(name);
                    let bytes = read::bytes(&path, Links::Inside)
                        .map_err(|error| Trouble::undone(commands::unreadable(&called, &error)))?;
                    let file = Layer::parse(&called, &bytes, &selection)
                        .map_err(|error| Trouble::undone(words::bad_file(&called, &error)))?;
                    files.push(file);
                }
            }
        }
        bases.dedup();
        if let [one, other, ..] = bases.as_slice() {
            return Err(Trouble::misused(commands::two_calendars(one.name(), other.name())));
        }
        let base = bases.first().copied().unwrap_or(Base::China);
        Calendar::laid(base, &files).map_err(|error| Trouble::undone(words::bad_laying(&error)))
    }
}

/// Whether a calendar is one that the program knows, and no file.
pub(super) fn is_built_in(name: &Path) -> bool {
    matches!(Named::of(name), Named::Base(_))
}
