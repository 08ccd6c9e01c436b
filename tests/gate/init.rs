//! The files of `init` are what the other commands need.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::snapshot::shown;
use crate::{Ran, ran};

fn run_in(folder: &Path, args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reengineer"));
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command.current_dir(folder).args(args);
    ran(command)
}

const FILES: [&str; 2] = ["definitions/sample.yaml", "reengineer.yaml"];
/// The path of the job of each service.
const JOBS: [(&str, &str); 2] = [("github", ".github/workflows/definitions.yml"), ("gitlab", ".gitlab-ci.yml")];
const ADDRESS: &str = "https://git.example.org/tools/reengineer";

fn with_job(folder: &Path, service: &str, more: &[&str]) -> Ran {
    run_in(folder, &[&["init", "--ci", service, "--from", ADDRESS], more].concat())
}

/// The commands that a job runs, whichever service it is for.
fn commands(job: &str) -> Vec<String> {
    let lines = job.lines().filter_map(|line| line.trim().strip_prefix("- "));
    let commands = lines.map(|line| line.strip_prefix("run: ").unwrap_or(line));
    commands.filter(|line| line.starts_with("cargo ") || line.starts_with("reengineer ")).map(str::to_owned).collect()
}

#[test]
fn what_is_written_is_judged_without_an_error_in_both_languages() {
    for (lang, key) in [("en", "\nname: "), ("zh", "\n名称: ")] {
        let folder = tempfile::tempdir().unwrap();
        let ran = run_in(folder.path(), &["init", "--lang", lang]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        for file in FILES {
            assert!(ran.out.contains(file), "{}", ran.out);
        }
        assert!(fs::read_to_string(folder.path().join(FILES[0])).unwrap().contains(key), "{lang}");
        let run = |args: &[&str]| run_in(folder.path(), &[args, &["--lang", lang]].concat());
        // Every command that is suggested next, and its result.
        let next: Vec<&str> = ran.out.lines().filter_map(|line| line.strip_prefix("  reengineer ")).collect();
        assert_eq!(next.len(), 3, "{}", ran.out);
        for command in next {
            let words: Vec<&str> = command.split(' ').collect();
            let ran = run(&words);
            assert_eq!(ran.code, 0, "{command}: {}{}", ran.out, ran.err);
        }
        assert_eq!(run(&["fmt", "--check", "definitions"]).code, 0);
        let analysis: Value = serde_json::from_str(&run(&["analyze", FILES[0], "--format", "json"]).out).unwrap();
        assert!(analysis["today"]["days"].as_i64() > analysis["reachable"]["days"].as_i64(), "it shows a change");
        assert!(analysis["questions"].as_array().unwrap().is_empty(), "every order has its reason");
        let checked: Value = serde_json::from_str(&run(&["check", "--format", "json"]).out).unwrap();
        let found: Vec<&str> =
            checked["findings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap()).collect();
        let found: BTreeSet<&str> = found.into_iter().collect();
        let expected = BTreeSet::from(["habitual-order", "meeting-on-critical-path", "ping-pong"]);
        assert_eq!((checked["judged"].as_i64(), found), (Some(1), expected), "{lang}");
        // It has cases, a meeting, a step of two offices, and a check after the result.
        let said = &analysis["definition"];
        assert_eq!(said["cases"].as_object().unwrap().len(), 3);
        for key in ["every", "with", "when", "by_case"] {
            assert!(said["steps"].as_array().unwrap().iter().any(|step| step.get(key).is_some()), "{key}");
        }
    }
}

#[test]
fn the_sample_cites_the_law_of_china_only_where_that_counts() {
    let sample = |args: &[&str], configuration: &str| {
        let folder = tempfile::tempdir().unwrap();
        if !configuration.is_empty() {
            fs::write(folder.path().join("reengineer.yaml"), configuration).unwrap();
        }
        assert_eq!(run_in(folder.path(), &[&["init"], args].concat()).code, 0);
        let text = fs::read_to_string(folder.path().join(FILES[0])).unwrap();
        let run = |args: &[&str]| run_in(folder.path(), args);
        assert_eq!(
            (run(&["check", "definitions"]).code, run(&["fmt", "--check", "definitions"]).code),
            (0, 0),
            "{text}"
        );
        assert!(!text.contains(['«', '»']), "{text}");
        let analysis: Value = serde_json::from_str(&run(&["analyze", FILES[0], "--format", "json"]).out).unwrap();
        (text.contains("Administrative Licensing Law") || text.contains("行政许可法"), analysis["jurisdiction"].clone())
    };
    let (cn, generic) = ((true, "cn".into()), (false, "generic".into()));
    assert_eq!(sample(&["--lang", "zh"], ""), cn);
    assert_eq!(sample(&["--lang", "en"], ""), generic);
    assert_eq!(sample(&["--lang", "en", "--jurisdiction", "cn"], ""), cn);
    assert_eq!(sample(&["--lang", "zh", "--jurisdiction", "generic"], ""), generic);
    assert_eq!(sample(&["--lang", "en"], "jurisdiction: cn\npaths: [definitions]\n"), cn);
}

#[test]
fn both_languages_of_a_file_say_the_same() {
    let texts = ["en", "zh"].map(|lang| {
        let folder = tempfile::tempdir().unwrap();
        run_in(folder.path(), &["init", "--lang", lang]);
        let figures = run_in(folder.path(), &["analyze", FILES[0], "--format", "json"]).out;
        let analysis: Value = serde_json::from_str(&figures).unwrap();
        let shown = run_in(folder.path(), &["config", "show", "--format", "json"]).out;
        let settings: Value = serde_json::from_str(&shown).unwrap();
        let jobs = JOBS.map(|(service, path)| {
            with_job(folder.path(), service, &["--lang", lang]);
            let job = fs::read_to_string(folder.path().join(path)).unwrap();
            let mut job: serde_yaml::Value = serde_yaml::from_str(&job).unwrap();
            job.as_mapping_mut().unwrap().remove("name");
            job
        });
        let values: Vec<(Value, Value)> = settings["settings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["setting"].clone(), row["value"].clone()))
            .collect();
        (analysis["today"].clone(), analysis["reachable"].clone(), values, jobs)
    });
    assert_eq!(texts[0], texts[1]);
}

#[test]
fn what_is_there_already_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("a b'c");
    fs::create_dir(&root).unwrap();
    fs::write(root.join("reengineer.yaml"), "preset: strict\n").unwrap();
    let first = run_in(folder.path(), &["init", "a b'c"]);
    assert_eq!(first.code, 0, "{}", first.err);
    shown("what is there already stays as it is", &first.out);
    assert_eq!(fs::read_to_string(root.join("reengineer.yaml")).unwrap(), "preset: strict\n");
    fs::write(root.join(FILES[0]), "mine").unwrap();
    let second = run_in(folder.path(), &["init", "a b'c", "--format", "json"]);
    let document: Value = serde_json::from_str(&second.out).unwrap();
    assert_eq!((&document["schema"], document["written"].as_array().unwrap().len()), (&"reengineer.init/1".into(), 0));
    assert_eq!(document["kept"].as_array().unwrap().len(), 2);
    assert_eq!(fs::read_to_string(root.join(FILES[0])).unwrap(), "mine");
    let left = |folder: &Path| fs::read_dir(folder).unwrap().count();
    assert_eq!((left(&root), left(&root.join("definitions"))), (2, 1), "nothing half-written is left");
}

#[test]
fn a_folder_that_cannot_be_made_is_exit_3() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let ran = run_in(folder.path(), &["init", "file"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    shown("a folder that cannot be made is exit 3", &ran.err);
}

#[test]
fn where_the_configuration_names_no_path_the_next_command_and_the_job_do() {
    for (text, check) in [
        ("preset: draft\n", "check definitions"),
        ("", "check definitions"),
        ("预设: 草稿\n路径: [definitions]\n", "check"),
        ("paths: [definitions]\n", "check"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("reengineer.yaml"), text).unwrap();
        let begun = run_in(folder.path(), &["init"]);
        let told = format!("\n  reengineer {check}\n");
        assert!(begun.code == 0 && begun.out.contains(&told), "{text}: {}", begun.out);
        for (service, path) in JOBS {
            assert!(!folder.path().join(path).exists(), "no job where none is asked for");
            assert_eq!(with_job(folder.path(), service, &[]).code, 0);
            let job = fs::read_to_string(folder.path().join(path)).unwrap();
            let runs = commands(&job);
            let [install, runs @ ..] = &runs[..] else { panic!("{job}") };
            assert_eq!(*install, format!("cargo install --locked --git {ADDRESS} reengineer"));
            let ours: Vec<&str> = runs.iter().map(|line| line.strip_prefix("reengineer ").unwrap()).collect();
            assert!(ours[0] == "fmt --check definitions" && ours[1].starts_with(&format!("{check} --")), "{ours:?}");
            for command in ours {
                let words: Vec<&str> = command.split(' ').collect();
                let ran = run_in(folder.path(), &words);
                assert_eq!(ran.code, 0, "{command}: {}{}", ran.out, ran.err);
            }
        }
        let findings = fs::read_to_string(folder.path().join("findings.json")).unwrap();
        assert!(serde_json::from_str::<Value>(&findings).unwrap().is_array());
    }
}

#[test]
fn every_action_of_a_job_is_pinned_by_its_commit() {
    let folder = tempfile::tempdir().unwrap();
    let mut workflows: Vec<String> = Vec::new();
    for (service, path) in JOBS {
        with_job(folder.path(), service, &[]);
        workflows.push(fs::read_to_string(folder.path().join(path)).unwrap());
    }
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/workflows");
    workflows.extend(fs::read_dir(own).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap()));
    let used: Vec<&str> =
        workflows.iter().flat_map(|text| text.lines()).filter_map(|line| line.split("uses: ").nth(1)).collect();
    assert!(used.len() >= 2, "{used:?}");
    for action in used {
        let (_, commit) = action.split(' ').next().unwrap().split_once('@').unwrap();
        assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{action}");
    }
}

#[test]
fn an_address_is_never_a_command_and_goes_with_a_service() {
    let folder = tempfile::tempdir().unwrap();
    for address in
        ["tools/x", "-x", "https://", "https://-x", "https://a b", "https://a;touch b", "https://a\nb", "https://a#b"]
    {
        let ran = run_in(folder.path(), &["init", "--ci", "github", &format!("--from={address}")]);
        assert_eq!(ran.code, 2);
        shown(&format!("an address is never a command and goes with a service: {address:?}"), &ran.err);
    }
    for alone in [&["--ci", "github"][..], &["--from", ADDRESS]] {
        assert_eq!(run_in(folder.path(), &[&["init"], alone].concat()).code, 2, "{alone:?}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn standard_output_is_no_folder() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run_in(folder.path(), &["init", "-"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    shown("standard output is no folder", &ran.err);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
