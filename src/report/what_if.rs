//! The sentences of `what-if`; its figures are those of a comparison.

use super::propose::stood;
use crate::analysis::Procedure;
use crate::finding::defects;
use crate::input::edit::Changed;
use crate::levers;
use crate::model::{Problem, Process};
use crate::plan::Unmade;
use crate::text::{Text, say, sentences};

/// The reason a change cannot be made, behind the flag that asks for it.
pub fn unmade(flag: &str, unmade: &Unmade, process: &Process) -> Text {
    let step = |id| process.step(id).name.clone();
    let paper = |id: crate::model::MaterialId| process.materials()[id.index()].name.clone();
    let why = match unmade {
        Unmade::Lever(lever, reason) => levers::why(reason, *lever, process),
        Unmade::NotAsked(name) => say!("the step does not ask for `{name}`", "该环节没有要求「{name}」"),
        Unmade::NotWaiting => say!("the second does not wait for the first", "后者并不等待前者"),
        Unmade::Through => say!(
            "the second waits for the first only through other steps: name one of those",
            "后者只是经由其他环节等待前者，请点名其中的环节",
        ),
        Unmade::OnRecord { before, after } => {
            let (before, after) = (step(*before), step(*after));
            say!(
                "`{after}` follows `{before}` for a reason on record; `--lift` shows what that order costs",
                "「{after}」依记载的理由须在「{before}」之后；用 `--lift` 可看这一顺序值多少天",
            )
        }
        Unmade::ByPaper { paper: material, by } => {
            let (material, by) = (paper(*material), &process.step(*by).id);
            say!(
                "the order rests on the paper `{material}`: try `--grant tolerate@{by}:{material}`, or `drop-material`",
                "这一顺序因材料「{material}」而来，可试 `--grant 容缺受理@{by}:{material}` 或「取消材料」",
            )
        }
        Unmade::ByProcedure(Procedure::Stages) => say!(
            "the order lies in what the two steps of one matter are (intake first, a decision after its review)",
            "这一顺序出自同一事项中两个环节的类型（受理在先，审查之后才能决定）",
        ),
        Unmade::ByProcedure(Procedure::OnlyIntake) => say!(
            "the process has one intake: what is submitted comes before it, and all else that follows it after it",
            "全流程只有一个受理环节：申报在它之前，随后的各环节都在它之后",
        ),
        Unmade::ByProcedure(Procedure::OnlyDelivery) => say!(
            "the process has one delivery: it comes after everything that precedes it today",
            "全流程只有一个送达环节：现在排在它前面的，都须先办完",
        ),
        Unmade::NoQuestion => say!("the file leaves no question open there", "流程表在此没有待核实的问题"),
        Unmade::Contradicts(defects) => match defects.first() {
            Some(defect) => defects::message(&defect.problem),
            None => say!("the definition would contradict itself", "流程表将自相矛盾"),
        },
    };
    say!("{flag}: {why}", "{flag}：{why}", both(why))
}

/// The remark above a changed line.
pub fn remark(flags: &str, changed: Option<Changed<'_>>) -> Text {
    let asked = Text::verbatim(format_args!("what-if {flags}"));
    match changed {
        Some(Changed::Key { called, was, .. }) => stood(&asked, called, was),
        Some(Changed::Goes { name }) => say!("{asked}; `{name}` goes", "{asked}；取消「{name}」", both(asked)),
        Some(Changed::Comes) | None => asked,
    }
}

sentences! {
    /// No change was given.
    pub fn nothing_asked() =
        "no change is named: give --drop, --set, --parallel, --lift, --grant or --answer"
        | "没有写明改动：请给出 --drop、--set、--parallel、--lift、--grant 或 --answer";

    /// A name that several steps have.
    pub fn ambiguous(name: &str) =
        "`{name}` is the name of several steps: give the id"
        | "有多个环节都叫「{name}」，请写编号";

    /// A setting that cannot be read.
    pub fn no_setting() = "expected STEP.KEY=VALUE, such as review.days=5" | "应写作 环节.字段=值，例如 review.days=5";

    /// Two steps are required.
    pub fn no_two() = "expected two steps, such as survey,opinion" | "应写两个环节，例如 survey,opinion";

    /// An order is required.
    pub fn no_order() = "expected FIRST:SECOND, such as survey:decide" | "应写作 先:后，例如 survey:decide";

    /// A lever at a step is required.
    pub fn no_grant() = "expected LEVER@STEP, such as commit@review" | "应写作 举措@环节，例如 commit@review";
}

/// A step that does not exist.
pub fn no_step(name: &str, near: Option<&str>) -> Text {
    match near {
        Some(near) => say!("no step `{name}`, did you mean `{near}`?", "没有环节「{name}」，是否想写「{near}」？"),
        None => say!("no step `{name}`", "没有环节「{name}」"),
    }
}

/// A key that takes no single value, or is not one of a step.
pub fn no_key(key: &str, near: Option<&str>) -> Text {
    match near {
        Some(near) => say!(
            "`{key}` is not a key of a step with a single value, did you mean `{near}`?",
            "`{key}` 不是环节的单值字段，是否想写 `{near}`？",
        ),
        None => say!("`{key}` is not a key of a step with a single value", "`{key}` 不是环节的单值字段"),
    }
}

/// A value that does not fit its key.
pub fn no_value(flag: &str, problem: Option<&Problem>) -> Text {
    let Some(problem) = problem else { return say!("{flag}: no value that fits", "{flag}：值不合适") };
    let why = defects::message(problem);
    match defects::help(problem) {
        Some(help) => say!("{flag}: {why}; {help}", "{flag}：{why}；{help}", both(why), both(help)),
        None => say!("{flag}: {why}", "{flag}：{why}", both(why)),
    }
}
