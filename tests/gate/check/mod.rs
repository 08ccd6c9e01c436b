//! `reengineer check` and what belongs to it, run as a program in folders of its own.

mod against;
mod baselines;
mod cases;
mod clocks;
mod examples;
mod formats;
mod gates;
mod limits;
mod pairs;
mod sarif;
mod settings;
mod waivers;
mod worse;

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use reengineer::rules::{Judge, RULES};
use serde_json::Value;

use crate::Ran;
use crate::rows::rows;
use crate::snapshot::shown;

/// The second step has no department: one `no-department`, at `deny`.
const WANTING: &str = "\
name: 食品经营许可
id: food
steps:
  - {name: 受理, department: 市场监管局, days: 1, needs: [], gives: []}
  - {name: 现场核查, days: 3, needs: [], gives: []}
";

/// The same with a department.
const GOOD: &str = "\
name: 食品经营许可
id: food
steps:
  - {name: 受理, department: 市场监管局, days: 1, needs: [], gives: []}
  - {name: 现场核查, department: 市场监管局, days: 3, needs: [], gives: []}
";

/// A definition whose `steps` are misspelt.
const MISSPELT: &str = "name: x\nstepps: [{name: a, days: 1}]\n";

/// A folder with files; none of its findings come from rules that a test does not name.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    /// With a configuration under which only these rules are in force, and these further lines.
    fn under(rules: &[&str], more: &str, files: &[(&str, &str)]) -> Self {
        let folder = Self::new(files);
        folder.write("reengineer.yaml", &only(rules, more));
        folder
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn run(&self, args: &[&str]) -> Ran {
        run_in(self.0.path(), args, "")
    }

    fn json(&self, args: &[&str]) -> Value {
        let ran = self.run(&[args, &["--format", "json"]].concat());
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}{}", ran.out, ran.err))
    }
}

fn run_in(folder: &Path, args: &[&str], stdin: &str) -> Ran {
    let mut command = assert_cmd::Command::from_std(Command::new(env!("CARGO_BIN_EXE_reengineer")));
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR", "CLICOLOR_FORCE", "GIT_DIR"];
    for variable in variables {
        command.env_remove(variable);
    }
    let ran = command.current_dir(folder).args(args).write_stdin(stdin).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: ran.status.code().unwrap(), out: text(ran.stdout), err: text(ran.stderr) }
}

/// A configuration under which only these rules are in force, at their level of the preset.
fn only(rules: &[&str], more: &str) -> String {
    let mut text = format!("{more}\nlevels:\n");
    for rule in RULES.iter().filter(|rule| !matches!(rule.judge, Judge::Reading) && !rules.contains(&rule.name)) {
        writeln!(text, "  {}: allow", rule.name).unwrap();
    }
    text
}

/// Each finding as `rule file step`, those that do not count in brackets.
fn told(document: &Value) -> Vec<String> {
    let one = |finding: &Value| {
        let text = |key: &str| finding[key].as_str().unwrap_or("-").to_owned();
        let told = format!("{} {} {}", text("rule"), text("file"), text("step"));
        match finding["suppressed"]["by"].as_str() {
            Some(by) => format!("[{by}: {told}]"),
            None => told,
        }
    };
    document["findings"].as_array().unwrap().iter().map(one).collect()
}
