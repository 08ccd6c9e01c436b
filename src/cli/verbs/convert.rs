//! `reengineer convert`: a spreadsheet becomes a definition, and back.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::ending::Refused;
use crate::cli::inputs::{self, Unread};
use crate::cli::outputs::Outputs;
use crate::cli::say::{commands, sheet as words};
use crate::cli::session::{Exit, Session, Trouble};
use crate::cli::workspace::files;
use crate::input::table::{self, COLUMNS, Lost, TableFormat, Unwritten};
use crate::input::{self, SheetChoice};
use crate::render::visible;
use crate::source::Source;
use crate::text::nearest::nearest;
use crate::text::say;

#[derive(Debug, Args)]
#[command(about = say!("A spreadsheet becomes a definition, and back", "把电子表格转换成流程表，或反过来"))]
#[command(after_help = say!(
    "Examples:
  reengineer convert steps.xlsx -o current.yaml
  reengineer convert steps.csv --columns Task=name,Time=days -o current.yaml
  reengineer convert current.yaml -o steps.xlsx

One row is one step; `docs/spreadsheets.md` lists the columns. What is no part
of the definition is listed, and every cell that cannot be read is an error.",
    "示例：
  reengineer convert 流程.xlsx -o 现状.yaml
  reengineer convert 流程.csv --columns 工作=name,用了=days -o 现状.yaml
  reengineer convert 现状.yaml -o 流程.xlsx

一行一个环节，各列见 docs/spreadsheets.zh-CN.md。
没有读入的内容逐条列出，读不懂的单元格都是错误。"
))]
pub(in crate::cli) struct Convert {
    #[arg(value_name = say!("FILE", "文件"))]
    #[arg(help = say!("A spreadsheet (xlsx, csv) or a definition; - is standard input", "电子表格（xlsx、csv）或流程表；- 为标准输入"))]
    file: PathBuf,

    #[arg(long = "sheet", value_name = say!("NAME", "名称"))]
    #[arg(help = say!("A sheet that is read; repeatable; else all that have a header", "读取哪张工作表，可重复；未指定时读取所有有表头的"))]
    sheets: Vec<String>,

    #[arg(long, value_name = say!("HEADING=KEY", "列名=键"), value_delimiter = ',', value_parser = column)]
    #[arg(help = say!(
        "What a heading means, as `Task=name`; `Phone=` leaves its column out",
        "列名的意思，如「工作内容=name」；「电话=」表示略去该列"
    ))]
    columns: Vec<(String, String)>,

    #[arg(long, help = say!("Replace the output where there is one", "输出文件已存在时替换它"))]
    force: bool,
}

impl Convert {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let output = Outputs::only(session, "convert")?.by_force(self.force);
        let path = session.global.output.clone().filter(|path| path != Path::new("-"));
        let source = match self.open(session)? {
            Ok(source) => source,
            Err(unread) => {
                inputs::tell(&unread, session);
                return Ok(Exit::Undone);
            }
        };
        let is_table = source.definition().is_some();
        let target = Target::of(path.as_deref(), is_table)?;
        if matches!(target, Target::Definition) && !is_table {
            return Err(Trouble::misused(words::already(source.name())).into());
        }
        let process = match inputs::understood(&source) {
            Ok(process) => process,
            Err(defects) => {
                inputs::tell(&Unread::Invalid(Box::new(source), defects), session);
                return Ok(Exit::Undone);
            }
        };
        let bytes = match target {
            Target::Definition => source.definition().expect("checked above: it is a table").as_bytes().to_vec(),
            Target::Table(format) => {
                let written = table::write(&process, &source, format).map_err(|error| unwritten(&error))?;
                let lost = |lost: &Lost| words::lost(lost.step.as_deref(), lost.key.as_deref());
                written.lost.iter().map(lost).for_each(|lost| session.remark(&lost));
                written.bytes
            }
        };
        if let Some(path) = &path {
            let name = path.to_string_lossy();
            if !self.force && path.symlink_metadata().is_ok() && !files::is_stream(path) {
                return Err(Trouble::misused(words::exists(&name)).into());
            }
            if files::identity(path) == files::identity(&self.file) {
                return Err(Trouble::misused(commands::output_is_input(&name)).into());
            }
        }
        inputs::remark(&source, session);
        let bytes = if path.is_some() { bytes } else { shown(bytes, session) };
        output.write(session, &|_, _, out| out.write_all(&bytes))?;
        if let Some(path) = &path {
            session.remark(&words::converted(process.steps().len(), &path.to_string_lossy()));
        }
        Ok(Exit::Fine)
    }

    fn open(&self, session: &mut Session<'_, '_>) -> Result<Result<Source, Unread>, Trouble> {
        let name = self.file.to_string_lossy().into_owned();
        let bytes = match inputs::bytes(&self.file, session.links(), session.streams.input) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(Err(inputs::closed(&name, &error))),
        };
        let choice = SheetChoice { sheets: self.sheets.clone(), columns: self.columns.clone() };
        let opened = input::open(&name, bytes, &choice);
        let is_table = opened
            .as_ref()
            .map_or_else(|unread| unread.source.definition().is_some(), |source| source.definition().is_some());
        if !is_table && (!self.sheets.is_empty() || !self.columns.is_empty()) {
            return Err(Trouble::misused(words::no_table(&name)));
        }
        Ok(opened.map_err(|unread| Unread::Invalid(Box::new(unread.source), unread.defects)))
    }
}

/// What is written on standard output: a terminal or a build server may read
/// it, and obeys nothing in it.
fn shown(bytes: Vec<u8>, session: &mut Session<'_, '_>) -> Vec<u8> {
    let text = String::from_utf8_lossy(&bytes);
    let shown = visible(&text);
    if shown == text {
        return bytes;
    }
    session.remark(&words::escaped());
    shown.into_bytes()
}

pub(in crate::cli) fn unwritten(error: &Unwritten) -> Trouble {
    Trouble::undone(match error {
        Unwritten::Step(step) => words::unholdable(step),
        Unwritten::Failed(failed) => words::unmade(failed),
    })
}

/// The kind of output.
enum Target {
    Definition,
    Table(TableFormat),
}

impl Target {
    /// By the ending of the output; on standard output a definition, or a table
    /// as text.
    fn of(path: Option<&Path>, from_table: bool) -> Result<Self, Trouble> {
        let Some(path) = path else {
            return Ok(if from_table { Self::Definition } else { Self::Table(TableFormat::Csv) });
        };
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "yaml" | "yml" => Ok(Self::Definition),
            "xlsx" => Ok(Self::Table(TableFormat::Xlsx)),
            "csv" => Ok(Self::Table(TableFormat::Csv)),
            _ => Err(Trouble::misused(words::no_ending(&path.to_string_lossy()))),
        }
    }
}

/// A heading and the key of its column.
fn column(text: &str) -> Result<(String, String), Refused> {
    let (heading, key) = text.rsplit_once('=').ok_or_else(|| Refused(words::no_mapping()))?;
    let (heading, key) = (heading.trim(), key.trim());
    let keys = || COLUMNS.iter().map(|column| column.key);
    let known = COLUMNS.iter().find(|column| column.headings().chain([column.key]).any(|known| known == key));
    match known {
        Some(column) => Ok((heading.to_owned(), column.key.to_owned())),
        None if key.is_empty() => Ok((heading.to_owned(), String::new())),
        None => Err(Refused(words::no_column(key, nearest(key, keys()), &keys().collect::<Vec<_>>()))),
    }
}
