//! The configuration of the repository that a run belongs to.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::say::commands;
use crate::cli::session::{Session, Trouble};
use crate::cli::workspace::project::Project;
use crate::cli::workspace::read;
use crate::config::{self, Config};
use crate::finding::Finding;
use crate::model::{Defect, Problem};
use crate::render::frame;
use crate::report::check::say as words;
use crate::source::Source;
use crate::text::say;

/// The code of errors in a configuration.
const INVALID_CONFIGURATION: &str = "invalid-configuration";

/// The flags that choose a configuration.
#[derive(Clone, Debug, Default, Args)]
pub(in crate::cli) struct ConfigArgs {
    #[arg(long, value_name = say!("FILE", "文件"), conflicts_with = "no_config")]
    #[arg(help = say!(
        "The configuration; else `reengineer.yaml` here or above",
        "配置文件；未指定时取当前或上级文件夹中的 reengineer.yaml"
    ))]
    config: Option<PathBuf>,

    #[arg(long, help = say!("Look for no configuration", "不读取配置文件"))]
    no_config: bool,
}

/// A configuration that was found and read.
pub(in crate::cli) struct Loaded {
    /// The project of the run.
    pub project: Project,
    /// Its content; `None` where there is none.
    pub config: Config,
    /// Its text, and the path that it was read from.
    pub source: Option<(Source, PathBuf)>,
    /// The folder that its paths are relative to.
    pub folder: PathBuf,
}

impl ConfigArgs {
    /// Returns whether a configuration is to be searched for.
    pub const fn is_sought(&self) -> bool {
        self.config.is_none() && !self.no_config
    }

    /// Finds the configuration and reads it; errors in it are shown.
    ///
    /// # Errors
    ///
    /// It is missing or not valid.
    pub fn load(&self, paths: &[PathBuf], session: &mut Session<'_, '_>) -> anyhow::Result<Loaded> {
        let project = Project::of(std::env::current_dir()?, paths);
        if let Some(overlooked) = project.overlooked.as_deref().filter(|_| self.config.is_none() && !self.no_config) {
            session.remark(&words::overlooked(&project.name(overlooked)));
        }
        let path = match (&self.config, self.no_config) {
            (Some(path), _) => Some(path.clone()),
            (None, true) => None,
            (None, false) => project.configuration.clone(),
        };
        let (config, source) = match &path {
            Some(path) => {
                let (config, source) = configuration(path, &project, session)?;
                (config, Some((source, path.clone())))
            }
            None => (Config::default(), None),
        };
        let above = path.as_deref().and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
        let folder = above.map_or_else(|| project.working.clone(), |folder| project.whole(folder));
        Ok(Loaded { project, config, source, folder })
    }
}

/// Reads the configuration in a file; an empty file is an empty configuration.
fn configuration(path: &Path, project: &Project, session: &mut Session<'_, '_>) -> Result<(Config, Source), Trouble> {
    let name = project.name(path);
    let bytes =
        read::bytes(path, session.links()).map_err(|error| Trouble::misused(commands::unreadable(&name, &error)))?;
    let read = match Source::read(&name, bytes) {
        Ok(source) => config::read(&source).map(|config| (config, source.clone())).map_err(|defects| (source, defects)),
        Err(unread) if matches!(&unread.defects[..], [Defect { problem: Problem::Empty, .. }]) => {
            Ok((Config::default(), unread.source))
        }
        Err(unread) => Err((unread.source, unread.defects)),
    };
    read.map_err(|(source, defects)| {
        for defect in &defects {
            let finding = Finding { code: INVALID_CONFIGURATION, ..Finding::from(defect) };
            let page = session.page;
            let shown = frame(&finding, &source, page.lang, session.err_color, page.width, page.ascii);
            session.say(&shown);
        }
        Trouble::misused(words::bad_configuration(&name))
    })
}
