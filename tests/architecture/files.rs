//! The source files that the tests of the architecture read.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file.
pub struct File {
    /// The path below `src`, or below the folder that was read.
    pub path: PathBuf,
    /// The text.
    pub text: String,
}

impl File {
    /// The room of the file; `None` for `main.rs` and `lib.rs`.
    pub fn room(&self) -> Option<&str> {
        let first = self.path.iter().next()?.to_str()?;
        let room = first.strip_suffix(".rs").unwrap_or(first);
        (room != "main" && room != "lib").then_some(room)
    }

    /// The depth of its module, 1 for the room itself.
    pub fn depth(&self) -> usize {
        self.path.iter().count() - usize::from(self.path.ends_with("mod.rs"))
    }

    /// The lines of code with their numbers.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines()).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// A line of the file, for messages.
    pub fn at(&self, line: usize) -> String {
        format!("src/{}:{line}", self.path.display())
    }
}

/// The text after each `prefix` in a line.
pub fn ends_of<'l>(line: &'l str, prefix: &str) -> impl Iterator<Item = &'l str> {
    let ends: Vec<&str> = line.match_indices(prefix).map(|(at, found)| &line[at + found.len()..]).collect();
    ends.into_iter()
}

/// The names at the beginning of a path, several of them in braces.
pub fn names(path: &str) -> Vec<&str> {
    fn first(part: &str) -> &str {
        let part = part.trim();
        &part[..part.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(part.len())]
    }
    match path.strip_prefix('{') {
        Some(inner) => inner.split('}').next().unwrap_or_default().split(',').map(first).collect(),
        None => vec![first(path)],
    }
}

/// The source files of `src`.
pub fn files() -> Vec<File> {
    let files = files_of("src");
    assert!(files.len() > 20, "{} files", files.len());
    files
}

/// The source files of a folder of the repository, in order.
pub fn files_of(folder: &str) -> Vec<File> {
    fn collect(folder: &Path, root: &Path, files: &mut Vec<File>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, root, files);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push(File { path: path.strip_prefix(root).unwrap().to_owned(), text });
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = Vec::new();
    collect(&root, &root, &mut files);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}
