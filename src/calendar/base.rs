//! The calendars that files are laid over.

use std::fmt;

/// A built-in calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Base {
    /// China's notices, 2007 on.
    China,
    /// Monday to Friday, without holidays.
    Weekdays,
}

impl Base {
    /// Every base.
    pub const ALL: [Self; 2] = [Self::China, Self::Weekdays];

    /// Its name in flags, files and documents.
    pub const fn name(self) -> &'static str {
        match self {
            Self::China => "china",
            Self::Weekdays => "weekdays",
        }
    }

    /// Its name on Chinese pages; files may use it, too.
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::China => "中国大陆",
            Self::Weekdays => "周一至周五",
        }
    }

    /// The base of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|base| base.name() == name || base.chinese() == name)
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
