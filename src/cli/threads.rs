//! The same for each of many files, on all the cores there are.

use rayon::prelude::*;

/// What a function makes of each item, in the order of the items, whatever
/// the number of threads: as many as there are cores, or as the variable
/// `RAYON_NUM_THREADS` says. One item is not worth any.
pub(super) fn each<T: Send, R: Send>(items: Vec<T>, make: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    match items.len() {
        0 | 1 => items.into_iter().map(make).collect(),
        _ => items.into_par_iter().map(make).collect(),
    }
}

/// Frees many things beside what comes next: a program that ends need not
/// wait for that.
pub(super) fn discard<T: Send + 'static>(items: Vec<T>) {
    if items.len() > 1 {
        rayon::spawn(|| drop(items));
    }
}
