//! The composite action: its inputs, its outputs with counts, and the summary of the job.

use std::collections::BTreeMap;

use super::*;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/.github/actions/check/check.sh");

/// Runs the script as a runner does; what it puts out.
fn act(place: &Place, inputs: &[(&str, &str)]) -> (Ran, BTreeMap<String, String>, String) {
    let (output, summary) = (place.folder.path().join("output"), place.folder.path().join("summary.md"));
    for file in [&output, &summary] {
        let _ = fs::remove_file(file);
    }
    let mut command = Command::new("bash");
    place.prepare(&mut command);
    command.arg(SCRIPT).current_dir(place.root()).stdin(Stdio::null());
    command.env("INPUT_PROGRAM", env!("CARGO_BIN_EXE_reengineer"));
    command.env("GITHUB_OUTPUT", &output).env("GITHUB_STEP_SUMMARY", &summary);
    for (name, value) in inputs {
        command.env(format!("INPUT_{name}"), value);
    }
    let ran = ran(command);
    let read = |path| fs::read_to_string(path).unwrap_or_default();
    let outputs = read(&output)
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(key, value)| (key.into(), value.into()))
        .collect();
    (ran, outputs, read(&summary))
}

#[test]
fn the_action_puts_out_counts_and_a_summary_and_takes_what_a_gate_needs() {
    with_every_git(|place| {
        place.repository(&[
            ("ci/gate.yaml", &gate("exclude: [../defs/draft.yaml]")),
            ("defs/food.yaml", &FOOD.replace(", department: Market", "")),
            ("defs/tree.yaml", TREE),
        ]);
        place.write("ci/gate.yaml", &gate(""));
        place.commit();
        place.remove("defs/tree.yaml");
        let inputs = [("PATHS", "defs"), ("CONFIG", "ci/gate.yaml"), ("AGAINST", "HEAD")];
        let (ran, outputs, summary) = act(place, &inputs);
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        let expected = [
            ("code", "0"),
            ("deny", "0"),
            ("failed", "0"),
            ("gone", "1"),
            ("judged", "1"),
            ("left-out", "0"),
            ("suppressed", "2"),
            ("undecided", "0"),
            ("warn", "1"),
        ];
        let expected: BTreeMap<String, String> = expected.map(|(key, value)| (key.into(), value.into())).into();
        assert_eq!(outputs, expected);
        assert!(summary.contains("tree.yaml"), "{summary}");
        let (ran, outputs, _) = act(place, &[&inputs[..], &[("FAIL_ON", "warn, gone\nleft-out")]].concat());
        assert_eq!((ran.code, outputs["code"].as_str()), (1, "1"), "{}{}", ran.out, ran.err);
        place.write("b.json", "{}");
        let (ran, outputs, _) = act(place, &[&inputs[..], &[("BASELINE", "b.json")]].concat());
        assert_eq!((ran.code, outputs["code"].as_str()), (2, "2"), "no baseline: {}{}", ran.out, ran.err);
        let (ran, ..) = act(place, &[&inputs[..], &[("FAIL_ON", "gone;touch made")]].concat());
        assert!(ran.code == 2 && !place.path("made").exists());
    });
}

#[test]
fn what_the_action_uses_of_others_is_pinned_and_what_it_builds_is_kept() {
    let action = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/.github/actions/check/action.yml")).unwrap();
    let uses: Vec<&str> = action.lines().filter_map(|line| line.trim().strip_prefix("uses: ")).collect();
    assert!(!uses.is_empty());
    for used in uses {
        let pin = used.split_once('@').unwrap().1.split(' ').next().unwrap();
        assert!(pin.len() == 40 && pin.bytes().all(|byte| byte.is_ascii_hexdigit()), "{used}");
    }
    assert!(action.contains("steps.cache.outputs.cache-hit != 'true'"));
}
