//! Two questions about one process that do not wait for each other.

use crate::model::Process;

/// From so many steps on a second thread is worth waking.
const LARGE: usize = 1_000;

/// Both answers; at the same time where the process is large.
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
