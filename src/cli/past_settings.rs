//! The settings of an earlier revision: its configuration, its baseline, and
//! what they had judged.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::session::Trouble;
use super::settings::Settings;
use super::workspace::excluded::Excluded;
use super::workspace::extent::Extent;
use super::workspace::git::Revision;
use super::workspace::project::CONFIGURATION;
use crate::config::Config;
use crate::judgement::Baseline;
use crate::words::check as say;

/// What was judged then: what is named today by the rules of then.
///
/// # Errors
/// A pattern that is none.
pub(super) fn extent(
    revision: &Revision,
    paths: &[PathBuf],
    config: &Config,
    settings: &Settings,
) -> Result<Extent, Trouble> {
    let listed =
        |config: &Config| -> Vec<PathBuf> { config.paths.iter().map(|stated| PathBuf::from(&stated.value)).collect() };
    let (from, paths) = match (paths, listed(config)) {
        ([], then) if !then.is_empty() => (&settings.folder, then),
        ([], _) => (&settings.folder, listed(&settings.config)),
        (named, _) => (&settings.project.working, named.to_vec()),
    };
    let excluded = excluded(config, settings)?;
    let folders: BTreeSet<&str> =
        revision.paths().flat_map(|path| path.match_indices('/').map(|(at, _)| &path[..at])).collect();
    Extent::new(&paths, from, excluded, revision.repository(), |path| path.is_empty() || folders.contains(path))
}

/// What a configuration of then leaves out.
///
/// # Errors
/// A pattern that is none.
pub(super) fn excluded(config: &Config, settings: &Settings) -> Result<Excluded, Trouble> {
    let patterns = config.exclude.iter().map(|stated| stated.value.as_str());
    Excluded::new(&settings.folder, patterns).map_err(|bad| Trouble::misused(say::bad_glob(&bad)))
}

/// The configuration of then, and what it is called if it is another today.
///
/// # Errors
/// Content that git does not have.
pub(super) fn configuration(
    revision: &Revision,
    settings: &Settings,
) -> Result<(Option<Config>, Vec<String>), Trouble> {
    let (path, now) = match &settings.source {
        Some((source, path)) => (path.clone(), Some(source.text())),
        None if settings.is_without => return Ok((None, Vec::new())),
        None => (settings.project.root.join(CONFIGURATION), None),
    };
    let Some(inside) = revision.repository().inside(&path) else { return Ok((None, Vec::new())) };
    let version = revision.contents([inside.as_str()])?.into_iter().next().flatten();
    let text = version.as_ref().map(|version| String::from_utf8_lossy(&version.bytes).into_owned());
    let is_other = text.as_deref().map(|text| text.trim_start_matches('\u{feff}')) != now;
    let config = version.map(|version| settings.earlier(version.bytes));
    let changed = (is_other && text.is_some()).then(|| settings.project.name(&path));
    Ok((config, changed.into_iter().collect()))
}

/// The baseline that holds, as it was: one that was not there lets nothing
/// through. None where it is none of the repository.
///
/// # Errors
/// Content that git does not have.
pub(super) fn baseline(revision: &Revision, path: &Path) -> Result<Option<Baseline>, Trouble> {
    let Some(inside) = revision.repository().inside(path) else { return Ok(None) };
    let version = revision.contents([inside.as_str()])?.into_iter().next().flatten();
    let then = version.and_then(|version| Baseline::parse(&String::from_utf8_lossy(&version.bytes)).ok());
    Ok(Some(then.unwrap_or_default()))
}
