//! The one vocabulary of changes: levers propose them, a comparison discovers
//! them, [`Process::apply`](super::Process::apply) applies them.
//!
//! A few kinds suffice to lead from any process to any other: steps are
//! removed, added, replaced, renamed or moved within the file; everything else
//! is a value under a key. Within a set of changes every step is referred to by
//! the id it has before them; a new step by its own.

mod apply;
mod bridge;
mod declare;
mod field;
mod plain;
mod references;
mod sheet;

use super::draft::{DraftStep, ProcessField};
use super::step::{After, StepField};

pub(in crate::model) use field::{all_are_set, fields};
pub(in crate::model) use plain::FieldValue;
pub use plain::Plain;

/// A change of a process. Steps are named by id, so that a change is still
/// valid after another one was applied.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Removes a step; the order across it is kept.
    Eliminate {
        /// Its id.
        step: String,
    },
    /// Makes a step wait for less; steps that followed others only through it
    /// still follow them.
    Parallel {
        /// Its id.
        step: String,
        /// All that it waits for from now on, besides its documents. Entries
        /// for removed steps are ignored.
        after: Vec<After<String>>,
    },
    /// Adds a step.
    Add {
        /// The step.
        step: Box<DraftStep>,
        /// The step above it in the file; `None` for the first place.
        below: Option<String>,
    },
    /// Replaces steps by others: merged into one, split into several, or cut
    /// anew. Successors of a replaced step follow the last of its replacements.
    Replace {
        /// The ids of the replaced steps.
        steps: Vec<String>,
        /// The replacements, at the place of the first replaced step.
        by: Vec<DraftStep>,
    },
    /// Renames a step, wherever it is named.
    Rename {
        /// Its current id.
        step: String,
        /// Its new id.
        id: String,
        /// Its new name.
        name: String,
    },
    /// Moves a step within the file.
    Move {
        /// Its id.
        step: String,
        /// The step above it; `None` for the first place.
        below: Option<String>,
    },
    /// Sets the value of a step under one key.
    Set {
        /// Its id.
        step: String,
        /// The value.
        field: StepField,
    },
    /// Sets the value of the process under one key.
    Define(ProcessField),
}

impl StepField {
    /// Renames every step that the change names by `called`.
    pub fn rename_steps(&mut self, called: impl FnMut(&mut String)) {
        references::in_step_field(self, &mut references::renaming(called));
    }

    /// Visits every name of a step in it: `keep` may change it; where it
    /// returns `false`, whatever names the step is removed.
    pub fn keep_steps(&mut self, keep: &mut dyn FnMut(&mut String) -> bool) {
        references::in_step_field(self, keep);
    }
}

impl ProcessField {
    /// Renames every step that the value names by `called`.
    pub fn rename_steps(&mut self, called: impl FnMut(&mut String)) {
        references::in_process_field(self, &mut references::renaming(called));
    }
}

impl DraftStep {
    /// Renames every other step that the step names by `called`.
    pub fn rename_steps(&mut self, called: impl FnMut(&mut String)) {
        references::in_step(self, &mut references::renaming(called));
    }
}

impl Change {
    /// The ids of the steps that change; empty where the process itself does.
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
