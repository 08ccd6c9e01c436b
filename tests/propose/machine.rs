//! Threads do not change a proposal, and its memory stays bounded.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;

fn program(file: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reengineer"));
    command.arg("propose").arg(file).args(args).args(["--format", "json"]);
    command
}

/// What the program prints for each example, on so many threads.
fn printed(args: &[&str], threads: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut files: Vec<PathBuf> =
        fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path().join("current.yaml")).collect();
    files.retain(|file| file.exists());
    files.sort();
    let of = |file: PathBuf| {
        let ran = program(&file, args).env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert!(ran.status.success(), "{}: {}", file.display(), String::from_utf8_lossy(&ran.stderr));
        (file, ran.stdout)
    };
    files.into_iter().map(of).collect()
}

#[test]
fn a_proposal_has_the_same_bytes_on_any_number_of_threads() {
    let args = ["--levers", "granted,suggested,cap", "--answers"];
    let one = printed(&args, "1");
    assert!(one.len() > 3 && one.iter().all(|(_, out)| !out.is_empty()));
    assert!(one == printed(&args, "2") && one == printed(&args, "8"));
}

/// Shares of up to twelve players are exact. Beyond, as many orders are drawn
/// as a second allows: what is printed says how many, and may differ.
#[test]
fn exact_shares_have_the_same_bytes_on_any_number_of_threads() {
    let all = ["1", "8"].map(|threads| printed(&["--levers", "granted", "--shares"], threads));
    let is_exact = |out: &[u8]| {
        let document: Value = serde_json::from_slice(out).unwrap();
        document["shares"]["sampled"].is_null() && !document["shares"]["of"].as_array().unwrap().is_empty()
    };
    let exact = all[0].iter().zip(&all[1]).filter(|(one, _)| is_exact(&one.1));
    let exact: Vec<_> = exact.collect();
    assert!(exact.len() > 3, "{}", exact.len());
    for (one, other) in exact {
        assert!(one == other, "{}", one.0.display());
    }
}

#[test]
fn a_proposal_for_1000_steps_and_100_options_stays_under_100_mb() {
    let mut text = "name: a long process\nsteps:\n".to_owned();
    for at in 0..1000 {
        let lever = ["instant", "filing", "commit", "parallel"][at / 10 % 4];
        let may = if at % 10 == 0 { format!(", may: {{{lever}: Act 1}}") } else { String::new() };
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

#[test]
fn shares_count_an_order_that_one_option_records_where_another_takes_it() {
    // The law on `a` moves from `s` to `b`, which followed `a` for no stated reason: beside it the answer takes off
    // nothing, alone 1.
    let text = "name: a process\nsteps:\n  - {id: a, days: 2, needs: []}\n  \
                - {id: s, days: 0, after: [{step: a, because: law, basis: Act 2}], needs: [], \
                may: {postpone: {basis: Act 1, of: a, to: b}}}\n  - {id: b, days: 1}\n";
    let printed = super::run(&["propose", "-", "--answers", "--shares", "--format", "json"], text).out;
    let document: Value = serde_json::from_str(&printed).unwrap();
    let days: Vec<f64> =
        document["shares"]["of"].as_array().unwrap().iter().map(|of| of["days"].as_f64().unwrap()).collect();
    assert_eq!((&document["today"], &document["reached"], days), (&3.into(), &3.into(), vec![0.5, -0.5]), "{printed}");
}
