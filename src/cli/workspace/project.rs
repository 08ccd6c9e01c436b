//! The repository that a run belongs to: its root, and the names of its files
//! from there.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::names::name_of;

/// The name of the configuration of a repository.
pub(in crate::cli) const CONFIGURATION: &str = "reengineer.yaml";

/// A likely misspelling of it.
const MISNAMED: &str = "reengineer.yml";

/// The place of a run.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Project {
    /// The working folder.
    pub working: PathBuf,
    /// The folder that names of files are relative to.
    pub root: PathBuf,
    /// The configuration in the root or on the way to it.
    pub configuration: Option<PathBuf>,
    /// A nearer file that looks like one, and is not read.
    pub overlooked: Option<PathBuf>,
}

impl Project {
    /// Searches for a configuration from the working folder up to the root of
    /// the repository.
    pub fn around(working: PathBuf) -> Self {
        let (mut configuration, mut overlooked) = (None, None);
        let mut repository = None;
        for folder in working.ancestors() {
            let file = folder.join(CONFIGURATION);
            // A dangling link, or a folder, is a configuration that cannot be
            // read.
            if configuration.is_none() && file.symlink_metadata().is_ok() {
                configuration = Some(file);
            }
            let other = folder.join(MISNAMED);
            if configuration.is_none() && overlooked.is_none() && other.is_file() {
                overlooked = Some(other);
            }
            if folder.join(".git").exists() {
                repository = Some(folder);
                break;
            }
        }
        let beside = configuration.as_deref().and_then(Path::parent);
        let root = repository.or(beside).unwrap_or(&working).to_owned();
        Self { working, root, configuration, overlooked }
    }

    /// Returns whether a path lies below the root, without following links.
    pub fn holds(&self, path: &Path) -> bool {
        self.whole(path).starts_with(&self.root)
    }

    /// The absolute path of a file.
    pub fn whole(&self, path: &Path) -> PathBuf {
        lexical(&self.working.join(path))
    }

    /// The place of a run on these paths: in the repository of the working
    /// folder, or in that of the paths where all of them lie in another one.
    pub fn of(working: PathBuf, paths: &[PathBuf]) -> Self {
        let here = Self::around(working);
        let mut others = paths.iter().filter(|path| *path != Path::new("-")).map(|path| {
            let whole = here.whole(path);
            let real = whole.canonicalize().ok().zip(here.root.canonicalize().ok());
            let is_here = whole.starts_with(&here.root) || real.is_some_and(|(file, root)| file.starts_with(root));
            let folder = if whole.is_dir() { Some(whole.as_path()) } else { whole.parent() };
            folder.filter(|_| !is_here).map(|folder| Self::around(folder.to_owned()))
        });
        let Some(Some(first)) = others.next() else { return here };
        let is_one = others.all(|other| other.is_some_and(|other| other.root == first.root));
        let has_one = first.configuration.is_some() || first.root.join(".git").exists();
        if is_one && has_one { Self { working: here.working, ..first } } else { here }
    }

    /// The name of a file, the same from every working folder: its path from
    /// the root. A file outside keeps the path that was given.
    pub fn name(&self, path: &Path) -> String {
        let whole = self.whole(path);
        if let Ok(inside) = whole.strip_prefix(&self.root) {
            return slashed(inside);
        }
        let real = fs::canonicalize(&whole).ok().zip(fs::canonicalize(&self.root).ok());
        let inside = real.as_ref().and_then(|(file, root)| file.strip_prefix(root).ok());
        slashed(inside.unwrap_or(path))
    }

    /// Returns whether a path reaches its file by a link, itself or a folder
    /// above it.
    pub fn is_by_link(&self, path: &Path) -> bool {
        let whole = self.whole(path);
        let real = fs::canonicalize(&self.root).ok().zip(fs::canonicalize(&whole).ok());
        let inside = whole.strip_prefix(&self.root).ok();
        real.zip(inside).is_none_or(|((root, real), inside)| root.join(inside) != real)
    }
}

/// A path without `.` and `..`, without following links.
pub(in crate::cli) fn lexical(path: &Path) -> PathBuf {
    let mut whole = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                whole.pop();
            }
            other => whole.push(other),
        }
    }
    whole
}

/// With `/` between its parts on every system.
fn slashed(path: &Path) -> String {
    let text = name_of(path);
    if cfg!(windows) { text.replace('\\', "/") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_one_name_from_every_working_folder() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("a/b");
        fs::create_dir_all(&deep).unwrap();
        fs::create_dir(folder.path().join(".git")).unwrap();
        for (working, path) in [("", "a/b/c.yaml"), ("a", "b/./c.yaml"), ("a/b", "c.yaml"), ("a/b", "../b/c.yaml")] {
            let project = Project::around(folder.path().join(working));
            assert_eq!(project.name(Path::new(path)), "a/b/c.yaml", "{working}");
            assert_eq!(project.name(&deep.join("c.yaml")), "a/b/c.yaml", "{working}");
        }
        let inside = Project::around(deep);
        assert_eq!(inside.name(Path::new("/elsewhere/x.yaml")), "/elsewhere/x.yaml");
    }

    #[test]
    fn a_configuration_above_the_repository_is_not_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let repository = folder.path().join("repository");
        let deep = repository.join("deep");
        fs::create_dir_all(&deep).unwrap();
        fs::write(folder.path().join(CONFIGURATION), "").unwrap();
        assert_eq!(Project::around(deep.clone()).root, folder.path());
        fs::create_dir(repository.join(".git")).unwrap();
        let project = Project::around(deep.clone());
        assert_eq!((project.root, project.configuration), (repository.clone(), None));
        fs::write(repository.join(CONFIGURATION), "").unwrap();
        assert_eq!(Project::around(deep).configuration, Some(repository.join(CONFIGURATION)));
    }
}
