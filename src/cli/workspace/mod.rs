//! Files: which are meant, how they are read and written, and what they were
//! in the repository. All verbs find, match, read and write them here.

pub(super) mod excluded;
pub(super) mod extent;
pub(super) mod files;
pub(super) mod find;
pub(super) mod git;
pub(super) mod interrupted;
pub(super) mod links;
pub(super) mod names;
pub(super) mod pairing;
pub(super) mod project;
pub(super) mod read;

pub(super) mod walk;
