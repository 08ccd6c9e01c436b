//! Analyzer of approval processes: how long one takes today, how long it
//! would take if only recorded reasons made a step wait, and what to ask.
//!
//! ```text
//!            text             facts               opinions       words           bytes
//! file ─▶ source ─▶ input ─▶ Process ─▶ analysis ─▶ Analysis ─┬▶ rules ─▶ Finding
//!                            (model)                          ├▶ levers ─▶ Change
//!                                                             └▶ report ─▶ render ─▶ stdout
//! ```
//!
//! | room | question |
//! |---|---|
//! | [`model`] | what is a process? Depends on nothing of ours |
//! | [`source`] | what text was read, and where in it does each place lie? |
//! | [`input`] | which process does a text describe? One file a notation |
//! | [`analysis`] | what is true of a process? |
//! | [`rules`] | what does a good process not do? One file a rule, beside its page |
//! | [`config`] | what does a repository ask for? |
//! | [`judgement`] | which findings count, after waivers, a baseline and an earlier revision? |
//! | [`levers`] | how could it be better? One file a lever, beside its page |
//! | [`plan`] | what does a package of levers come to, and which definition is that? |
//! | [`glossary`] | what do the words of the field mean? |
//! | [`diff`] | what leads from one version to another, and what is it worth? |
//! | [`calendar`] | on which days do offices work, and when does a limit end? |
//! | [`draw`] | where does what stand in a picture? Depends on nothing of ours |
//! | [`finding`] | what is wrong, and where, in the words of the process? |
//! | [`text`] | the language kit: a text in English and in Chinese |
//! | [`report`] | what does a command say, before it has a format? |
//! | [`render`] | which bytes is that? One file a format |
//! | [`cli`] | files, terminal, environment, exit codes; nothing else touches them |
//!
//! Each room words what it says, in both languages at once, mostly in a module
//! `say`. `tests/architecture` has the table of which room may use which.

pub mod analysis;
pub mod calendar;
pub mod cli;
pub mod config;
pub mod diff;
pub mod draw;
pub mod finding;
pub mod glossary;
pub mod input;
pub mod judgement;
pub mod levers;
pub mod model;
pub mod plan;
pub mod render;
pub mod report;
pub mod rules;
pub mod source;
pub mod text;
