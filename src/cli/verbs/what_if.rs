//! `reengineer what-if`: the effect of changes named on the command line.

mod asked;

use std::path::{Path, PathBuf};

use clap::Args;

use self::asked::{Asked, Grant, Setting, grant, order_of, setting, two_of};
use super::diff::compared;
use crate::cli::choosing::position_of_case;
use crate::cli::inputs;
use crate::cli::outputs::Outputs;
use crate::cli::session::{Exit, Session, Trouble};
use crate::cli::settings::dating::{CaseArg, DatingArgs};
use crate::cli::sides::gates::{Gate, Gates, Increase, Judgement, increase};
use crate::cli::sides::{self, Definition, Match};
use crate::cli::workspace::names::name_of;
use crate::cli::written;
use crate::input::edit::{Changed, Remarks};
use crate::model::Process;
use crate::plan::{WhatIf as Made, what_if};
use crate::render::MadeOf;
use crate::report::diff::{Compared, Differences};
use crate::report::propose::say::cases_are_not_written;
use crate::report::what_if as sentences;
use crate::source::Source;
use crate::text::say;

#[derive(Debug, Args)]
#[command(about = say!("What changes that you name are worth, before anybody makes them", "先不改文件，试算所列改动值多少天"))]
#[command(after_help = say!(
    "Examples:
  reengineer what-if current.yaml --drop notice
  reengineer what-if current.yaml --set review.days=5 --parallel survey,opinion
  reengineer what-if current.yaml --lift survey:decide
  reengineer what-if current.yaml --grant commit@review='s.12' -o new.yaml
  reengineer what-if current.yaml --answer opinion --fail-on slower

Only what is named changes: waste and habit stay unless they are named. The
report is that of `diff`. With -o PATH.yaml the changed definition is written
there, comments kept, and the report goes to standard output.
Exit code 1: a gate is broken.",
    "示例：
  reengineer what-if current.yaml --drop notice
  reengineer what-if current.yaml --set review.days=5 --parallel survey,opinion
  reengineer what-if current.yaml --lift survey:decide
  reengineer what-if current.yaml --grant commit@review='s.12' -o new.yaml
  reengineer what-if current.yaml --answer opinion --fail-on slower

只改所列各项：非增值环节、习惯顺序除非点名，都不动。
报告与 diff 相同。
用 -o 路径.yaml 时，改后的流程表写到该处，注释保留，报告写到标准输出。
退出码 1：未通过门槛。"
))]
pub(in crate::cli) struct WhatIf {
    #[arg(value_name = say!("FILE", "文件"))]
    #[arg(help = say!("A definition; - is standard input", "流程表；- 为标准输入"))]
    file: PathBuf,

    #[arg(long, value_name = say!("STEP", "环节"))]
    #[arg(help = say!("The step goes, the order across it stays; repeatable", "取消该环节，其前后的顺序保留；可重复"))]
    drop: Vec<String>,

    #[arg(long, value_name = say!("STEP.KEY=VALUE", "环节.字段=值"), value_parser = setting)]
    #[arg(help = say!("Another value under a key of one value: review.days=5", "改写一个单值字段：review.days=5"))]
    set: Vec<Setting>,

    #[arg(long, value_name = say!("A,B", "甲,乙"), value_parser = two_of)]
    #[arg(help = say!("The two need not wait for each other where nothing on record says so", "两个环节之间没有记载理由的等待取消"))]
    parallel: Vec<[String; 2]>,

    #[arg(long, value_name = say!("A:B", "甲:乙"), value_parser = order_of)]
    #[arg(help = say!("B waits for A no more, be it by law: the price of that order", "乙不再等待甲，即使依法须等：看这一顺序值多少天"))]
    lift: Vec<[String; 2]>,

    #[arg(long, value_name = say!("LEVER@STEP[:PAPER][=BASIS]", "举措@环节[:材料][=依据]"), value_parser = grant)]
    #[arg(help = say!("A lever is permitted there, and made", "在此可用该举措，并采用"))]
    grant: Vec<Grant>,

    #[arg(long, value_name = say!("STEP", "环节"))]
    #[arg(help = say!("The step need not wait where the file does not say why it does", "流程表没有写明该环节为何等待之处，不必等待"))]
    answer: Vec<String>,

    #[command(flatten)]
    case: CaseArg,

    #[arg(long, value_name = say!("GATE", "门槛"), value_enum, hide_possible_values = true)]
    #[arg(help = say!(
        "slower, more-steps, more-materials, more-visits, paper-saving, claim or any; repeatable",
        "slower 变慢、more-steps 环节增、more-materials 材料增、more-visits 跑动增、paper-saving 纸面节省、claim 公布不符、any 任一；可重复"
    ))]
    fail_on: Vec<Gate>,

    #[arg(long, value_name = say!("INCREASE", "增幅"), value_parser = increase)]
    #[arg(help = say!("Fail where the days grow by more than this: 2 (days) or 10%", "天数增加超过此数即不通过：2（天）或 10%"))]
    max_days_increase: Option<Increase>,

    #[arg(long, help = say!("Replace the definition that -o names where there is one", "-o 所指的流程表已存在时替换它"))]
    force: bool,

    #[command(flatten)]
    dating: DatingArgs,
}

impl WhatIf {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let read = self.dating.read_beside([self.file.clone()])?;
        let (mut outputs, definition) =
            Outputs::plan_beside_definition(session, "what-if", Differences::SHAPES, &read)?;
        let place = definition.as_deref().map(|path| written::Place { path, force: self.force });
        place.map_or(Ok(()), written::may_be_written)?;
        let grounds = self.dating.grounds(session)?;
        let new_name = definition.as_deref().unwrap_or(Path::new("what-if")).to_string_lossy().into_owned();
        let mut differences = Differences { outcomes: Vec::new(), mark: new_name.clone(), several: false };
        let (source, whole) = match inputs::read_with_source(&self.file, session) {
            Ok(read) => read,
            Err(failure) => {
                differences.outcomes.push(Compared::Failed(failure));
                outputs.retain(|format| format.made_of == MadeOf::Json);
                outputs.write(session, &|format, page, out| (format.write)(&differences, page, out))?;
                return Ok(Exit::Undone);
            }
        };
        let asked = self.asked(&whole)?;
        if definition.is_some() && !whole.cases().is_empty() {
            return Err(Trouble::undone(cases_are_not_written()).into());
        }
        for old in self.definitions(&source, &whole)? {
            let made = made(&old.process, &asked)?;
            let process = made.process.clone().called(old.process.name().to_owned());
            let new = Definition { name: new_name.clone(), process, ..old.clone() };
            // What was granted belongs to the file for this trial.
            let old = Definition { process: made.before.clone().called(old.process.name().to_owned()), ..old };
            differences.outcomes.push(match compared(Match::Both(Box::new(old), Box::new(new)), &grounds) {
                Ok(compared) => {
                    // What nobody can tell the worth of is not written.
                    if let Some(place) = place {
                        write(place, &source, (&whole, &made), &asked, session)?;
                    }
                    compared
                }
                Err(undatable) => Compared::Failed(inputs::failed(undatable.file, &undatable.why, session)),
            });
        }
        let gates = Gates { fail_on: &self.fail_on, increase: self.max_days_increase };
        let mut worst = Judgement::Passed;
        for outcome in &mut differences.outcomes {
            if let Compared::Pair(pair) = outcome {
                worst = worst.max(gates.judge(pair, session));
            }
        }
        let failed = differences.pairs().count() < differences.outcomes.len();
        outputs.write(session, &|format, page, out| (format.write)(&differences, page, out))?;
        Ok(if failed { Exit::Undone } else { worst.exit() })
    }

    /// The file, or each requested case of it.
    fn definitions(&self, source: &Source, whole: &Process) -> Result<Vec<Definition>, Trouble> {
        let asked = position_of_case(whole, self.case.name()).map_err(Trouble::undone)?;
        let whole = Definition {
            name: name_of(&self.file),
            stem: String::new(),
            path: self.file.clone(),
            process: whole.clone(),
            case: None,
            source: sides::asked_for_calendars(source, whole),
        };
        if !whole.has_cases() {
            return Ok(vec![whole]);
        }
        let cases = whole.cases().into_iter().enumerate();
        let wanted = cases.filter(|(at, _)| asked.is_none_or(|asked| asked == *at));
        Ok(wanted.map(|(_, (_, case))| *case).collect())
    }
}

/// A process with the requested changes; a change of a step that its case
/// leaves out has no effect there.
fn made(process: &Process, asked: &[Asked]) -> Result<Made, Trouble> {
    let here: Vec<&Asked> =
        asked.iter().filter(|asked| asked.wish.steps().iter().all(|step| process.find(step).is_ok())).collect();
    let wishes: Vec<_> = here.iter().map(|asked| asked.wish.clone()).collect();
    what_if(process, &wishes)
        .map_err(|(nth, unmade)| Trouble::undone(sentences::unmade(&here[nth].text, &unmade, process)))
}

/// Writes the changed definition into the text of the file; a comment above
/// each changed line names the request.
fn write(
    place: written::Place<'_>,
    source: &Source,
    (whole, made): (&Process, &Made),
    asked: &[Asked],
    session: &mut Session<'_, '_>,
) -> Result<(), Trouble> {
    let lang = written::lang_of(source, whole);
    let flags = |of: Option<&str>| {
        let is_it = |asked: &&Asked| of.is_none_or(|id| asked.is_about(id, whole, made));
        let own: Vec<&str> = asked.iter().filter(is_it).map(|asked| asked.text.as_str()).collect();
        if own.is_empty() { asked.iter().map(|asked| asked.text.as_str()).collect() } else { own }.join(" ")
    };
    let remark = |of: Option<&str>, changed: Option<Changed<'_>>| {
        Some(sentences::remark(&flags(of), changed).in_lang(lang).to_owned())
    };
    let remarks = Remarks {
        of_step: &|id, changed| match changed {
            Changed::Key { key: "may", .. } => None,
            changed => remark(Some(id), Some(changed)),
        },
        of_process: &|_| remark(None, None),
    };
    written::write_anew(place, source, (whole, &made.process, &made.called), &remarks, session)
}
