//! The settings of an earlier revision: its configuration, its baseline, and
//! the definitions that they judged.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::cli::session::Trouble;
use crate::cli::settings::Settings;
use crate::cli::workspace::excluded::Excluded;
use crate::cli::workspace::extent::Extent;
use crate::cli::workspace::git::Revision;
use crate::cli::workspace::project::CONFIGURATION;
use crate::config::Config;
use crate::judgement::Baseline;
use crate::report::check::say;

/// The configuration of that revision.
#[derive(Debug)]
pub(in crate::cli) struct Past {
    /// Its content; `None` where there was none.
    pub config: Config,
    /// The folder that its paths are relative to.
    folder: PathBuf,
    /// Whether there was one.
    pub is_there: bool,
    /// Its name, if another one is in force today.
    pub changed: Option<String>,
}

impl Past {
    /// The configuration that a flag names, as it was then; else the nearest
    /// one in the revision, whichever is nearest today.
    ///
    /// # Errors
    ///
    /// Content that git does not have.
    pub fn find(revision: &Revision, settings: &Settings) -> Result<Self, Trouble> {
        let named = settings.source.as_ref().map(|(_, path)| path.clone());
        let path = if settings.is_sought { nearest(revision, settings) } else { named.clone() };
        let nothing =
            Self { config: Config::default(), folder: settings.folder.clone(), is_there: false, changed: None };
        let Some((path, inside)) = path.and_then(|path| Some((path.clone(), revision.repository().inside(&path)?)))
        else {
            return Ok(nothing);
        };
        let Some(version) = revision.content(&inside)? else {
            return Ok(nothing);
        };
        let is_here = named.and_then(|named| revision.repository().inside(&named)).as_ref() == Some(&inside);
        let now = settings.source.as_ref().filter(|_| is_here).map(|(source, _)| source.text());
        let text = String::from_utf8_lossy(&version.bytes).into_owned();
        let is_other = Some(text.trim_start_matches('\u{feff}')) != now;
        let folder = path.parent().map_or_else(|| settings.folder.clone(), Path::to_owned);
        let config = settings.earlier(version.bytes, &folder);
        let changed = is_other.then(|| settings.project.name(&path));
        Ok(Self { config, folder, is_there: true, changed })
    }

    /// The files judged then: those named today, by the patterns of then.
    ///
    /// # Errors
    ///
    /// An invalid pattern.
    pub fn extent(&self, revision: &Revision, paths: &[PathBuf], settings: &Settings) -> Result<Extent, Trouble> {
        let listed = |config: &Config| -> Vec<PathBuf> {
            config.paths.iter().map(|stated| PathBuf::from(&stated.value)).collect()
        };
        let (from, paths) = match (paths, listed(&self.config)) {
            ([], then) if !then.is_empty() => (&self.folder, then),
            ([], _) => (&settings.folder, listed(&settings.config)),
            (named, _) => (&settings.project.working, named.to_vec()),
        };
        let folders: BTreeSet<&str> =
            revision.paths().flat_map(|path| path.match_indices('/').map(|(at, _)| &path[..at])).collect();
        let is_folder = |path: &str| path.is_empty() || folders.contains(path);
        Extent::new(&paths, from, self.excluded()?, revision.repository(), is_folder)
    }

    /// The patterns that it leaves out.
    ///
    /// # Errors
    ///
    /// An invalid pattern.
    pub fn excluded(&self) -> Result<Excluded, Trouble> {
        let patterns = self.config.exclude.iter().map(|stated| stated.value.as_str());
        Excluded::new(&self.folder, patterns).map_err(|bad| Trouble::misused(say::bad_glob(&bad)))
    }
}

/// The nearest configuration in a revision, from the working folder upwards.
fn nearest(revision: &Revision, settings: &Settings) -> Option<PathBuf> {
    let known: BTreeSet<&str> = revision.paths().collect();
    let project = &settings.project;
    let from = if project.working.starts_with(&project.root) { &project.working } else { &settings.folder };
    let above = from.ancestors().take_while(|folder| folder.starts_with(&project.root));
    let mut files = above.map(|folder| folder.join(CONFIGURATION));
    files.find(|file| revision.repository().inside(file).is_some_and(|inside| known.contains(inside.as_str())))
}

/// Returns whether the content of a file of the repository differs from then;
/// one that did not exist does, and one that cannot be read today.
///
/// # Errors
///
/// Content that git does not have.
pub(in crate::cli) fn is_other(revision: &Revision, path: &Path, now: Option<&[u8]>) -> Result<bool, Trouble> {
    let Some(inside) = revision.repository().inside(path) else { return Ok(false) };
    let version = revision.content(&inside)?;
    Ok(version.is_none_or(|version| Some(version.bytes.as_slice()) != now))
}

/// The baseline in force, as it was then: one that did not exist lets nothing
/// through. `None` where it is not in the repository.
///
/// # Errors
///
/// Content that git does not have.
pub(in crate::cli) fn baseline(revision: &Revision, path: &Path) -> Result<Option<Baseline>, Trouble> {
    let Some(inside) = revision.repository().inside(path) else { return Ok(None) };
    let version = revision.content(&inside)?;
    let then = version.and_then(|version| Baseline::parse(&String::from_utf8_lossy(&version.bytes)).ok());
    Ok(Some(then.unwrap_or_default()))
}
