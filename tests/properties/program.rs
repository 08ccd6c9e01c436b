//! The program under test, run inside the test.

use proptest::test_runner::{Config, FileFailurePersistence, RngSeed};
use reengineer::cli::Environment;
use reengineer::input;
use reengineer::model::Process;
use reengineer::source::Source;
use serde_json::Value;

use crate::run::{Ran, run_as};

/// The document of `analyze --format json`; panics where there is none.
pub fn analyze(yaml: &str) -> Value {
    let (code, document) = analyze_with(yaml, &[]);
    assert_eq!(code, 0, "{yaml}");
    document
}

/// Exit code and document of `analyze --format json` with further arguments.
pub fn analyze_with(yaml: &str, args: &[&str]) -> (u8, Value) {
    let args = [&["analyze", "-", "--format", "json"], args].concat();
    let Ran { code, out, err } = run_as::<String>(&Environment::default(), &args, yaml);
    assert_eq!(code == 0, err.is_empty(), "{err}\n{yaml}");
    (code, serde_json::from_str(&out).unwrap())
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
    let cases = cases(usual);
    // A property may leave out many for each that it looks at.
    let max_global_rejects = 16 * cases.max(64);
    Config {
        cases,
        failure_persistence: Some(Box::new(persistence)),
        rng_seed,
        max_global_rejects,
        ..Config::default()
    }
}

/// The process that a file says; panics where it says none.
pub fn read(yaml: &str) -> Process {
    let Ok(source) = Source::read("-", yaml.as_bytes().to_vec()) else { panic!("no text: {yaml}") };
    input::read(&source).unwrap_or_else(|defects| panic!("{defects:?}\n{yaml}"))
}

/// Whether a file is a process.
pub fn is_valid(yaml: &str) -> bool {
    Source::read("-", yaml.as_bytes().to_vec()).is_ok_and(|source| input::read(&source).is_ok())
}
