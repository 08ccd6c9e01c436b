//! The verbs.
//!
//! One file a verb, and its rows here: a `mod` line, a variant of [`Verb`], an
//! arm, and which formats it has. It words its help where it declares what the
//! help is about, in both languages at once and without a doc comment:
//!
//! ```ignore
//! #[derive(Debug, Args)]
//! #[command(about = say!("What it does", "做什么"), after_help = say!("Examples:\n  ...", "示例：\n  ..."))]
//! pub(super) struct Check {
//!     #[arg(value_name = say!("PATH", "路径"), help = say!("Files and folders", "文件与文件夹"))]
//!     paths: Vec<PathBuf>,
//!     #[arg(long, value_name = say!("LEVEL", "等级"), value_parser = level)]
//!     #[arg(help = say!("The least level that fails", "判为不合格的最低等级"))]
//!     fail: Option<Level>,
//! }
//! ```
//!
//! Values of a `ValueEnum` may have a `#[value(help = say!(...))]`. A parser
//! of values, like `level` here, returns `Result<_, Refused>`. Lines are
//! broken, defaults and possible values are added, and mistakes are worded by
//! `usage`. Tests there walk over all commands and name what has no Chinese,
//! and run the examples through the parser.

mod analyze;
mod baseline;
mod check;
mod completions;
mod config;
mod convert;
mod deadline;
mod diff;
mod explain;
mod fmt;
mod git_diff;
mod graph;
mod help;
mod init;
mod man;
mod propose;
mod report;
mod rules;
mod schema;
mod what_if;

use clap::Subcommand;

use crate::cli::session::{Exit, Session};
use crate::render::MadeOf;
use crate::report::explanation::Topics;
use crate::report::layout::Layouts;
use analyze::Analyze;
use baseline::BaselineVerb;
use check::Check;
use completions::Completions;
use config::ConfigVerb;
use convert::Convert;
use deadline::Deadline;
use diff::Diff;
use explain::Explain;
use fmt::Fmt;
use git_diff::GitDiff;
use graph::Graph;
use help::Help;
use init::Init;
use man::Manual;
use propose::Propose;
use report::Report;
use rules::Rules;
use schema::Schema;
use what_if::WhatIf;

// Only the verb in use is built: all twenty with their options are half of what
// the program would allocate.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub(super) enum Verb {
    Analyze(Analyze),
    Check(Box<Check>),
    Baseline(Box<BaselineVerb>),
    Config(Box<ConfigVerb>),
    Convert(Convert),
    Diff(Box<Diff>),
    GitDiff(GitDiff),
    Graph(Box<Graph>),
    Deadline(Deadline),
    Explain(Explain),
    Fmt(Fmt),
    Init(Init),
    Report(Box<Report>),
    Propose(Box<Propose>),
    WhatIf(Box<WhatIf>),
    Rules(Rules),
    Schema(Schema),
    Completions(Completions),
    Man(Manual),
    Help(Help),
}

impl Verb {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        match self {
            Self::Analyze(analyze) => analyze.run(session),
            Self::Baseline(baseline) => baseline.run(session),
            Self::Check(check) => check.run(session),
            Self::Config(config) => config.run(session),
            Self::Convert(convert) => convert.run(session),
            Self::Diff(diff) => diff.run(session),
            Self::GitDiff(diff) => diff.run(session),
            Self::Graph(graph) => graph.run(session),
            Self::Deadline(deadline) => deadline.run(session),
            Self::Explain(explain) => explain.run(session),
            Self::Fmt(fmt) => fmt.run(session),
            Self::Init(init) => init.run(session),
            Self::Report(report) => report.run(session),
            Self::Propose(propose) => propose.run(session),
            Self::WhatIf(what_if) => what_if.run(session),
            Self::Rules(rules) => rules.run(session),
            Self::Schema(schema) => schema.run(session),
            Self::Completions(completions) => completions.run(session),
            Self::Man(man) => man.run(session),
            Self::Help(help) => help.run(session),
        }
    }
}

/// The shapes of each command's result; `None` where it has no formats.
pub(super) const MATERIALS: &[(&str, &[MadeOf])] = &[
    ("analyze", analyze::MATERIALS),
    ("baseline", &[]),
    ("check", check::MATERIALS),
    ("completions", &[]),
    ("config", config::MATERIALS),
    ("convert", &[]),
    ("deadline", deadline::MATERIALS),
    ("diff", diff::MATERIALS),
    ("explain", Topics::SHAPES),
    ("fmt", Layouts::SHAPES),
    ("git-diff", &[]),
    ("graph", graph::MATERIALS),
    ("help", &[]),
    ("init", init::MATERIALS),
    ("man", &[]),
    ("propose", propose::MATERIALS),
    ("report", report::MATERIALS),
    ("rules", rules::MATERIALS),
    ("schema", &[MadeOf::Json]),
    ("what-if", what_if::MATERIALS),
];
