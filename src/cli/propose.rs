//! `reengineer propose`: the redesigned process, and what it comes to.

use std::path::PathBuf;

use clap::Args;

use super::dating::{CaseArg, DatingArgs};
use super::grounds::folder_of;
use super::inputs;
use super::outputs::Outputs;
use super::session::{Exit, Session};
use super::usage::Refused;
use super::written;
use crate::levers::Choice;
use crate::model::{Lever, Process, Spelled};
use crate::plan::{Package, Unproposed};
use crate::render::Material;
use crate::report::propose::{Proposal, Proposed, say as sentences};
use crate::words::nearest::nearest;
use crate::words::{cases, dates, say, usage};

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
  reengineer propose current.yaml --format json | jq .reached

With -o PATH.yaml the new definition is written there, comments kept, and the
report goes to standard output.",
    "示例：
  reengineer propose current.yaml
  reengineer propose current.yaml -o proposed.yaml
  reengineer propose current.yaml --levers granted,cap --answers
  reengineer propose current.yaml --levers suggested --format markdown
  reengineer propose current.yaml --format json | jq .reached

用 -o 路径.yaml 时，新的流程表写到该处，注释保留，
报告写到标准输出。"
))]
pub(super) struct Propose {
    #[arg(value_name = say!("FILE", "文件"))]
    #[arg(help = say!("A definition; - is standard input", "流程表；- 为标准输入"))]
    file: PathBuf,

    #[arg(long, value_name = say!("LEVERS", "举措"), value_delimiter = ',', value_parser = wanted)]
    #[arg(help = say!(
        "free, granted (the default; cap only where named), suggested, or levers by name",
        "free 无须许可、granted 有据可用（默认；限时办结须点名）、suggested 建议，或举措的名称"
    ))]
    levers: Vec<Wanted>,

    #[arg(long)]
    #[arg(help = say!("Answer every question in favour of the faster order", "各项问题均按可以更快的顺序答复"))]
    answers: bool,

    #[command(flatten)]
    case: CaseArg,

    #[arg(long, help = say!("Replace the definition that -o names where there is one", "-o 所指的流程表已存在时替换它"))]
    force: bool,

    #[command(flatten)]
    dating: DatingArgs,
}

/// A grade, or a lever by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Free,
    Granted,
    Suggested,
    Named(Lever),
}

/// What the command can say.
pub(super) const MATERIALS: &[Material] = Proposal::SHAPES;

impl Propose {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let read = self.dating.read_beside([self.file.clone()])?;
        let (mut outputs, definition) = Outputs::plan_beside_definition(session, "propose", MATERIALS, &read)?;
        if let Some(path) = &definition {
            written::may_be_written(path, self.force)?;
        }
        let grounds = self.dating.grounds(session)?;
        let file = self.file.to_string_lossy().into_owned();
        let (source, whole) = match inputs::read_with_source(&self.file, session) {
            Ok(read) => read,
            Err(failure) => return self.failed(failure, &mut outputs, session),
        };
        let dating = match grounds.of(&whole, folder_of(&self.file)) {
            Ok(dating) => dating,
            Err(trouble) => {
                let failure = inputs::unjudged(file, trouble.message, session);
                return self.failed(failure, &mut outputs, session);
            }
        };
        let (process, case) = match shown(&whole, self.case.name()) {
            Ok(shown) => shown,
            Err(message) => {
                let failure = inputs::unjudged(file, message, session);
                return self.failed(failure, &mut outputs, session);
            }
        };
        let package = match Package::of(&process, &dating, &choice(&self.levers, self.answers)) {
            Ok(package) => package,
            Err(unproposed) => {
                let message = match unproposed {
                    Unproposed::Undated(error) => dates::undatable(process.name(), &error),
                    Unproposed::NothingLeft => sentences::nothing_left(),
                };
                let failure = inputs::unjudged(file, message, session);
                return self.failed(failure, &mut outputs, session);
            }
        };
        let proposed = Proposed { file, process, case, package };
        if let Some(path) = definition {
            written::write(&path, &source, &whole, &proposed, session)?;
        }
        let proposal = Proposal::Made(Box::new(proposed));
        outputs.write(session, &|format, page, out| (format.write)(&proposal, page, out))?;
        Ok(Exit::Fine)
    }

    /// Only a format that tells failures has anything to say.
    fn failed(
        &self,
        failure: crate::report::Failure,
        outputs: &mut Outputs,
        session: &mut Session<'_, '_>,
    ) -> anyhow::Result<Exit> {
        outputs.retain(|format| format.made_of == Material::Json);
        let proposal = Proposal::Failed(failure);
        outputs.write(session, &|format, page, out| (format.write)(&proposal, page, out))?;
        Ok(Exit::Undone)
    }
}

/// The process that is shown, with the name of the case where it is one.
pub(super) fn shown(whole: &Process, case: Option<&str>) -> Result<(Process, Option<String>), crate::words::Text> {
    let names: Vec<String> = whole.cases().iter().map(|case| case.name.clone()).collect();
    let asked = case.map(|case| names.iter().position(|name| name == case).ok_or(case)).transpose();
    let asked = asked.map_err(|case| cases::no_case(case, &names))?;
    Ok(match asked.or(whole.main_case()) {
        Some(at) => (whole.variants()[at].process.clone(), Some(names[at].clone())),
        None => (whole.clone(), None),
    })
}

fn choice(wanted: &[Wanted], answers: bool) -> Choice {
    let has = |one: Wanted| wanted.contains(&one);
    let named = wanted.iter().filter_map(|wanted| match wanted {
        Wanted::Named(lever) => Some(*lever),
        _ => None,
    });
    Choice {
        granted: wanted.is_empty() || has(Wanted::Granted) || has(Wanted::Suggested),
        suggested: has(Wanted::Suggested),
        answers,
        named: named.collect(),
    }
}

/// `granted`, or a lever in either language.
fn wanted(text: &str) -> Result<Wanted, Refused> {
    const GRADES: [(&str, Wanted); 3] =
        [("free", Wanted::Free), ("granted", Wanted::Granted), ("suggested", Wanted::Suggested)];
    let grade = GRADES.iter().find(|(name, _)| *name == text).map(|(_, wanted)| *wanted);
    let known = || GRADES.iter().map(|(name, _)| *name).chain(Lever::WORDS.iter().map(|word| word.english));
    let wanted = grade.or_else(|| Lever::from_word(text).map(Wanted::Named));
    wanted.ok_or_else(|| Refused(usage::no_lever(text, nearest(text, known()), &known().collect::<Vec<_>>())))
}
