//! The files of a repository that a run covers, today or in a revision.

use std::path::{Path, PathBuf};

use globset::GlobMatcher;

use super::excluded::{Excluded, glob, is_glob};
use super::git::Repository;
use super::names::is_definition_below;
use crate::cli::ending::Trouble;

/// The files that are judged, by paths from the root of the repository.
#[derive(Debug)]
pub(in crate::cli) struct Extent {
    parts: Vec<Part>,
    /// The files that are left out; its patterns are matched against whole
    /// paths.
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
    /// The extent of these paths, where `is_folder` returns whether a path from
    /// the root is a folder. Relative paths start at `from`.
    ///
    /// # Errors
    ///
    /// An invalid glob.
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

    /// How a file of the repository belongs to the extent. A file that is named
    /// brings in those that were beside it: a shell that expands `*.yaml` does
    /// not name files that are gone.
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

/// How a file belongs to the extent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::cli) enum Held {
    /// It is named or matched itself.
    Itself,
    /// It was beside a file that is named.
    Beside,
}
