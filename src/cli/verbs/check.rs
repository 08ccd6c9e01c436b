//! `reengineer check`: a gate on published definitions.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use crate::cli::inputs;
use crate::cli::judging::absent::{absent, left_out_now, may_be_one, with_absent};
use crate::cli::judging::earlier::{self, Absent, Before};
use crate::cli::judging::figures::{self, Compared};
use crate::cli::judging::kept::Kept;
use crate::cli::judging::scope;
use crate::cli::judging::weaker::weaker;
use crate::cli::judging::{self, Examined, File, Outcome};
use crate::cli::outputs::Outputs;
use crate::cli::say::git as words_git;
use crate::cli::session::{Exit, Session, Trouble, leave};
use crate::cli::settings::starts::date;
use crate::cli::settings::{SettingArgs, Settings};
use crate::cli::workspace::find::{Found, Meant};
use crate::cli::workspace::git::{Repository, Revision};
use crate::config::Failing;
use crate::finding::{Finding, Level};
use crate::judgement::{self, Judged, Standing, Subject, WORSE_FIGURE};
use crate::report::check::say as words;
use crate::report::check::{Checked, CheckedFile, Holds, LeftOut, notes, verdict};
use crate::text::say;

#[derive(Debug, Args)]
#[command(about = say!("Hold definitions to the rules; a gate for CI", "按规则检查流程表，可在持续集成中自动检查"))]
#[command(after_help = say!(
    "Examples:
  reengineer check definitions
  reengineer check . --against origin/main --report sarif=check.sarif
  reengineer check current.yaml --preset strict --allow no-department

Every YAML file below a folder is judged, hidden ones apart: what is no
definition stands under `exclude` in `reengineer.yaml`, or in an ignore file
and is not tracked by git. With --against a branch, what is compared with is
the commit where it and HEAD part; `tip:main` is the branch itself.

Exit codes:
  0 judged and found good; 1 a finding fails the run; 2 wrong usage or
  configuration; 3 something could not be judged",
    "示例：
  reengineer check definitions
  reengineer check . --against origin/main --report sarif=check.sarif
  reengineer check current.yaml --preset strict --allow no-department

文件夹下的每个 YAML 文件都会检查，隐藏的除外。不是流程表的，
请写入 reengineer.yaml 的 `排除`，或写入忽略文件且不由 git 跟踪。
--against 给出分支时，与该分支和 HEAD 的分叉点比较；
`tip:main` 表示分支本身。

退出码：
  0 查过且合格；1 有问题判为不通过；
  2 用法或配置有误；3 有内容无法检查"
))]
pub(in crate::cli) struct Check {
    #[arg(value_name = say!("PATH", "路径"), help = say!(
        "Files, folders, globs; - is standard input; else `paths` of the configuration",
        "文件、文件夹或通配模式；- 表示标准输入；未指定时取配置中的 `路径`"
    ))]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    settings: SettingArgs,

    #[arg(long, value_name = say!("FILE", "文件"))]
    #[arg(help = say!("What to let through, written by `baseline write`", "原有问题暂不计，由 `baseline write` 记下"))]
    baseline: Option<PathBuf>,

    #[arg(long, value_name = say!("REV", "修订版"), help = say!(
        "Only what is new since this git revision, and figures that got worse",
        "只看此 git 修订版之后新出现的问题和变差的数据"
    ))]
    against: Option<String>,

    #[arg(long, value_name = say!("DATE", "日期"))]
    #[arg(help = say!("The day on which waivers are judged; else today", "判断豁免是否到期的日期，未指定时为今天"))]
    today: Option<String>,

    #[arg(long, help = say!("A path without a definition is no error", "路径中没有流程表时不算出错"))]
    allow_empty: bool,

    #[arg(long, help = say!("`exclude` holds for files that are named, too", "`排除` 对逐一写明的文件也有效"))]
    force_exclude: bool,
}

impl Check {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let settings = self.settings.load(&self.paths, session)?;
        if self.against.is_none() && settings.flags.fail_on.as_ref().is_some_and(|named| named.names(Failing::Gone)) {
            return Err(Trouble::misused(words_git::gone_from_where()).into());
        }
        let today = today(self.today.as_deref())?;
        let Found { meant, left_out } = judging::files(&self.paths, self.force_exclude, &settings)?;
        if meant.is_empty() && !left_out.is_empty() {
            session.remark(&words::all_left_out(left_out.len()));
        }
        let left_out: Vec<LeftOut> = left_out.into_iter().filter(|left| may_be_one(left, &settings)).collect();
        let kept = Kept::find(self.baseline.as_deref(), &settings)?;
        let outputs = Outputs::plan(session, "check", Checked::SHAPES, &inputs_of(&meant, &settings, kept.as_ref()))?;
        let revision = self.revision(&meant, &settings)?;
        let whole = scope::is_whole(&meant, &self.paths, &settings)?;
        let mut files = judging::judge(meant, self.allow_empty, &settings, session);
        let is_strange = files.iter().any(File::is_strange);
        let find = |revision: &Revision| earlier::find(&files, revision, &self.paths, &left_out, &settings);
        let before = revision.as_ref().map(find).transpose()?;
        if let Some(before) = &before {
            add_worse(&mut files, before, &settings);
        }
        let standing = Standing {
            today,
            in_force: &settings.in_force,
            waivers: &settings.config.waivers,
            waivers_before: before.as_ref().map_or(&[], |before| &before.past.config.waivers),
            whole,
            compared: before.is_some(),
        };
        let then = before.as_ref().map_or(&[][..], |before| &before.examined);
        let absent = before.as_ref().map(|before| absent(before, &settings)).unwrap_or_default();
        let (mut subjects, faults) = judging::subjects(&mut files, then, absent, standing);
        let stale = kept.as_ref().map(|kept| kept.cover(&mut subjects, &settings)).unwrap_or_default();
        if let Some(before) = &before {
            mark_known(&mut subjects, before, standing);
        }
        let mut findings: Vec<Vec<Judged>> = Vec::new();
        let mut not_judged: Vec<CheckedFile> = Vec::new();
        for subject in subjects {
            match subject.is_absent {
                true => {
                    let (file, process) = (subject.file.to_owned(), Some(subject.process.id()));
                    not_judged.push(CheckedFile::absent(file, process, subject.findings));
                }
                false => findings.push(subject.findings),
            }
        }
        let weaker = match (&before, &revision) {
            (Some(before), Some(revision)) => weaker(before, revision, kept.as_ref(), standing, &settings)?,
            _ => Vec::new(),
        };
        not_judged.extend(weaker);
        let (against, absent) = before.map(|before| (before.against, before.absent)).unzip();
        let absent: Vec<Absent> = absent.unwrap_or_default();
        not_judged.extend(left_out_now(&left_out, &absent, against.is_some(), &settings));
        let checked = checked(files, findings, faults, (kept, stale), &settings);
        let checked = with_absent(Checked { against, ..checked }, not_judged, left_out, absent);
        show_beside(&checked, &outputs, session);
        outputs.write(session, &|format, page, out| (format.write)(&checked, page, out))?;
        if is_strange {
            session.remark(&words::stranger_help());
        }
        let exit = match checked.tally().failed {
            0 if checked.is_wanting() => Exit::Wanting,
            0 => Exit::Fine,
            _ => Exit::Undone,
        };
        leave(checked);
        Ok(exit)
    }

    /// The revision to compare with; standard input has none.
    fn revision(&self, meant: &[Meant], settings: &Settings) -> Result<Option<Revision>, Trouble> {
        let Some(name) = &self.against else { return Ok(None) };
        if meant.iter().any(|meant| matches!(meant, Meant::Stdin)) {
            return Err(Trouble::misused(words_git::stdin()));
        }
        let folder = if settings.project.root.is_dir() { &settings.project.root } else { &settings.project.working };
        let repository = Repository::around(folder)?.ok_or_else(|| Trouble::undone(words_git::no_repository(name)))?;
        Revision::compared(repository, name).map(Some)
    }
}

/// Reports on standard error what standard output does not show to people.
fn show_beside(checked: &Checked, outputs: &Outputs, session: &mut Session<'_, '_>) {
    if outputs.are_read() {
        return;
    }
    for file in checked.files.iter().filter(|file| matches!(file.holds, Holds::Nothing(_))) {
        for judged in &file.findings {
            inputs::show(&judged.finding, file.source.as_deref(), session);
        }
    }
    notes(checked).iter().for_each(|note| session.remark(note));
    session.remark(&verdict(checked));
}

/// The named day, else today.
pub(in crate::cli) fn today(named: Option<&str>) -> Result<Date, Trouble> {
    match named {
        Some(text) => date(text).ok_or_else(|| Trouble::misused(words::no_date(text))),
        None => Ok(jiff::Zoned::now().date()),
    }
}

/// Every file that is read, so that no output replaces one.
fn inputs_of(meant: &[Meant], settings: &Settings, kept: Option<&Kept>) -> Vec<PathBuf> {
    let files = meant.iter().filter_map(|meant| match meant {
        Meant::File(path, _) => Some(path.clone()),
        Meant::Stdin | Meant::Lost(..) | Meant::Nothing(_) => None,
    });
    let configuration = settings.source.as_ref().map(|(_, path)| path.clone());
    files.chain(configuration).chain(settings.grounds.files()).chain(kept.map(|kept| kept.path.clone())).collect()
}

fn add_worse(files: &mut [File], before: &Before, settings: &Settings) {
    let level = settings.in_force.level(WORSE_FIGURE);
    let judged = files.iter_mut().filter_map(|file| match &mut file.outcome {
        Outcome::Judged(examined) => Some(examined),
        Outcome::Failed(_) => None,
    });
    for (now, then) in judged.zip(&before.examined).filter(|_| level > Level::Allow) {
        let Some(then) = then else { continue };
        let same_day = figures::in_days_of(then, now, settings);
        let was = match &same_day {
            Some((process, figures)) => Compared::of(process, figures, then, settings),
            None => Compared::new(then, settings),
        };
        let is = Compared::new(now, settings);
        let worse = judgement::worse(&is.states(), &was.states(), &before.against.revision, level);
        now.findings.extend(worse);
    }
}

/// Marks findings that counted in the revision already, by the waivers of that
/// revision.
fn mark_known(subjects: &mut [Subject<'_>], before: &Before, standing: Standing<'_>) {
    let Before { examined, against, .. } = before;
    for (subject, then) in subjects.iter_mut().zip(examined) {
        let known = then.as_ref().map(|then| {
            let mut then = [Subject::new(subject.file, &then.process, then.findings.clone())];
            judgement::waive(&mut then, standing);
            then.map(|subject| subject.findings).concat()
        });
        judgement::mark_known(subject, &known.unwrap_or_default(), &against.revision);
    }
}

fn checked(
    files: Vec<File>,
    findings: Vec<Vec<Judged>>,
    faults: Vec<Finding>,
    (kept, stale): (Option<Kept>, Vec<Finding>),
    settings: &Settings,
) -> Checked {
    let mut findings = findings.into_iter();
    let mut checked: Vec<CheckedFile> = Vec::with_capacity(files.len());
    for file in files {
        checked.push(match file.outcome {
            Outcome::Judged(examined) => {
                let Examined { process, source, undecided, ground, off, starts_left_out, .. } = *examined;
                let found = findings.next().expect("one for each file that was judged");
                CheckedFile {
                    ground: Some(ground),
                    off,
                    starts_left_out,
                    ..CheckedFile::judged(file.name, &process, source, found, undecided)
                }
            }
            Outcome::Failed(unjudged) => CheckedFile::unjudged(unjudged.failure, unjudged.source, unjudged.findings),
        });
    }
    if let Some((source, _)) = settings.source.as_ref().filter(|_| !faults.is_empty()) {
        checked.push(CheckedFile::settings(source.clone(), faults));
    }
    let has_baseline = kept.is_some();
    if let Some(kept) = kept.filter(|_| !stale.is_empty()) {
        checked.push(CheckedFile::settings(kept.into_source(), stale));
    }
    let rules = settings.in_force.levels.iter().filter(|rule| rule.level > Level::Allow);
    let rules = rules.map(|rule| (rule.rule, rule.level)).collect();
    Checked {
        files: checked,
        rules,
        fail_on: settings.in_force.fail_on.0.clone(),
        against: None,
        has_baseline,
        left_out: Vec::new(),
        gone: Vec::new(),
    }
}
