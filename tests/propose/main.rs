//! `reengineer propose`, run as a command line: what each lever does, and what
//! `-o` writes.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod editing;
mod levers;
mod made;

use std::ffi::OsString;

use reengineer::cli::{self, Environment, Streams};
use serde_json::Value;

struct Ran {
    code: u8,
    out: String,
    err: String,
}

fn run(args: &[&str], stdin: &str) -> Ran {
    let (mut input, mut out, mut err) = (stdin.as_bytes(), Vec::new(), Vec::new());
    let args = ["reengineer"].iter().chain(args).map(OsString::from);
    let code =
        cli::run(args, &mut Streams { input: &mut input, out: &mut out, err: &mut err }, &Environment::default());
    Ran { code, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

/// What is proposed for a definition, with one lever.
fn proposal(lever: &str, text: &str) -> Value {
    let ran = run(&["propose", "-", "--levers", lever, "--format", "json"], text);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{text}");
    serde_json::from_str(&ran.out).unwrap()
}
