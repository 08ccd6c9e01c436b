//! `reengineer propose`: the redesigned process, and what it saves.

use std::path::PathBuf;

use clap::Args;

use crate::cli::choosing::ChoiceArgs;
use crate::cli::goal::GoalArgs;
use crate::cli::inputs::{self, Unread};
use crate::cli::outputs::Outputs;
use crate::cli::progress;
use crate::cli::session::{Exit, Session};
use crate::cli::settings::dating::{CaseArg, DatingArgs};
use crate::cli::settings::grounds::folder_of;
use crate::cli::written;
use crate::render::MadeOf;
use crate::report::propose::Proposal;
use crate::text::say;

#[derive(Debug, Args)]
#[command(about = say!(
    "How far the levers that the file grants bring it, and the new definition",
    "采用有据可用的举措能做到多少，并写出新的流程表"
))]
#[command(after_help = say!(
    "Examples:
  reengineer propose current.yaml
  reengineer propose current.yaml -o proposed.yaml
  reengineer propose current.yaml --levers granted,cap --answers
  reengineer propose current.yaml --levers suggested --format markdown
  reengineer propose current.yaml --goal days=15,visits=1 -o proposed.yaml
  reengineer propose current.yaml --frontier --answers --cost answer=2
  reengineer propose current.yaml --format json | jq .reached

With -o PATH.yaml the new definition is written there, comments kept, and the
report goes to standard output. Exit code 1: a goal that is not reached, and
nothing is written.",
    "示例：
  reengineer propose current.yaml
  reengineer propose current.yaml -o proposed.yaml
  reengineer propose current.yaml --levers granted,cap --answers
  reengineer propose current.yaml --levers suggested --format markdown
  reengineer propose current.yaml --goal days=15,visits=1 -o proposed.yaml
  reengineer propose current.yaml --frontier --answers --cost answer=2
  reengineer propose current.yaml --format json | jq .reached

用 -o 路径.yaml 时，新的流程表写到该处，注释保留，
报告写到标准输出。未达到目标时退出码为 1，
不写出流程表。"
))]
pub(in crate::cli) struct Propose {
    #[arg(value_name = say!("FILE", "文件"))]
    #[arg(help = say!("A definition; - is standard input", "流程表；- 为标准输入"))]
    file: PathBuf,

    #[command(flatten)]
    choice: ChoiceArgs,

    #[command(flatten)]
    goal: GoalArgs,

    #[command(flatten)]
    case: CaseArg,

    #[arg(long, help = say!("Replace the definition that -o names where there is one", "-o 所指的流程表已存在时替换它"))]
    force: bool,

    #[command(flatten)]
    dating: DatingArgs,
}

impl Propose {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let read = self.dating.read_beside([self.file.clone()])?;
        let (mut outputs, definition) = Outputs::plan_beside_definition(session, "propose", Proposal::SHAPES, &read)?;
        let place = definition.as_deref().map(|path| written::Place { path, force: self.force });
        place.map_or(Ok(()), written::may_be_written)?;
        let grounds = self.dating.grounds(session)?;
        let file = self.file.to_string_lossy().into_owned();
        let made = inputs::read_with_source(&self.file, session).and_then(|(source, whole)| {
            let dating = grounds.of(&whole, folder_of(&self.file));
            let proposed = dating.map_err(|trouble| inputs::hindered(trouble, Some(&source))).and_then(|dating| {
                let propose = || self.goal.proposed(&self.choice, &whole, file.clone(), self.case.name(), &dating);
                progress::lasting(&file, session, propose).map_err(Unread::Closed)
            });
            let proposed = proposed.map_err(|unread| inputs::failed(file, &unread, session))?;
            Ok((source, whole, proposed))
        });
        let (source, whole, proposed) = match made {
            Ok(made) => made,
            Err(failure) => {
                // Only a format for failures has anything to write.
                outputs.retain(|format| format.made_of == MadeOf::Json);
                let proposal = Proposal::Failed(failure);
                outputs.write(session, &|format, page, out| (format.write)(&proposal, page, out))?;
                return Ok(Exit::Undone);
            }
        };
        let is_met = !self.goal.has_goal() || proposed.meets_goal();
        if let Some(place) = place.filter(|_| is_met) {
            written::write(place, &source, &whole, &proposed, session)?;
        }
        let proposal = Proposal::Made(Box::new(proposed));
        outputs.write(session, &|format, page, out| (format.write)(&proposal, page, out))?;
        Ok(if is_met { Exit::Fine } else { Exit::Wanting })
    }
}
