//! What the command line says of files, outputs, git and itself.

pub(super) mod commands;
pub(super) mod git;
pub(super) mod goal;
pub(super) mod layout;
pub(super) mod manual;
pub(super) mod sheet;
pub(super) mod usage;
