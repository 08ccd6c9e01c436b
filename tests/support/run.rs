//! The program, run in this process with streams of bytes.

use std::ffi::OsString;
use std::fmt::Debug;

use reengineer::cli::{self, Environment, Streams};

/// The exit code of a run and its output.
pub struct Ran<Out = String> {
    /// The exit code.
    pub code: u8,
    /// On standard output: text, or bytes of an office file.
    pub out: Out,
    /// On standard error.
    pub err: String,
}

/// Runs the program with these arguments behind its name.
pub fn run_as<Out: TryFrom<Vec<u8>, Error: Debug>>(
    env: &Environment,
    args: &[&str],
    stdin: impl AsRef<[u8]>,
) -> Ran<Out> {
    let (mut input, mut out, mut err) = (stdin.as_ref(), Vec::new(), Vec::new());
    let args = ["reengineer"].iter().chain(args).map(OsString::from);
    let code = cli::run(args, &mut Streams { input: &mut input, out: &mut out, err: &mut err }, env);
    Ran { code, out: out.try_into().unwrap(), err: String::from_utf8(err).unwrap() }
}
