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

#[cfg(unix)]
#[test]
fn an_output_that_is_closed_from_the_start_is_an_error_and_one_into_nothing_is_none() {
    use std::process::Command;
    let program = env!("CARGO_BIN_EXE_reengineer");
    let folder = tempfile::tempdir().unwrap();
    let shell = |line: &str| {
        let mut command = Command::new("sh");
        command.args(["-c", line]).current_dir(folder.path()).env("LC_ALL", "C");
        let ended = command.output().unwrap();
        (ended.status.code().unwrap(), String::from_utf8(ended.stderr).unwrap())
    };
    let said = "error: cannot write to standard output: it is closed\n".to_owned();
    for args in ["rules", "--help", "--version", "schema", "completions bash", "deadline 2026-09-28 5wd"] {
        assert_eq!(shell(&format!("'{program}' {args} >&-")), (3, said.clone()), "{args}");
        // For reading and writing, too, as other programs open it.
        for nothing in ["> /dev/null", "1<> /dev/null", "| cat"] {
            assert_eq!(shell(&format!("'{program}' {args} {nothing}")).0, 0, "{args} {nothing}");
        }
    }
    assert_eq!(shell(&format!("'{program}' rules -o rules.txt >&-")), (0, String::new()), "it goes into a file");
    assert!(fs::read_to_string(folder.path().join("rules.txt")).unwrap().contains("ping-pong"));
    assert_eq!(shell(&format!("'{program}' rules 2>&-")).0, 0, "nobody need read the talk");
}

#[test]
fn the_same_bytes_come_from_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    for file in 0..40 {
        let text = SMALL.replace("id: small", &format!("id: small-{file}"));
        for (side, days) in [("old", "days: 2"), ("new", "days: 1")] {
            fs::create_dir_all(folder.path().join(side)).unwrap();
            fs::write(folder.path().join(format!("{side}/{file}.yaml")), text.replace("days: 2", days)).unwrap();
        }
    }
    let steps: String = (0..1_500usize)
        .map(|at| format!("  - {{id: s{at}, name: {at}, days: {}, after: [{}], needs: []}}\n", at % 7, before(at)))
        .collect();
    fs::write(folder.path().join("large.yaml"), format!("name: large\nsteps:\n{steps}")).unwrap();
    for args in [
        &["check", "old", "-", "new/3.yaml"][..],
        &["check", "old/0.yaml", "-", "new/1.yaml", "lost.yaml"],
        &["diff", "old", "new"],
        &["analyze", "large.yaml"],
    ] {
        let run = |threads: &str| {
            let mut command = program();
            command.current_dir(folder.path()).env("RAYON_NUM_THREADS", threads).args(args);
            let output = command.args(["--format", "json"]).write_stdin(SMALL).output().unwrap();
            (output.status.code(), String::from_utf8(output.stdout).unwrap())
        };
        let alone = run("1");
        assert!(alone.1.len() > 1_000, "{}", alone.1);
        for threads in ["2", "8"] {
            assert_eq!(run(threads), alone, "{args:?} with {threads} threads");
        }
    }
}

/// The predecessors of a step of a large process.
fn before(at: usize) -> String {
    let near = at.checked_sub(1 + at % 5).map(|near| format!("s{near}"));
    let far = (at > 20).then(|| format!("{{step: s{}, because: law, basis: 法}}", at * 7 % 19));
    near.into_iter().chain(far).collect::<Vec<_>>().join(", ")
}
