//! Decides which links are followed.
//!
//! A repository that is judged is not trusted: a link in it may lead to the
//! environment of the process, to a key, or to a device. So a link is followed
//! only inside of its tree, only to files that are not hidden, and from the
//! name of a definition only to one.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::names::{has_ending, is_hidden};
use super::project::{CONFIGURATION, lexical};

/// How far links are followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) enum Links {
    /// Inside of the tree that they lie in.
    #[default]
    Inside,
    /// Everywhere: `--follow-links`.
    Everywhere,
}

impl Links {
    /// The target of a path by way of links, if it may not be followed; the
    /// tree of a path is its repository, else its folder.
    pub fn lead_out(self, path: &Path) -> Option<PathBuf> {
        if self == Self::Everywhere {
            return None;
        }
        let whole = lexical(&env::current_dir().ok()?.join(path));
        let real = real(&whole)?;
        if real == whole {
            return None;
        }
        let tree = tree_of(&whole).canonicalize().ok()?;
        let is_fit = real.strip_prefix(&tree).is_ok_and(|inside| {
            let is_itself = whole.strip_prefix(tree_of(&whole)).is_ok_and(|whole| whole == inside);
            let is_alike = real.is_dir() || !has_ending(&whole) || has_ending(&real);
            is_itself || (!is_hidden(inside) && is_alike)
        });
        (!is_fit).then_some(real)
    }
}

/// The real path, with links followed, also that of a file that does not exist
/// yet.
fn real(path: &Path) -> Option<PathBuf> {
    let resolved = resolved(path).ok()?;
    let mut missing = Vec::new();
    let mut here = resolved.as_path();
    loop {
        if let Ok(real) = here.canonicalize() {
            return Some(missing.iter().rev().fold(real, |real, name| real.join(name)));
        }
        missing.push(here.file_name()?);
        here = here.parent()?;
    }
}

/// The root of the repository of an absolute path, without following links;
/// else the folder of the nearest configuration, else its own folder.
fn tree_of(whole: &Path) -> &Path {
    let above = || whole.ancestors().skip(1);
    let found = above().find(|folder| folder.join(".git").exists());
    let found = found.or_else(|| above().find(|folder| folder.join(CONFIGURATION).is_file()));
    found.or(whole.parent()).unwrap_or(whole)
}

/// Follows links at the end of a path, also to a file that does not exist yet.
///
/// # Errors
///
/// They form a cycle.
pub(super) fn resolved(path: &Path) -> io::Result<PathBuf> {
    const MOST_LINKS: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = path.parent().unwrap_or(Path::new("")).join(target),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("too many symbolic links"))
}
