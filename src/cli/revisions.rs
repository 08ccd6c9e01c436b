//! `REV:path`: a file as it was in a revision.

use std::path::Path;

use super::git::{Revision, Version};
use super::session::Trouble;
use crate::words::diff as say;

/// The file at this path, from the working folder, in a revision; one that
/// was renamed since is found under its old name.
///
/// # Errors
/// No git, no repository, no such revision, no such file in it.
pub(super) fn read(revision: &str, file: &str) -> Result<Version, Trouble> {
    let opened = Revision::open(Path::new("."), revision)?;
    let found = opened.contents(&[Path::new(file)])?.into_iter().next().flatten();
    found.ok_or_else(|| Trouble::undone(say::not_in_revision(file, opened.name())))
}
