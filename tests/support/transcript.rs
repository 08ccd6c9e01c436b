//! Compares whole runs with files, each with its command, output, errors and exit
//! code.

use std::fmt::Write;
use std::fs;

use super::run::Ran;
use super::snapshot::{compare, file_of, updates};

/// Holds runs to a file of this name in the folder of the test binary.
pub fn transcript(name: &str, runs: &[(String, Ran)]) {
    let mut text = String::new();
    for (command, Ran { code, out, err }) in runs {
        let exit = if *code == 0 { String::new() } else { format!("[exit {code}]\n") };
        writeln!(text, "$ {command}\n{out}{err}{exit}").unwrap();
    }
    let path = file_of(&format!("tests/{}/{name}", env!("CARGO_CRATE_NAME")));
    if updates() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        return;
    }
    let known = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    compare(&path, &text, &known);
}
