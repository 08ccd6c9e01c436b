//! The start, calendar, law and case of a process: the flags that several verbs
//! share.

use std::path::{Path, PathBuf};

use clap::Args;

use super::SettingArgs;
use super::configuration::ConfigArgs;
use super::grounds::{GroundArgs, Grounds};
use super::starts::ChosenStart;
use crate::cli::say::commands;
use crate::cli::session::{Session, Trouble};
use crate::text::say;

/// The flags that choose start, law, calendar and configuration.
#[derive(Debug, Args)]
pub(in crate::cli) struct DatingArgs {
    #[command(flatten)]
    start: ChosenStart,

    #[command(flatten)]
    ground: GroundArgs,

    #[command(flatten)]
    config: ConfigArgs,
}

impl DatingArgs {
    /// All files that a run reads: these and the calendars.
    ///
    /// # Errors
    /// Two of them are the standard input.
    pub fn read_beside(&self, files: impl IntoIterator<Item = PathBuf>) -> Result<Vec<PathBuf>, Trouble> {
        let files: Vec<PathBuf> = files.into_iter().collect();
        once_from_stdin(&files)?;
        Ok(files.into_iter().chain(self.ground.calendar.files()).collect())
    }

    /// The grounds, from flags, environment and configuration.
    ///
    /// # Errors
    ///
    /// A flag, a variable or a configuration that names something unknown.
    pub fn grounds(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Grounds> {
        Ok(self.ground.resolve(&self.config.load(&[], session)?, self.start.read()?, session)?)
    }

    /// The settings by which the same run judges what it shows.
    pub fn settings(&self) -> SettingArgs {
        SettingArgs::beside(self.config.clone(), self.ground.clone())
    }
}

/// # Errors
/// More than one of some files is the standard input.
pub(in crate::cli) fn once_from_stdin(files: &[PathBuf]) -> Result<(), Trouble> {
    match files.iter().filter(|file| *file == Path::new("-")).count() {
        0 | 1 => Ok(()),
        _ => Err(Trouble::misused(commands::stdin_twice())),
    }
}

/// The flag that chooses a case.
#[derive(Debug, Args)]
pub(in crate::cli) struct CaseArg {
    #[arg(long, value_name = say!("NAME", "名称"))]
    #[arg(help = say!("The case that is shown; default: the most frequent", "要显示的情形，默认为最常见的情形"))]
    case: Option<String>,
}

impl CaseArg {
    pub fn name(&self) -> Option<&str> {
        self.case.as_deref()
    }
}
