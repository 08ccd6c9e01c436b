//! The end of a run: exit codes, and the errors that end it early.

use thiserror::Error;

use crate::model::Place;
use crate::text::{Lang, Text};

/// The outcome of a run, the same for every command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// Everything was done.
    Fine,
    /// It was judged and found wanting.
    Wanting,
    /// Wrong usage.
    Misused,
    /// Something could not be judged, or not be written.
    Undone,
}

impl Exit {
    pub const fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Wanting => 1,
            Self::Misused => 2,
            Self::Undone => 3,
        }
    }
}

/// An error that ends a run.
#[derive(Clone, Debug, Error)]
#[error("{}", message.in_lang(Lang::English))]
pub(super) struct Trouble {
    pub exit: Exit,
    pub message: Text,
    /// Where in a definition it lies.
    pub place: Option<Place>,
}

impl Trouble {
    pub fn misused(message: Text) -> Self {
        Self { exit: Exit::Misused, message, place: None }
    }

    pub fn undone(message: Text) -> Self {
        Self { exit: Exit::Undone, message, place: None }
    }
}

/// The reason why a value is refused; returned by parsers of values.
#[derive(Clone, Debug, Error)]
#[error("{}", .0.in_lang(Lang::English))]
pub(super) struct Refused(pub Text);
