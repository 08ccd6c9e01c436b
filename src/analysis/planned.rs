//! A change and its price, whichever analysis found it.

use crate::model::Time;

/// A change with what supports it and what it is worth: what `analyze`,
/// `propose`, `what-if` and `diff` hold, show in one table and write as one
/// object.
///
/// `C` is the change itself: a [`FreeChange`](super::FreeChange), an option of
/// a package, or what a comparison found. `D` is how its days are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned<C, D = Time> {
    /// The change, with its permission and its evidence.
    pub what: C,
    /// Its price.
    pub price: Price<D>,
}

/// What a change is worth: one that needs no permission, an option, or the
/// difference of two versions.
///
/// It is time where all is told of one process. Two versions may have working
/// days of different length, so their days are subtracted as they are printed:
/// `D` is a number of them then, or none where they cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price<D = Time> {
    /// The days, less those with this change only.
    pub alone: D,
    /// The days that it takes off when its turn comes, after the changes before
    /// it.
    pub in_sequence: D,
}
