//! How often the applicant must come.

use std::fmt;

/// How often the applicant must come for a step, if stated.
///
/// A step that does not state it counts 0 where another step of its process
/// does, so `Some(0)` and `None` are equal. Where no step states it, the number
/// is unknown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Visits(Option<u32>);

impl Visits {
    /// From the stated number, if there is one.
    pub const fn new(stated: Option<u32>) -> Self {
        Self(stated)
    }

    /// The stated number.
    pub const fn stated(self) -> Option<u32> {
        self.0
    }

    /// The number; 0 where none is stated.
    pub const fn times(self) -> u32 {
        match self.0 {
            Some(times) => times,
            None => 0,
        }
    }
}

impl PartialEq for Visits {
    fn eq(&self, other: &Self) -> bool {
        self.times() == other.times()
    }
}

impl Eq for Visits {}

impl fmt::Display for Visits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.times().fmt(f)
    }
}
