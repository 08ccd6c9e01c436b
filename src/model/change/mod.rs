//! One vocabulary of changes: levers propose them, a comparison discovers
//! them, [`Process::apply`](super::Process::apply) makes them.
//!
//! Few words suffice to lead from any process to any other: steps go, come,
//! stand for others, are called otherwise or stand elsewhere in the file; all
//! else is a value under a key. Within a set of changes every step is called
//! by the id that it has before them; one that comes with them, by its own.

mod apply;
mod bridge;
mod field;
mod plain;
mod references;
mod sheet;

use super::draft::{DraftStep, ProcessField};
use super::step::After;

pub use field::StepField;
pub(in crate::model) use field::{all_are_set, fields};
pub(in crate::model) use plain::FieldValue;
pub use plain::Plain;

/// A change of a process. Steps are named by id, so that a change still fits
/// after another was made.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The step goes; the order across it stays.
    Eliminate {
        /// Its id.
        step: String,
    },
    /// The step waits for less; what followed others only through it still
    /// follows them.
    Parallel {
        /// Its id.
        step: String,
        /// All that it waits for from now on, besides its documents. Entries
        /// that name a step which is gone are passed over.
        after: Vec<After<String>>,
    },
    /// A step comes.
    Add {
        /// The step.
        step: Box<DraftStep>,
        /// The step that it stands below in the file; none: it stands first.
        below: Option<String>,
    },
    /// Steps give way to others that stand for them: merged into one, split
    /// into several, cut anew. Who followed one of them follows the last of
    /// those that stand for it.
    Replace {
        /// The ids of those that go.
        steps: Vec<String>,
        /// Those that come, at the place of the first.
        by: Vec<DraftStep>,
    },
    /// The step is called otherwise, and so is it wherever it is named.
    Rename {
        /// Its id so far.
        step: String,
        /// Its id from now on.
        id: String,
        /// Its name from now on.
        name: String,
    },
    /// The step stands elsewhere in the file.
    Move {
        /// Its id.
        step: String,
        /// The step that it stands below; none: it stands first.
        below: Option<String>,
    },
    /// The step says something else under one key.
    Set {
        /// Its id.
        step: String,
        /// What it says.
        field: StepField,
    },
    /// The process says something else under one key.
    Define(ProcessField),
}

impl StepField {
    /// Calls every step that it names as `called` says.
    pub fn rename_steps(&mut self, mut called: impl FnMut(&mut String)) {
        references::in_step_field(self, &mut |step| {
            called(step);
            true
        });
    }
}

impl StepField {
    /// Sees to every name of a step in it: it may be changed; where `keep`
    /// says no, what names it goes.
    pub fn keep_steps(&mut self, keep: &mut dyn FnMut(&mut String) -> bool) {
        references::in_step_field(self, keep);
    }
}

impl ProcessField {
    /// Calls every step that it names as `called` says.
    pub fn rename_steps(&mut self, mut called: impl FnMut(&mut String)) {
        references::in_process_field(self, &mut |step| {
            called(step);
            true
        });
    }
}

impl DraftStep {
    /// Calls every other step that it names as `called` says.
    pub fn rename_steps(&mut self, mut called: impl FnMut(&mut String)) {
        references::in_step(self, &mut |step| {
            called(step);
            true
        });
    }
}

impl Change {
    /// The ids of the steps that change; none where the process does.
    #[must_use]
    pub fn steps(&self) -> Vec<&str> {
        match self {
            Self::Eliminate { step }
            | Self::Parallel { step, .. }
            | Self::Rename { step, .. }
            | Self::Move { step, .. }
            | Self::Set { step, .. } => vec![step],
            Self::Add { step, .. } => vec![&step.id],
            Self::Replace { steps, .. } => steps.iter().map(String::as_str).collect(),
            Self::Define(_) => Vec::new(),
        }
    }
}
