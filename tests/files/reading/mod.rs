//! The traps that concern reading: each a clear error at its line and column,
//! or the right reading.

mod anchors;
mod cases;
mod files;
mod keys;
mod limits;
mod places;
mod references;
mod values;

use std::time::{Duration as Elapsed, Instant};

use reengineer::finding::Finding;
use reengineer::input;
use reengineer::model::{
    Because, Change, Check, Counting, Decimal, Defect, Duration, DurationError, Expected, Jurisdiction, KeyGroup, Kind,
    MaterialId, Missing, Necessity, NodeShape, Parameters, Permit, Place, Problem, Process, StepId, StepLimit, Value,
};
use reengineer::render::frame;
use reengineer::rules;
use reengineer::source::Source;
use reengineer::text::Lang;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::snapshot::shown;

/// The result of reading a text, and the text as it is kept.
fn read_bytes(bytes: Vec<u8>) -> (Source, Result<Process, Vec<Defect>>) {
    match Source::read("case.yaml", bytes) {
        Ok(source) => {
            let result = input::read_knowing(&source, rules::unknown_waived);
            (source, result)
        }
        Err(unread) => (unread.source, Err(unread.defects)),
    }
}

fn process(text: &str) -> Process {
    let (_, result) = read_bytes(text.as_bytes().to_vec());
    result.unwrap_or_else(|defects| panic!("{defects:?}"))
}

/// Line, column and problem of every defect of a text.
fn refused(text: &str) -> Vec<(usize, usize, Problem)> {
    refused_bytes(text.as_bytes().to_vec())
}

fn refused_bytes(bytes: Vec<u8>) -> Vec<(usize, usize, Problem)> {
    let (source, result) = read_bytes(bytes);
    let defects = result.expect_err("a defect");
    let place = |defect: Defect| {
        let at = source.locate(&defect.place);
        assert_eq!((at.line, at.column), source.position(&defect.place));
        (at.line, at.column, defect.problem)
    };
    defects.into_iter().map(place).collect()
}

/// The absence of a key.
fn missing(group: KeyGroup, key: &'static str) -> Problem {
    Problem::MissingKey { group, key }
}

/// The only defect of a text.
fn only(text: &str) -> (usize, usize, Problem) {
    let mut defects = refused(text);
    assert_eq!(defects.len(), 1, "{defects:?}");
    defects.remove(0)
}

fn drawn(text: &str, lang: Lang) -> Vec<String> {
    let (source, result) = read_bytes(text.as_bytes().to_vec());
    let defects = result.expect_err("a defect");
    defects.iter().map(|defect| frame(&Finding::from(defect), &source, lang, false, 100, true)).collect()
}

/// A process of one step with these lines in it.
fn step(lines: &str) -> String {
    format!("name: p\nsteps:\n  - name: a\n    days: 1\n    {lines}\n")
}
