//! `reengineer analyze`: how long, why, and how long on the record alone.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::analysis::{Analysis, Dating};
use crate::cli::choosing::position_of_case;
use crate::cli::inputs;
use crate::cli::outputs::Outputs;
use crate::cli::say::commands;
use crate::cli::session::{Exit, Session};
use crate::cli::settings::dating::{CaseArg, DatingArgs};
use crate::cli::settings::grounds::{Grounds, folder_of};
use crate::input::edit::vocabulary;
use crate::model::Process;
use crate::plan::Granted;
use crate::render::MadeOf;
use crate::report::analysis::{Analyses, AnalyzedFile, CaseFigures, Guide, Outcome};
use crate::report::say::dates;
use crate::source::Source;
use crate::text::{Text, say};

#[derive(Debug, Args)]
#[command(about = say!(
    "Days today and reachable; critical paths; changes; questions to ask",
    "现状与可压缩至的天数、关键路径、可作的调整、待核实的问题"
))]
#[command(after_help = say!(
    "Examples:
  reengineer analyze current.yaml
  reengineer analyze current.yaml --format json | jq '.questions'
  reengineer analyze a.yaml b.yaml -o both.md
  reengineer analyze current.yaml --start 2026-09-28

Several files give one JSON array, in the order given.",
    "示例：
  reengineer analyze current.yaml
  reengineer analyze current.yaml --format json | jq '.questions'
  reengineer analyze a.yaml b.yaml -o both.md
  reengineer analyze current.yaml --start 2026-09-28

给出多个文件时，JSON 为一个数组，依给出的顺序。"
))]
pub(in crate::cli) struct Analyze {
    #[arg(required = true, value_name = say!("FILE", "文件"))]
    #[arg(help = say!("Definitions; - is standard input", "流程表；- 为标准输入"))]
    files: Vec<PathBuf>,

    #[command(flatten)]
    case: CaseArg,

    #[command(flatten)]
    dating: DatingArgs,
}

impl Analyze {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let read = self.dating.read_beside(self.files.iter().cloned())?;
        let mut outputs = Outputs::plan(session, "analyze", Analyses::SHAPES, &read)?;
        let grounds = self.dating.grounds(session)?;
        let files: Vec<Outcome> =
            self.files.iter().map(|file| outcome(file, self.case.name(), &grounds, session)).collect();
        let analyses = Analyses { files };
        let (judged, given) = (analyses.judged().count(), self.files.len());
        if judged == 0 {
            // Only a format for failures has anything to write.
            outputs.retain(|format| format.made_of == MadeOf::Json);
        }
        outputs.write(session, &|format, page, out| (format.write)(&analyses, page, out))?;
        if given > 1 {
            session.remark(&commands::judged(judged, given));
        }
        Ok(if judged == given { Exit::Fine } else { Exit::Undone })
    }
}

pub(in crate::cli) fn outcome(
    path: &Path,
    case: Option<&str>,
    grounds: &Grounds,
    session: &mut Session<'_, '_>,
) -> Outcome {
    match inputs::read_with_source(path, session) {
        Ok((source, process)) => outcome_of(process, &source, path, case, grounds, session),
        Err(failure) => Outcome::Failed(failure),
    }
}

/// The analysis of a process that was read from a path.
pub(in crate::cli) fn outcome_of(
    process: Process,
    source: &Source,
    path: &Path,
    case: Option<&str>,
    grounds: &Grounds,
    session: &mut Session<'_, '_>,
) -> Outcome {
    let (file, words) = (path.to_string_lossy().into_owned(), vocabulary(source));
    let dating = match grounds.of(&process, folder_of(path)) {
        Ok(dating) => dating,
        Err(trouble) => {
            return Outcome::Failed(inputs::failed(file, &inputs::hindered(trouble, Some(source)), session));
        }
    };
    let judged = position_of_case(&process, case).and_then(|asked| match asked.or(process.main_case()) {
        Some(shown) => guide(process, shown, asked.is_some(), &dating),
        None => Ok((analysis(&process, &dating)?, process, None)),
    });
    match judged {
        Ok((analysis, process, guide)) => {
            let granted = granted(&process, &analysis, &dating);
            Outcome::Judged(Box::new(AnalyzedFile { file, words, guide, granted, process, analysis }))
        }
        Err(message) => Outcome::Failed(inputs::unjudged(file, message, session)),
    }
}

/// The analysis of a process.
///
/// # Errors
///
/// It cannot be put on the calendar.
pub(in crate::cli) fn analysis(process: &Process, dating: &Dating) -> Result<Analysis, Text> {
    Analysis::new(process, dating).map_err(|error| dates::undatable(process.name(), &error))
}

/// The package of the levers that the file permits. If only they need an
/// unknown date, that is no error of the analysis.
fn granted(process: &Process, analysis: &Analysis, dating: &Dating) -> Option<Granted> {
    Granted::of(process, analysis, dating).ok().flatten()
}

/// Every case of a guide, and the one that is shown in full.
fn guide(
    whole: Process,
    shown: usize,
    chosen: bool,
    dating: &Dating,
) -> Result<(Analysis, Process, Option<Guide>), Text> {
    let mut cases = Vec::with_capacity(whole.variants().len());
    let mut in_full = None;
    for ((at, case), variant) in whole.cases().iter().enumerate().zip(whole.variants()) {
        let process = variant.process.clone();
        let analysis = analysis(&process, dating)?;
        cases.push(CaseFigures {
            name: case.name.clone(),
            share: case.share,
            process: process.clone(),
            analysis: analysis.clone(),
        });
        if at == shown {
            in_full = Some((process, analysis));
        }
    }
    let (process, analysis) = in_full.expect("checked by the caller: there is such a case");
    Ok((analysis, process, Some(Guide { whole, cases, shown, chosen })))
}
