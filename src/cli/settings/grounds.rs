//! The law and the calendar by which a definition is judged.
//!
//! A flag comes before the environment, that before the definition, that before
//! the configuration; else the names in the definition decide.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::calendars::{self, ChosenCalendar};
use super::configuration::Loaded;
use crate::analysis::{Dating, Start};
use crate::calendar::{Base, Calendar};
use crate::cli::environment::JURISDICTION;
use crate::cli::say::commands;
use crate::cli::session::{Session, Trouble};
use crate::model::{Jurisdiction, Process, Spelled, Switch};
use crate::text::say;

/// The flag that chooses the law.
#[derive(Clone, Debug, Default, Args)]
pub(in crate::cli) struct LawArg {
    #[arg(long, value_name = say!("LAW", "法域"))]
    #[arg(value_parser = PossibleValuesParser::new(["cn", "generic"]))]
    #[arg(help = say!("Which law applies; default: as the definition says", "适用的法域；未指定时依流程表"))]
    jurisdiction: Option<String>,
}

impl LawArg {
    /// The jurisdiction from the flag or the environment.
    ///
    /// # Errors
    ///
    /// A variable that names no jurisdiction.
    pub fn asked(&self, session: &Session<'_, '_>) -> Result<Option<Jurisdiction>, Trouble> {
        let of_variable = match session.jurisdiction.as_deref().filter(|value| !value.is_empty()) {
            None => None,
            Some(value) => Some(
                jurisdiction(value).ok_or_else(|| Trouble::misused(commands::no_jurisdiction(JURISDICTION, value)))?,
            ),
        };
        Ok(self.jurisdiction.as_deref().and_then(jurisdiction).or(of_variable))
    }
}

/// The flags that choose law and calendar.
#[derive(Clone, Debug, Default, Args)]
pub(in crate::cli) struct GroundArgs {
    #[command(flatten)]
    law: LawArg,

    #[command(flatten)]
    pub calendar: ChosenCalendar,
}

/// The grounds from all sources; reads each calendar once.
pub(in crate::cli) struct Grounds {
    /// From a flag or the environment.
    asked: Asked,
    /// From the configuration.
    configured: Asked,
    only: Vec<String>,
    limits_run_on: bool,
    start: Option<Start>,
    /// The project, for the names of files.
    root: crate::cli::workspace::project::Project,
    read: Mutex<BTreeMap<(&'static str, Vec<PathBuf>), Calendar>>,
}

#[derive(Clone, Debug, Default)]
struct Asked {
    jurisdiction: Option<Jurisdiction>,
    calendar: Vec<PathBuf>,
}

impl GroundArgs {
    /// Resolves flags, environment and configuration.
    ///
    /// # Errors
    ///
    /// A variable that names no jurisdiction; a calendar of a flag or of the
    /// configuration that cannot be read.
    pub fn resolve(
        &self,
        loaded: &Loaded,
        start: Option<Start>,
        session: &Session<'_, '_>,
    ) -> Result<Grounds, Trouble> {
        let jurisdiction = self.law.asked(session)?;
        let of_variable = session.calendar.iter().filter(|value| !value.is_empty()).map(PathBuf::from).collect();
        let calendar = if self.calendar.named().is_empty() { of_variable } else { self.calendar.named().to_vec() };
        let config = &loaded.config;
        let inside = |stated: &crate::config::Stated<String>| calendars::beside(&stated.value, &loaded.folder);
        let grounds = Grounds {
            asked: Asked { jurisdiction, calendar },
            configured: Asked {
                jurisdiction: config.jurisdiction.as_ref().map(|stated| stated.value),
                calendar: config.calendar.iter().map(inside).collect(),
            },
            only: config.only.iter().map(|stated| stated.value.clone()).collect(),
            limits_run_on: config.limits_run_on.as_ref().is_none_or(|stated| stated.value == Switch::On),
            start,
            root: loaded.project.clone(),
            read: Mutex::default(),
        };
        // An error in a setting for the whole run ends the run.
        grounds.calendar(&grounds.asked.calendar, Jurisdiction::Cn)?;
        // A configuration that names a missing file is invalid.
        let configured = grounds.calendar(&grounds.configured.calendar, Jurisdiction::Cn);
        configured.map_err(|trouble| Trouble::misused(trouble.message))?;
        Ok(grounds)
    }
}

impl Grounds {
    /// The law, start and calendar for a definition in `folder`.
    ///
    /// # Errors
    ///
    /// A calendar of the definition that cannot be read, with its place there.
    pub fn of(&self, process: &Process, folder: &Path) -> Result<Dating, Trouble> {
        let jurisdiction = self.jurisdiction(process);
        let own: Vec<PathBuf> = process.calendar().iter().map(|name| calendars::beside(name, folder)).collect();
        let named = [&self.asked.calendar, &own, &self.configured.calendar];
        let named = named.into_iter().find(|named| !named.is_empty()).unwrap_or(&own);
        let is_own = std::ptr::eq(named, &own);
        let calendar = self.calendar(named, jurisdiction).map_err(|trouble| match is_own {
            true => Trouble { message: commands::calendar_of(process.name(), &trouble.message), ..trouble },
            false => Trouble { place: None, ..trouble },
        });
        self.dating(calendar?, jurisdiction)
    }

    /// The law and calendar without a definition: China's by default.
    ///
    /// # Errors
    ///
    /// A calendar that cannot be read.
    pub fn without_definition(&self) -> Result<Dating, Trouble> {
        let named = if self.asked.calendar.is_empty() { &self.configured.calendar } else { &self.asked.calendar };
        let stated = self.stated_jurisdiction();
        let calendar = self.calendar(named, stated.unwrap_or(Jurisdiction::Cn))?;
        let by_base = if calendar.base() == Base::China { Jurisdiction::Cn } else { Jurisdiction::Generic };
        self.dating(calendar, stated.unwrap_or(by_base))
    }

    fn jurisdiction(&self, process: &Process) -> Jurisdiction {
        let stated = self.asked.jurisdiction.or(process.jurisdiction()).or(self.configured.jurisdiction);
        stated.unwrap_or_else(|| process.jurisdiction_by_names())
    }

    /// The jurisdiction that a flag, the environment or the configuration
    /// names.
    pub fn stated_jurisdiction(&self) -> Option<Jurisdiction> {
        self.asked.jurisdiction.or(self.configured.jurisdiction)
    }

    fn dating(&self, calendar: Calendar, jurisdiction: Jurisdiction) -> Result<Dating, Trouble> {
        Ok(Dating { calendar, start: self.start, jurisdiction, limits_run_on: self.limits_run_on })
    }

    fn calendar(&self, named: &[PathBuf], jurisdiction: Jurisdiction) -> Result<Calendar, Trouble> {
        let base = match jurisdiction {
            Jurisdiction::Cn => Base::China,
            Jurisdiction::Generic => Base::Weekdays,
        };
        let key = (base.name(), named.to_vec());
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = read.get(&key) {
            return Ok(known.clone());
        }
        let calendar = calendars::laid(named, base, &self.only, |path| self.root.name(path))?;
        read.insert(key, calendar.clone());
        Ok(calendar)
    }

    /// The files that are read for the whole run.
    pub fn files(&self) -> Vec<PathBuf> {
        let named = if self.asked.calendar.is_empty() { &self.configured.calendar } else { &self.asked.calendar };
        calendars::files(named)
    }
}

fn jurisdiction(name: &str) -> Option<Jurisdiction> {
    Jurisdiction::WORDS.iter().find(|word| word.english == name).map(|word| word.value)
}

/// The folder that a definition stands in, by the path that it was read from.
pub(in crate::cli) fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}
