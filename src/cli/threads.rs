//! Runs the same function on many files, on all cores.

use rayon::prelude::*;

/// The result for each item, in the order of the items, whatever the number of
/// threads: as many as there are cores, or as the variable `RAYON_NUM_THREADS`
/// sets. A single item runs on this thread.
pub(super) fn each<T: Send, R: Send>(items: Vec<T>, make: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    match items.len() {
        0 | 1 => items.into_iter().map(make).collect(),
        _ => items.into_par_iter().map(make).collect(),
    }
}
