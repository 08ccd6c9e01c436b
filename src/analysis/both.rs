//! Runs two independent computations on one process.

use crate::model::Process;

/// From this many steps on, starting a second thread pays off.
const LARGE: usize = 1_000;

/// The results of both; computed at the same time where the process is large.
pub(super) fn both<A: Send, B: Send>(
    process: &Process,
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    match process.steps().len() {
        LARGE.. => rayon::join(one, other),
        _ => (one(), other()),
    }
}
