//! What `init` writes is what the other commands want.
#![expect(clippy::unwrap_used, reason = "a test fails where it stops")]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn run_in(folder: &Path, args: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_reengineer"));
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    let ran = command.current_dir(folder).args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: ran.status.code().unwrap(), out: text(ran.stdout), err: text(ran.stderr) }
}

const FILES: [&str; 3] = ["definitions/sample.yaml", "reengineer.yaml", ".github/workflows/definitions.yml"];

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
        // Every command that is told next, and its answer.
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
        assert_eq!((checked["judged"].as_i64(), found), (Some(1), vec!["habitual-order"]), "{lang}");
    }
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
        let job = fs::read_to_string(folder.path().join(FILES[2])).unwrap();
        let commands: Vec<String> = job.lines().filter(|line| line.contains(": ")).map(str::to_owned).collect();
        let keys: Vec<String> = commands.into_iter().filter(|line| !line.starts_with(['#', 'n'])).collect();
        let values: Vec<(Value, Value)> = settings["settings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["setting"].clone(), row["value"].clone()))
            .collect();
        (analysis["today"].clone(), analysis["reachable"].clone(), values, keys)
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
    assert!(first.out.contains("kept `a b'c/reengineer.yaml`"), "{}", first.out);
    assert!(first.out.contains(r"cd 'a b'\''c'"), "{}", first.out);
    assert_eq!(fs::read_to_string(root.join("reengineer.yaml")).unwrap(), "preset: strict\n");
    fs::write(root.join(FILES[0]), "mine").unwrap();
    let second = run_in(folder.path(), &["init", "a b'c", "--format", "json"]);
    let document: Value = serde_json::from_str(&second.out).unwrap();
    assert_eq!((&document["schema"], document["written"].as_array().unwrap().len()), (&"reengineer.init/1".into(), 0));
    assert_eq!(document["kept"].as_array().unwrap().len(), 3);
    assert_eq!(fs::read_to_string(root.join(FILES[0])).unwrap(), "mine");
    let left = |folder: &Path| fs::read_dir(folder).unwrap().count();
    assert_eq!((left(&root), left(&root.join("definitions"))), (3, 1), "nothing half-written is left");
}

#[test]
fn a_folder_that_cannot_be_made_is_exit_3() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let ran = run_in(folder.path(), &["init", "file"]);
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    assert!(ran.err.contains("cannot write `file/definitions/sample.yaml`"), "{}", ran.err);
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
        let job = fs::read_to_string(folder.path().join(FILES[2])).unwrap();
        let runs: Vec<&str> = job.lines().filter_map(|line| line.trim().strip_prefix("- run: reengineer ")).collect();
        assert_eq!(runs, ["fmt --check definitions", &format!("{check} --format github")], "{text}");
        for command in runs {
            let words: Vec<&str> = command.split(' ').collect();
            let ran = run_in(folder.path(), &words);
            assert_eq!(ran.code, 0, "{command}: {}{}", ran.out, ran.err);
        }
    }
}

#[test]
fn standard_output_is_no_folder() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run_in(folder.path(), &["init", "-"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("`-` is no folder"), "{}", ran.err);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
