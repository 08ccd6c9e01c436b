//! A step that waits without a stated reason.

use super::clocks::Extent;
use super::names::names;
use super::pair;
use super::{Case, Group, Presets, Remark, Rule};
use crate::analysis::{Question, Reason};
use crate::model::{MaterialId, Place, Process, StepId, Time};
use crate::text::{Lang, Text, say};

pub(super) const RULE: Rule =
    Rule::new("unexplained-order", Group::Order, Presets::WARN, include_str!("unexplained_order.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let found = |question: &Question| Extent::scheduled(case.process, question.at_stake);
    let remark = |question: &Question| match question.paper {
        Some(paper) => of_paper(case.process, question, paper),
        None => of_order(case, question),
    };
    let asked = case.analysis.questions.iter().filter(|question| !question.is_idle(case.process));
    asked.map(|question| remark(question).found(found(question))).collect()
}

/// The days at stake: those of reachable, in which waste and habit are gone. Of
/// the process as it stands the same answer may take some off.
fn stake(process: &Process, question: &Question) -> (String, String) {
    match question.at_stake {
        Time::ZERO => (
            "once waste and habit are gone it costs no days by itself".to_owned(),
            "去掉可取消的环节和惯例等待后，单独不影响总时长".to_owned(),
        ),
        days => {
            let (days, days_zh) = Extent::scheduled(process, days).words();
            (format!("{days} at stake"), format!("涉及 {days_zh}"))
        }
    }
}

/// The remark on a step that waits for others.
fn of_order(case: &Case<'_>, question: &Question) -> Remark {
    let Case { process, analysis, .. } = case;
    let (id, name) = (question.step, &process.step(question.step).name);
    let (stake, stake_zh) = stake(process, question);
    let waits = &analysis.steps[id.index()].waits;
    let open: Vec<StepId> = waits.iter().filter(|wait| wait.reason == Reason::Open).map(|wait| wait.step).collect();
    let (for_whom, for_whom_zh) = match open.as_slice() {
        [] => (String::new(), "等待".to_owned()),
        open => {
            let (before, before_zh) = names(process, open);
            (format!(" for {before}"), format!("等待{before_zh}"))
        }
    };
    let message = say!(
        "no reason is recorded why `{name}` waits{for_whom}: {stake}",
        "未记载「{name}」为何{for_whom_zh}：{stake_zh}"
    );
    let help = match question.before_in_one_matter(process, waits) {
        Some(before) => or_one_matter(&answer(process, question), &process.step(before).name, name),
        None => answer(process, question),
    };
    pair::remark(process, id, &open, message).help(help)
}

/// The remark on a step that needs the paper of a wasted one, which is kept for
/// that alone.
fn of_paper(process: &Process, question: &Question, paper: MaterialId) -> Remark {
    let step = process.step(question.step);
    let (name, paper_name) = (&step.name, &process.materials()[paper.index()].name);
    let (stake, stake_zh) = stake(process, question);
    let message = say!(
        "no reason is recorded why `{name}` needs `{paper_name}`, for which alone a wasted step stays: {stake}",
        "未记载「{name}」为何需要「{paper_name}」，非增值环节只因它不能取消：{stake_zh}"
    );
    let entry = step.askings().iter().position(|need| need.material == paper);
    let entry = entry.expect("the question is of a paper that the step asks for");
    let place = Place::step(question.step.index()).field(step.askings_key()).item(entry);
    Remark::new(place, message).help(say!(
        "ask what it is used for; if the step can do without: `{{material: …, need: optional}}`",
        "请查明它的用途；没有也能办的，写作 `{{材料: …, 必要性: 可选}}`"
    ))
}

/// The missing statements, and how to write them.
fn answer(process: &Process, question: &Question) -> Text {
    let (others, others_zh) = names(process, &question.gives_missing);
    match (question.needs_missing, question.gives_missing.is_empty()) {
        (true, true) => say!(
            "list under `needs` everything that it cannot start without (`needs: []` if nothing), or give the reason: \
             `after: [{{step: …, because: law, basis: …}}]`",
            "请在 `所需` 中列明缺之不能开始的全部材料（没有则写 `所需: []`），\
             或写明理由：`前置: [{{环节: …, 理由: 法定, 依据: …}}]`"
        ),
        (true, false) => say!(
            "list under `needs` everything that it cannot start without, and under `gives` of {others} what is handed \
             on (`[]` if nothing), or give the reason: `after: [{{step: …, because: law, basis: …}}]`",
            "请在 `所需` 中列明缺之不能开始的全部材料，在 `产出` 中写明{others_zh}交给后续环节的材料（没有则写 `[]`），\
             或写明理由：`前置: [{{环节: …, 理由: 法定, 依据: …}}]`"
        ),
        (false, false) => say!(
            "list under `gives` of {others} what is handed on (`gives: []` if nothing), or give the reason: \
             `after: [{{step: …, because: law, basis: …}}]`",
            "请在 `产出` 中写明{others_zh}交给后续环节的材料（没有则写 `产出: []`），\
             或写明理由：`前置: [{{环节: …, 理由: 法定, 依据: …}}]`"
        ),
        (false, true) => say!(
            "give the reason: `after: [{{step: …, because: law, basis: …}}]`, or `because: habit` if there is none",
            "请写明理由：`前置: [{{环节: …, 理由: 法定, 依据: …}}]`；没有理由的，写 `理由: 惯例`"
        ),
    }
}

/// The answer, or the statement that both steps belong to one matter.
fn or_one_matter(answer: &Text, before: &str, step: &str) -> Text {
    let (english, chinese) = (answer.in_lang(Lang::English), answer.in_lang(Lang::Chinese));
    say!(
        "{english}; where `{before}` and `{step}` belong to one matter, write the same `item: …` at both",
        "{chinese}；「{before}」和「{step}」属于同一事项的，请在两处写相同的 `事项: …`"
    )
}
