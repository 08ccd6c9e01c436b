//! `reengineer diff`: the real effect of a change of a process.

use std::path::PathBuf;

use clap::Args;

use crate::analysis::Analysis;
use crate::cli::inputs::{self, Unread};
use crate::cli::outputs::Outputs;
use crate::cli::session::{Exit, Session, Trouble, leave};
use crate::cli::settings::dating::DatingArgs;
use crate::cli::settings::grounds::{Grounds, folder_of};
use crate::cli::sides::by_case;
use crate::cli::sides::gates::{Gate, Gates, Increase, Judgement, increase};
use crate::cli::sides::{self, Definition, Match, Matches};
use crate::cli::threads;
use crate::diff::{Diff as Difference, Undated};
use crate::render::MadeOf;
use crate::report::diff::say as words;
use crate::report::diff::{Compared, Differences, LeftOutOf, OfCase, Only, Pair};
use crate::report::say::dates;
use crate::text::say;

#[derive(Debug, Args)]
#[command(about = say!(
    "What changes between two versions, and what is really saved",
    "两个版本之间有何变化，真正省了多少"
))]
#[command(after_help = say!(
    "Examples:
  reengineer diff current.yaml proposed.yaml
  reengineer diff HEAD~1:flow.yaml flow.yaml --fail-on any
  reengineer diff old/ new/ --skip-unchanged --format markdown

Exit code 1: a gate is broken, or with --exit-code the two differ.",
    "示例：
  reengineer diff current.yaml proposed.yaml
  reengineer diff HEAD~1:flow.yaml flow.yaml --fail-on any
  reengineer diff old/ new/ --skip-unchanged --format markdown

退出码 1：未通过门槛；或使用 --exit-code 而两者不同。"
))]
pub(in crate::cli) struct Diff {
    #[arg(value_name = say!("OLD", "旧"))]
    #[arg(help = say!(
        "The earlier version: a file, REV:path or :path of git, a folder, - or /dev/null",
        "旧版本：文件、git 的 REV:路径 或 :路径、文件夹、- 或 /dev/null"
    ))]
    old: PathBuf,

    #[arg(value_name = say!("NEW", "新"))]
    #[arg(help = say!("The later version, likewise", "新版本，写法相同"))]
    new: PathBuf,

    #[arg(long, value_name = say!("GATE", "门槛"), value_enum, hide_possible_values = true)]
    #[arg(help = say!(
        "slower, more-steps, more-materials, more-visits, paper-saving, claim, gone, left-out or any; repeatable",
        "slower 变慢、more-steps 环节增、more-materials 材料增、more-visits 跑动增、paper-saving 纸面节省、claim 公布不符、gone 消失、left-out 略去、any 任一；可重复"
    ))]
    fail_on: Vec<Gate>,

    #[arg(long, value_name = say!("INCREASE", "增幅"), value_parser = increase)]
    #[arg(help = say!("Fail where the days grow by more than this: 2 (days) or 10%", "天数增加超过此数即不通过：2（天）或 10%"))]
    max_days_increase: Option<Increase>,

    #[arg(long)]
    #[arg(help = say!("A definition that is new passes every gate", "新增的流程表视为通过各道门槛"))]
    allow_new: bool,

    #[arg(long)]
    #[arg(help = say!("Exit with 1 where the two differ, as git does", "两者不同时以 1 退出，与 git 相同"))]
    exit_code: bool,

    #[command(flatten)]
    dating: DatingArgs,

    #[arg(long)]
    #[arg(help = say!("Leave out definitions that did not change", "略去没有变化的流程表"))]
    skip_unchanged: bool,
}

impl Diff {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let read = self.dating.read_beside([self.old.clone(), self.new.clone()])?;
        let mut outputs = Outputs::plan(session, "diff", Differences::SHAPES, &read)?;
        let grounds = self.dating.grounds(session)?;
        let Matches { found, left_out, several } =
            sides::matches(&self.old, &self.new, &self.dating.settings(), session)?;
        let found = found.into_iter().flat_map(by_case::by_case).collect();
        let outcomes = threads::each(found, |found| compared(found, &grounds));
        let mut failed =
            |undatable: Undatable| Compared::Failed(inputs::failed(undatable.file, &undatable.why, session));
        let mut outcomes: Vec<Compared> =
            outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(&mut failed)).collect();
        let beside = left_out.into_iter().filter(|left| left.why.is_listed(false));
        outcomes
            .extend(beside.map(|left| Compared::LeftOut(LeftOutOf { file: left.file, why: left.why, of_new: None })));
        let exit = self.judge(&mut outcomes, several, session);
        if self.skip_unchanged {
            outcomes.retain(|outcome| !matches!(outcome, Compared::Pair(pair) if pair.diff.is_empty()));
        }
        if !outcomes.is_empty() && outcomes.iter().all(|outcome| matches!(outcome, Compared::Failed(_))) {
            // Only a format for failures has anything to write.
            outputs.retain(|format| format.made_of == MadeOf::Json);
        }
        let mark = self.new.to_string_lossy().into_owned();
        let differences = Differences { outcomes, mark, several };
        outputs.write(session, &|format, page, out| (format.write)(&differences, page, out))?;
        leave(differences);
        Ok(exit)
    }

    /// The outcome of the run: a definition that could not be judged outweighs
    /// a broken gate.
    fn judge(&self, outcomes: &mut [Compared], several: bool, session: &mut Session<'_, '_>) -> Exit {
        let gates = Gates { fail_on: &self.fail_on, increase: self.max_days_increase };
        let mut worst = Judgement::Passed;
        let (mut pairs, mut changed, mut new, mut gone, mut failed, mut left_out) = (0, 0, 0, 0, 0, 0);
        for outcome in outcomes {
            match outcome {
                Compared::Pair(pair) => {
                    pairs += 1;
                    changed += usize::from(!pair.diff.is_empty());
                    worst = worst.max(gates.judge(pair, session));
                }
                Compared::Only(only) => {
                    *(if only.is_new { &mut new } else { &mut gone }) += 1;
                    worst = worst.max(gates.judge_only(only, self.allow_new, session));
                }
                Compared::LeftOut(left) => {
                    left_out += usize::from(left.of_new.is_some());
                    worst = worst.max(gates.judge_left_out(left, session));
                }
                Compared::Failed(_) => failed += 1,
            }
        }
        if several {
            session.remark(&words::compared(pairs, changed, new, gone));
        }
        let differs = changed + new + gone + left_out > 0;
        let is_idle = pairs == 0 && failed == 0 && worst == Judgement::Passed && !(self.allow_new && new > 0);
        if is_idle && !gates.is_empty() {
            session.error(&words::nothing_judged());
            return Exit::Undone;
        }
        match worst {
            _ if failed > 0 => Exit::Undone,
            Judgement::Passed if self.exit_code && differs => Exit::Wanting,
            worst => worst.exit(),
        }
    }
}

/// A file that cannot be put on the calendar.
pub(in crate::cli) struct Undatable {
    pub file: String,
    pub why: Unread,
}

impl Definition {
    fn hindered(&self, trouble: Trouble) -> Undatable {
        Undatable { file: self.name.clone(), why: inputs::hindered(trouble, self.source.as_deref()) }
    }
}

pub(in crate::cli) fn compared(found: Match, grounds: &Grounds) -> Result<Compared, Undatable> {
    let (only, is_new) = match found {
        Match::Both(old, new) => {
            // Both use the calendar of the new version, so that it makes no
            // difference.
            let dating = grounds.of(&new.process, folder_of(&new.path));
            let dating = dating.map_err(|trouble| new.hindered(trouble))?;
            // Only an unchanged share can weight the days of a case.
            let shares = [&old.case, &new.case].map(|case| case.as_ref().and_then(|case| case.share));
            let share = shares[1].filter(|_| shares[0] == shares[1]);
            let case = old.case.and(new.case).map(|case| OfCase { share, ..case });
            return match Difference::of(old.process, new.process, &dating) {
                Ok(diff) => Ok(Compared::Pair(Box::new(Pair {
                    old_file: old.name,
                    new_file: new.name,
                    case,
                    diff,
                    gates: Vec::new(),
                }))),
                Err(Undated { process, error }) => {
                    Err(Undatable { file: new.name, why: Unread::Closed(dates::undatable(&process, &error)) })
                }
            };
        }
        Match::New(only) => (only, true),
        Match::Gone(only) => (only, false),
        Match::LeftOut(left) => {
            let left = LeftOutOf { file: left.file, why: left.why, of_new: Some(left.of_new) };
            return Ok(Compared::LeftOut(left));
        }
        Match::Failed(failure) => return Ok(Compared::Failed(failure)),
    };
    let dating = grounds.of(&only.process, folder_of(&only.path)).map_err(|trouble| only.hindered(trouble))?;
    let Definition { name: file, process, .. } = *only;
    match Analysis::new(&process, &dating) {
        Ok(analysis) => Ok(Compared::Only(Box::new(Only { file, is_new, process, analysis, gates: Vec::new() }))),
        Err(error) => Err(Undatable { file, why: Unread::Closed(dates::undatable(process.name(), &error)) }),
    }
}
