//! A step waits, and the file gives no reason.

use super::clocks::Extent;
use super::names::names;
use super::pair;
use super::{Case, Group, Judge, Page, Presets, Remark, Rule};
use crate::analysis::Reason;
use crate::finding::Level;
use crate::model::{StepId, Time};
use crate::words::say;

pub(super) const RULE: Rule = Rule {
    name: "unexplained-order",
    group: Group::Order,
    levels: Presets { national: Level::Warn, strict: Level::Deny, draft: Level::Warn },
    thresholds: &[],
    page: Page::new(include_str!("unexplained_order.md")),
    judge: Judge::Process(judge),
};

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let remark = |question: &crate::analysis::Question| {
        let (id, name) = (question.step, &process.step(question.step).name);
        let (stake, stake_zh) = match question.at_stake {
            Time::ZERO => ("alone it costs no days".to_owned(), "单独不影响总时长".to_owned()),
            days => {
                let (days, days_zh) = Extent::scheduled(process, days).words();
                (format!("{days} at stake"), format!("涉及 {days_zh}"))
            }
        };
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
        pair::remark(process, id, &open, message).found(Extent::scheduled(process, question.at_stake)).help(say!(
            "list under `needs` what it cannot start without (`needs: []` if nothing), or give the reason: \
             `after: [{{step: …, because: law, basis: …}}]`",
            "请在 `所需` 中列明缺之不能开始的材料（没有则写 `所需: []`），\
             或写明理由：`前置: [{{环节: …, 理由: 法定, 依据: …}}]`"
        ))
    };
    analysis.questions.iter().map(remark).collect()
}
