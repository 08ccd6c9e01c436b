//! Ways round the gate, and attacks on files, each in a folder or a repository of its own, with every git of the
//! machine. `docs/attempts.md` is the table of them.

mod absent;
mod action;
mod canaries;
mod clones;
mod driver;
mod folders;
#[cfg(unix)]
mod links;
mod paths;
mod revisions;
mod settings;
#[cfg(unix)]
mod writing;

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use reengineer::rules::{Judge, RULES};
use serde_json::Value;

use crate::rows::rows;
use crate::snapshot::shown;
use crate::{Ran, ran};

/// A definition without a finding under [`only`].
const FOOD: &str = "\
name: Food permit
id: food
steps:
  - {name: Acceptance, department: Market, days: 1, needs: []}
  - {name: Inspection, department: Market, days: 3, needs: [], after: [Acceptance]}
";

/// Another one.
const TREE: &str = "\
name: Tree permit
id: tree
steps:
  - {name: Request, department: Parks, days: 2, needs: []}
  - {name: Felling decision, department: Parks, days: 5, needs: [], after: [Request]}
";

/// A folder, a home without settings, and the git that is used in it.
struct Place {
    folder: tempfile::TempDir,
    git: PathBuf,
}

/// Every git of the machine, once each.
fn gits() -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path).map(|folder| folder.join("git")).filter(|git| git.is_file());
    let mut seen = BTreeSet::new();
    found.filter(|git| seen.insert(git.canonicalize().unwrap())).collect()
}

/// Runs a test with every git of the machine.
fn with_every_git(test: impl Fn(&Place)) {
    let gits = gits();
    assert!(!gits.is_empty(), "there is no git");
    for git in gits {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("home")).unwrap();
        fs::create_dir_all(folder.path().join("work")).unwrap();
        test(&Place { folder, git });
    }
}

impl Place {
    fn root(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join("work")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).unwrap();
    }

    /// The environment of whoever has no settings of git.
    fn prepare(&self, command: &mut Command) {
        for (name, _) in env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_")) {
            command.env_remove(name);
        }
        let first = self.git.parent().unwrap().to_owned();
        let rest = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths([first].into_iter().chain(env::split_paths(&rest))).unwrap();
        command.env("PATH", path).env("HOME", self.folder.path().join("home"));
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("LC_ALL", "C").env("COLUMNS", "1000");
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("XDG_CONFIG_HOME");
    }

    fn git_in(&self, folder: &Path, args: &[&str]) -> String {
        let mut command = Command::new(&self.git);
        self.prepare(&mut command);
        command.current_dir(folder);
        for setting in ["user.name=t", "user.email=t@example.org", "init.defaultBranch=main", "commit.gpgsign=false"] {
            command.args(["-c", setting]);
        }
        let output = command.args(["-c", "protocol.file.allow=always"]).args(args).output().unwrap();
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn git(&self, args: &[&str]) -> String {
        self.git_in(&self.root(), args)
    }

    /// A repository with one commit of these files.
    fn repository(&self, files: &[(&str, &str)]) {
        self.git(&["init", "-q"]);
        files.iter().for_each(|(name, text)| self.write(name, text));
        self.commit();
    }

    fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", "x"]);
    }

    /// The program as a process.
    fn program(&self, folder: &Path, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_reengineer"));
        self.prepare(&mut command);
        command.current_dir(folder).args(args).stdin(Stdio::null());
        command
    }

    fn run_in(&self, folder: &Path, args: &[&str]) -> Ran {
        ran(self.program(folder, args))
    }

    fn run(&self, args: &[&str]) -> Ran {
        self.run_in(&self.root(), args)
    }

    fn json(&self, args: &[&str]) -> Value {
        let ran = self.run(&[args, &["--format", "json"]].concat());
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
    }
}

/// A configuration under which only these rules are in force, and these further lines.
fn only(rules: &[&str], more: &str) -> String {
    let others = RULES.iter().filter(|rule| !matches!(rule.judge, Judge::Reading) && !rules.contains(&rule.name));
    let others: String = others.map(|rule| format!("  {}: allow\n", rule.name)).collect();
    format!("{more}\nlevels:\n{others}")
}

/// The rules of what is not judged, and of figures that got worse.
const GATE: &[&str] =
    &["worse-figure", "gone-definition", "left-out-definition", "waiver-unused", "weaker-settings", "no-department"];

fn gate(more: &str) -> String {
    only(GATE, more)
}

/// Each finding that counts, as `rule file`.
fn told(document: &Value) -> Vec<String> {
    let findings = document["findings"].as_array().unwrap().iter().filter(|finding| finding["suppressed"].is_null());
    let one =
        |finding: &Value| format!("{} {}", finding["rule"].as_str().unwrap(), finding["file"].as_str().unwrap_or("-"));
    findings.map(one).collect()
}

/// The entries of a list of a document, each as `key value` of these keys.
fn listed(list: &Value, keys: &[&str]) -> Vec<String> {
    let one = |entry: &Value| match entry {
        Value::String(text) => text.clone(),
        entry => keys.iter().map(|key| entry[*key].as_str().unwrap_or("-")).collect::<Vec<_>>().join(" "),
    };
    list.as_array().unwrap().iter().map(one).collect()
}

/// Says that the machine has not what a test needs.
#[expect(clippy::print_stderr, reason = "what is not tried is told")]
fn left_untried(why: &str) {
    eprintln!("left out: {why}");
}
