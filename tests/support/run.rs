//! The program, run in this process with streams of bytes.

use std::ffi::OsString;

use reengineer::cli::{self, Environment, Streams};

/// How a run ended and what it wrote.
pub struct Ran {
    /// The exit code.
    pub code: u8,
    /// On standard output.
    pub out: String,
    /// On standard error.
    pub err: String,
}

/// Runs the program with these arguments behind its name.
pub fn run_in(env: &Environment, args: &[&str], stdin: &str) -> Ran {
    let (mut input, mut out, mut err) = (stdin.as_bytes(), Vec::new(), Vec::new());
    let args = ["reengineer"].iter().chain(args).map(OsString::from);
    let code = cli::run(args, &mut Streams { input: &mut input, out: &mut out, err: &mut err }, env);
    Ran { code, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}
