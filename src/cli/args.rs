//! What may stand on the command line.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use strsim::osa_distance;

use super::analyze::Analyze;
use super::deadline::Deadline;
use super::environment::{NARROWEST, WIDEST};
use super::schema::Schema;
use crate::render::{FORMATS, Format, format_named};
use crate::words::Lang;

/// How long approvals take, why, and how long they would on recorded reasons
#[derive(Debug, Parser)]
#[command(name = "reengineer", version, after_help = EXAMPLES, color = ColorChoice::Never)]
#[command(arg_required_else_help = true, propagate_version = true)]
pub(super) struct Line {
    #[command(subcommand)]
    pub verb: Verb,
    #[command(flatten)]
    pub global: Global,
}

const EXAMPLES: &str = "\
Examples:
  reengineer analyze current.yaml
  reengineer analyze current.yaml --format json | jq .reachable.days
  reengineer analyze *.yaml -o steps.csv --report markdown=report.md
  cat current.yaml | reengineer analyze - --lang zh

Exit codes:
  0 fine; 1 judged and found wanting; 2 wrong usage; 3 could not be judged";

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Analyze(Analyze),
    Deadline(Deadline),
    Schema(Schema),
}

/// What every command knows.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub(super) struct Global {
    #[arg(long, global = true, value_name = "FORMAT", help = format_help(), hide_possible_values = true)]
    #[arg(value_parser = PossibleValuesParser::new(format_names()))]
    pub format: Option<String>,

    /// A further output beside the main one; repeatable
    #[arg(long = "report", global = true, value_name = "FORMAT=PATH", value_parser = further)]
    pub reports: Vec<Further>,

    /// Where the main output goes; all of it or nothing
    #[arg(short, long, global = true, value_name = "PATH")]
    pub output: Option<PathBuf>,

    #[arg(long, global = true, value_name = "LANG", default_value = "auto")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    #[arg(help = "zh, en, or auto: the locale's [default: auto]\nCSV and the keys of JSON stay English")]
    pub lang: LangChoice,

    /// auto, always or never [default: auto]
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub color: When,

    /// Draw bars, lines and arrows in ASCII
    #[arg(long, global = true)]
    pub ascii: bool,

    #[arg(long, global = true, value_name = "COLUMNS", value_parser = width)]
    #[arg(help = "Columns of the page\n[default: $COLUMNS, else the terminal's, else 80]")]
    pub width: Option<usize>,

    /// No remarks on stderr
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Everything, not only what a first look bears
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

/// A language, or the locale's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LangChoice {
    Zh,
    En,
    Auto,
}

impl LangChoice {
    /// The language that was asked for, if one was.
    pub fn asked(self) -> Option<Lang> {
        match self {
            Self::Zh => Some(Lang::Chinese),
            Self::En => Some(Lang::English),
            Self::Auto => None,
        }
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

/// A further output.
#[derive(Clone, Debug)]
pub(super) struct Further {
    pub format: &'static Format,
    pub path: PathBuf,
}

fn format_help() -> String {
    let names: Vec<_> = format_names().collect();
    format!("{}\n[default: by the ending of -o, else text]", names.join(", "))
}

fn format_names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.name)
}

fn further(text: &str) -> Result<Further, String> {
    let known = || format_names().collect::<Vec<_>>().join(", ");
    let (name, path) = text
        .split_once('=')
        .filter(|(_, path)| !path.is_empty())
        .ok_or_else(|| format!("a format and a path are wanted, as in `json=report.json`; formats: {}", known()))?;
    let format = format_named(name).ok_or_else(|| {
        let near =
            format_names().min_by_key(|known| osa_distance(known, name)).filter(|near| osa_distance(near, name) < 4);
        let tip = near.map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        format!("no format `{name}`; formats: {}{tip}", known())
    })?;
    Ok(Further { format, path: path.into() })
}

fn width(text: &str) -> Result<usize, String> {
    let width: Option<usize> = text.parse().ok().filter(|width| (NARROWEST..=WIDEST).contains(width));
    width.ok_or_else(|| format!("a number of columns from {NARROWEST} to {WIDEST} is wanted"))
}
