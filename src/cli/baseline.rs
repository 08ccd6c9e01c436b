//! `reengineer baseline`: what a gate lets through, because it was there when
//! the gate was set up.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::check::today;
use super::inputs;
use super::judging::{self, File, Outcome};
use super::session::{Exit, Session, Trouble};
use super::settings::{SettingArgs, Settings};
use super::workspace::{files, read};
use crate::finding::{Finding, Identity, Level};
use crate::judgement::baseline::{Entry, STALE_BASELINE, Stale};
use crate::judgement::{Baseline, Standing, Subject};
use crate::model::Place;
use crate::rules::SettingError;
use crate::source::Source;
use crate::words::{Text, check as words, commands, judgement as words_judgement, say};

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
pub(super) struct BaselineVerb {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = say!("Let through everything that is found now", "目前的问题全部暂不计"))]
    Write(Target),
    #[command(about = say!("Remove what is not found any more; nothing is added", "删去已解决的问题，不增加"))]
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
            session.print(baseline.text().as_bytes())?;
            return Ok(Exit::Fine);
        }
        let written =
            files::stage(&path, baseline.text().into_bytes(), session.links()).and_then(files::Staged::commit);
        written.map_err(|error| Trouble::undone(commands::unwritable(&name, &error)))?;
        session.remark(&remark);
        Ok(Exit::Fine)
    }
}

/// Whether a baseline may be written here: over another, or over nothing.
fn replaceable(path: &Path, settings: &Settings) -> Result<(), Trouble> {
    let is_file = fs::metadata(path).is_ok_and(|about| about.is_file() && about.len() > 0);
    if path == Path::new("-") || !is_file {
        return Ok(());
    }
    Kept::read(path.to_owned(), settings)
        .map(drop)
        .map_err(|trouble| Trouble::misused(words::with_help(&trouble.message, &words::not_replaced())))
}

/// Shows what keeps files from being judged; whether anything does.
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

/// The baseline that is named, or that of the configuration.
fn path_of(named: Option<&Path>, settings: &Settings) -> Option<PathBuf> {
    let configured = settings.config.baseline.as_ref().map(|stated| settings.folder.join(&stated.value));
    named.map(Path::to_owned).or(configured)
}

/// A baseline in its file.
pub(super) struct Kept {
    pub path: PathBuf,
    name: String,
    text: String,
    pub baseline: Baseline,
}

impl Kept {
    /// The baseline that holds in a run, if one does.
    ///
    /// # Errors
    /// One that is not there or is none.
    pub fn find(named: Option<&Path>, settings: &Settings) -> Result<Option<Self>, Trouble> {
        path_of(named, settings).map(|path| Self::read(path, settings)).transpose()
    }

    fn read(path: PathBuf, settings: &Settings) -> Result<Self, Trouble> {
        let name = settings.project.name(&path);
        let bytes = read::bytes(&path, settings.links).map_err(|error| {
            Trouble::misused(words::with_help(&commands::unreadable(&name, &error), &words::write_one()))
        })?;
        let bad = |why: &Text| Trouble::misused(words::bad_baseline(&name, why));
        let text = String::from_utf8(bytes).map_err(|_| bad(&words_judgement::no_text()))?;
        let baseline = Baseline::parse(&text).map_err(|why| bad(&why))?;
        Ok(Self { path, name, text, baseline })
    }

    /// Its text, so that entries have places: JSON is YAML. Read only where
    /// there is something to say of an entry, since a long one takes longer
    /// than the definitions.
    pub fn into_source(self) -> Source {
        match Source::read(&self.name, self.text.into_bytes()) {
            Ok(source) => source,
            Err(unread) => unread.source,
        }
    }

    /// Marks what is let through, and tells what of the baseline is not there
    /// any more.
    fn stale(&self, subjects: &mut [Subject<'_>], settings: &Settings) -> Vec<Stale> {
        self.baseline.cover(subjects, &|file| !settings.project.root.join(file).exists())
    }

    /// The same, as findings about the baseline.
    pub fn cover(&self, subjects: &mut [Subject<'_>], settings: &Settings) -> Vec<Finding> {
        let stale = self.stale(subjects, settings);
        let level = settings.in_force.level(STALE_BASELINE);
        let stale_at = |at| stale.binary_search_by_key(&at, |stale| stale.entry).ok().map(|found| &stale[found]);
        let finding = |(at, entry): (usize, &Entry)| {
            let (message, help) = match (SettingError::unknown(&entry.rule), stale_at(at)) {
                (Some(unknown), _) => (unknown.message(), unknown.help()),
                (None, Some(Stale { gone, .. })) => {
                    let (process, step) = (&entry.process, entry.step.as_deref());
                    (words_judgement::stale(&entry.rule, process, step, *gone), words_judgement::stale_help())
                }
                (None, None) => return None,
            };
            Some(Finding {
                code: STALE_BASELINE,
                level,
                place: Place::process().field("findings").item(at),
                message,
                help: Some(help),
                related: Vec::new(),
                identity: Identity::default(),
            })
        };
        self.baseline.entries.iter().enumerate().filter(|_| level > Level::Allow).filter_map(finding).collect()
    }
}
