//! `REV:path`: a file or a folder as it was in a revision.

use std::path::Path;

use super::git::{Revision, Version};
use super::session::Trouble;
use crate::words::diff as say;

/// What stands at a path in a revision.
pub(super) enum Found {
    File(Version),
    /// The definitions below a folder, by their paths from there.
    Folder(Vec<(String, Version)>),
}

/// What is at this path, from the working folder, in a revision; a file that
/// was renamed since is found under its old name.
///
/// # Errors
/// No git, no repository, no such revision, nothing of this name in it.
pub(super) fn read(revision: &str, path: &str, is_definition: impl Fn(&str) -> bool) -> Result<Found, Trouble> {
    let opened = Revision::open(Path::new("."), revision)?;
    if let Some(files) = opened.below(Path::new(path), is_definition)? {
        return Ok(Found::Folder(files));
    }
    let found = opened.contents(&[Path::new(path)])?.into_iter().next().flatten();
    found.map(Found::File).ok_or_else(|| Trouble::undone(say::not_in_revision(path, opened.name())))
}
