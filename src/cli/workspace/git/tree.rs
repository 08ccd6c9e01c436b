//! The files of a revision, as git lists them, and the targets of its links.

use std::collections::BTreeMap;

/// The most links that are followed one after another.
const MOST_LINKS: usize = 40;

/// The files of a revision by their paths from the root of the repository.
#[derive(Debug)]
pub(super) struct Tree {
    files: BTreeMap<String, Entry>,
    /// The folders of other repositories.
    submodules: Vec<String>,
}

#[derive(Debug)]
struct Entry {
    blob: String,
    is_link: bool,
}

impl Tree {
    /// `mode type hash TAB path NUL`, and so on.
    pub fn new(listed: &[u8]) -> Self {
        let (mut files, mut submodules) = (BTreeMap::new(), Vec::new());
        for entry in listed.split(|byte| *byte == 0) {
            // A name that is not UTF-8 is not that of a definition.
            let Some((about, path)) = std::str::from_utf8(entry).ok().and_then(|entry| entry.split_once('\t')) else {
                continue;
            };
            let mut about = about.split(' ');
            match (about.next(), about.next(), about.next()) {
                (Some(mode), Some("blob"), Some(blob)) => {
                    files.insert(path.to_owned(), Entry { blob: blob.to_owned(), is_link: mode == "120000" });
                }
                (_, Some("commit"), _) => submodules.push(path.to_owned()),
                _ => {}
            }
        }
        Self { files, submodules }
    }

    /// The submodule that a path lies in.
    pub fn submodule(&self, path: &str) -> Option<&str> {
        let holds = |folder: &&String| path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/'));
        self.submodules.iter().find(holds).map(String::as_str)
    }

    /// The paths of all files and links.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The content at a path, with links followed anywhere in it; `read`
    /// returns the target of a link. `None` where there is no file.
    pub fn blob(&self, path: &str, mut read: impl FnMut(&str) -> Option<Vec<u8>>) -> Option<String> {
        let mut path = path.to_owned();
        for _ in 0..MOST_LINKS {
            let parts = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
            let (end, entry) = parts.into_iter().find_map(|end| Some((end, self.files.get(&path[..end])?)))?;
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

/// The target of a link in a folder, with the rest of the path behind it;
/// `None` outside of the repository.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_lists_is_read_field_by_field() {
        let listed = b"100644 blob 1a2b\ta b/\xE8\xA7\x84.yaml\x00160000 commit 3c\tsub\x00120000 blob 4d\tlink\x00";
        let tree = Tree::new(listed);
        assert_eq!(tree.paths().collect::<Vec<_>>(), ["a b/规.yaml", "link"]);
        assert_eq!((tree.submodule("sub/x.yaml"), tree.submodule("subway")), (Some("sub"), None));
        assert_eq!(tree.blob("a b/规.yaml", |_| None).as_deref(), Some("1a2b"));
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
