//! `reengineer init`: a first definition, a configuration and, on request, a
//! job for CI.

mod job;

use std::path::{Path, PathBuf};

use clap::Args;

use self::job::{Address, Ci};
use super::convert::unwritten;
use crate::cli::outputs::Outputs;
use crate::cli::say::{commands, sheet as words_sheet};
use crate::cli::session::{Exit, Session, Trouble};
use crate::cli::settings::grounds::LawArg;
use crate::cli::workspace::links::Links;
use crate::cli::workspace::{files, read};
use crate::config::{self, Config};
use crate::input::{Vocabulary, table};
use crate::model::Jurisdiction;
use crate::report::init::Begun;
use crate::report::say::init as words;
use crate::source::Source;
use crate::text::{Lang, say};

#[derive(Debug, Args)]
#[command(about = say!("A sample definition, a configuration and a job for CI", "写出示例流程表、配置，以及持续集成任务"))]
#[command(after_help = say!(
    "Examples:
  reengineer init
  reengineer init approvals --lang zh
  reengineer init --ci github --from https://git.example.org/tools/reengineer
  reengineer init --format xlsx

With `--ci` a job is written, too. It builds the program from the sources at
`--from`, so that no package is installed by its name alone.

With `--format xlsx` only an empty form is written, for a list of steps in a
spreadsheet; `convert` makes a definition of it. Files that exist are kept.",
    "示例：
  reengineer init
  reengineer init 审批 --lang zh
  reengineer init --ci github --from https://git.example.org/tools/reengineer
  reengineer init --format xlsx --lang zh

加上 `--ci`，另写一个持续集成任务。任务从 `--from` 处取源代码编译本程序，
不按名称安装软件包。

用 `--format xlsx` 时只写出一张空表，供在电子表格中填写环节；填好后用
`convert` 转换成流程表。已有的文件保持原样。"
))]
pub(in crate::cli) struct Init {
    #[arg(value_name = say!("FOLDER", "文件夹"), default_value = ".")]
    #[arg(help = say!("Where to begin; it need not exist", "写到哪里；文件夹可以尚不存在"))]
    folder: PathBuf,
    #[arg(long, value_name = say!("SERVICE", "平台"), value_enum, requires = "from")]
    #[arg(help = say!("Also write a job that checks every change", "另写一个任务，每次改动自动检查"))]
    ci: Option<Ci>,
    #[command(flatten)]
    law: LawArg,
    #[arg(long, value_name = say!("ADDRESS", "地址"), value_parser = Address::read, requires = "ci")]
    #[arg(help = say!(
        "The git repository that the job builds the program from",
        "任务从哪个 git 仓库取源代码编译本程序"
    ))]
    from: Option<Address>,
}

/// A file to be written: its path, and its text in each language.
struct Template {
    path: &'static str,
    english: &'static str,
    chinese: &'static str,
}

impl Template {
    fn text(&self, lang: Lang) -> &'static str {
        if lang == Lang::Chinese { self.chinese } else { self.english }
    }
}

const DEFINITION: Template = Template {
    path: "definitions/sample.yaml",
    english: include_str!("init/definition.en.yaml"),
    chinese: include_str!("init/definition.zh.yaml"),
};

const CONFIGURATION: Template = Template {
    path: "reengineer.yaml",
    english: include_str!("init/configuration.en.yaml"),
    chinese: include_str!("init/configuration.zh.yaml"),
};

impl Init {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let outputs = Outputs::plan(session, "init", Begun::SHAPES, &[])?;
        if let Some(path) = outputs.workbook() {
            return self.form(path, session);
        }
        if self.folder == Path::new("-") {
            return Err(Trouble::misused(words::no_folder()).into());
        }
        let lang = session.page.lang;
        let configuration = configuration(&below(&self.folder, CONFIGURATION.path));
        let names_paths = configuration.as_ref().is_none_or(|config| !config.paths.is_empty());
        let jurisdiction = self.jurisdiction(configuration.as_ref(), session)?;
        let sample = under(DEFINITION.text(lang), jurisdiction);
        let mut texts = vec![(DEFINITION.path, sample), (CONFIGURATION.path, CONFIGURATION.text(lang).to_owned())];
        if let (Some(ci), Some(address)) = (self.ci, &self.from) {
            texts.push(job::job(ci, address, names_paths, lang));
        }
        let mut staged = Vec::new();
        for (path, text) in texts {
            let path = below(&self.folder, path);
            let name = path.to_string_lossy().into_owned();
            let file = files::stage_new(&path, text.as_bytes(), session.links())
                .map_err(|error| Trouble::undone(commands::unwritable(&name, &error)))?;
            staged.push((name, file));
        }
        let folder = self.folder.to_string_lossy().into_owned();
        let mut begun = Begun { folder, written: vec![], kept: vec![], names_paths };
        for (name, file) in staged {
            let written = file.map_or(Ok(false), files::New::commit);
            match written.map_err(|error| Trouble::undone(commands::unwritable(&name, &error)))? {
                true => begun.written.push(name),
                false => begun.kept.push(name),
            }
        }
        outputs.write(session, &|format, page, out| (format.write)(&begun, page, out))?;
        Ok(Exit::Fine)
    }

    /// The jurisdiction whose law the sample cites: from the flag, the
    /// environment, an existing configuration, the language.
    fn jurisdiction(&self, config: Option<&Config>, session: &Session<'_, '_>) -> Result<Jurisdiction, Trouble> {
        let named = self.law.asked(session)?;
        let configured = config.and_then(|config| config.jurisdiction.as_ref()).map(|stated| stated.value);
        let of_lang = match session.page.lang {
            Lang::Chinese => Jurisdiction::Cn,
            Lang::English => Jurisdiction::Generic,
        };
        Ok(named.or(configured).unwrap_or(of_lang))
    }

    /// Writes the empty form, to a path or into the folder.
    fn form(&self, path: Option<PathBuf>, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let (name, words) = match session.page.lang {
            Lang::Chinese => ("流程表.xlsx", Vocabulary::Chinese),
            Lang::English => ("form.xlsx", Vocabulary::English),
        };
        let path = path.unwrap_or_else(|| below(&self.folder, name));
        let bytes = table::form(words).map_err(|error| unwritten(&error))?;
        let name = path.to_string_lossy().into_owned();
        let unwritable = |error| Trouble::undone(commands::unwritable(&name, &error));
        let staged = files::stage_new(&path, &bytes, session.links()).map_err(unwritable)?;
        if !staged.map_or(Ok(false), files::New::commit).map_err(unwritable)? {
            return Err(Trouble::misused(words_sheet::is_there(&name)).into());
        }
        session.remark(&words_sheet::form(&name));
        Ok(Exit::Fine)
    }
}

/// The existing configuration, empty where it cannot be read; `None` where one
/// is written, which names the paths to judge.
fn configuration(path: &Path) -> Option<Config> {
    let bytes = read::bytes(path, Links::Inside).ok()?;
    let source = Source::read("reengineer.yaml", bytes).ok();
    Some(source.and_then(|source| config::read(&source).ok()).unwrap_or_default())
}

/// A template for one jurisdiction: of `«China's|generic»` the one that
/// applies.
fn under(template: &str, jurisdiction: Jurisdiction) -> String {
    let mut parts = template.split('«');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (either, rest) = part.split_once('»').unwrap_or((part, ""));
        let (china, other) = either.split_once('|').unwrap_or((either, either));
        text.push_str(if jurisdiction == Jurisdiction::Cn { china } else { other });
        text.push_str(rest);
    }
    text
}

/// A path below a folder, without the `.` of the working folder.
fn below(folder: &Path, path: &str) -> PathBuf {
    if folder == Path::new(".") { path.into() } else { folder.join(path) }
}
