//! The files that git tracks below a folder.

use std::collections::BTreeSet;

use super::{Answer, Repository};
use crate::cli::ending::Trouble;

/// The tracked files of a folder, by their paths from the root.
#[derive(Debug, Default)]
pub(in crate::cli) struct Index {
    /// Files and links.
    pub tracked: BTreeSet<String>,
    /// Files that a sparse checkout leaves in the repository.
    pub sparse: BTreeSet<String>,
    /// The folders of other repositories.
    pub submodules: BTreeSet<String>,
}

impl Index {
    /// `tag mode hash stage TAB path NUL`, and so on.
    fn new(listed: &[u8]) -> Self {
        let mut index = Self::default();
        for entry in listed.split(|byte| *byte == 0) {
            let Some((about, path)) = std::str::from_utf8(entry).ok().and_then(|entry| entry.split_once('\t')) else {
                continue;
            };
            let mut about = about.split(' ');
            let list = match (about.next(), about.next()) {
                (_, Some("160000")) => &mut index.submodules,
                (Some("S" | "s"), _) => &mut index.sparse,
                _ => &mut index.tracked,
            };
            list.insert(path.to_owned());
        }
        index
    }
}

impl Repository {
    /// The tracked files below a folder, which is named by its path from the
    /// root; `None` where git does not answer.
    ///
    /// # Errors
    ///
    /// git cannot be run.
    pub fn index(&self, folder: &str) -> Result<Option<Index>, Trouble> {
        let folder = if folder.is_empty() { "." } else { folder };
        Ok(match self.ask(&["ls-files", "-z", "-t", "-s", "--", folder])? {
            Answer::Said(listed) => Some(Index::new(&listed)),
            Answer::Failed(_) => None,
        })
    }

    /// The object that is staged at a path, as `ls-files` reports it.
    pub(super) fn staged(&self, path: &str, stage: &str) -> Result<Option<String>, Trouble> {
        let Some(listed) = self.ask(&["ls-files", "-z", "-s", "--", path])?.text() else { return Ok(None) };
        let entry = listed.split('\0').filter_map(|entry| entry.split_once('\t')).find(|(about, name)| {
            *name == path && about.ends_with(&format!(" {stage}")) && !about.starts_with("160000")
        });
        Ok(entry.and_then(|(about, _)| about.split(' ').nth(1)).map(str::to_owned))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tracked_files_sparse_ones_and_submodules_are_told_apart() {
        let listed =
            b"H 100644 1a 0\ta b.yaml\0S 100644 2b 0\tout.yaml\0H 160000 3c 0\tsub\0M 100644 4d 2\tboth.yaml\0";
        let index = Index::new(listed);
        assert_eq!(index.tracked.into_iter().collect::<Vec<_>>(), ["a b.yaml", "both.yaml"]);
        assert_eq!(index.sparse.into_iter().collect::<Vec<_>>(), ["out.yaml"]);
        assert_eq!(index.submodules.into_iter().collect::<Vec<_>>(), ["sub"]);
    }
}
