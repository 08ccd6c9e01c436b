//! A commit and the files in it.

use super::blobs::Blobs;
use super::spelling::{Compared, compared};
use super::tree::Tree;
use super::{Answer, Repository};
use crate::cli::ending::Trouble;
use crate::cli::say::git as say;
use crate::text::Text;

/// A commit of a repository.
#[derive(Debug)]
pub(in crate::cli) struct Revision {
    repository: Repository,
    /// Its name as given by the user.
    name: String,
    /// The commit of the revision.
    commit: String,
    /// Whether the commit is not the named one but the common ancestor.
    is_parting: bool,
    tree: Tree,
}

/// A file in a revision.
#[derive(Debug)]
pub(in crate::cli) struct Version {
    /// Its path from the root of the repository.
    pub path: String,
    pub bytes: Vec<u8>,
}

impl Revision {
    /// The commit that `--against` refers to: for a branch that has gone on,
    /// the common ancestor with today's.
    ///
    /// # Errors
    ///
    /// No such revision, or no common ancestor; with the command that fetches
    /// it.
    pub fn compared(repository: Repository, text: &str) -> Result<Self, Trouble> {
        match compared(text)? {
            Compared::Tip(name) => Self::open(repository, name),
            Compared::Parting(one, other) => {
                let [tip, here] = [one, other].map(|name| repository.commit(name));
                let (tip, here) = (tip?, here?);
                let Answer::Said(said) = repository.ask(&["merge-base", &tip, &here])? else {
                    let shallow = repository.is_shallow()?;
                    return Err(Trouble::undone(say::no_parting(one, other, shallow)));
                };
                let base = String::from_utf8_lossy(&said).lines().next().unwrap_or_default().to_owned();
                let is_parting = base != tip;
                Self::listed(repository, text, base, is_parting)
            }
        }
    }

    /// The commit of this name.
    ///
    /// # Errors
    ///
    /// No such revision; with the command that fetches it.
    pub fn open(repository: Repository, name: &str) -> Result<Self, Trouble> {
        let commit = repository.commit(name)?;
        Self::listed(repository, name, commit, false)
    }

    fn listed(repository: Repository, name: &str, commit: String, is_parting: bool) -> Result<Self, Trouble> {
        match repository.ask(&["ls-tree", "-r", "-z", "--full-tree", &commit])? {
            Answer::Said(listed) => {
                Ok(Self { repository, name: name.to_owned(), commit, is_parting, tree: Tree::new(&listed) })
            }
            Answer::Failed(_) => Err(Trouble::undone(unreadable(&repository, name)?)),
        }
    }

    /// Its name as given by the user.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The full name of the commit.
    pub fn commit(&self) -> &str {
        &self.commit
    }

    /// Returns whether the commit is not the named one but the common ancestor.
    pub fn is_parting(&self) -> bool {
        self.is_parting
    }

    pub fn repository(&self) -> &Repository {
        &self.repository
    }

    /// The paths of all files and links, by name.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.tree.paths()
    }

    /// The submodule that a path lies in.
    pub fn submodule(&self, path: &str) -> Option<&str> {
        self.tree.submodule(path)
    }

    /// The content at each of these paths; `None` where there is no file.
    ///
    /// # Errors
    ///
    /// Content that git does not have, with the command that fetches it.
    pub fn contents<'p>(&self, paths: impl IntoIterator<Item = &'p str>) -> Result<Vec<Option<Version>>, Trouble> {
        let mut blobs = Blobs::new(&self.repository);
        paths.into_iter().map(|path| self.read(path, &mut blobs)).collect()
    }

    /// The content at one path; `None` where there is no file.
    ///
    /// # Errors
    ///
    /// As for [`Revision::contents`].
    pub fn content(&self, path: &str) -> Result<Option<Version>, Trouble> {
        self.read(path, &mut Blobs::new(&self.repository))
    }

    fn read(&self, path: &str, blobs: &mut Blobs<'_>) -> Result<Option<Version>, Trouble> {
        let mut lost = None;
        let mut read = |blob: &str| match blobs.read(blob) {
            Ok(Some(bytes)) => Some(bytes),
            Ok(None) => {
                lost = Some(unreadable(&self.repository, &self.name).map(Trouble::undone));
                None
            }
            Err(trouble) => {
                lost = Some(Err(trouble));
                None
            }
        };
        let bytes = self.tree.blob(path, &mut read).and_then(|blob| read(&blob));
        match lost {
            Some(Ok(trouble) | Err(trouble)) => Err(trouble),
            None => Ok(bytes.map(|bytes| Version { path: path.to_owned(), bytes })),
        }
    }
}

impl Repository {
    /// The full name of a commit.
    fn commit(&self, name: &str) -> Result<String, Trouble> {
        let wanted = format!("{name}^{{commit}}");
        let found = self.ask(&["rev-parse", "--verify", "--end-of-options", &wanted])?;
        match found.line().filter(|commit| !commit.is_empty()) {
            Some(commit) => Ok(commit),
            None => Err(Trouble::undone(self.missing(name)?)),
        }
    }

    /// The staged content of a path, from the root.
    ///
    /// # Errors
    ///
    /// git cannot be run.
    pub fn staged_content(&self, path: &str, stage: &str) -> Result<Option<Version>, Trouble> {
        let Some(blob) = self.staged(path, stage)? else { return Ok(None) };
        let bytes = Blobs::new(self).read(&blob)?;
        Ok(bytes.map(|bytes| Version { path: path.to_owned(), bytes }))
    }

    /// The message about a revision that does not exist, with the command that
    /// fetches it.
    fn missing(&self, name: &str) -> Result<Text, Trouble> {
        let shallow = self.is_shallow()?;
        let remotes = self.ask(&["remote"])?.text().unwrap_or_default();
        let of_remote = remotes.lines().find_map(|remote| {
            let branch = name.strip_prefix(remote)?.strip_prefix('/')?;
            let plain = branch.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte));
            plain.then(|| format!("git fetch {remote} +refs/heads/{branch}:refs/remotes/{remote}/{branch}"))
        });
        let remote = remotes.lines().find(|remote| *remote == "origin").or(remotes.lines().next()).unwrap_or("origin");
        let is_commit = name.len() == 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        let fetch = match of_remote {
            Some(fetch) => fetch,
            None if is_commit => format!("git fetch {remote} {name}"),
            None if shallow => format!("git fetch --unshallow --tags {remote}"),
            None => format!("git fetch --tags {remote}"),
        };
        Ok(say::no_revision(name, &fetch, shallow))
    }
}

/// The message about a revision of which git has only a part.
fn unreadable(repository: &Repository, name: &str) -> Result<Text, Trouble> {
    Ok(match repository.is_partial()? {
        true => say::partial_clone(name),
        false => say::unreadable_revision(name),
    })
}
