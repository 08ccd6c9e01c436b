//! The command line: the only module that touches files, the terminal, the
//! environment and exit codes. One file for each command.

mod absent;
mod analyze;
mod args;
mod baseline;
mod by_case;
mod calendars;
mod check;
mod choosing;
mod completions;
mod config;
mod configuration;
mod convert;
mod dating;
mod deadline;
mod diff;
mod earlier;
mod environment;
mod explain;
mod figures;
mod fmt;
mod folders;
mod gates;
mod git_diff;
mod graph;
mod grounds;
mod help;
mod init;
mod inputs;
mod judging;
mod man;
mod outputs;
mod past_settings;
mod progress;
mod propose;
mod report;
mod rules;
mod schema;
mod scope;
mod session;
mod settings;
mod sides;
mod starts;
mod threads;
mod usage;
mod weaker;
mod workspace;
mod written;

use std::ffi::OsString;

pub use environment::{Environment, Streams};

use args::Verb;
use session::Session;

/// Runs one command and returns the exit code: 0 fine, 1 judged and found
/// wanting, 2 wrong usage, 3 something could not be judged or written.
pub fn run(args: impl IntoIterator<Item = OsString>, streams: &mut Streams<'_>, env: &Environment) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    let line = match usage::parse(&args, env) {
        Ok(line) => line,
        Err(said) => return said.say(streams).code(),
    };
    let mut session = Session::new(&line.global, streams, env);
    let exit = match &line.verb {
        Verb::Analyze(analyze) => analyze.run(&mut session),
        Verb::Baseline(baseline) => baseline.run(&mut session),
        Verb::Check(check) => check.run(&mut session),
        Verb::Config(config) => config.run(&mut session),
        Verb::Convert(convert) => convert.run(&mut session),
        Verb::Diff(diff) => diff.run(&mut session),
        Verb::GitDiff(diff) => diff.run(&mut session),
        Verb::Graph(graph) => graph.run(&mut session),
        Verb::Deadline(deadline) => deadline.run(&mut session),
        Verb::Explain(explain) => explain.run(&mut session),
        Verb::Fmt(fmt) => fmt.run(&mut session),
        Verb::Init(init) => init.run(&mut session),
        Verb::Report(report) => report.run(&mut session),
        Verb::Propose(propose) => propose.run(&mut session),
        Verb::Rules(rules) => rules.run(&mut session),
        Verb::Schema(schema) => schema.run(&mut session),
        Verb::Completions(completions) => completions.run(&mut session),
        Verb::Man(man) => man.run(&mut session),
        Verb::Help(help) => help.run(&mut session),
    };
    exit.unwrap_or_else(|error| session.give_up(&error)).code()
}
