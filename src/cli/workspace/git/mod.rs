//! The repository around a folder, queried through the program `git`.
//!
//! git runs nothing but itself here: no hook, filter, monitor, pager or remote
//! helper, no fetch of what a partial clone lacks, no bare repository that lies
//! inside of another, and the index is never written. Arguments pass no shell,
//! and nothing that a user names can be taken for an option. Contents come from
//! git's objects and from the disk, never through a conversion that the
//! repository asks for.

mod blobs;
mod index;
mod revision;
mod spelling;
mod tree;

use std::env;
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cli::ending::Trouble;
use crate::cli::say::git as say;
use crate::text::Text;

pub(in crate::cli) use index::Index;
pub(in crate::cli) use revision::{Revision, Version};
pub(in crate::cli) use spelling::{Spelled, spelled};

/// A repository with its files.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Repository {
    /// Its root, without links.
    top: PathBuf,
}

/// The output of a command, or why it failed.
pub(super) enum Answer {
    Said(Vec<u8>),
    /// Its message on standard error.
    Failed(String),
}

impl Answer {
    fn text(self) -> Option<String> {
        match self {
            Self::Said(bytes) => String::from_utf8(bytes).ok(),
            Self::Failed(_) => None,
        }
    }

    /// The first line, without its end.
    fn line(self) -> Option<String> {
        self.text().map(|text| text.lines().next().unwrap_or_default().to_owned())
    }
}

impl Repository {
    /// The repository around a folder; `None` where there is none.
    ///
    /// # Errors
    ///
    /// No git, or a repository that git does not read, with the remedy.
    pub fn around(folder: &Path) -> Result<Option<Self>, Trouble> {
        let Some(top) = root_around(folder) else { return Ok(None) };
        let repository = Self { top };
        if let Some(part) = repository.endless() {
            return Err(Trouble::undone(say::endless(&part.to_string_lossy())));
        }
        match repository.ask(&["rev-parse", "--show-toplevel"])? {
            Answer::Said(_) => Ok(Some(repository)),
            Answer::Failed(why) => Err(Trouble::undone(repository.unread(&why))),
        }
    }

    /// Its root, without links.
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// The path of a file from the root with `/` between its parts; links above
    /// it are followed, it may be a link itself, and it need not exist. `None`
    /// outside.
    pub fn inside(&self, file: &Path) -> Option<String> {
        if file.canonicalize().is_ok_and(|real| real == self.top) {
            return Some(String::new());
        }
        let folder = |path: &Path| path.canonicalize().ok()?.strip_prefix(&self.top).ok().map(Path::to_owned);
        let inside = match file.file_name() {
            Some(name) => {
                let above = file.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
                match folder(above) {
                    Some(above) => above.join(name),
                    None if above.canonicalize().is_err() => self.inside(above).map(PathBuf::from)?.join(name),
                    None => return None,
                }
            }
            None => folder(if file.as_os_str().is_empty() { Path::new(".") } else { file })?,
        };
        let inside = inside.to_str()?;
        Some(if cfg!(windows) { inside.replace('\\', "/") } else { inside.to_owned() })
    }

    /// Returns whether no other repository lies between its root and a folder.
    pub fn is_nearest(&self, folder: &Path) -> bool {
        root_around(folder).is_none_or(|root| root == self.top)
    }

    /// A part of the repository that is a pipe or a device, and at which git
    /// would wait for more without end.
    fn endless(&self) -> Option<PathBuf> {
        const PARTS: [&str; 8] =
            ["", "HEAD", "config", "index", "packed-refs", "shallow", "info/exclude", "info/attributes"];
        let mut parts = PARTS.iter().map(|part| self.top.join(".git").join(part));
        parts.find(|part| part.metadata().is_ok_and(|part| !part.is_file() && !part.is_dir()))
    }

    /// The output of a command in the root.
    fn ask(&self, args: &[&str]) -> Result<Answer, Trouble> {
        let output = self.command(args).stdin(Stdio::null()).stderr(Stdio::piped()).output();
        let output = output.map_err(|error| no_git(error.kind()))?;
        let err = String::from_utf8_lossy(&output.stderr);
        if err.contains("' is ambiguous.") {
            return Err(Trouble::undone(say::ambiguous(err.split('\'').nth(1).unwrap_or_default())));
        }
        Ok(match output.status.success() {
            true => Answer::Said(output.stdout),
            false => Answer::Failed(err.into_owned()),
        })
    }

    /// A command in the root, with everything switched off that could make it
    /// run others.
    fn command(&self, args: &[&str]) -> Command {
        const OFF: &[&str] = &[
            "core.fsmonitor=false",
            "core.hooksPath=/dev/null",
            "safe.bareRepository=explicit",
            "protocol.allow=never",
            "core.untrackedCache=false",
            "core.warnAmbiguousRefs=true",
        ];
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.top);
        for setting in OFF {
            command.args(["-c", setting]);
        }
        command.args(["--no-pager", "--literal-pathspecs", "--no-optional-locks"]).args(args);
        // The repository of its own root, whatever a hook that calls us has
        // set.
        for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_EXTERNAL_DIFF"] {
            command.env_remove(variable);
        }
        let above = self.top.parent().map_or(OsStr::new(""), Path::as_os_str);
        command
            .env("LC_ALL", "C")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_CEILING_DIRECTORIES", above)
            // Since git 2.44; before that the transport is refused.
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_ALLOW_PROTOCOL", "none")
            .env("GIT_TERMINAL_PROMPT", "0")
            .env("GIT_NO_REPLACE_OBJECTS", "1")
            // A commit has its recorded parents.
            .env("GIT_GRAFT_FILE", "/dev/null")
            .stderr(Stdio::null());
        command
    }

    /// The message about a repository that git does not read.
    fn unread(&self, why: &str) -> Text {
        let top = self.top.to_string_lossy();
        match why.contains("safe.directory") || why.contains("dubious ownership") {
            true => say::another_owner(&top),
            false => say::unread_repository(&top, why.lines().next().unwrap_or_default()),
        }
    }

    /// Returns whether it is a shallow clone.
    fn is_shallow(&self) -> Result<bool, Trouble> {
        Ok(self.ask(&["rev-parse", "--is-shallow-repository"])?.line().as_deref() == Some("true"))
    }

    /// Returns whether some of its objects were left with a remote.
    fn is_partial(&self) -> Result<bool, Trouble> {
        let settings = ["config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$"];
        Ok(matches!(self.ask(&settings)?, Answer::Said(said) if !said.is_empty()))
    }
}

/// The nearest folder with a `.git`, without links.
fn root_around(folder: &Path) -> Option<PathBuf> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let whole = folder.canonicalize().or_else(|_| env::current_dir().map(|here| here.join(folder))).ok()?;
    whole.ancestors().find(|above| above.join(".git").exists())?.canonicalize().ok()
}

fn no_git(kind: ErrorKind) -> Trouble {
    Trouble::undone(if kind == ErrorKind::NotFound { say::no_git() } else { say::git_failed() })
}
