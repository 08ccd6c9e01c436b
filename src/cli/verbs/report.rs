//! `reengineer report`: documents to hand to others, as a page, for Word, for
//! Excel; for the head of the office and for the public.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::analyze::{analysis, outcome_of};
use super::check::today;
use super::diff::compared;
use super::graph::{changed, drawn, planned};
use crate::analysis::{Dating, ShownOrder, Start};
use crate::cli::choosing::{ChoiceArgs, count_from_start};
use crate::cli::goal::GoalArgs;
use crate::cli::inputs::{self, Unread};
use crate::cli::judging;
use crate::cli::outputs::Outputs;
use crate::cli::progress::Progress;
use crate::cli::say::commands;
use crate::cli::session::{Exit, Session, Trouble};
use crate::cli::settings::Settings;
use crate::cli::settings::dating::{CaseArg, DatingArgs};
use crate::cli::settings::grounds::{Grounds, folder_of};
use crate::cli::sides::by_case;
use crate::cli::sides::{self, Match, Matches};
use crate::cli::workspace::names::name_of;
use crate::finding::{Finding, Level};
use crate::judgement::{self, Standing, Subject};
use crate::model::Process;
use crate::report::analysis::{AnalyzedFile, Outcome};
use crate::report::diagram::Diagram;
use crate::report::diff::{Compared, Differences};
use crate::report::paper::{self, Matter, Paper, PaperForm, PaperOrigin};
use crate::report::propose::Proposed;
use crate::source::Source;
use crate::text::{Text, say};

/// The flags that ask for a proposal.
const PROPOSING: [&str; 7] = ["levers", "answers", "goal", "cost", "frontier", "shares", "time_limit"];

#[derive(Debug, Args)]
#[command(about = say!(
    "A page, a Word document or a workbook to hand to others; a guide for the public",
    "供报送的网页、Word 文档或工作簿；面向公众的办事指南"
))]
#[command(after_help = say!(
    "Examples:
  reengineer report current.yaml -o report.html
  reengineer report current.yaml --brief -o brief.docx
  reengineer report current.yaml --levers granted -o proposal.docx
  reengineer report current.yaml --goal days=15 --brief -o goal.html
  reengineer report *.yaml -o all.xlsx
  reengineer report current.yaml --guide -o guide.html
  reengineer report --diff current.yaml proposed.yaml -o change.html

The page needs no network and prints on A4. With the options of propose it holds the proposal too, as propose makes it.
With --guide it says of a matter what its definition says, in every case.",
    "示例：
  reengineer report current.yaml -o report.html
  reengineer report current.yaml --brief -o brief.docx
  reengineer report current.yaml --levers granted -o proposal.docx
  reengineer report current.yaml --goal days=15 --brief -o goal.html
  reengineer report *.yaml -o all.xlsx
  reengineer report current.yaml --guide -o guide.html
  reengineer report --diff current.yaml proposed.yaml -o change.html

网页无需联网，可直接打印为 A4。使用 propose 的选项时一并载入改革方案，与 propose 所得相同。
使用 --guide 时，按流程表的记载逐个情形生成办事指南。"
))]
pub(in crate::cli) struct Report {
    #[arg(required = true, value_name = say!("FILE", "文件"))]
    #[arg(help = say!("Definitions; - is standard input", "流程表；- 为标准输入"))]
    files: Vec<PathBuf>,

    #[arg(long, conflicts_with_all = ["guide", "diff"])]
    #[arg(help = say!("One page for the head of the office", "供领导阅览的一页纸"))]
    brief: bool,

    #[arg(long, conflicts_with_all = ["diff", "case"], conflicts_with_all = PROPOSING)]
    #[arg(help = say!("The guide for the public instead, for each case", "改为各情形的办事指南"))]
    guide: bool,

    #[arg(long, conflicts_with_all = PROPOSING)]
    #[arg(help = say!(
        "The two files are versions: the earlier one, then the later one",
        "所给两个文件为前后两个版本：先旧后新"
    ))]
    diff: bool,

    #[command(flatten)]
    choice: ChoiceArgs,

    #[command(flatten)]
    goal: GoalArgs,

    #[command(flatten)]
    case: CaseArg,

    #[command(flatten)]
    dating: DatingArgs,
}

impl Report {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        if self.diff && self.files.len() != 2 {
            return Err(Trouble::misused(two_versions(self.files.len())).into());
        }
        let read = self.dating.read_beside(self.files.iter().cloned())?;
        let outputs = Outputs::plan(session, "report", Paper::SHAPES, &read)?;
        let grounds = self.dating.grounds(session)?;
        let settings = self.dating.settings().load(&self.files, session)?;
        let made =
            if self.diff { self.comparison(&grounds, session)? } else { self.papers(&grounds, &settings, session)? };
        let (Some(paper), exit) = made else { return Ok(Exit::Undone) };
        outputs.write(session, &|format, page, out| (format.write)(&paper, page, out))?;
        Ok(exit)
    }

    fn form(&self) -> PaperForm {
        match (self.brief, self.guide) {
            (true, _) => PaperForm::Brief,
            (_, true) => PaperForm::Guide,
            (false, false) => PaperForm::Account,
        }
    }

    /// The papers, and the outcome: a file may be missing from them, or a goal
    /// not be reached. `None` where no file is in them.
    fn papers(
        &self,
        grounds: &Grounds,
        settings: &Settings,
        session: &mut Session<'_, '_>,
    ) -> anyhow::Result<(Option<Paper>, Exit)> {
        let mut progress = Progress::begin();
        let (mut matters, mut failed) = (Vec::new(), Vec::new());
        for (at, file) in self.files.iter().enumerate() {
            progress.next(at + 1, self.files.len(), &name_of(file), session);
            match self.matter(file, grounds, settings, session)? {
                Some(matter) => matters.push(matter),
                None => failed.push(name_of(file)),
            }
        }
        progress.end(session);
        if self.files.len() > 1 {
            session.remark(&commands::judged(matters.len(), self.files.len()));
        }
        let misses = |matter: &Matter| matter.proposed.as_ref().is_some_and(|proposed| !proposed.meets_goal());
        let exit = match failed.is_empty() {
            false => Exit::Undone,
            true if self.goal.has_goal() && matters.iter().any(misses) => Exit::Wanting,
            true => Exit::Fine,
        };
        let paper = (!matters.is_empty()).then(|| paper::report(self.form(), &matters, &failed));
        Ok((paper, exit))
    }

    /// One definition and everything that its paper is made from; `None` where
    /// it cannot be judged, which is reported.
    fn matter(
        &self,
        path: &Path,
        grounds: &Grounds,
        settings: &Settings,
        session: &mut Session<'_, '_>,
    ) -> anyhow::Result<Option<Matter>> {
        let name = name_of(path);
        let bytes = match inputs::bytes(path, session.links(), session.streams.input) {
            Ok(bytes) => bytes,
            Err(error) => {
                inputs::tell(&inputs::closed(&name, &error), session);
                return Ok(None);
            }
        };
        let origin = PaperOrigin::new(name.clone(), &bytes);
        let (source, process) = match inputs::parse(&name, bytes) {
            Ok(read) => read,
            Err(unread) => {
                let unread: Unread = unread;
                inputs::tell(&unread, session);
                return Ok(None);
            }
        };
        inputs::remark(&source, session);
        let mut judged = match outcome_of(process.clone(), &source, path, self.case.name(), grounds, session) {
            Outcome::Judged(judged) => *judged,
            Outcome::Failed(_) => return Ok(None),
        };
        let folder = folder_of(path);
        let made = self.proposed(&process, &name, folder, grounds).and_then(|proposed| {
            if let Some(proposed) = &proposed {
                count_from_start(&mut judged, proposed, &|case, start| {
                    let dating = grounds.of(case, folder).map_err(|trouble| trouble.message)?;
                    analysis(case, &Dating { start: Some(Start::On(start)), ..dating })
                })?;
            }
            let findings = found(source, process, folder, settings)?;
            let (pictures, charts) = self.pictures(&judged, proposed.as_ref(), folder, grounds)?;
            Ok(Matter { origin, judged, proposed, findings, pictures, charts })
        });
        match made {
            Ok(matter) => Ok(Some(matter)),
            Err(message) => {
                inputs::unjudged(name, message, session);
                Ok(None)
            }
        }
    }

    /// The package, where one is requested.
    fn proposed(
        &self,
        whole: &Process,
        name: &str,
        folder: &Path,
        grounds: &Grounds,
    ) -> Result<Option<Proposed>, Text> {
        let propose = || {
            let dating = grounds.of(whole, folder).map_err(|trouble| trouble.message)?;
            let proposed = self.goal.proposed(&self.choice, whole, name.to_owned(), self.case.name(), &dating)?;
            let in_cases = self.goal.in_cases(&self.choice, whole, &proposed, &dating)?;
            Ok(Proposed { in_cases, ..proposed })
        };
        (self.choice.is_given() || self.goal.is_given()).then(propose).transpose()
    }

    /// The pictures of a full report; the charts of a guide.
    fn pictures(
        &self,
        judged: &AnalyzedFile,
        proposed: Option<&Proposed>,
        folder: &Path,
        grounds: &Grounds,
    ) -> Result<(Vec<crate::report::Block>, Vec<Diagram>), Text> {
        match self.form() {
            PaperForm::Brief => Ok((Vec::new(), Vec::new())),
            PaperForm::Guide => Ok((Vec::new(), charts(judged, folder, grounds)?)),
            PaperForm::Account => {
                let today = drawn(judged, folder, grounds, ShownOrder::Today)?;
                let plan = planned(judged, folder, grounds)?;
                if let Some(Proposed { package, .. }) = proposed {
                    let process = package.redesign.process.clone();
                    let (file, unit, analysis) = (judged.file.clone(), process.unit(), package.after.clone());
                    let days = package.reached.days.in_days(process.day());
                    let new = AnalyzedFile { file, process, analysis, words: judged.words, guide: None, granted: None };
                    let new = drawn(&new, folder, grounds, ShownOrder::Today)?;
                    return Ok((paper::pictures_with(today, new, days, unit, plan), Vec::new()));
                }
                let changes = !judged.analysis.changes.is_empty();
                let after = changes.then(|| drawn(judged, folder, grounds, ShownOrder::Reachable)).transpose()?;
                Ok((paper::pictures(today, after, plan), Vec::new()))
            }
        }
    }

    /// The paper on two versions.
    fn comparison(&self, grounds: &Grounds, session: &mut Session<'_, '_>) -> anyhow::Result<(Option<Paper>, Exit)> {
        let [old, new] = self.files.as_slice() else { return Ok((None, Exit::Undone)) };
        let Matches { found, several, .. } = sides::matches(old, new, &self.dating.settings(), session)?;
        let found: Vec<Match> = found.into_iter().flat_map(by_case::by_case).collect();
        let (mut outcomes, mut pictures, mut whole) = (Vec::new(), Vec::new(), true);
        for found in found {
            let outcome = match compared(found, grounds) {
                Ok(outcome) => outcome,
                Err(undatable) => Compared::Failed(inputs::failed(undatable.file, &undatable.why, session)),
            };
            match &outcome {
                Compared::Pair(pair) => match changed(pair, folder_of(new), grounds) {
                    Ok(diagram) => pictures.push(paper::picture_of_change(diagram)),
                    Err(message) => {
                        inputs::unjudged(pair.new_file.clone(), message, session);
                        whole = false;
                    }
                },
                Compared::Failed(_) => whole = false,
                Compared::Only(_) | Compared::LeftOut(_) => {}
            }
            outcomes.push(outcome);
        }
        if outcomes.iter().all(|outcome| matches!(outcome, Compared::Failed(_))) {
            return Ok((None, Exit::Undone));
        }
        // A file from a revision or from a folder is named by the page.
        let file = |path: &&PathBuf| path.is_file();
        let origins = self.files.iter().filter(file).filter_map(|path| {
            let bytes = inputs::bytes(path, session.links(), &mut std::io::empty()).ok()?;
            Some(PaperOrigin::new(name_of(path), &bytes))
        });
        let origins: Vec<PaperOrigin> = origins.collect();
        let differences = Differences { outcomes, mark: String::new(), several };
        let exit = if whole { Exit::Fine } else { Exit::Undone };
        Ok((Some(paper::comparison(&differences, pictures, &origins)), exit))
    }
}

/// The findings that nobody has accepted, worst first, each with its line.
fn found(
    source: Source,
    process: Process,
    folder: &Path,
    settings: &Settings,
) -> Result<Vec<(Arc<Finding>, usize)>, Text> {
    let dating = settings.grounds.of(&process, folder).map_err(|trouble| trouble.message)?;
    let examined = judging::examine(source, process, folder, (settings, &dating))?;
    let standing = Standing {
        today: today(None).map_err(|trouble| trouble.message)?,
        in_force: &settings.in_force,
        waivers: &settings.config.waivers,
        waivers_before: &[],
        whole: false,
        compared: false,
    };
    let mut subjects = [Subject::new(examined.source.name(), &examined.process, examined.findings.clone())];
    judgement::waive(&mut subjects, standing);
    let [subject] = subjects;
    let counting = subject.findings.into_iter().filter(|judged| judged.counts(Level::Warn));
    let mut findings: Vec<(Arc<Finding>, usize)> = counting
        .map(|judged| {
            let line = examined.source.position(&judged.finding.place).0;
            (judged.finding, line)
        })
        .collect();
    findings.sort_by_key(|(finding, _)| std::cmp::Reverse(finding.level));
    Ok(findings)
}

/// The order of each case; of the whole where there are none.
fn charts(judged: &AnalyzedFile, folder: &Path, grounds: &Grounds) -> Result<Vec<Diagram>, Text> {
    let Some(guide) = &judged.guide else { return Ok(vec![drawn(judged, folder, grounds, ShownOrder::Today)?]) };
    let chart = |process: &Process| {
        let dating = grounds.of(process, folder).map_err(|trouble| trouble.message)?;
        let (file, process, analysis) = (judged.file.clone(), process.clone(), analysis(process, &dating)?);
        let judged = AnalyzedFile { file, process, analysis, words: judged.words, guide: None, granted: None };
        drawn(&judged, folder, grounds, ShownOrder::Today)
    };
    guide.cases.iter().map(|case| chart(&case.process)).collect()
}

fn two_versions(count: usize) -> Text {
    say!("`--diff` compares two files, and {count} are given", "--diff 比较两个文件，现给出 {count} 个")
}
