//! The contents of objects, from a single `git cat-file` process.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::{Repository, no_git};
use crate::cli::ending::Trouble;
use crate::cli::say::git as say;
use crate::source::MOST_BYTES;

/// The process, started with the first request.
pub(super) struct Blobs<'r> {
    repository: &'r Repository,
    running: Option<Running>,
}

struct Running {
    child: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl<'r> Blobs<'r> {
    pub fn new(repository: &'r Repository) -> Self {
        Self { repository, running: None }
    }

    /// The content of a blob, or as much of one that is too large as shows
    /// that; `None` where git does not have it.
    ///
    /// # Errors
    ///
    /// git cannot be run.
    pub fn read(&mut self, blob: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let running = match &mut self.running {
            Some(running) => running,
            none => none.insert(Running::start(self.repository)?),
        };
        let read = running.read(blob);
        if read.as_ref().is_none_or(|bytes| bytes.len() > MOST_BYTES) {
            // The rest of the answer is not read.
            self.running = None;
        }
        Ok(read)
    }
}

impl Running {
    fn start(repository: &Repository) -> Result<Self, Trouble> {
        let mut command = repository.command(&["cat-file", "--batch"]);
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
        let size: usize = head.next()?.parse().ok()?;
        let mut bytes = vec![0; size.min(MOST_BYTES + 1)];
        self.answers.read_exact(&mut bytes).ok()?;
        if size <= MOST_BYTES {
            self.answers.read_exact(&mut [0]).ok()?;
        }
        Some(bytes)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
