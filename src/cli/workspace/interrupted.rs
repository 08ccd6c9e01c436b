//! Removes half-made files when the program is interrupted.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use tempfile::NamedTempFile;

/// The half-made files of this run.
static HALF_MADE: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Makes a file that an interrupt removes before the program ends. None is made
/// while an interrupt is being handled.
///
/// # Errors
///
/// The file cannot be made.
pub(super) fn watched(make: impl FnOnce() -> io::Result<NamedTempFile>) -> io::Result<NamedTempFile> {
    static WATCHING: Once = Once::new();
    WATCHING.call_once(listen);
    let mut half_made = half_made();
    let file = make()?;
    half_made.push(file.path().to_owned());
    Ok(file)
}

/// Stops watching a file, which is complete or gone.
pub(super) fn forget(path: &Path) {
    half_made().retain(|known| known != path);
}

fn half_made() -> MutexGuard<'static, Vec<PathBuf>> {
    HALF_MADE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits for the signals that end a program, in a thread of its own.
#[cfg(unix)]
fn listen() {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    // If signals cannot be handled, files are written all the same.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else { return };
    std::thread::spawn(move || {
        for signal in &mut signals {
            // Held to the end, so that no further file is made.
            let half_made = half_made();
            half_made.iter().for_each(|path| drop(std::fs::remove_file(path)));
            let _ = emulate_default_handler(signal);
        }
    });
}

#[cfg(not(unix))]
fn listen() {}
