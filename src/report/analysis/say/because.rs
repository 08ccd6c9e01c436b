//! The reasons that changes are offered.

use crate::text::{names, sentences};

sentences! {
    /// The reason a step goes.
    pub fn because_waste(step: &str) =
        "`{step}` is marked waste, names no law, and no step that stays needs what it gives"
        | "「{step}」标为非增值，未列法律依据，保留的环节均不需要其产出";

    /// The reason a step waits for less where no single predecessor can be named.
    pub fn because_unrecorded(step: &str) =
        "no reason is recorded in this file for part of what `{step}` waits for"
        | "「{step}」所等待的部分环节，流程表未记载须等待的理由";

    /// The reason a step need not wait: the file itself says habit.
    pub fn because_habit(step: &str, others: &[String]) =
        "habit is the only reason in this file for `{step}` to wait for {english}"
        | "「{step}」等待{chinese}，流程表写明只是惯例",
        where (english, chinese) = names(others);

    /// The reason a step need not wait: the file states what it needs and what the
    /// others give, and nothing is handed over.
    pub fn because_not_needed(step: &str, others: &[String]) =
        "`{step}` needs nothing that {english} {give}; both are on record"
        | "「{step}」所需的都不由{chinese}产出，两头均有记载",
        where (english, chinese) = names(others),
        where give = if others.len() == 1 { "gives" } else { "give" };

    /// The reason a step waits for less although it still follows the same steps:
    /// it need not wait for their end.
    pub fn because_not_its_end(step: &str, others: &[String]) =
        "for `{step}` to start only after {english} has finished, no reason is recorded in this file"
        | "「{step}」须待{chinese}完成后才能开始，流程表未记载理由",
        where (english, chinese) = names(others);

    /// The reason a step may follow others sooner when it follows them through
    /// others anyway.
    pub fn because_closer(step: &str, others: &[String]) =
        "`{step}` follows {english} in any case; for the time between, no reason is recorded in this file but habit"
        | "「{step}」总在{chinese}之后；两者之间的间隔，流程表除惯例外未记载理由",
        where (english, chinese) = names(others);

    /// The reason a step waits for less although its direct predecessors stay.
    pub fn because_through(step: &str, others: &[String]) =
        "through {english}, `{step}` waits for steps that it needs nothing from; no reason is recorded in this file"
        | "「{step}」经{chinese}间接等待的环节，并不提供其所需；流程表未记载须等待的理由",
        where (english, chinese) = names(others);
}
