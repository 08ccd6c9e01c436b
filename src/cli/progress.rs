//! The progress of a long run, shown on a terminal.

use std::panic::resume_unwind;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder};
use std::time::{Duration, Instant};

use super::session::Session;
use crate::render::plain;
use crate::text::{Text, say};

/// A run shorter than this shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// The stack of a thread that works: as large as that of the main thread.
const STACK: usize = 8 << 20;

/// A single line that is overwritten, and erased at the end.
pub(super) struct Progress {
    begun: Instant,
    is_shown: bool,
}

impl Progress {
    pub fn begin() -> Self {
        Self { begun: Instant::now(), is_shown: false }
    }

    /// Shows which file of how many is next. Only on a terminal, and only after
    /// the first second.
    pub fn next(&mut self, nth: usize, of: usize, name: &str, session: &mut Session<'_, '_>) {
        if !is_shown(session.err_is_terminal, session.global.quiet, self.begun.elapsed()) {
            return;
        }
        self.show(&say!("{nth} of {of}: {name}", "第 {nth} 个，共 {of} 个：{name}"), session);
    }

    /// Shows for how long the work on a file has taken.
    fn lasting(&mut self, name: &str, session: &mut Session<'_, '_>) {
        let seconds = self.begun.elapsed().as_secs();
        self.show(&say!("{name}: {seconds} s", "{name}：{seconds} 秒"), session);
    }

    fn show(&mut self, text: &Text, session: &mut Session<'_, '_>) {
        let line = plain(text.in_lang(session.page.lang));
        let _ = write!(session.streams.err, "\r\x1b[K{line}");
        let _ = session.streams.err.flush();
        self.is_shown = true;
    }

    /// Erases the line.
    pub fn end(self, session: &mut Session<'_, '_>) {
        if self.is_shown {
            let _ = write!(session.streams.err, "\r\x1b[K");
            let _ = session.streams.err.flush();
        }
    }
}

/// Does long work on a file. Meanwhile a terminal shows for how long, second by
/// second.
pub(super) fn lasting<T: Send>(name: &str, session: &mut Session<'_, '_>, work: impl FnOnce() -> T + Send) -> T {
    if !is_shown(session.err_is_terminal, session.global.quiet, PATIENCE) {
        return work();
    }
    // Where the system gives no thread, this one does the work.
    let work = Mutex::new(Some(work));
    let take = || work.lock().unwrap_or_else(PoisonError::into_inner).take();
    let done = thread::scope(|scope| {
        let (working, is_done) = mpsc::channel::<()>();
        let job = move || {
            let _working = working;
            take().map(|work| work())
        };
        let worker = Builder::new().stack_size(STACK).spawn_scoped(scope, job).ok()?;
        let mut progress = Progress::begin();
        while is_done.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            progress.lasting(name, session);
        }
        progress.end(session);
        worker.join().unwrap_or_else(|panic| resume_unwind(panic))
    });
    done.or_else(|| take().map(|work| work())).expect("one of the two threads does the work")
}

/// Returns whether to show progress: on a terminal, unless it is quiet, after
/// long enough.
fn is_shown(is_terminal: bool, is_quiet: bool, waited: Duration) -> bool {
    is_terminal && !is_quiet && waited >= PATIENCE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_waits_in_front_of_a_terminal_sees_it() {
        let (soon, late) = (Duration::from_millis(999), Duration::from_millis(1_000));
        assert!(is_shown(true, false, late));
        assert!(!is_shown(true, false, soon));
        assert!(!is_shown(false, false, late), "a log has no use for it");
        assert!(!is_shown(true, true, late));
    }
}
