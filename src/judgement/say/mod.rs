//! Messages about waivers, baselines and figures that got worse.

pub mod absent;
pub mod worse;

use jiff::civil::Date;

use crate::text::{Text, say, sentences};

sentences! {
    /// A waiver without a reason.
    pub fn no_reason(rule: &str) =
        "the waiver of `{rule}` gives no reason, so it does not count"
        | "对 `{rule}` 的豁免没有写明理由，因此不生效";

    /// The remedy.
    pub fn no_reason_help() = "write why the finding is accepted: `reason: …`" | "请写明为何接受该问题：`理由: …`";

    /// A waiver that has expired.
    pub fn expired(rule: &str, until: Date, today: Date) =
        "the waiver of `{rule}` held until {until}; today is {today}"
        | "对 `{rule}` 的豁免有效期至 {until}，今天是 {today}";

    /// The remedy.
    pub fn expired_help() =
        "mend what it was for and remove it, or decide anew until when it is accepted"
        | "请改正被豁免的问题并删除豁免，或重新决定豁免到何时";

    /// A waiver for a step by a name that is not unique.
    pub fn ambiguous(rule: &str) =
        "the waiver of `{rule}` names a step by a name that several steps bear, and waives nothing"
        | "对 `{rule}` 的豁免所写的环节名称由几个环节共用，因此不起作用";

    /// The remedy.
    pub fn ambiguous_help() = "write the id of the step" | "请改写该环节的编号";

    /// A waiver that covers nothing.
    pub fn unused(rule: &str) = "the waiver of `{rule}` covers no finding" | "对 `{rule}` 的豁免没有对应的问题";

    /// A waiver of a rule that is off.
    pub fn rule_off(rule: &str) =
        "the waiver of `{rule}` covers no finding: the rule is off"
        | "对 `{rule}` 的豁免没有对应的问题：该规则没有启用";

    /// The remedy.
    pub fn rule_off_help() = "remove it, or switch the rule on" | "请删除，或启用该规则";

    /// A waiver of a finding that another one waives.
    pub fn covered(rule: &str) =
        "the waiver of `{rule}` covers nothing that another does not cover already"
        | "对 `{rule}` 的豁免所及，另一条豁免已经涵盖";

    /// The remedy.
    pub fn covered_help() = "keep one of them" | "请只保留一条";

    /// A waiver of a figure that got worse, from before this change.
    pub fn spent(rule: &str) =
        "the waiver of `{rule}` is for an earlier change"
        | "对 `{rule}` 的豁免针对的是先前的变更";

    /// The remedy for a figure that got worse again.
    pub fn spent_help() =
        "a waiver that was there before is for an earlier change: where it has to be, write a new one with its own reason"
        | "先前已有的豁免只针对当时的变更；确有必要的，请另写豁免并说明理由";

    /// A baseline that is an empty file.
    pub fn empty_baseline() = "the file is empty" | "文件是空的";

    /// A baseline that is not JSON.
    pub fn no_json_at(line: usize, column: usize) =
        "line {line}, column {column} is not valid JSON"
        | "第 {line} 行第 {column} 列不是有效的 JSON";

    /// JSON that is not a baseline.
    pub fn no_baseline_at(line: usize, column: usize) =
        "the value that ends at line {line}, column {column} is not one that `reengineer baseline write` writes"
        | "第 {line} 行第 {column} 列处的内容与 `reengineer baseline write` 写出的不符";

    /// A document of another kind or version.
    pub fn other_schema(found: &str, wanted: &str) =
        "`schema` is `{found}`, not `{wanted}`"
        | "`schema` 是 `{found}`，应为 `{wanted}`";

    /// A baseline that is not text.
    pub fn no_text() = "it is not UTF-8 text" | "文件不是 UTF-8 编码";

    /// The remedy.
    pub fn stale_help() = "`reengineer baseline prune` removes it" | "运行 `reengineer baseline prune` 可将其删除";

    /// A finding that does not hold in every case.
    pub fn holds_in(message: &Text, cases: &[&str]) =
        "{message} (in case `{english}`)"
        | "{message}（情形「{chinese}」）", both(message),
        where (english, chinese) = (cases.join("`, `"), cases.join("」「"));
}

/// The remedy.
pub fn unused_help(of_whole: bool) -> Text {
    if of_whole {
        say!(
            "remove it; here it covers findings about the whole process, for those about a step write it at the step",
            "请删除；写在这里只豁免关于整个流程的问题，针对某个环节的请写在该环节上"
        )
    } else {
        say!("remove it", "请删除")
    }
}

/// A stale entry of a baseline.
pub fn stale(rule: &str, process: &str, step: Option<&str>, gone: usize) -> Text {
    let whole = match step {
        Some(step) => format!("{process}/{step}"),
        None => process.to_owned(),
    };
    say!(
        "the baseline lets through {gone} more `{rule}` in `{whole}` than there are",
        "基线所记 `{whole}` 的 `{rule}` 比实际多 {gone} 项"
    )
}
