//! The rows of the table.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use reengineer::cli::{self, Environment, Streams};

use super::generator::{STEPS, Shape, definition, read};
use super::{GROWTH, inputs};

/// A kind of input and what is done with it.
pub struct Row {
    pub name: &'static str,
    /// Writes the input of a size into a folder.
    pub make: fn(usize, &Path),
    /// The second is twice the first.
    pub sizes: [usize; 2],
    pub tasks: &'static [Task],
    /// How many times as large the second is in what costs time.
    pub larger: u32,
    /// What it may take, where that is no number of readings.
    pub bound: Option<Duration>,
}

impl Row {
    const fn new(name: &'static str, make: fn(usize, &Path), size: usize, tasks: &'static [Task]) -> Self {
        Self { name, make, sizes: [size, 2 * size], tasks, larger: 2, bound: None }
    }

    /// How many times the time the second may take.
    pub fn growth(&self) -> f64 {
        GROWTH.powf(f64::from(self.larger).log2())
    }
}

/// What is done with an input.
pub enum Task {
    Analyze,
    Check,
    /// Every finding, as people or programs read it.
    Tell(&'static str),
    /// `check` beside a baseline of all that is found.
    Baseline,
    Layout,
    Compare,
    Propose,
    /// The cheapest package to a goal that needs no option.
    Goal,
    /// `check` with every rule.
    Strict,
}

impl Task {
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Analyze => "analyze",
            Self::Check => "check",
            Self::Tell(format) => format,
            Self::Baseline => "check --baseline",
            Self::Layout => "fmt --check",
            Self::Compare => "diff",
            Self::Propose => "propose",
            Self::Goal => "propose --goal",
            Self::Strict => "check strict",
        }
    }

    /// The arguments of the program.
    pub fn args(&self, folder: &Path) -> Vec<String> {
        let [old, new, baseline] = paths(folder);
        let args: &[&str] = match self {
            Self::Analyze => &["analyze", &old, "-q", "--format", "json"],
            Self::Check => &["check", &old, "-q", "--no-config", "--format", "json"],
            Self::Tell(format) => &["check", &old, "-v", "--no-config", "--format", format],
            Self::Baseline => &["check", &old, "--baseline", &baseline, "--no-config", "-q", "--format", "json"],
            Self::Layout => &["fmt", "--check", &old, "-q", "--format", "json"],
            Self::Compare => &["diff", &old, &new, "-q", "--format", "json"],
            Self::Propose => &["propose", &old, "-q", "--format", "json"],
            Self::Goal => &["propose", &old, "--goal", "days=1000000", "-q", "--format", "json"],
            Self::Strict => &["check", &old, "--preset", "strict", "-q", "--no-config", "--format", "json"],
        };
        args.iter().map(|arg| (*arg).to_owned()).collect()
    }

    /// The files that the command cannot do without.
    pub fn reads(&self, folder: &Path) -> Vec<String> {
        let [old, new, baseline] = paths(folder);
        match self {
            Self::Baseline => vec![old, baseline],
            // What was laid out is read again.
            Self::Layout => vec![old.clone(), old],
            Self::Compare => vec![old, new],
            Self::Analyze | Self::Check | Self::Tell(_) | Self::Propose | Self::Goal | Self::Strict => vec![old],
        }
    }
}

/// The one version, the other, and a baseline of the one.
fn paths(folder: &Path) -> [String; 3] {
    let version = |name: &str| match folder.join(name) {
        path if path.is_dir() => path,
        path => path.with_extension("yaml"),
    };
    [version("old"), version("new"), folder.join("baseline.json")].map(|path| path.to_string_lossy().into_owned())
}

const ONE: &[Task] = &[Task::Analyze, Task::Check, Task::Layout, Task::Compare];
const COMPARE: &[Task] = &[Task::Compare];
const PROPOSE: &[Task] = &[Task::Propose];
const LEVERS: &[Task] = &[Task::Propose, Task::Goal, Task::Strict];
const TOLD: &[Task] = &[Task::Tell("text"), Task::Tell("sarif"), Task::Tell("junit")];

pub const ROWS: &[Row] = &[
    Row::new("one step behind all others", |size, folder| days(folder, &inputs::gate_in(size)), 40_000, ONE),
    Row::new("all others behind one", |size, folder| days(folder, &inputs::gate_out(size)), 40_000, ONE),
    Row {
        // As many steps behind as many others: four times the orders.
        larger: 4,
        ..Row::new("a list by alias", |size, folder| days(folder, &inputs::aliases(size)), 350, ONE)
    },
    Row::new("all on one line", |size, folder| days(folder, &inputs::one_line(size)), 7_000, ONE),
    Row::new("all on one line, every finding", |size, folder| days(folder, &inputs::one_line(size)), 7_000, TOLD),
    Row::new("comments", |size, folder| days(folder, &inputs::comments(size)), 30_000, ONE),
    Row::new("names of 10,000 characters", long_names, 50, ONE),
    Row::new("a shuffled chain of habits", |size, folder| days(folder, &inputs::habits(size)), 5_000, ONE),
    Row::new("a chain upwards", |size, folder| days(folder, &inputs::upwards(size)), 5_000, ONE),
    Row::new("steps in two cases", |size, folder| days(folder, &inputs::cases(size)), 5_000, ONE),
    Row {
        bound: Some(Duration::from_secs(3)),
        sizes: [STEPS[3] / 4, STEPS[3] / 2],
        ..Row::new("no common name", strangers, 0, COMPARE)
    },
    Row::new("a chain and its reverse", reverse, 200, COMPARE),
    Row {
        // Options times steps; and pairs of steps, of which each is lifted.
        larger: 4,
        bound: Some(Duration::from_secs(3)),
        ..Row::new("a lever at every step", |size, folder| days(folder, &inputs::levers(size)), 200, LEVERS)
    },
    Row {
        larger: 4,
        bound: Some(Duration::from_secs(1)),
        ..Row::new("side by side with all", |size, folder| days(folder, &inputs::parallel(size)), 400, &[Task::Analyze])
    },
    Row {
        // Options times steps; and so many pairs are lifted.
        larger: 4,
        bound: Some(Duration::from_secs(3)),
        ..Row::new("side by side, proposed", |size, folder| days(folder, &inputs::parallel(size)), 400, PROPOSE)
    },
    Row {
        // Options times steps; and the pairs of steps.
        larger: 4,
        bound: Some(Duration::from_secs(3)),
        ..Row::new("a guide of 30 cases", |size, folder| days(folder, &inputs::guide(size)), 500, PROPOSE)
    },
    Row::new("files moved and renamed", moved_files, 3_000, COMPARE),
    Row::new("a baseline of 20 a file", baseline, 1_300, &[Task::Check, Task::Baseline]),
];

fn write(path: &Path, text: &str) {
    fs::write(path, text).expect("a file");
}

fn pair(folder: &Path, old: &str, new: &str) {
    write(&folder.join("old.yaml"), old);
    write(&folder.join("new.yaml"), new);
}

/// A definition beside one in which the days of every step are others.
fn days(folder: &Path, text: &str) {
    pair(folder, text, &text.replace("days: 1", "days: 2"));
}

fn long_names(size: usize, folder: &Path) {
    let text = inputs::long_names(size);
    pair(folder, &text, &text.replace('部', "局"));
}

/// Two processes without a common name.
fn strangers(steps: usize, folder: &Path) {
    let text = definition(Shape { window: 5, ties: false }, steps);
    let other = text.replace("id: s", "id: x").replace("[s", "[x").replace(", s", ", x").replace("step: s", "step: x");
    let other = other.replace('步', "程").replace("材料", "文书").replace("部门", "机构").replace("事项", "业务");
    let other = other.replace("name: a generated process", "name: something else");
    assert_eq!(read(&other).steps().len(), steps, "the other is valid");
    pair(folder, &text, &other);
}

/// A chain and the same the other way round: every change contradicts the
/// others.
fn reverse(size: usize, folder: &Path) {
    pair(folder, &inputs::downwards(size), &inputs::upwards(size));
}

/// Two folders of definitions, each moved, renamed and with another id.
fn moved_files(files: usize, folder: &Path) {
    let [old, new] = ["old", "new"].map(|side| folder.join(side));
    [&old, &new].into_iter().for_each(|side| fs::create_dir_all(side).expect("a folder"));
    for at in 0..files {
        write(&old.join(format!("d{at}.yaml")), &inputs::small('p', at));
        write(&new.join(format!("e{}.yaml", at * 7_919 % files)), &inputs::small('q', at));
    }
}

/// Definitions with twenty findings each, and a baseline that has them.
fn baseline(files: usize, folder: &Path) {
    fs::create_dir_all(folder.join("old")).expect("a folder");
    (0..files).for_each(|at| write(&folder.join(format!("old/d{at}.yaml")), &inputs::found(at)));
    let [old, _, baseline] = paths(folder);
    let args = ["reengineer", "baseline", "write", &old, "--baseline", &baseline, "--no-config", "-q"];
    let mut streams = Streams { input: &mut &[][..], out: &mut io::sink(), err: &mut io::sink() };
    assert_eq!(cli::run(args.map(OsString::from), &mut streams, &Environment::default()), 0, "a baseline");
}
