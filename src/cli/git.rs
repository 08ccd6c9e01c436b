//! Earlier versions of files, asked of git as a program. Nothing else here
//! needs git.
//!
//! Arguments never pass a shell, and nothing that a user names can be taken
//! for an option. Of the repository's own settings none may run a program.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::session::Trouble;
use crate::words::git as say;

/// A revision of the repository around a folder.
pub(super) struct Revision {
    /// As the user named it.
    name: String,
    /// The root of the repository.
    top: PathBuf,
    /// The content of every file by its path from there.
    blobs: BTreeMap<String, String>,
    /// What a file of today was called.
    renamed: BTreeMap<String, String>,
}

/// A file as it was.
pub(super) struct Version {
    /// Its path from the root of the repository.
    pub path: String,
    pub bytes: Vec<u8>,
}

impl Revision {
    /// The revision of this name.
    ///
    /// # Errors
    /// No git, no repository, or no such revision in it; then with the
    /// command that fetches it.
    pub fn open(working: &Path, name: &str) -> Result<Self, Trouble> {
        let top = text(git(working, &["rev-parse", "--show-toplevel"])?);
        let top = top.ok_or_else(|| Trouble::undone(say::no_repository(name)))?;
        let top = PathBuf::from(top.trim_end_matches(['\r', '\n']));
        let wanted = format!("{name}^{{commit}}");
        let commit = text(git(&top, &["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])?);
        let Some(commit) = commit.map(|commit| commit.trim().to_owned()) else {
            return Err(Trouble::undone(missing(&top, name)?));
        };
        let unreadable = || Trouble::undone(say::unreadable_revision(name));
        let listed = git(&top, &["ls-tree", "-r", "-z", "--full-tree", &commit])?.ok_or_else(unreadable)?;
        let moved = [
            "diff",
            "--no-ext-diff",
            "--no-textconv",
            "--ignore-submodules=all",
            "--find-renames",
            "-l0",
            "--diff-filter=R",
            "--name-status",
            "-z",
            &commit,
            "--",
        ];
        let moved = git(&top, &moved)?.ok_or_else(unreadable)?;
        Ok(Self { name: name.to_owned(), top, blobs: blobs(&listed), renamed: renamed(&moved) })
    }

    /// As the user named it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What these files were; none for one that was not there.
    ///
    /// # Errors
    /// A file outside of the repository; content that git cannot give, with
    /// the command that fetches it.
    pub fn contents(&self, files: &[&Path]) -> Result<Vec<Option<Version>>, Trouble> {
        let mut reader = None;
        let mut contents = Vec::with_capacity(files.len());
        for file in files {
            let path = self.path(file)?;
            let earlier = self.renamed.get(&path).filter(|_| !self.blobs.contains_key(&path)).unwrap_or(&path);
            let Some(blob) = self.blobs.get(earlier) else {
                contents.push(None);
                continue;
            };
            let reader = match &mut reader {
                Some(reader) => reader,
                None => reader.insert(Blobs::open(&self.top)?),
            };
            let bytes = reader.read(blob).ok_or_else(|| Trouble::undone(say::unreadable_revision(&self.name)))?;
            contents.push(Some(Version { path: earlier.clone(), bytes }));
        }
        Ok(contents)
    }

    /// The path of a file from the root of the repository.
    fn path(&self, file: &Path) -> Result<String, Trouble> {
        let outside = || Trouble::undone(say::outside(&file.to_string_lossy()));
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = folder.canonicalize().map_err(|_| outside())?;
        let top = self.top.canonicalize().map_err(|_| outside())?;
        let inside = folder.strip_prefix(&top).map_err(|_| outside())?;
        let path = inside.join(file.file_name().ok_or_else(outside)?);
        let path = path.to_str().ok_or_else(outside)?;
        Ok(if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() })
    }
}

/// A command in a folder; what could make it run others is off.
fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(["-c", "core.fsmonitor=false", "--no-pager", "--literal-pathspecs"]).args(args);
    command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").stderr(Stdio::null());
    command
}

/// What a command prints; nothing where it fails.
fn git(folder: &Path, args: &[&str]) -> Result<Option<Vec<u8>>, Trouble> {
    let output = command(folder, args).stdin(Stdio::null()).output().map_err(|error| no_git(error.kind()))?;
    Ok(output.status.success().then_some(output.stdout))
}

fn no_git(kind: ErrorKind) -> Trouble {
    Trouble::undone(if kind == ErrorKind::NotFound { say::no_git() } else { say::git_failed() })
}

fn text(output: Option<Vec<u8>>) -> Option<String> {
    output.and_then(|bytes| String::from_utf8(bytes).ok())
}

/// What to say of a revision that is not there: the command that fetches it.
fn missing(top: &Path, name: &str) -> Result<crate::words::Text, Trouble> {
    let shallow = text(git(top, &["rev-parse", "--is-shallow-repository"])?);
    let shallow = shallow.is_some_and(|answer| answer.trim() == "true");
    let remotes = text(git(top, &["remote"])?).unwrap_or_default();
    let depth = if shallow { "--depth=1 " } else { "" };
    let of_remote = remotes.lines().find_map(|remote| {
        let branch = name.strip_prefix(remote)?.strip_prefix('/')?;
        let plain = branch.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte));
        plain.then(|| format!("git fetch {depth}{remote} +refs/heads/{branch}:refs/remotes/{remote}/{branch}"))
    });
    let remote = remotes.lines().find(|remote| *remote == "origin").or(remotes.lines().next()).unwrap_or("origin");
    let is_commit = name.len() == 40 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let fetch = match of_remote {
        Some(fetch) => fetch,
        None if is_commit => format!("git fetch {depth}{remote} {name}"),
        None if shallow => format!("git fetch --unshallow --tags {remote}"),
        None => format!("git fetch --tags {remote}"),
    };
    Ok(say::no_revision(name, &fetch, shallow))
}

/// `mode type hash TAB path NUL`, and so on.
fn blobs(listed: &[u8]) -> BTreeMap<String, String> {
    let entry = |entry: &[u8]| {
        let entry = std::str::from_utf8(entry).ok()?;
        let (about, path) = entry.split_once('\t')?;
        let mut about = about.split(' ').skip(1);
        (about.next()? == "blob").then_some(())?;
        Some((path.to_owned(), about.next()?.to_owned()))
    };
    listed.split(|byte| *byte == 0).filter_map(entry).collect()
}

/// `R087 NUL old NUL new NUL`, and so on; from new to old.
fn renamed(moved: &[u8]) -> BTreeMap<String, String> {
    let fields: Vec<&[u8]> = moved.split(|byte| *byte == 0).collect();
    let pair = |fields: &[&[u8]]| {
        let [_, old, new] = fields else { return None };
        Some((String::from_utf8(new.to_vec()).ok()?, String::from_utf8(old.to_vec()).ok()?))
    };
    fields.chunks_exact(3).filter_map(pair).collect()
}

/// One `git cat-file` for all contents.
struct Blobs {
    child: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Blobs {
    fn open(top: &Path) -> Result<Self, Trouble> {
        let mut command = command(top, &["cat-file", "--batch"]);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(|error| no_git(error.kind()))?;
        let streams = child.stdin.take().zip(child.stdout.take());
        let (asks, answers) = streams.ok_or_else(|| Trouble::undone(say::git_failed()))?;
        Ok(Self { child, asks, answers: BufReader::new(answers) })
    }

    /// `hash blob size LF bytes LF`; `hash missing LF` where it is not there.
    fn read(&mut self, blob: &str) -> Option<Vec<u8>> {
        writeln!(self.asks, "{blob}").and_then(|()| self.asks.flush()).ok()?;
        let mut head = String::new();
        self.answers.read_line(&mut head).ok()?;
        let mut head = head.trim_end().split(' ').skip(1);
        (head.next()? == "blob").then_some(())?;
        let mut bytes = vec![0; head.next()?.parse().ok()?];
        self.answers.read_exact(&mut bytes).ok()?;
        self.answers.read_exact(&mut [0]).ok()?;
        Some(bytes)
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_lists_is_read_field_by_field() {
        let listed = b"100644 blob 1a2b\ta b/\xE8\xA7\x84.yaml\x00160000 commit 3c\tsub\x00120000 blob 4d\tlink\x00";
        let blobs = blobs(listed);
        assert_eq!(
            blobs.into_iter().collect::<Vec<_>>(),
            [("a b/规.yaml".to_owned(), "1a2b".to_owned()), ("link".to_owned(), "4d".to_owned()),]
        );
        let moved = renamed(b"R100\0old.yaml\0new.yaml\0R087\0a\tb\0c\nd\0");
        assert_eq!(moved.get("new.yaml").map(String::as_str), Some("old.yaml"));
        assert_eq!(moved.get("c\nd").map(String::as_str), Some("a\tb"));
    }
}
