//! Earlier versions of files, asked of git as a program. Nothing else here
//! needs git.
//!
//! Arguments never pass a shell, and nothing that a user names can be taken
//! for an option. Of the repository's own settings none may run a program but
//! the clean filters that git asks for files of the working folder.

mod tree;

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::session::Trouble;
use crate::words::git as say;
use tree::{Changed, Tree};

/// A revision of the repository around a folder.
pub(super) struct Revision {
    /// As the user named it.
    name: String,
    /// The root of the repository.
    top: PathBuf,
    tree: Tree,
    changed: Changed,
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
            "--name-status",
            "-z",
            &commit,
            "--",
        ];
        let moved = git(&top, &moved)?.ok_or_else(unreadable)?;
        Ok(Self { name: name.to_owned(), top, tree: Tree::new(&listed), changed: Changed::new(&moved) })
    }

    /// As the user named it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What these files were, by their paths or by those that git says they
    /// were renamed from; none for one that was not there.
    ///
    /// # Errors
    /// A file outside of the repository; content that git cannot give, with
    /// the command that fetches it.
    pub fn contents(&self, files: &[&Path]) -> Result<Vec<Option<Version>>, Trouble> {
        let mut reader = Reader::new(self);
        let mut contents = Vec::with_capacity(files.len());
        for file in files {
            let path = self.path(file)?;
            let renamed = self.changed.renamed.get(&path).filter(|_| !self.tree.has(&path));
            let version = reader.version(renamed.unwrap_or(&path))?;
            // A link that is new may lead to what is old.
            let real = file.canonicalize().ok().filter(|_| version.is_none() && file.is_symlink());
            let real = real.and_then(|real| self.path(&real).ok());
            contents.push(match real {
                Some(real) => reader.version(&real)?,
                None => version,
            });
        }
        Ok(contents)
    }

    /// What is gone from its path or is another there now, and is wanted.
    ///
    /// # Errors
    /// Content that git cannot give.
    pub fn touched(&self, wanted: impl Fn(&str) -> bool) -> Result<Vec<Version>, Trouble> {
        let mut reader = Reader::new(self);
        let paths = self.changed.touched.iter().filter(|path| wanted(path));
        paths.filter_map(|path| reader.version(path).transpose()).collect()
    }

    /// Where a file of the repository would lie today.
    pub fn place(&self, path: &str) -> PathBuf {
        self.top.join(path)
    }

    /// The files below a folder that are wanted, by their paths from there;
    /// nothing where there is no such folder.
    ///
    /// # Errors
    /// As of single files.
    pub fn below(
        &self,
        folder: &Path,
        is_wanted: impl Fn(&str) -> bool,
    ) -> Result<Option<Vec<(String, Version)>>, Trouble> {
        let prefix = match self.folder(folder)?.as_str() {
            "" => String::new(),
            folder => format!("{folder}/"),
        };
        let mut inside = self.tree.paths().filter_map(|path| Some((path, path.strip_prefix(&prefix)?))).peekable();
        if inside.peek().is_none() {
            return Ok(None);
        }
        let mut reader = Reader::new(self);
        let versions = inside.filter(|(_, name)| is_wanted(name)).filter_map(|(path, name)| {
            let version = reader.version(path).transpose()?;
            Some(version.map(|version| (name.to_owned(), version)))
        });
        versions.collect::<Result<Vec<_>, _>>().map(Some)
    }

    /// The path of a folder from the root of the repository, which need not be
    /// there any more.
    fn folder(&self, folder: &Path) -> Result<String, Trouble> {
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let (true, Ok(here), Ok(top)) = (here.is_dir(), here.canonicalize(), self.top.canonicalize()) else {
            return self.path(folder);
        };
        let inside = here.strip_prefix(&top).ok().and_then(Path::to_str);
        let inside = inside.ok_or_else(|| Trouble::undone(say::outside(&folder.to_string_lossy())))?;
        Ok(if cfg!(windows) { inside.replace('\\', "/") } else { inside.to_owned() })
    }

    /// The path of a file from the root of the repository.
    pub fn path(&self, file: &Path) -> Result<String, Trouble> {
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

/// Reads contents, with a program that is started for the first of them.
struct Reader<'r> {
    revision: &'r Revision,
    blobs: Option<Blobs>,
}

impl<'r> Reader<'r> {
    fn new(revision: &'r Revision) -> Self {
        Self { revision, blobs: None }
    }

    /// What stood at a path.
    fn version(&mut self, path: &str) -> Result<Option<Version>, Trouble> {
        let Revision { name, top, tree, .. } = self.revision;
        let mut lost = None;
        let mut read = |blob: &str| {
            let blobs = match &mut self.blobs {
                Some(blobs) => Ok(blobs),
                none => Blobs::open(top).map(|opened| none.insert(opened)),
            };
            let bytes =
                blobs.and_then(|blobs| blobs.read(blob).ok_or_else(|| Trouble::undone(say::unreadable_revision(name))));
            bytes.map_err(|trouble| lost = Some(trouble)).ok()
        };
        let bytes = tree.blob(path, &mut read).and_then(|blob| read(&blob));
        match lost {
            Some(trouble) => Err(trouble),
            None => Ok(bytes.map(|bytes| Version { path: path.to_owned(), bytes })),
        }
    }
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
