//! The patterns that a configuration leaves out, and globs for paths.

use std::path::Path;

use globset::GlobMatcher;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::cli::ending::Trouble;
use crate::config::{self, is_bearable};
use crate::report::check::say;

/// The files that the configuration leaves out, by patterns like those of an
/// ignore file.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Excluded(Gitignore);

impl Excluded {
    /// Patterns that apply from `folder` downwards.
    ///
    /// # Errors
    ///
    /// The first invalid pattern.
    pub fn new<'p>(folder: &Path, patterns: impl Iterator<Item = &'p str>) -> Result<Self, String> {
        let mut builder = GitignoreBuilder::new(folder);
        for pattern in patterns {
            if !is_bearable(pattern) || builder.add_line(None, pattern).is_err() {
                return Err(pattern.to_owned());
            }
        }
        builder.build().map(Self).map_err(|error| error.to_string())
    }

    /// Returns whether a whole path, or a folder above it, is left out.
    pub fn holds(&self, path: &Path, is_folder: bool) -> bool {
        path.starts_with(self.0.path()) && self.0.matched_path_or_any_parents(path, is_folder).is_ignore()
    }
}

/// A glob of the command line.
///
/// # Errors
///
/// It is invalid.
pub(super) fn glob(text: &str) -> Result<GlobMatcher, Trouble> {
    config::matcher(text).ok_or_else(|| Trouble::misused(say::bad_glob(text)))
}

/// Returns whether a path is meant as a glob.
pub(super) fn is_glob(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[', '{'])
}

/// The patterns of the ignore files in one folder: `.gitignore`, and `.ignore`
/// as other tools know it.
pub(super) fn ignored_below(folder: &Path) -> Option<Gitignore> {
    let mut builder = GitignoreBuilder::new(folder);
    let mut any = false;
    for name in [".gitignore", ".ignore"] {
        let Ok(text) = super::read::text(&folder.join(name)) else { continue };
        any = true;
        for line in text.lines() {
            // To git a brace is an ordinary character.
            let _ = builder.add_line(None, &line.replace('{', "\\{").replace('}', "\\}"));
        }
    }
    builder.build().ok().filter(|_| any)
}
