//! Which files of a repository a run is about, today or in a revision.

use std::path::{Path, PathBuf};

use globset::GlobMatcher;

use super::excluded::{Excluded, glob, is_glob};
use super::git::Repository;
use super::names::is_definition_below;
use crate::cli::ending::Trouble;

/// What is judged, by paths from the root of the repository.
#[derive(Debug)]
pub(in crate::cli) struct Extent {
    parts: Vec<Part>,
    /// What is left out; its patterns are held against whole paths.
    excluded: Excluded,
    top: PathBuf,
}

#[derive(Debug)]
enum Part {
    Folder(String),
    File(String),
    /// A pattern, and the folder that it starts from.
    Glob(GlobMatcher, PathBuf),
}

impl Extent {
    /// What these paths mean, where `is_folder` says of a path from the root
    /// whether it is one. Relative paths start at `from`.
    ///
    /// # Errors
    /// A glob that is none.
    pub fn new(
        paths: &[PathBuf],
        from: &Path,
        excluded: Excluded,
        repository: &Repository,
        is_folder: impl Fn(&str) -> bool,
    ) -> Result<Self, Trouble> {
        let part = |path: &PathBuf| {
            let whole = from.join(path);
            let inside = repository.inside(&if whole.is_dir() { whole.join(".") } else { whole.clone() });
            let folder = inside.as_ref().filter(|inside| whole.is_dir() || is_folder(inside));
            Ok(match (folder, inside.as_ref()) {
                (Some(folder), _) => Some(Part::Folder(folder.clone())),
                (None, _) if is_glob(path) && whole.symlink_metadata().is_err() => {
                    let from = from.canonicalize().unwrap_or_else(|_| from.to_owned());
                    let text = format!("{}/{}", globset::escape(&from.to_string_lossy()), path.to_string_lossy());
                    Some(Part::Glob(glob(&text)?, from))
                }
                (None, Some(file)) => Some(Part::File(file.clone())),
                (None, None) => None,
            })
        };
        let parts = paths.iter().filter(|path| *path != Path::new("-")).map(part).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { parts: parts.into_iter().flatten().collect(), excluded, top: repository.top().to_owned() })
    }

    /// How a file of the repository belongs to it. With a file that is named
    /// belongs what lay beside it: a shell that expands `*.yaml` names nothing
    /// that is gone.
    pub fn holds(&self, path: &str) -> Option<Held> {
        let whole = self.top.join(path);
        let is_excluded = || self.excluded.holds(&whole, false);
        let below = |folder: &str| match folder {
            "" => Some(path),
            folder => path.strip_prefix(folder)?.strip_prefix('/'),
        };
        let held = |part: &Part| match part {
            Part::Folder(folder) => {
                (below(folder).is_some_and(is_definition_below) && !is_excluded()).then_some(Held::Itself)
            }
            Part::File(file) if file == path => Some(Held::Itself),
            Part::File(file) => {
                let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
                let beside = below(folder).filter(|name| !name.contains('/'));
                (beside.is_some_and(is_definition_below) && !is_excluded()).then_some(Held::Beside)
            }
            Part::Glob(glob, from) => {
                let below = whole.strip_prefix(from).ok().and_then(Path::to_str);
                let is_meant = glob.is_match(&whole) && below.is_none_or(is_definition_below);
                (is_meant && !is_excluded()).then_some(Held::Itself)
            }
        };
        self.parts.iter().filter_map(held).min()
    }
}

/// How a file belongs to what is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::cli) enum Held {
    /// It is meant itself.
    Itself,
    /// It lay beside a file that is named.
    Beside,
}
