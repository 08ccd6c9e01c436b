//! The files of a revision: what git lists, and where its links lead.

use std::collections::{BTreeMap, BTreeSet};

/// Links that are followed one after another.
const MOST_LINKS: usize = 40;

/// The files of a revision by their paths from the root of the repository.
#[derive(Debug)]
pub(super) struct Tree(BTreeMap<String, Entry>);

#[derive(Debug)]
struct Entry {
    blob: String,
    is_link: bool,
}

impl Tree {
    /// `mode type hash TAB path NUL`, and so on.
    pub fn new(listed: &[u8]) -> Self {
        let entry = |entry: &[u8]| {
            let entry = std::str::from_utf8(entry).ok()?;
            let (about, path) = entry.split_once('\t')?;
            let mut about = about.split(' ');
            let is_link = about.next()? == "120000";
            (about.next()? == "blob").then_some(())?;
            Some((path.to_owned(), Entry { blob: about.next()?.to_owned(), is_link }))
        };
        Self(listed.split(|byte| *byte == 0).filter_map(entry).collect())
    }

    /// Whether there is a file, or a link, at this path.
    pub fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// The paths of all files and links.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The content at a path, links followed wherever they stand in it; `read`
    /// gives what a link says. None where nothing is there.
    pub fn blob(&self, path: &str, mut read: impl FnMut(&str) -> Option<Vec<u8>>) -> Option<String> {
        let mut path = path.to_owned();
        for _ in 0..MOST_LINKS {
            let parts = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
            let (end, entry) = parts.into_iter().find_map(|end| Some((end, self.0.get(&path[..end])?)))?;
            if !entry.is_link {
                return (end == path.len()).then(|| entry.blob.clone());
            }
            let target = String::from_utf8(read(&entry.blob)?).ok()?;
            let folder = path[..end].rsplit_once('/').map_or("", |(folder, _)| folder);
            path = joined(folder, &target, &path[end..])?;
        }
        None
    }
}

/// Where a link in a folder leads, with what stands behind it in the path;
/// none outside of the repository.
fn joined(folder: &str, target: &str, behind: &str) -> Option<String> {
    if target.starts_with('/') {
        return None;
    }
    let mut whole: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/').chain(behind.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(whole.pop()?),
            part => whole.push(part),
        }
    }
    Some(whole.join("/"))
}

/// What is another file now than it was.
#[derive(Debug, Default)]
pub(super) struct Changed {
    /// What a file of today was called.
    pub renamed: BTreeMap<String, String>,
    /// What is gone from its path, or says something else there.
    pub touched: BTreeSet<String>,
}

impl Changed {
    /// `M NUL path NUL`, `R087 NUL old NUL new NUL`, and so on.
    pub fn new(listed: &[u8]) -> Self {
        let mut changed = Self::default();
        let mut fields = listed.split(|byte| *byte == 0).map(|field| String::from_utf8(field.to_vec()).ok());
        while let (Some(Some(status)), Some(path)) = (fields.next(), fields.next()) {
            let new = if status.starts_with(['R', 'C']) { fields.next().flatten() } else { None };
            let Some(path) = path else { continue };
            if let Some(new) = new {
                changed.renamed.insert(new, path.clone());
            }
            changed.touched.insert(path);
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_lists_is_read_field_by_field() {
        let listed = b"100644 blob 1a2b\ta b/\xE8\xA7\x84.yaml\x00160000 commit 3c\tsub\x00120000 blob 4d\tlink\x00";
        let tree = Tree::new(listed);
        assert!(tree.has("link") && !tree.has("sub"));
        assert_eq!(tree.blob("a b/规.yaml", |_| None).as_deref(), Some("1a2b"));
        let changed = Changed::new(b"R100\0old.yaml\0new.yaml\0M\0x\0R087\0a\tb\0c\nd\0D\0gone\0");
        assert_eq!(changed.renamed.get("new.yaml").map(String::as_str), Some("old.yaml"));
        assert_eq!(changed.renamed.get("c\nd").map(String::as_str), Some("a\tb"));
        assert_eq!(changed.touched.into_iter().collect::<Vec<_>>(), ["a\tb", "gone", "old.yaml", "x"]);
    }

    #[test]
    fn links_are_followed_wherever_they_stand_and_never_for_ever() {
        let links = [("d/l.yaml", "../r/a.yaml"), ("f", "r"), ("round", "./round"), ("out", "../x"), ("abs", "/etc")];
        let mut listed = b"100644 blob real\tr/a.yaml\0".to_vec();
        for (path, target) in links {
            listed.extend(format!("120000 blob {target}\t{path}\0").into_bytes());
        }
        let tree = Tree::new(&listed);
        let blob = |path: &str| tree.blob(path, |blob| Some(blob.as_bytes().to_vec()));
        for path in ["r/a.yaml", "d/l.yaml", "f/a.yaml"] {
            assert_eq!(blob(path).as_deref(), Some("real"), "{path}");
        }
        for path in ["f", "f/b.yaml", "r", "round", "out", "abs/passwd", "r/a.yaml/b", "none"] {
            assert_eq!(blob(path), None, "{path}");
        }
    }
}
