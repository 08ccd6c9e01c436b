//! Calendars as named on the command line and in files.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::calendar::{Base, Calendar, Layer, Selection};
use crate::cli::say::commands;
use crate::cli::session::Trouble;
use crate::cli::workspace::{links::Links, read};
use crate::model::Place;
use crate::report::say::calendar as words;
use crate::text::say;

/// The flag that chooses a calendar.
#[derive(Clone, Debug, Default, Args)]
pub(in crate::cli) struct ChosenCalendar {
    #[arg(long = "calendar", value_name = say!("CALENDAR", "日历"))]
    #[arg(help = say!(
        "china, weekdays, or a file laid over it: FILE, FILE#PART, FILE@MARK; repeatable",
        "中国大陆（china）、周一至周五（weekdays），或增补的文件（可加 #部分、@标记）；可重复"
    ))]
    names: Vec<PathBuf>,
}

impl ChosenCalendar {
    /// The names given by the flag.
    pub fn named(&self) -> &[PathBuf] {
        &self.names
    }

    /// The files among the names.
    pub fn files(&self) -> Vec<PathBuf> {
        files(&self.names)
    }
}

/// A named calendar: built in, or a file with the part of it to use.
enum Named {
    Base(Base),
    File(PathBuf, Selection),
}

impl Named {
    /// Splits `FILE#PART@MARK`, with several marks separated by `|`; a name
    /// that is an existing file as it stands is that file.
    fn of(name: &Path) -> Self {
        let whole = || Self::File(name.to_owned(), Selection::default());
        let Some(text) = name.to_str() else { return whole() };
        if let Some(base) = Base::named(text) {
            return Self::Base(base);
        }
        if name.exists() {
            return whole();
        }
        let (rest, only) = match text.rsplit_once('@') {
            Some((rest, marks)) => (rest, marks.split('|').map(str::to_owned).collect()),
            None => (text, Vec::new()),
        };
        let (file, part) = match rest.rsplit_once('#') {
            Some((file, part)) if !Path::new(rest).exists() => (file, Some(part.to_owned())),
            _ => (rest, None),
        };
        // A file that does not exist is reported under the name that was given.
        if Path::new(file).exists() { Self::File(file.into(), Selection { part, only }) } else { whole() }
    }
}

/// The path that a file names, relative to the folder of the file.
pub(in crate::cli) fn beside(name: &str, folder: &Path) -> PathBuf {
    if Base::named(name).is_some() { name.into() } else { folder.join(name) }
}

/// The files among the names.
pub(in crate::cli) fn files(names: &[PathBuf]) -> Vec<PathBuf> {
    let file = |name: &PathBuf| match Named::of(name) {
        Named::Base(_) => None,
        Named::File(path, _) => Some(path),
    };
    names.iter().filter_map(file).collect()
}

/// The named base, else `base`, with the files laid over it. Entries with the
/// marks `only` are days off in files for which no mark is named; `told` gives
/// the names of files in messages.
///
/// # Errors
///
/// Two bases; a file that cannot be read or is no calendar; calendars that
/// contradict each other. The place is that in a definition which names them.
pub(in crate::cli) fn laid(
    names: &[PathBuf],
    base: Base,
    only: &[String],
    name_of: impl Fn(&Path) -> String,
) -> Result<Calendar, Trouble> {
    let mut bases: Vec<Base> = Vec::new();
    let mut layers = Vec::new();
    for (nth, name) in names.iter().enumerate() {
        match Named::of(name) {
            Named::Base(base) => bases.push(base),
            Named::File(path, mut selection) => {
                let called = name_of(name);
                let bad = |message| Trouble { place: Some(named().item(nth)), ..Trouble::undone(message) };
                let bytes =
                    read::bytes(&path, Links::Inside).map_err(|error| bad(commands::unreadable(&called, &error)))?;
                if selection.only.is_empty() {
                    selection.only = only.to_vec();
                }
                let layer = Layer::parse(&called, &bytes, &selection);
                layers.push(layer.map_err(|error| bad(words::bad_file(&called, &error)))?);
            }
        }
    }
    bases.dedup();
    if let [one, other, ..] = bases.as_slice() {
        let message = commands::two_calendars(one.name(), other.name());
        return Err(Trouble { place: Some(named()), ..Trouble::misused(message) });
    }
    let base = bases.first().copied().unwrap_or(base);
    let bad = |message| Trouble { place: Some(named()), ..Trouble::undone(message) };
    Calendar::laid(base, &layers).map_err(|error| bad(words::bad_laying(&error)))
}

/// Where a definition names its calendars.
fn named() -> Place {
    Place::process().field("calendar")
}
