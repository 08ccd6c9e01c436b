//! The files of a run: finding, reading and writing them, and their earlier
//! versions in the repository. All verbs share this module.

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
