//! `reengineer baseline`: findings that a gate lets through because they were
//! there when it was set up.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::check::today;
use crate::cli::inputs;
use crate::cli::judging::kept::{Kept, path_of};
use crate::cli::judging::{self, File, Outcome};
use crate::cli::say::commands;
use crate::cli::session::{Exit, Session, Trouble};
use crate::cli::settings::{SettingArgs, Settings};
use crate::cli::workspace::files;
use crate::judgement::{Baseline, Standing};
use crate::report::check::say as words;
use crate::text;
use crate::text::say;

#[derive(Debug, Args)]
#[command(about = say!("Write down what a gate lets through, or prune it", "记下原有问题暂不计，或删去已解决的"))]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
#[command(after_help = say!(
    "Examples:
  reengineer baseline write definitions --baseline baseline.json
  reengineer check definitions --baseline baseline.json
  reengineer baseline prune definitions --baseline baseline.json",
    "示例：
  reengineer baseline write definitions --baseline baseline.json
  reengineer check definitions --baseline baseline.json
  reengineer baseline prune definitions --baseline baseline.json"
))]
pub(in crate::cli) struct BaselineVerb {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = say!("Let through everything that is found now", "目前的问题全部暂不计"))]
    Write(Target),
    #[command(about = say!("Remove what is no longer found; nothing is added", "删去已解决的问题，不增加"))]
    Prune(Target),
}

#[derive(Debug, Args)]
struct Target {
    #[arg(value_name = say!("PATH", "路径"), help = say!(
        "Files, folders, globs; else `paths` of the configuration",
        "文件、文件夹或通配模式；未指定时取配置中的 `路径`"
    ))]
    paths: Vec<PathBuf>,

    #[arg(long, value_name = say!("FILE", "文件"))]
    #[arg(help = say!("The baseline; else that of the configuration; - is standard output", "基线文件；未指定时取配置中的 `基线`；- 为标准输出"))]
    baseline: Option<PathBuf>,

    #[command(flatten)]
    settings: SettingArgs,

    #[arg(long, value_name = say!("DATE", "日期"))]
    #[arg(help = say!("The day on which waivers are judged; else today", "判断豁免是否到期的日期，未指定时为今天"))]
    today: Option<String>,
}

impl BaselineVerb {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let (target, verb) = match &self.action {
            Action::Write(target) => (target, "baseline write"),
            Action::Prune(target) => (target, "baseline prune"),
        };
        let global = session.global;
        if global.output.is_some() || global.format.is_some() || !global.reports.is_empty() {
            return Err(Trouble::misused(words::no_output(verb)).into());
        }
        let settings = target.settings.load(&target.paths, session)?;
        let path = path_of(target.baseline.as_deref(), &settings);
        let path = path.ok_or_else(|| Trouble::misused(words::no_baseline()))?;
        let kept = match self.action {
            Action::Write(_) => {
                replaceable(&path, &settings)?;
                None
            }
            Action::Prune(_) => Some(Kept::read(path.clone(), &settings)?),
        };
        let meant = judging::files(&target.paths, false, &settings)?.meant;
        let mut judged = judging::judge(meant, false, &settings, session);
        let name = settings.project.name(&path);
        if tell_failures(&judged, session) {
            return Err(Trouble::undone(words::baseline_not_written(&name)).into());
        }
        let standing = Standing {
            today: today(target.today.as_deref())?,
            in_force: &settings.in_force,
            waivers: &settings.config.waivers,
            waivers_before: &[],
            whole: target.paths.is_empty(),
            compared: false,
        };
        let (mut subjects, _) = judging::subjects(&mut judged, &[], Vec::new(), standing);
        let (baseline, remark) = match kept {
            None => {
                let baseline = Baseline::of(&subjects);
                let remark = words::baseline_written(&name, baseline.count(), subjects.len());
                (baseline, remark)
            }
            Some(kept) => {
                let stale = kept.stale(&mut subjects, &settings);
                let gone = stale.iter().map(|stale| stale.gone).sum();
                let baseline = kept.baseline.without(&stale);
                let remark = words::baseline_pruned(&name, gone, baseline.count());
                (baseline, remark)
            }
        };
        if path == Path::new("-") {
            session.print(|out| out.write_all(baseline.text().as_bytes()))?;
            return Ok(Exit::Fine);
        }
        let written =
            files::stage(&path, baseline.text().into_bytes(), session.links()).and_then(files::Staged::commit);
        written.map_err(|error| Trouble::undone(commands::unwritable(&name, &error)))?;
        session.remark(&remark);
        Ok(Exit::Fine)
    }
}

/// Checks that a baseline may be written here: over another one, or a new file.
fn replaceable(path: &Path, settings: &Settings) -> Result<(), Trouble> {
    let is_file = fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() > 0);
    if path == Path::new("-") || !is_file {
        return Ok(());
    }
    Kept::read(path.to_owned(), settings)
        .map(drop)
        .map_err(|trouble| Trouble::misused(text::with_help(&trouble.message, &words::not_replaced())))
}

/// Reports the files that could not be judged; returns whether there are any.
fn tell_failures(files: &[File], session: &mut Session<'_, '_>) -> bool {
    let mut any = false;
    for file in files {
        if let Outcome::Failed(unjudged) = &file.outcome {
            any = true;
            for finding in &unjudged.findings {
                inputs::show(finding, unjudged.source.as_ref(), session);
            }
        }
    }
    any
}
