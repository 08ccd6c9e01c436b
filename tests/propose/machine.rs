//! Threads do not change a proposal, and its memory stays bounded.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Without `--shares`, which draws as many orders as a second allows.
fn program(file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reengineer"));
    command.arg("propose").arg(file).args(["--levers", "granted,suggested,cap", "--answers", "--format"]);
    command.arg("json");
    command
}

#[test]
fn a_proposal_has_the_same_bytes_on_any_number_of_threads() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut files: Vec<PathBuf> =
        fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path().join("current.yaml")).collect();
    files.retain(|file| file.exists());
    assert!(files.len() > 3);
    for file in files {
        let [one, two, eight] = ["1", "2", "8"].map(|threads| {
            let ran = program(&file).env("RAYON_NUM_THREADS", threads).output().unwrap();
            assert!(ran.status.success(), "{}: {}", file.display(), String::from_utf8_lossy(&ran.stderr));
            ran.stdout
        });
        assert!(!one.is_empty() && one == two && two == eight, "{}", file.display());
    }
}

#[test]
fn a_proposal_for_three_hundred_steps_stays_under_100_mb() {
    let mut text = "name: a long process\nsteps:\n".to_owned();
    for at in 0..300 {
        let may = if at % 10 == 0 { ", may: {instant: Act 1}" } else { "" };
        writeln!(text, "  - {{id: s{at}, department: D{}, item: M{}, days: 3{may}}}", at % 7, at % 11).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("long.yaml");
    fs::write(&file, text).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_reengineer"));
    command.arg("propose").arg(&file).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut most = None;
    let ended = loop {
        let now = fs::read_to_string(&status).unwrap_or_default();
        let peak =
            now.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        most = most.max(peak);
        match child.try_wait().unwrap() {
            Some(ended) => break ended,
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    };
    assert!(ended.success());
    // Only some systems tell it.
    if Path::new("/proc/self/status").exists() {
        let most = most.unwrap();
        assert!(most < 100 * 1024, "{most} kB");
    }
}
