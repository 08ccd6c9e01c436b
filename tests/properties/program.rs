//! The program under test, run inside the test.

use std::ffi::OsString;

use proptest::test_runner::{Config, FileFailurePersistence, RngSeed};
use reengineer::cli::{self, Environment, Streams};
use reengineer::input;
use reengineer::model::Process;
use reengineer::source::Source;
use serde_json::Value;

/// The document of `analyze --format json`; panics where there is none.
pub fn analyze(yaml: &str) -> Value {
    let (code, document) = analyze_with(yaml, &[]);
    assert_eq!(code, 0, "{yaml}");
    document
}

/// Exit code and document of `analyze --format json` with further arguments.
pub fn analyze_with(yaml: &str, args: &[&str]) -> (u8, Value) {
    let (mut input, mut out, mut err) = (yaml.as_bytes(), Vec::new(), Vec::new());
    let args = ["reengineer", "analyze", "-", "--format", "json"].iter().chain(args).map(OsString::from);
    let mut streams = Streams { input: &mut input, out: &mut out, err: &mut err };
    let code = cli::run(args, &mut streams, &Environment::default());
    assert_eq!(code == 0, err.is_empty(), "{}\n{yaml}", String::from_utf8_lossy(&err));
    (code, serde_json::from_slice(&out).unwrap())
}

/// How many cases are tried: `CASES`, or else this many.
pub fn cases(usual: u32) -> u32 {
    std::env::var("CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}

/// So many cases; what failed once is kept beside the file that found it. They
/// are the same ones each time, unless `CASES` asks for a search.
pub fn config(usual: u32) -> Config {
    let persistence = FileFailurePersistence::WithSource("regressions");
    let rng_seed = match std::env::var_os("CASES") {
        Some(_) => RngSeed::Random,
        None => RngSeed::Fixed(7),
    };
    Config { cases: cases(usual), failure_persistence: Some(Box::new(persistence)), rng_seed, ..Config::default() }
}

/// The process that a file says; panics where it says none.
pub fn read(yaml: &str) -> Process {
    let Ok(source) = Source::read("-", yaml.as_bytes().to_vec()) else { panic!("no text: {yaml}") };
    input::read(&source).unwrap_or_else(|defects| panic!("{defects:?}\n{yaml}"))
}
