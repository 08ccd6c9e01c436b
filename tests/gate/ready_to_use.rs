//! The hooks for pre-commit and the composite action, run as their runners would.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_yaml::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_reengineer");
const ACTION: &str = ".github/actions/check";

/// A definition with a step that nobody answers for.
const WANTING: &str = "name: x\nsteps:\n  - {name: a, days: 1}\n";
/// One that is no definition.
const BROKEN: &str = "name: x\n";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn yaml(path: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(root().join(path)).unwrap()).unwrap()
}

/// Runs the script of the action in a folder, as a runner with these inputs does.
fn act(folder: &Path, inputs: &[(&str, &str)]) -> Output {
    let mut command = Command::new("bash");
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_STEP_SUMMARY"] {
        command.env_remove(variable);
    }
    command.arg(root().join(ACTION).join("check.sh")).current_dir(folder);
    command.env("INPUT_PROGRAM", PROGRAM).env("GITHUB_STEP_SUMMARY", folder.join("summary.md"));
    for (input, value) in inputs {
        command.env(format!("INPUT_{}", input.to_uppercase()), value);
    }
    command.output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn the_action_ends_as_check_does_and_tells_the_same() {
    for (text, code) in [(WANTING, 1), (BROKEN, 3)] {
        let folder = folder(&[("a.yaml", text)]);
        let ran = act(folder.path(), &[("paths", "a.yaml")]);
        let check = Command::new(PROGRAM)
            .args(["check", "--format", "github", "--lang", "en", "a.yaml"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert_eq!((ran.status.code(), check.status.code()), (Some(code), Some(code)), "{ran:?}");
        assert_eq!(out(&ran), out(&check));
        assert!(out(&ran).contains("::error"), "{ran:?}");
    }
}

#[test]
fn the_action_runs_on_every_example_and_writes_summary_and_sarif() {
    let folder = folder(&[]);
    let examples = root().join("examples");
    let inputs = [("paths", examples.to_str().unwrap()), ("sarif", "out.sarif"), ("lang", "zh"), ("preset", "draft")];
    let ran = act(folder.path(), &inputs);
    assert!(matches!(ran.status.code(), Some(0 | 1)), "{ran:?}");
    let summary = fs::read_to_string(folder.path().join("summary.md")).unwrap();
    assert!(summary.contains("流程表"), "{summary}");
    let sarif = fs::read_to_string(folder.path().join("out.sarif")).unwrap();
    assert!(sarif.contains("\"version\": \"2.1.0\""), "{sarif}");
}

#[test]
fn what_the_action_is_given_is_never_a_command() {
    let name = "$(touch made) `touch made`; touch made & 'a\" b.yaml";
    let folder = folder(&[(name, WANTING), ("--help", ""), ("c.yaml", WANTING)]);
    let ran = act(folder.path(), &[("paths", &format!("\n{name}\r\nc.yaml\n")), ("preset", "strict")]);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert_eq!(out(&ran).matches("::error file=").count(), out(&ran).matches("::error").count(), "{ran:?}");
    assert!(!folder.path().join("made").exists());
    let bad = act(folder.path(), &[("paths", "c.yaml"), ("preset", "strict; touch made"), ("against", "--help")]);
    assert_eq!(bad.status.code(), Some(2), "{bad:?}");
    assert!(!folder.path().join("made").exists());
    let option = act(folder.path(), &[("paths", "--help")]);
    assert_ne!(option.status.code(), Some(0), "a path is no option: {option:?}");
}

#[test]
fn the_layout_is_looked_at_where_the_action_is_asked_to() {
    let folder = folder(&[("a.yaml", "steps: [{name: a, days: 1, department: d, law: [x]}]\nname:  x\n")]);
    let code = |inputs: &[(&str, &str)]| act(folder.path(), inputs).status.code();
    let without = code(&[("paths", "a.yaml"), ("preset", "draft")]);
    assert_eq!(without, Some(0));
    assert_eq!(code(&[("paths", "a.yaml"), ("preset", "draft"), ("layout", "true")]), Some(1));
    for wanted in ["True", "TRUE"] {
        assert_eq!(code(&[("paths", "a.yaml"), ("preset", "draft"), ("layout", wanted)]), Some(1), "{wanted}");
    }
    for not in ["False", "FALSE", ""] {
        assert_eq!(code(&[("paths", "a.yaml"), ("preset", "draft"), ("layout", not)]), Some(0), "{not}");
    }
    for neither in ["yes", "ture", "a\n::error::b"] {
        let ran = act(folder.path(), &[("paths", "a.yaml"), ("preset", "draft"), ("layout", neither)]);
        assert_eq!((ran.status.code(), out(&ran).lines().count()), (Some(2), 1), "{ran:?}");
    }
    assert_eq!(code(&[("layout", "true")]), Some(2), "nothing is named");
    fs::write(folder.path().join("reengineer.yaml"), "paths: [a.yaml]\npreset: draft\n").unwrap();
    assert_eq!(code(&[("layout", "true")]), Some(1), "the configuration names it");
}

#[test]
fn every_input_of_the_action_reaches_the_script_by_a_variable_and_only_so() {
    let action = yaml(&format!("{ACTION}/action.yml"));
    let inputs: BTreeSet<String> =
        action["inputs"].as_mapping().unwrap().keys().map(|key| key.as_str().unwrap().to_owned()).collect();
    let script = fs::read_to_string(root().join(ACTION).join("check.sh")).unwrap();
    let steps = action["runs"]["steps"].as_sequence().unwrap();
    let mut given = BTreeSet::new();
    for step in steps.iter().filter(|step| step.get("run").is_some()) {
        assert!(!step["run"].as_str().unwrap().contains("${{"), "{step:?}");
        for (variable, value) in step["env"].as_mapping().into_iter().flatten() {
            let name = value.as_str().unwrap().strip_prefix("${{ inputs.").unwrap().strip_suffix(" }}").unwrap();
            assert_eq!(variable.as_str().unwrap(), format!("INPUT_{}", name.to_uppercase().replace('-', "_")));
            assert!(script.contains(variable.as_str().unwrap()), "{name}");
            given.insert(name.to_owned());
        }
    }
    assert_eq!(given, inputs);
    assert!(steps.last().unwrap()["run"].as_str().unwrap().ends_with("check.sh\""));
}

#[test]
fn the_hooks_run_on_every_example() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let mut files = Vec::new();
    for story in fs::read_dir(root().join("examples")).unwrap() {
        let story = story.unwrap().path();
        for name in ["current.yaml", "proposed.yaml"] {
            if story.join(name).is_file() {
                files.push(story.join(name));
            }
        }
    }
    assert!(files.len() > 12);
    let copy = tempfile::tempdir().unwrap();
    let copies = files.iter().enumerate().map(|(nth, file)| {
        let to = copy.path().join(format!("{nth}.yaml"));
        fs::copy(file, &to).unwrap();
        to
    });
    let copies: Vec<_> = copies.collect();
    for hook in hooks.as_sequence().unwrap() {
        let mut words = hook["entry"].as_str().unwrap().split(' ');
        assert_eq!((words.next(), hook["language"].as_str()), (Some("reengineer"), Some("rust")));
        let ran = Command::new(PROGRAM).args(words).args(&copies).output().unwrap();
        let code = ran.status.code().unwrap();
        let wanting = hook["id"].as_str() == Some("reengineer-check");
        assert!(code == 0 || (wanting && code == 1), "{hook:?}: {ran:?}");
    }
    for (file, copy) in files.iter().zip(&copies) {
        assert_eq!(fs::read(file).unwrap(), fs::read(copy).unwrap(), "an example is in canonical layout");
    }
}

#[test]
fn what_the_pages_show_of_hooks_and_action_exists() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let ids: Vec<&str> = hooks.as_sequence().unwrap().iter().map(|hook| hook["id"].as_str().unwrap()).collect();
    let action = yaml(&format!("{ACTION}/action.yml"));
    for page in ["docs/check.md", "docs/check.zh-CN.md"] {
        let text = fs::read_to_string(root().join(page)).unwrap();
        let shown: Vec<Value> = text
            .split("```yml\n")
            .skip(1)
            .map(|block| serde_yaml::from_str(block.split("```").next().unwrap()).unwrap())
            .collect();
        let [pre_commit, workflow] = &shown[..] else { panic!("{page}: {shown:?}") };
        let used = pre_commit["repos"][0]["hooks"].as_sequence().unwrap();
        let used: Vec<&str> = used.iter().map(|hook| hook["id"].as_str().unwrap()).collect();
        assert_eq!(used, ids, "{page}");
        let step = &workflow["steps"][1];
        assert!(step["uses"].as_str().unwrap().contains(&format!("/{ACTION}@")), "{page}");
        for input in step["with"].as_mapping().unwrap().keys() {
            assert!(action["inputs"].get(input).is_some(), "{page}: {input:?}");
        }
    }
}
