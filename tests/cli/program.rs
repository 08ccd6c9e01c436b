//! The program itself, as a process.

use super::*;
use assert_cmd::Command;

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reengineer"));
    command.env_clear();
    command
}

#[test]
fn a_user_error_is_no_stack_trace() {
    let assert = program().env("RUST_BACKTRACE", "1").args(["analyze", "missing.yaml"]).assert().code(3);
    let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert_eq!(said, "error: cannot read `missing.yaml`: no such file or folder\n");
}

#[test]
fn the_environment_and_the_streams_reach_the_command() {
    let mut command = program();
    command.env("LC_ALL", "zh_CN.UTF-8").env("COLUMNS", "40").args(["analyze", "-"]).write_stdin(SMALL);
    let out = String::from_utf8(command.assert().code(0).get_output().stdout.clone()).unwrap();
    assert!(out.contains("现状"));
    assert!(out.lines().all(|line| line.width() <= 40));
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_reengineer"))
        .args(["analyze", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    child.stdin.take().unwrap().write_all(SMALL.as_bytes()).unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), &[][..]));
}
