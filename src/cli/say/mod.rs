//! Messages about files, outputs, git and the program itself.

pub(super) mod commands;
pub(super) mod git;
pub(super) mod goal;
pub(super) mod layout;
pub(super) mod manual;
pub(super) mod sheet;
pub(super) mod usage;
