//! Inputs that are unusual in one way and large, each at two sizes, the second
//! twice the first: what a command takes beside what reading the same files
//! takes. A command is to take at most three times the reading, or a second;
//! twice the size at most 2.3 times the time. The exit code is 1 where one
//! takes more.
//!
//! What is measured is processor time of all threads and of the system, each
//! time in a process of its own, the best of several. `cargo bench --bench
//! growth -- NAME` measures the rows whose name has `NAME` in it.

#[path = "../generator/mod.rs"]
mod generator;
mod inputs;
mod rows;

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use reengineer::cli::{self, Environment, Streams};
use reengineer::input;
use reengineer::judgement::Baseline;
use reengineer::source::Source;
use rows::{ROWS, Row, Task};

/// How often each is measured.
const TIMES: usize = 5;

/// What a command may take whatever the reading takes.
const SECOND: Duration = Duration::from_secs(1);

/// What a command may take of the time that the reading takes.
const READINGS: u32 = 3;

/// What twice the size may take of the time.
const GROWTH: f64 = 2.3;

/// Where the larger takes less than this, chance decides how many times it is.
const TOO_SHORT: Duration = Duration::from_millis(50);

/// The first argument of a process that measures.
const MEASURE: &str = "--measure";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.as_slice() {
        [first, what, rest @ ..] if first == MEASURE => {
            print(format_args!("{}", measured(what, rest).as_nanos()));
            ExitCode::SUCCESS
        }
        names => table(names.first().map_or("", String::as_str)),
    }
}

fn print(line: fmt::Arguments<'_>) {
    writeln!(io::stdout(), "{line}").expect("standard output");
}

/// Measures the rows of a name and prints them.
fn table(name: &str) -> ExitCode {
    print(format_args!(
        "{:<34}{:>8}  {:<16}{:>9}{:>9}{:>7}{:>7}",
        "input", "size", "command", "reading", "takes", "ratio", "times"
    ));
    let mut broken = 0;
    for row in ROWS.iter().filter(|row| row.name.contains(name)) {
        let sizes = row.sizes.map(|size| Prepared::new(row, size));
        for task in row.tasks {
            let took = [0, 1].map(|at| sizes[at].time(task));
            let growth = took[1].as_secs_f64() / took[0].as_secs_f64();
            for (at, prepared) in sizes.iter().enumerate() {
                let reading = prepared.reading(task);
                let bound = row.bound.unwrap_or_else(|| SECOND.max(reading * READINGS));
                let is_long = took[at] > bound;
                let grows = at == 1 && took[1] > TOO_SHORT && growth > row.growth();
                broken += usize::from(is_long) + usize::from(grows);
                print(format_args!(
                    "{:<34}{:>8}  {:<16}{:>9.3}{:>9.3}{:>7.2}{:>7}{}{}",
                    row.name,
                    prepared.size,
                    task.name(),
                    reading.as_secs_f64(),
                    took[at].as_secs_f64(),
                    took[at].as_secs_f64() / reading.as_secs_f64(),
                    if at == 1 { format!("{growth:.2}") } else { String::new() },
                    if is_long { "  TAKES TOO LONG" } else { "" },
                    if grows { "  GROWS TOO FAST" } else { "" },
                ));
            }
        }
    }
    print(format_args!("{broken} take more than they may"));
    if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The input of a row at one of its sizes, in a folder of its own.
struct Prepared {
    folder: PathBuf,
    size: usize,
}

impl Prepared {
    fn new(row: &Row, size: usize) -> Self {
        let name = format!("reengineer-growth-{}-{size}-{}", row.name.replace(' ', "-"), std::process::id());
        let folder = env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("a folder");
        (row.make)(size, &folder);
        Self { folder, size }
    }

    fn time(&self, task: &Task) -> Duration {
        best("run", &task.args(&self.folder))
    }

    /// What it takes to read what a command reads.
    fn reading(&self, task: &Task) -> Duration {
        best("read", &task.reads(&self.folder))
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The least that some processes took.
fn best(what: &str, args: &[String]) -> Duration {
    let once = |_| {
        let program = env::current_exe().expect("the program that runs");
        let output = Command::new(program).args([MEASURE, what]).args(args).output().expect("a process");
        let text = String::from_utf8_lossy(&output.stdout);
        Duration::from_nanos(text.trim().parse().expect("a number of nanoseconds"))
    };
    (0..TIMES).map(once).min().expect("measured once at least")
}

/// How long this process takes for what it is asked.
fn measured(what: &str, args: &[String]) -> Duration {
    let clock = Clock::start();
    match what {
        "read" => args.iter().for_each(|path| read(Path::new(path))),
        _ => {
            let args = ["reengineer"].into_iter().chain(args.iter().map(String::as_str)).map(OsString::from);
            let mut streams = Streams { input: &mut &[][..], out: &mut io::sink(), err: &mut io::sink() };
            cli::run(args, &mut streams, &Environment::default());
        }
    }
    clock.time()
}

/// Goes from the text of each file to a checked process, and does nothing else.
fn read(path: &Path) {
    if path.is_dir() {
        let entries = fs::read_dir(path).expect("a folder");
        entries.for_each(|entry| read(&entry.expect("an entry").path()));
        return;
    }
    let bytes = fs::read(path).expect("a file");
    if path.extension().is_some_and(|extension| extension == "json") {
        let text = String::from_utf8(bytes).expect("a baseline is UTF-8");
        assert!(Baseline::parse(&text).is_ok(), "a baseline");
    } else {
        let source = Source::read("p.yaml", bytes);
        assert!(source.is_ok_and(|source| input::read(&source).is_ok()), "a definition");
    }
}

/// Measures the time that all threads of the process were on a processor;
/// where the system does not say, the time on the wall.
struct Clock {
    begun: Instant,
    before: Option<Duration>,
}

impl Clock {
    fn start() -> Self {
        Self { begun: Instant::now(), before: on_processors() }
    }

    fn time(&self) -> Duration {
        match (on_processors(), self.before) {
            (Some(now), Some(before)) => now.saturating_sub(before),
            _ => self.begun.elapsed(),
        }
    }
}

/// As Linux counts it for each thread.
fn on_processors() -> Option<Duration> {
    // What the system counts is up to date once a thread has waited.
    std::thread::sleep(Duration::from_millis(1));
    let of = |thread: PathBuf| -> Option<u64> {
        let text = fs::read_to_string(thread.join("schedstat")).ok()?;
        text.split(' ').next()?.parse().ok()
    };
    let threads = fs::read_dir("/proc/self/task").ok()?;
    let all: Option<Vec<u64>> = threads.map(|thread| of(thread.ok()?.path())).collect();
    all.map(|all| Duration::from_nanos(all.iter().sum()))
}
