//! The verbs.
//!
//! One file a verb, and two lines here: its `mod`, and its row in `verbs!`. It
//! words its help where it declares what the help is about, in both languages
//! at once and without a doc comment:
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
use crate::report::analysis::Analyses;
use crate::report::check::Checked;
use crate::report::config::ShownSettings;
use crate::report::deadline::Deadlines;
use crate::report::diff::Differences;
use crate::report::explanation::Topics;
use crate::report::graph::Pictures;
use crate::report::init::Begun;
use crate::report::layout::Layouts;
use crate::report::paper::Paper;
use crate::report::propose::Proposal;
use crate::report::rules::RuleList;

/// Declares [`Verb`] and the shapes of each command's result.
macro_rules! verbs {
    ($($variant:ident($arguments:ty) as $name:literal in $shapes:expr;)+) => {
        // Only the verb in use is built: all twenty with their options are half
        // of what the program would allocate.
        #[derive(Debug, Subcommand)]
        #[command(defer = true)]
        pub(super) enum Verb {
            $($variant($arguments),)+
        }

        impl Verb {
            pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
                match self {
                    $(Self::$variant(verb) => verb.run(session),)+
                }
            }
        }

        /// The shapes of each command's result; none where it has no formats.
        pub(super) const SHAPES: &[(&str, &[MadeOf])] = &[$(($name, $shapes)),+];
    };
}

// In the order of the help page.
verbs! {
    Analyze(analyze::Analyze) as "analyze" in Analyses::SHAPES;
    Check(Box<check::Check>) as "check" in Checked::SHAPES;
    Baseline(Box<baseline::BaselineVerb>) as "baseline" in &[];
    Config(Box<config::ConfigVerb>) as "config" in ShownSettings::SHAPES;
    Convert(convert::Convert) as "convert" in &[];
    Diff(Box<diff::Diff>) as "diff" in Differences::SHAPES;
    GitDiff(git_diff::GitDiff) as "git-diff" in &[];
    Graph(Box<graph::Graph>) as "graph" in Pictures::SHAPES;
    Deadline(deadline::Deadline) as "deadline" in Deadlines::SHAPES;
    Explain(explain::Explain) as "explain" in Topics::SHAPES;
    Fmt(fmt::Fmt) as "fmt" in Layouts::SHAPES;
    Init(init::Init) as "init" in Begun::SHAPES;
    Report(Box<report::Report>) as "report" in Paper::SHAPES;
    Propose(Box<propose::Propose>) as "propose" in Proposal::SHAPES;
    WhatIf(Box<what_if::WhatIf>) as "what-if" in Differences::SHAPES;
    Rules(rules::Rules) as "rules" in RuleList::SHAPES;
    Schema(schema::Schema) as "schema" in &[MadeOf::Json];
    Completions(completions::Completions) as "completions" in &[];
    Man(man::Manual) as "man" in &[];
    Help(help::Help) as "help" in &[];
}
