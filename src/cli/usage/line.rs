//! The command line: a verb, and the flags of every verb.

use clap::Parser;

use crate::cli::global::Global;
use crate::cli::verbs::Verb;
use crate::text::say;

#[derive(Debug, Parser)]
#[command(name = "reengineer", version, propagate_version = true)]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
#[command(about = say!(
    "How long approvals take, why, and how long they would on recorded reasons",
    "审批要多久、为何要这么久、只按有据的理由需要多久"
))]
#[command(after_help = say!(
    "Examples:
  reengineer analyze current.yaml
  reengineer analyze current.yaml --format json | jq .reachable.days
  reengineer analyze *.yaml -o steps.csv --report markdown=report.md
  cat current.yaml | reengineer analyze - --lang zh

Exit codes:
  0 fine; 1 judged and found wanting; 2 wrong usage; 3 could not be judged",
    "示例：
  reengineer analyze current.yaml
  reengineer analyze current.yaml --format json | jq .reachable.days
  reengineer analyze *.yaml -o steps.csv --report markdown=report.md
  cat current.yaml | reengineer analyze - --lang zh

退出码：
  0 正常；1 已检查，不合格；2 用法错误；3 无法检查"
))]
pub(in crate::cli) struct Line {
    #[command(subcommand)]
    pub verb: Verb,
    #[command(flatten)]
    pub global: Global,
}
