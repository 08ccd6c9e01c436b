//! `reengineer graph`: the order of a process as a picture, and its plan.

use std::path::{Path, PathBuf};

use clap::Args;

use super::analyze::outcome;
use super::diff::compared;
use crate::analysis::{ShownOrder, Ties};
use crate::cli::inputs::{self, Unread};
use crate::cli::outputs::Outputs;
use crate::cli::session::{Exit, Session, Trouble};
use crate::cli::settings::dating::{CaseArg, DatingArgs};
use crate::cli::settings::grounds::{Grounds, folder_of};
use crate::cli::sides::by_case;
use crate::cli::sides::{self, Match, Matches};
use crate::model::Process;
use crate::report::Block;
use crate::report::analysis::{AnalyzedFile, Outcome};
use crate::report::diagram::{Diagram, Plan};
use crate::report::diff::say as words;
use crate::report::diff::{Compared, Pair};
use crate::report::graph::{Pictures, change, order, plan};
use crate::report::say::dates;
use crate::text::{Text, say};

#[derive(Debug, Args)]
#[command(about = say!(
    "What follows what, as a picture: departments as lanes, reasons as line styles",
    "流程图：部门为泳道，线型表示先后的理由"
))]
#[command(after_help = say!(
    "Examples:
  reengineer graph current.yaml
  reengineer graph current.yaml -o current.svg
  reengineer graph current.yaml --gantt --start 2026-09-28 -o plan.svg
  reengineer graph proposed.yaml --diff current.yaml -o change.svg

Thick lines and ◆ are the critical path; dotted lines are orders for which no reason is on file.",
    "示例：
  reengineer graph current.yaml
  reengineer graph current.yaml -o current.svg
  reengineer graph current.yaml --gantt --start 2026-09-28 -o plan.svg
  reengineer graph proposed.yaml --diff current.yaml -o change.svg

粗线与 ◆ 为关键路径；点线为没有说明理由的先后。"
))]
pub(in crate::cli) struct Graph {
    #[arg(value_name = say!("FILE", "文件"))]
    #[arg(help = say!("A definition; - is standard input", "流程表；- 为标准输入"))]
    file: PathBuf,

    #[arg(long, conflicts_with_all = ["after", "diff"])]
    #[arg(help = say!(
        "The plan instead: when each step runs and how late it may be",
        "改画计划：各环节何时办理、最多可延后多少"
    ))]
    gantt: bool,

    #[arg(long)]
    #[arg(help = say!("The order as it could be: what the record supports", "画出可压缩至的先后：依现有记载"))]
    after: bool,

    #[arg(long, value_name = say!("OLD", "旧"), conflicts_with = "after")]
    #[arg(help = say!(
        "What changes from this earlier version: a file, or REV:path of git",
        "与这一旧版本相比有何变化：文件，或 git 的 REV:路径"
    ))]
    diff: Option<PathBuf>,

    #[command(flatten)]
    case: CaseArg,

    #[command(flatten)]
    dating: DatingArgs,
}

impl Graph {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let read = self.dating.read_beside(self.diff.iter().chain([&self.file]).cloned())?;
        // A Gantt chart is not a graph: formats that hold only graphs cannot
        // have it.
        let materials = if self.gantt { &Pictures::SHAPES[..2] } else { Pictures::SHAPES };
        let command = if self.gantt { "graph --gantt" } else { "graph" };
        let mut outputs = Outputs::plan(session, command, materials, &read)?;
        let grounds = self.dating.grounds(session)?;
        let blocks = match &self.diff {
            Some(old) => self.changes(old, &grounds, session)?,
            None => self.picture(&grounds, session),
        };
        let Some(blocks) = blocks else {
            outputs.retain(|_| false);
            outputs.write(session, &|_, _, _| Ok(()))?;
            return Ok(Exit::Undone);
        };
        let pictures = Pictures { blocks };
        outputs.write(session, &|format, page, out| (format.write)(&pictures, page, out))?;
        Ok(Exit::Fine)
    }

    /// The picture of one process; `None` where it cannot be judged, which is
    /// reported.
    fn picture(&self, grounds: &Grounds, session: &mut Session<'_, '_>) -> Option<Vec<Block>> {
        let judged = match outcome(&self.file, self.case.name(), grounds, session) {
            Outcome::Judged(judged) => judged,
            Outcome::Failed(_) => return None,
        };
        let drawn = if self.gantt {
            planned(&judged, folder_of(&self.file), grounds).map(|plan| Block::Plan(Box::new(plan)))
        } else {
            let shown = if self.after { ShownOrder::Reachable } else { ShownOrder::Today };
            drawn(&judged, folder_of(&self.file), grounds, shown).map(|drawn| Block::Diagram(Box::new(drawn)))
        };
        match drawn {
            Ok(block) => Some(vec![block]),
            Err(message) => {
                inputs::unjudged(judged.file, message, session);
                None
            }
        }
    }

    /// The differences; `None` where there are none to draw, which is reported.
    fn changes(
        &self,
        old: &Path,
        grounds: &Grounds,
        session: &mut Session<'_, '_>,
    ) -> anyhow::Result<Option<Vec<Block>>> {
        let Matches { found, .. } = sides::matches(old, &self.file, &self.dating.settings(), session)?;
        let Some(found) = self.shown(found) else {
            return Err(Trouble::undone(words::nothing_judged()).into());
        };
        let drawn = match compared(found, grounds) {
            Ok(Compared::Pair(pair)) => {
                changed(&pair, folder_of(&self.file), grounds).map_err(|why| (pair.new_file, Unread::Closed(why)))
            }
            // Reported where it was read.
            Ok(Compared::Failed(_)) => return Ok(None),
            Ok(Compared::Only(only)) => {
                let why = if only.is_new { words::only_new(&only.file) } else { words::only_old(&only.file) };
                Err((only.file, Unread::Closed(why)))
            }
            Ok(Compared::LeftOut(left)) => {
                Err((left.file.clone(), Unread::Closed(words::left_out(&left.file, &left.why.sentence()))))
            }
            Err(undatable) => Err((undatable.file, undatable.why)),
        };
        match drawn {
            Ok(diagram) => Ok(Some(vec![Block::Diagram(Box::new(diagram))])),
            Err((file, why)) => {
                inputs::failed(file, &why, session);
                Ok(None)
            }
        }
    }

    /// A picture shows a single case: the requested one, else the most frequent
    /// one of the new version.
    fn shown(&self, found: Vec<Match>) -> Option<Match> {
        let main = found.iter().find_map(|found| match found {
            Match::Both(_, new) => new.process.main_case(),
            _ => None,
        });
        let mut cases: Vec<Match> = found.into_iter().flat_map(by_case::by_case).collect();
        let named = |found: &Match, case: &str| match found {
            Match::Both(_, new) | Match::New(new) => new.process.name().ends_with(&format!(" · {case}")),
            Match::Gone(old) => old.process.name().ends_with(&format!(" · {case}")),
            Match::LeftOut(_) | Match::Failed(_) => true,
        };
        let at = match self.case.name() {
            Some(case) => cases.iter().position(|found| named(found, case))?,
            None => main.unwrap_or(0),
        };
        (at < cases.len()).then(|| cases.swap_remove(at))
    }
}

/// The order of a process as it is, or as it could be.
pub(in crate::cli) fn drawn(
    judged: &AnalyzedFile,
    folder: &Path,
    grounds: &Grounds,
    shown: ShownOrder,
) -> Result<Diagram, Text> {
    let dating = grounds.of(&judged.process, folder).map_err(|trouble| trouble.message)?;
    let ties = Ties::of(&judged.process, &judged.analysis, &dating, shown);
    let ties = ties.map_err(|error| dates::undatable(judged.process.name(), &error))?;
    Ok(order(&judged.process, &judged.file, &judged.analysis, &ties, shown))
}

/// The Gantt chart of a process.
pub(in crate::cli) fn planned(judged: &AnalyzedFile, folder: &Path, grounds: &Grounds) -> Result<Plan, Text> {
    let dating = grounds.of(&judged.process, folder).map_err(|trouble| trouble.message)?;
    Ok(plan(&judged.process, &judged.file, &judged.analysis, &dating.calendar))
}

/// The picture of the differences between two versions.
pub(in crate::cli) fn changed(pair: &Pair, folder: &Path, grounds: &Grounds) -> Result<Diagram, Text> {
    let versions = &pair.diff.versions;
    let dating = grounds.of(&versions.new, folder).map_err(|trouble| trouble.message)?;
    let ties = |process: &Process, analysis| {
        let ties = Ties::of(process, analysis, &dating, ShownOrder::Today);
        ties.map_err(|error| dates::undatable(process.name(), &error))
    };
    let (before, after) = (ties(&versions.old, &versions.before)?, ties(&versions.new, &versions.after)?);
    Ok(change(&pair.diff, &before, &after))
}
