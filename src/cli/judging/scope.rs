//! Decides whether a run covers everything that a configuration is for.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::cli::judging;
use crate::cli::session::Trouble;
use crate::cli::settings::Settings;
use crate::cli::workspace::files;
use crate::cli::workspace::find::Meant;

/// Returns whether the paths cover everything that the configuration names, or
/// its whole folder where it names nothing: then a waiver in it for a file
/// outside is unused.
///
/// # Errors
///
/// An invalid pattern in the configuration.
pub(in crate::cli) fn is_whole(meant: &[Meant], paths: &[PathBuf], settings: &Settings) -> Result<bool, Trouble> {
    if paths.is_empty() {
        return Ok(true);
    }
    // The answer matters only where there are waivers.
    let Some((_, configuration)) = settings.source.as_ref().filter(|_| !settings.config.waivers.is_empty()) else {
        return Ok(false);
    };
    let named = if settings.config.paths.is_empty() { vec![settings.folder.clone()] } else { Vec::new() };
    let mut known: BTreeSet<PathBuf> = meant.iter().filter_map(file).collect();
    known.insert(files::identity(configuration));
    let all = judging::files(&named, false, settings)?.meant;
    Ok(all.iter().filter_map(file).all(|file| known.contains(&file)))
}

fn file(meant: &Meant) -> Option<PathBuf> {
    match meant {
        Meant::File(path, _) => Some(files::identity(path)),
        Meant::Stdin | Meant::Lost(..) | Meant::Nothing(_) => None,
    }
}
