//! The flags of every verb.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::ending::Refused;
use super::environment::{NARROWEST, WIDEST};
use crate::cli::say::usage;
use crate::render::{FORMATS, Format, format_named};
use crate::text::nearest::nearest;
use crate::text::{Lang, say};

// The flags of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = say!("Options of every command", "各命令通用选项"))]
pub(super) struct Global {
    #[arg(long, global = true, value_name = say!("FORMAT", "格式"))]
    #[arg(value_parser = PossibleValuesParser::new(format_names()))]
    #[arg(help = say!(
        "Format of the main output; else by the ending of -o, else text",
        "主要输出的格式；未给出时依 -o 的扩展名，否则为 text"
    ))]
    pub format: Option<String>,

    #[arg(long = "report", global = true, value_name = say!("FORMAT=PATH", "格式=路径"), value_parser = further)]
    #[arg(help = say!("A further output beside the main one; repeatable", "主要输出之外另存一份；可重复"))]
    pub reports: Vec<Further>,

    #[arg(short, long, global = true, value_name = say!("PATH", "路径"))]
    #[arg(help = say!("Where the main output goes; all of it or nothing", "主要输出写往何处；要么写全，要么不写"))]
    pub output: Option<PathBuf>,

    #[arg(long, global = true, value_name = say!("LANG", "语言"), default_value = "auto")]
    #[arg(help = say!(
        "auto is the locale's; keys of JSON, and CSV where none is asked for, are English",
        "auto 依系统区域设置；JSON 的键始终为英文，CSV 未指定语言时为英文"
    ))]
    pub lang: LangChoice,

    #[arg(long, global = true, value_name = say!("WHEN", "何时"), default_value = "auto")]
    #[arg(help = say!("Colours; auto is on a terminal", "彩色输出；auto 指输出到终端时"))]
    pub color: When,

    #[arg(long, global = true)]
    #[arg(help = say!("Draw bars, lines and arrows in ASCII", "条形、线条和箭头只用 ASCII 字符"))]
    pub ascii: bool,

    #[arg(long, global = true, value_name = say!("COLUMNS", "列数"), value_parser = width)]
    #[arg(help = say!(
        "Columns of the page; else $COLUMNS, else the terminal's, else 80",
        "页面的列数；未给出时依 $COLUMNS，其次依终端，否则为 80"
    ))]
    pub width: Option<usize>,

    #[arg(long, global = true)]
    #[arg(help = say!("CSV with a byte-order mark, as Excel wants it", "CSV 带字节顺序标记，供 Excel 正确识别"))]
    pub bom: bool,

    #[arg(long, global = true)]
    #[arg(help = say!(
        "Follow links out of their repository, and write through them",
        "跟随指向仓库之外的链接，也经由它们写入"
    ))]
    pub follow_links: bool,

    #[arg(short, long, global = true, conflicts_with = "verbose")]
    #[arg(help = say!("No remarks on stderr", "标准错误输出中不作附带说明"))]
    pub quiet: bool,

    #[arg(short, long, global = true)]
    #[arg(help = say!("Show everything, including what is hidden by default", "显示全部内容，包括默认不显示的"))]
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
    /// The requested language, if there is one.
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

fn format_names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.name)
}

fn further(text: &str) -> Result<Further, Refused> {
    let known: Vec<&str> = format_names().collect();
    let parts = text.split_once('=').filter(|(_, path)| !path.is_empty());
    let (name, path) = parts.ok_or_else(|| Refused(usage::no_format_and_path(&known)))?;
    let format =
        format_named(name).ok_or_else(|| Refused(usage::no_format(name, nearest(name, format_names()), &known)))?;
    Ok(Further { format, path: path.into() })
}

/// A width that can be laid out.
pub(super) fn width(text: &str) -> Result<usize, Refused> {
    let width: Option<usize> = text.parse().ok().filter(|width| (NARROWEST..=WIDEST).contains(width));
    width.ok_or_else(|| Refused(usage::no_width(NARROWEST, WIDEST)))
}
