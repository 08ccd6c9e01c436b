//! `reengineer init`: a first definition, a configuration and a job for CI.

use std::path::{Path, PathBuf};

use clap::Args;

use super::files;
use super::outputs::Outputs;
use super::session::{Exit, Session, Trouble};
use crate::render::Material;
use crate::report::init::Begun;
use crate::words::{Lang, commands, say};

#[derive(Debug, Args)]
#[command(about = say!("A sample definition, a configuration and a job for CI", "写出示例定义、配置和持续集成任务"))]
#[command(after_help = say!(
    "Examples:
  reengineer init
  reengineer init approvals --lang zh

What is there already stays as it is.",
    "示例：
  reengineer init
  reengineer init 审批 --lang zh

已有的文件保持原样。"
))]
pub(super) struct Init {
    #[arg(value_name = say!("FOLDER", "文件夹"), default_value = ".")]
    #[arg(help = say!("Where to begin; it need not exist", "写到哪里；文件夹可以尚不存在"))]
    folder: PathBuf,
}

/// A file that is written: its path, and its text in each language.
struct Template {
    path: &'static str,
    english: &'static str,
    chinese: &'static str,
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

const JOB: Template = Template {
    path: ".github/workflows/definitions.yml",
    english: include_str!("init/job.en.yml"),
    chinese: include_str!("init/job.zh.yml"),
};

impl Init {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let outputs = Outputs::plan(session, "init", &[Material::Report, Material::Json], &[])?;
        let lang = session.page.lang;
        let mut staged = Vec::new();
        for template in [DEFINITION, CONFIGURATION, JOB] {
            let path = below(&self.folder, template.path);
            let name = path.to_string_lossy().into_owned();
            let text = if lang == Lang::Chinese { template.chinese } else { template.english };
            let file = files::stage_new(&path, text.as_bytes())
                .map_err(|error| Trouble::undone(commands::unwritable(&name, &error)))?;
            staged.push((name, file));
        }
        let mut begun = Begun { folder: self.folder.to_string_lossy().into_owned(), written: vec![], kept: vec![] };
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
}

/// A path below a folder, without the `.` of the working folder.
fn below(folder: &Path, path: &str) -> PathBuf {
    if folder == Path::new(".") { path.into() } else { folder.join(path) }
}
