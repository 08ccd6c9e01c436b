//! Missing facts, and the steps that hold waste.

use crate::text::names;
use crate::text::{Text, say, sentences};

sentences! {
    /// The meaning of the questions.
    pub fn questions_note() =
        "No reason is recorded in this file for these waits. Nothing is promised where it is silent."
        | "流程表没有说明这些等待的理由。没有说明的，不作压缩。";

    /// The meaning of the questions where each is about the paper of a wasted step.
    pub fn paper_questions_note() =
        "This file calls the step waste, and another step asks for its paper. Where nobody needs the paper, both can \
         go; the last column is the line that says so."
        | "流程表把该环节标为非增值，却有环节要用它的材料。确实无人需要的，两者都可以取消；最后一列是相应的写法。";

    /// Two steps follow each other implicitly if they belong to one matter.
    pub fn one_matter(before: &str, step: &str, key: &str) =
        "Where `{before}` and `{step}` belong to one matter, the same `{key}: …` at both says so, and answers the \
         question; so of the others."
        | "「{before}」和「{step}」属于同一事项的，在两处写相同的 `{key}: …`，即说明了先后；其他环节同理。";

    /// A question about what a step needs.
    pub fn asks_needs() = "what it cannot start without" | "缺什么不能开始";

    /// A question about the reason a step waits.
    pub fn asks_reason() = "why it waits" | "为何须等待";

    /// A question about the reason a step needs the paper of a wasted one.
    pub fn asks_paper(paper: &str) = "why it needs `{paper}`" | "为何需要「{paper}」";

    /// A wasted step that stays for its paper.
    pub fn held_by_paper(step: &str, paper: &str) = "`{step}` needs `{paper}`" | "「{step}」需要「{paper}」";

    /// A wasted step that stays because another must follow it.
    pub fn held_by_order(step: &str) = "`{step}` has to follow it" | "「{step}」依记载须在其后";

    /// A wasted step that stays for further steps, too.
    pub fn held_by_more(more: usize) = "{more} more" | "另有 {more} 处";

    /// A wasted step that stays for its own legal basis.
    pub fn held_by_law(law: &str) = "its legal basis: {law}" | "有依据：{law}";

    /// A question about what a step needs and what others give.
    pub fn asks_needs_and_gives(others: &[String]) =
        "what it cannot start without, and what {english} {give}"
        | "缺什么不能开始；{chinese}产出什么",
        where (english, chinese) = names(others),
        where give = if others.len() == 1 { "gives" } else { "give" };

    /// A question about what the steps before it give.
    pub fn asks_gives(others: &[String]) = "what {english} {give}" | "{chinese}产出什么",
        where (english, chinese) = names(others),
        where give = if others.len() == 1 { "gives" } else { "give" };
}

/// How to answer a question in the file, with its own keys.
pub fn questions_answer(in_chinese: bool) -> Text {
    let [needs, gives, reason] = match in_chinese {
        false => ["needs:", "gives:", "after: [{step: …, because: law, basis: …}]"],
        true => ["所需:", "产出:", "前置: [{环节: …, 理由: 法定, 依据: …}]"],
    };
    say!(
        "The last column is what would set the step free of the nearest before it; what is at stake falls in full \
         once those behind them have answered, too. Write what is true: under `{needs}` everything the step cannot \
         start without, under `{gives}` what is handed on, or the reason: `{reason}`.",
        "最后一列是不必等待紧邻环节时的写法；更靠前的环节也答复后，所涉天数才能全部压下来。请据实填写：`{needs}` \
         列明缺之不能开始的全部材料，`{gives}` 写明交给后续环节的材料，或写明理由 `{reason}`。",
    )
}

/// A question about the reason a step waits for others, and for a time after
/// them.
pub fn asks_reason_of(others: &[String], has_lag: bool) -> Text {
    let (english, chinese) = names(others);
    match has_lag {
        false => say!("why it waits for {english}", "为何须等待{chinese}"),
        true => say!("why it waits for {english}, and so long after", "为何须等待{chinese}，又为何要隔这么久"),
    }
}

/// The answer to a question: what to write at the step, and what the others
/// give.
pub fn answers(own: Option<&str>, others: &[String], gives: &str) -> Text {
    let (english, chinese) = names(others);
    match own {
        Some(own) => say!("{own}; at {english}: {gives}", "{own}；{chinese}：{gives}"),
        None => say!("at {english}: {gives}", "{chinese}：{gives}"),
    }
}
