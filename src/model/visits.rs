//! How often must the applicant come?

use std::fmt;

/// Times that the applicant must come for a step, where the file says so.
///
/// A step that does not say counts 0 where another of its process does, so
/// `0` and nothing are equal. Where no step says, the number is unknown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Visits(Option<u32>);

impl Visits {
    /// As a file states them, if it does.
    #[must_use]
    pub const fn new(stated: Option<u32>) -> Self {
        Self(stated)
    }

    /// What the file states.
    #[must_use]
    pub const fn stated(self) -> Option<u32> {
        self.0
    }

    /// How many, 0 where nothing is stated.
    #[must_use]
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
