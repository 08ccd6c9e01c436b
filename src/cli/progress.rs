//! The progress of a long run, shown on a terminal.

use std::time::{Duration, Instant};

use super::session::Session;
use crate::render::plain;
use crate::text::say;

/// A run shorter than this shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

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
        if !is_told(session.err_is_terminal, session.global.quiet, self.begun.elapsed()) {
            return;
        }
        let text = say!("{nth} of {of}: {name}", "第 {nth} 个，共 {of} 个：{name}");
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

/// Returns whether to show progress: on a terminal, unless it is quiet, after
/// long enough.
fn is_told(is_terminal: bool, is_quiet: bool, waited: Duration) -> bool {
    is_terminal && !is_quiet && waited >= PATIENCE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_waits_in_front_of_a_terminal_is_told() {
        let (soon, late) = (Duration::from_millis(999), Duration::from_millis(1_000));
        assert!(is_told(true, false, late));
        assert!(!is_told(true, false, soon));
        assert!(!is_told(false, false, late), "a log has no use for it");
        assert!(!is_told(true, true, late));
    }
}
