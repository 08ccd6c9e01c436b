//! The program from outside, in folders and repositories of its own: as a gate, as a hook, as an action.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

mod attempts;
mod check;
mod deadline;
mod init;
mod ready_to_use;
#[path = "../support/rows.rs"]
mod rows;
#[path = "../support/snapshot.rs"]
mod snapshot;

use std::process::Command;

/// The exit code of a run, -1 where a signal ended it, and its output.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn ran(mut command: Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}
