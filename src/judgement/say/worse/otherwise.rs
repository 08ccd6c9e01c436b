//! Messages about changes for the worse that are not amounts.

use crate::model::{Jurisdiction, MatterType, Online, Spelled};
use crate::text::{Text, say, sentences};

sentences! {
    /// Limits that run between other steps.
    pub fn other_window(revision: &str) =
        "the limits run between other steps than in `{revision}`: whether they promise less is undecided"
        | "时限的起止环节与 `{revision}` 中的不同：无法判断承诺是否变松";

    /// A step that ends the matter, and now comes after the result.
    pub fn result_afterwards(step: &str, revision: &str) =
        "`{step}` is the result, and is said to come after it, as it was not in `{revision}`: its days no longer count"
        | "「{step}」本身就是办理结果，却写成事后环节（在 `{revision}` 中不是），其时长不再计入";

    /// Another calendar.
    pub fn other_calendar(then: &str, now: &str, revision: &str) =
        "it runs on the calendar `{now}`, on `{then}` in `{revision}`: whether it takes longer is undecided"
        | "现按日历「{now}」计算，在 `{revision}` 中按「{then}」：无法判断是否变慢";

    /// Fees in another currency.
    pub fn other_currency(revision: &str) =
        "the fees are in another currency than in `{revision}`: whether they got higher is undecided"
        | "收费的币种与 `{revision}` 中的不同：无法判断是否提高";

    /// A case that only an earlier revision covers.
    pub fn case_gone(case: &str, revision: &str) =
        "case `{case}` of `{revision}` no longer exists: its figures cannot be compared"
        | "`{revision}` 中的情形「{case}」已不存在，无法比较";

    /// A step that is less online than before.
    pub fn less_online(step: &str, then: Online, now: Online, revision: &str) =
        "`{step}` is online: `{is}`, `{was}` in `{revision}`"
        | "「{step}」的网办程度为「{is_zh}」，`{revision}` 中为「{was_zh}」",
        where (was, was_zh, is, is_zh) = (then.english(), then.chinese(), now.english(), now.chinese());

    /// Another law, under which other rules hold.
    pub fn other_law(then: Jurisdiction, now: Jurisdiction, revision: &str) =
        "it is judged under the jurisdiction `{is}`, under `{was}` in `{revision}`: other rules hold"
        | "现按法域 `{is}` 检查，在 `{revision}` 中按 `{was}` 检查：适用的规则不同",
        where (was, is) = (then.english(), now.english());
}

/// Another type of matter, for which other rules apply; or none.
pub fn other_type(then: MatterType, now: Option<MatterType>, revision: &str) -> Text {
    let (was, was_zh) = (then.english(), then.chinese());
    match now {
        None => say!(
            "the type of the matter is no longer stated, `{was}` in `{revision}`: other rules hold",
            "已没有写明事项类型，`{revision}` 中为「{was_zh}」：适用的规则不同"
        ),
        Some(now) => {
            let (is, is_zh) = (now.english(), now.chinese());
            say!(
                "the matter is of the type `{is}`, `{was}` in `{revision}`: other rules hold",
                "事项类型为「{is_zh}」，`{revision}` 中为「{was_zh}」：适用的规则不同"
            )
        }
    }
}
